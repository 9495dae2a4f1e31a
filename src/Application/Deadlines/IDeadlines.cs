using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;

namespace Naas.Application.Deadlines;

/// <summary>The read model of what falls due, or that of the workers, is being made anew and cannot be told of; later it can.</summary>
public sealed class DeadlinesNotThereException(string message) : Exception(message);

/// <summary>What falls due when, from a read model: it may lag, so the command that settles it looks again.</summary>
public interface IDeadlines
{
    /// <summary>Whose something is due, in the order of the first due day.</summary>
    /// <param name="after">The last journey of the page before; null for the first page.</param>
    /// <param name="minimum">Wait, for a bounded time, until the read model has seen the log up to here.</param>
    /// <returns>Null when the read model did not come that far in the time there was.</returns>
    Task<DuePage?> DueAsync(DueQuestion question, DueJourney? after, int maximum, LogPosition? minimum, CancellationToken cancellation);

    /// <summary>What was expected by a day before today and has not happened (S-42), the longest overdue first.</summary>
    /// <exception cref="DeadlinesNotThereException">The read model is being made anew.</exception>
    Task<IReadOnlyList<MissedExpectation>> MissedAsync(DateOnly today, int maximum, CancellationToken cancellation);

    /// <summary>The accreditations that stand while what they rest on is in question, the longest first.</summary>
    /// <exception cref="DeadlinesNotThereException">The read model is being made anew.</exception>
    Task<IReadOnlyList<QuestionedAccreditation>> InQuestionAsync(int maximum, CancellationToken cancellation);
}

/// <summary>What the read model is told of what it does not hold: the day, the policy's reminders, and the rollout.</summary>
/// <param name="Today">By the business clock.</param>
/// <param name="Reminders">Every reminder of every edition, in months before the due day: an accreditation goes by its own (S-50).</param>
/// <param name="PassportsUntil">The last day of passports; null while they have no end (S-14).</param>
/// <param name="Successions">By the organisation that was succeeded, those whose day has come (S-16).</param>
public sealed record DueQuestion(
    DateOnly Today,
    IReadOnlyList<(EditionCode Edition, int Months)> Reminders,
    DateOnly? PassportsUntil,
    IReadOnlyDictionary<OrganisationCode, Succession> Successions)
{
    /// <summary>Who took an organisation's staff over, and who took them over from there, as far as their days have come.</summary>
    public IEnumerable<Succession> SuccessionsOf(OrganisationCode organisation)
    {
        for (var at = organisation; Successions.TryGetValue(at, out var succession); at = succession.Successor)
            yield return succession;
    }
}

/// <param name="Journeys">How many journeys have something due, those of this page included.</param>
public sealed record DuePage(IReadOnlyList<DueJourney> Page, long Journeys);

/// <param name="FirstDue">The first day on which something of it is due.</param>
/// <param name="Due">In the order of the days.</param>
public sealed record DueJourney(JourneyId Journey, DateOnly FirstDue, IReadOnlyList<Due> Due);

/// <summary>Something that is due, as the command that settles it; the command takes effect on the due day.</summary>
/// <param name="Level">Null for what concerns the whole journey.</param>
/// <param name="Number">Of the endorsement, the attempt, the employment or the reminder; 0 where there is only one.</param>
/// <param name="SetBy">The revision of the event that set the day: a day that was moved away and back falls due once more.</param>
public sealed record Due(JourneyCommand Command, Level? Level, int Number, long SetBy)
{
    public DateOnly On => Command.On;
}

public enum ExpectedOf
{
    /// <summary>To be put forward .</summary>
    PutForward = 1,

    /// <summary>To be accredited, reported beside it (S-49).</summary>
    Accredited = 2,

    /// <summary>To take again what was not met (S-02, S-06).</summary>
    Retake = 3,

    /// <summary>That a review is decided (S-09).</summary>
    ReviewDecision = 4,

    /// <summary>That a chair accepts or refuses a request that came late (S-09).</summary>
    LateRequest = 5,
}

/// <summary>An expectation that was missed: reported, and nothing follows from it (S-42).</summary>
/// <param name="Number">Of the role, of the attempt that was not met, or of the review.</param>
public sealed record MissedExpectation(JourneyId Journey, ExpectedOf What, Level Level, int Number, DateOnly By);

/// <summary>An accreditation that the department, or who releases results, has to look at (S-34, S-36).</summary>
/// <param name="Attempt">The attempt whose result is in question.</param>
/// <param name="RevocableFrom">The first day on which the notice that was given may be carried out; null where none was.</param>
public sealed record QuestionedAccreditation(JourneyId Journey, Level Level, AccreditationQuestion Question, int Attempt, DateOnly Since, DateOnly? RevocableFrom);
