using Naas.Domain.Assessments;
using Naas.Projections;
using Naas.Projections.EmployerDashboard.Accreditations;
using Naas.Projections.EmployerDashboard.Agreements;
using Naas.Projections.EmployerDashboard.Attempts;
using Naas.Projections.EmployerDashboard.CarryOvers;
using Naas.Projections.EmployerDashboard.Endorsements;
using Naas.Projections.EmployerDashboard.Feedback;
using Naas.Projections.EmployerDashboard.Plans;
using Naas.Projections.EmployerDashboard.Rebookings;
using Naas.Projections.EmployerDashboard.Results;
using Naas.Projections.EmployerDashboard.Roles;
using Naas.Projections.EmployerDashboard.Spells;

namespace Naas.Infrastructure.ReadModels.Careers;

/// <summary>One worker's rows, as far as they were read, in no order; what they come to on a day is worked out from them.</summary>
internal sealed class Career(Guid journey)
{
    public Guid Journey => journey;

    /// <summary>Whether the record was closed in favour of another: what it holds counts there (S-53).</summary>
    public bool IsClosed { get; set; }

    public List<SpellRow> Spells { get; } = [];

    public List<CarryOverRow> CarryOvers { get; } = [];

    public List<RoleRow> Roles { get; } = [];

    public List<AgreementRow> Agreements { get; } = [];

    public List<EndorsementRow> Endorsements { get; } = [];

    public List<AttemptRow> Attempts { get; } = [];

    public List<RebookingRow> Rebookings { get; } = [];

    public List<AccreditationRow> Accreditations { get; } = [];

    public List<OpenStopEntry> Stops { get; } = [];

    public List<FeedbackRow> Feedback { get; } = [];

    public List<PlanRow> Plans { get; } = [];

    public List<ReleasedResultEntry> Results { get; } = [];

    /// <summary>What the worker answered last to being put forward at a level, up to a day; null where there is no answer.</summary>
    public bool? HasAgreed(Level level, DateOnly day)
    {
        bool? agreed = null;
        foreach (var answers in Agreements.Where(row => row.Level == level))
        {
            foreach (var answer in answers.Answers.Where(answer => answer.On <= day))
                agreed = answer.Agreed;
        }

        return agreed;
    }

    /// <summary>The attempts at a level that are booked on a day, sat or not.</summary>
    public IEnumerable<AttemptRow> BookedOn(Level level, DateOnly day) =>
        Attempts.Where(attempt => attempt.Level == level && attempt.IsBookedOn(day));

    /// <summary>Since when something stops windows of a level that begins by a day (S-48): what has ended has moved their ends.</summary>
    public IEnumerable<DateOnly> StoppedSince(Level level, DateOnly day) =>
        Stops.Where(stop => (stop.Level ?? level) == level && stop.From <= day).Select(stop => stop.From);

    /// <summary>Whether an endorsement holds a place on a day: a release uses up every endorsement that was given before it.</summary>
    public bool IsUsed(EndorsementRow endorsement, DateOnly day) =>
        BookedOn(endorsement.Level, day).Any(attempt => !(attempt.ReleasedOn <= day) || attempt.ReleasedRevision > endorsement.GivenRevision);

    /// <summary>
    /// The last day to which an endorsement carries one more sitting after a void one, or after a result that was set aside (S-32); null
    /// where it carries none on the day. Another place uses that up, whatever carries it, unless the place could not be taken.
    /// </summary>
    public DateOnly? CarriesUntil(EndorsementRow endorsement, DateOnly day)
    {
        if (Rebookings.Count == 0)
            return null;
        return Rebookings
            .Where(right => right.Level == endorsement.Level && right.FromOn <= day && right.Until >= day
                && Attempts.Exists(attempt => attempt.Level == right.Level && attempt.Attempt == right.Attempt && attempt.Endorsement == endorsement.Endorsement)
                && !Attempts.Exists(attempt => UsesUp(attempt, right)))
            .MaxBy(right => right.Attempt)?.Until;

        // One that was booked before the right was there uses nothing up, whatever became of it and whenever.
        bool UsesUp(AttemptRow attempt, RebookingRow right) =>
            attempt.Level == right.Level && attempt.Attempt > right.Attempt && attempt.BookedOn <= day && attempt.BookedOrder > right.GivenOrder
            && !(attempt.Endorsement == endorsement.Endorsement
                && Rebookings.Exists(other => other.Level == attempt.Level && other.Attempt == attempt.Attempt && other.Until is null && other.FromOn <= day));
    }

    /// <summary>Whose an endorsement is on a day: a successor's, once the employment was carried over after it was given (S-16).</summary>
    public string OwnerOf(EndorsementRow endorsement, DateOnly day)
    {
        CarryOverRow? heir = null;
        foreach (var first in CarryOvers.Where(carried => carried.From == endorsement.EndorsedBy && carried.Revision > endorsement.GivenRevision && carried.On <= day))
        {
            foreach (var next in CarryOvers.Where(carried => carried.Spell == first.Spell && carried.On <= day && (heir is null || carried.Revision > heir.Revision)))
                heir = next;
        }

        return heir?.To ?? endorsement.EndorsedBy;
    }
}
