namespace Naas.Analysis.Statistics;

/// <summary>How long somebody was watched, and whether what is waited for happened then; times in the unit the caller keeps to, days or months.</summary>
/// <remarks>
/// Who came under watch late is at risk only after that: counting the time before it, in which nothing could have happened to anybody who is
/// here to be counted, would make everybody look as if they stayed longer (immortal time).
/// </remarks>
public readonly record struct FollowUp
{
    /// <param name="until">When it happened, or when watching ended.</param>
    /// <param name="happened">Whether it happened; otherwise the time is censored.</param>
    /// <param name="after">After which time this person was at risk (delayed entry); null when from the beginning.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is below zero or no finite number, or somebody came under watch no earlier than it ended.</exception>
    public FollowUp(double until, bool happened, double? after = null)
    {
        if (!double.IsFinite(until) || until < 0)
            throw new ArgumentOutOfRangeException(nameof(until), until, "A time is a finite number, zero or more.");
        if (after is { } late && !(late >= 0 && late < until))
            throw new ArgumentOutOfRangeException(nameof(after), after, $"Who is watched until {until} comes under watch at zero or later, and before that.");
        (Until, Happened, After) = (until, happened, after);
    }

    public double Until { get; }

    public bool Happened { get; }

    public double? After { get; }

    /// <summary>Whether this person was at risk at the time: under watch before it, and still then.</summary>
    public bool AtRiskAt(double time) => (After is not { } late || late < time) && time <= Until;
}

/// <summary>So many people who were watched alike: a country is watched in few ways, counted in months, and is not looked at one by one.</summary>
public readonly record struct FollowUps
{
    /// <param name="each">How long each of them was watched.</param>
    /// <param name="people">How many there are: none or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than none.</exception>
    public FollowUps(FollowUp each, int people)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(people);
        (Each, People) = (each, people);
    }

    public FollowUp Each { get; }

    public int People { get; }

    internal static IReadOnlyCollection<FollowUps> Of(IReadOnlyCollection<FollowUp> people) => [.. people.CountBy(person => person).Select(alike => new FollowUps(alike.Key, alike.Value))];
}
