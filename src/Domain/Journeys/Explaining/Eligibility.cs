using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

/// <summary>Fills in what a command needs from elsewhere, as for one that is sent, and says which edition governs it.</summary>
/// <param name="today">The day on which it would be decided.</param>
/// <returns>Null where the command names something that there is not.</returns>
public delegate (JourneyCommand Command, Policy Policy)? Preparation(JourneyCommand command, DateOnly today);

/// <summary>What is possible for a worker at one level on a day, by when, and why not the rest.</summary>
/// <param name="Steps">Everything that can be asked for at the level, in the order of a journey; corrections are no steps.</param>
/// <param name="Windows">What runs for or against the worker.</param>
public sealed record Eligibility(Level Level, DateOnly On, ImmutableArray<Step> Steps, ImmutableArray<Window> Windows)
{
    /// <summary>Who asks for a step when nobody in particular does: somebody without a part in anything. What a panel does is asked as one of it.</summary>
    public static ActorId Anybody { get; } = new("anybody");

    /// <summary>Asks each step of the decider itself, on the day and on every later day on which the answer may change.</summary>
    /// <param name="changes">The days on which something changes beside the journey, such as the first day of an edition (S-50).</param>
    public static Eligibility Of(Level level, DateOnly on, Journey journey, Preparation prepare, params IEnumerable<DateOnly> changes)
    {
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(prepare);
        var asking = new Asking(level, on, journey, prepare, changes);
        return new Eligibility(level, on, asking.Steps(), journey.HasBegun ? [.. JourneyDecider.WindowsOf(level, on, journey, prepare)] : []);
    }
}

/// <summary>Something that can be asked for at a level, and what would come of it.</summary>
/// <param name="Asked">The command that was put to the decider, with its facts.</param>
/// <param name="Edition">The edition that would govern it.</param>
/// <param name="Refusal">The refusal, where it is not possible.</param>
/// <param name="Sentence">For people: possible and until when, or why not and from when.</param>
/// <param name="From">Where it is not possible: the first day from which it would be, as the record stands; null where waiting alone changes nothing.</param>
/// <param name="Until">Where it is possible: the last day on which it is, as the record stands; null for no end.</param>
/// <param name="Sittings">The days of sitting that may be booked; null for every other step, and where none may.</param>
/// <param name="Findings">Every rule of its gate in the order of the law; of a step without one, what was refused.</param>
public sealed record Step(
    JourneyCommand Asked,
    EditionCode Edition,
    StepStanding Standing,
    Refusal? Refusal,
    string Sentence,
    DateOnly? From,
    DateOnly? Until,
    SittingDays? Sittings,
    ImmutableArray<Finding> Findings);

/// <summary>What would come of a step.</summary>
public enum StepStanding
{
    Possible = 1,

    /// <summary>It is so already: asking changes nothing.</summary>
    DoneAlready = 2,

    NotPossible = 3,

    /// <summary>It counts in working days of a year whose bank holidays are not known (S-40).</summary>
    NotToBeTold = 4,
}

/// <summary>The days for which a sitting may be booked.</summary>
/// <param name="Until">The last one; null for no end.</param>
/// <param name="Elements">What would be due on the first.</param>
public sealed record SittingDays(DateOnly From, DateOnly? Until, ElementSet Elements);

/// <summary>A time that runs for or against the worker.</summary>
/// <param name="Name">What it is, such as <c>narrow-retake</c>.</param>
/// <param name="From">Its first day; null where it has none of its own.</param>
/// <param name="Until">Its last day; null where it has none.</param>
/// <param name="StandsStill">Whether its last day does not come while something stands in the way: it is still to move (S-48).</param>
/// <param name="About">What it speaks of: not everybody is told of everything.</param>
public sealed record Window(string Name, DateOnly? From, DateOnly? Until, bool StandsStill, string Sentence, ImmutableArray<SettingUsed> Settings, Matter About)
{
    /// <summary>The edition whose settings these are; null where it rests on none.</summary>
    public EditionCode? Edition { get; init; }
}
