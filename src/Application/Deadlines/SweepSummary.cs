namespace Naas.Application.Deadlines;

/// <summary>What a sweep came to.</summary>
/// <param name="Today">The business day on which it looked.</param>
/// <param name="Done">Settled now.</param>
/// <param name="Already">Settled before, by another sweep or by somebody.</param>
/// <param name="NotDueYet">The journey knew better than the read model: something stands in the way, or the day was moved.</param>
/// <param name="Refused">Refused by another rule, by its code.</param>
/// <param name="Failed">Could not be sent, or to a record that cannot be read, or something else went wrong with it: for an operator to look at.</param>
/// <param name="LeftOpen">Not settled for now, such as by a busy journey; the next sweep finds it again.</param>
/// <param name="Rounds">How often the read model was asked from the start: what is settled may make something else due.</param>
/// <param name="IsBehind">Whether the read model did not come as far as the sweep in the time there was, so that the next sweep goes on.</param>
/// <param name="HeldBack">Why nothing was done at all; null when the sweep went its way.</param>
/// <param name="Notes">What was not simply done, one by one.</param>
public sealed record SweepSummary(
    DateOnly Today,
    int Done,
    int Already,
    int NotDueYet,
    IReadOnlyDictionary<string, int> Refused,
    int Failed,
    int LeftOpen,
    int Rounds,
    bool IsBehind,
    string? HeldBack,
    IReadOnlyList<SweepNote> Notes)
{
    public static SweepSummary NotNow(DateOnly today, string why) => new(today, 0, 0, 0, new Dictionary<string, int>(), 0, 0, 0, IsBehind: false, why, []);

    /// <summary>What was found and is not settled.</summary>
    public int NotSettled => NotDueYet + Refused.Values.Sum() + Failed + LeftOpen;

    /// <summary>Whether nothing is left for an operator to look at, or for the next sweep. What was not due yet is left to its day.</summary>
    public bool IsClean => HeldBack is null && !IsBehind && NotSettled == NotDueYet;
}

/// <summary>How one thing that was due went, when it was not simply done.</summary>
/// <param name="Command">The frozen name of the command.</param>
/// <param name="Code">The refusal's code, or what kind of answer it was.</param>
public sealed record SweepNote(Guid Journey, string Command, DateOnly Due, string Code, string Why);
