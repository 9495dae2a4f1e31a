using Naas.Analysis.Publishing;
using Naas.Domain.Employers;
using Naas.Projections.EmployerDashboard.Attempts;
using Naas.Projections.EmployerDashboard.Endorsements;
using Naas.Projections.EmployerDashboard.Results;
using Naas.Projections.EmployerDashboard.Roles;
using Naas.Projections.EmployerDashboard.Spells;

namespace Naas.Infrastructure.ReadModels.Careers;

/// <summary>A career as one organisation's figures of a day have it.</summary>
internal sealed class EmployersCareer
{
    private readonly OrganisationCode _organisation;
    private readonly Lazy<IReadOnlyList<HeldAccreditation>> _held;
    private readonly Lazy<IReadOnlyList<ToTakeAgain>> _again;
    private readonly Lazy<IReadOnlyList<EndorsementRow>> _theirs;
    private readonly Lazy<IReadOnlyList<AttemptRow>> _told;

    public EmployersCareer(Career career, OrganisationCode organisation, DateOnly asOf)
    {
        (Career, _organisation, AsOf) = (career, organisation, asOf);
        Stints = [.. Stint.Of(career).Where(stint => stint.PlacedAt == organisation.Value)];
        Present = [.. Stints.Where(stint => stint.Covers(asOf))];
        _held = new(() => KnownOn is { } known ? [.. HeldAccreditation.Of(career, known, asOf)] : []);
        _again = new(() => IsInPost ? [.. ToTakeAgain.On(career, asOf)] : []);
        _theirs = new(() => career.IsClosed ? [] : [.. career.Endorsements.Where(row => career.OwnerOf(row, asOf) == organisation.Value)]);
        _told = new(() => ToldBy(asOf));
    }

    public Career Career { get; }

    public DateOnly AsOf { get; }

    /// <summary>The stretches of employment with the organisation, ever.</summary>
    public IReadOnlyList<Stint> Stints { get; }

    /// <summary>Those of them that the day lies in.</summary>
    public IReadOnlyList<Stint> Present { get; }

    public bool IsInPost => Present.Count > 0;

    /// <summary>The employment that tells of somebody with several: the one that began last.</summary>
    public Stint? LatestPresent => Present.OrderByDescending(stint => stint.From).ThenByDescending(stint => stint.Spell).FirstOrDefault();

    /// <summary>
    /// Up to when the organisation knows what becomes of the worker: the day itself while in post, and after that the last day of the
    /// employment, carried over to it or not (S-16); null for somebody who was never in post there by the day.
    /// </summary>
    public DateOnly? KnownOn => KnownBy(AsOf);

    /// <summary>The endorsements that are the organisation's on the day.</summary>
    public IReadOnlyList<EndorsementRow> Theirs => _theirs.Value;

    /// <summary>
    /// Those of them that hold no place, one at each level, with the day to which a void sitting carries them on, where one does. Endorsed
    /// anew while the first still holds, somebody has one place: that of the one which is carried on, or else of the latest.
    /// </summary>
    public IEnumerable<(EndorsementRow Row, DateOnly? CarriesUntil)> WaitingEndorsements => Theirs
        .Where(row => row.EndorsedOn <= AsOf && !(row.LapsedOn < AsOf) && !(row.WithdrawnOn <= AsOf))
        .Select(row => (Row: row, CarriesUntil: Career.CarriesUntil(row, AsOf)))
        .Where(one => one.Row.ValidUntil >= AsOf || one.CarriesUntil is not null)
        .GroupBy(one => one.Row.Level)
        .Select(level => level.OrderBy(one => one.CarriesUntil is null).ThenByDescending(one => one.Row.Endorsement).First())
        .Where(one => one.CarriesUntil is not null || !Career.IsUsed(one.Row, AsOf));

    /// <summary>
    /// The attempts under them whose result was released while the worker was employed there (S-16), on whatever day. What was put right,
    /// annulled or overturned after the last day in post there is as it was on that day, until the worker comes back.
    /// </summary>
    public IReadOnlyList<AttemptRow> Told => _told.Value;

    /// <summary>Those of them that were released by the day and not annulled by the last one of which the organisation knows.</summary>
    public IEnumerable<AttemptRow> Standing => Told.Where(attempt => attempt.ReleasedOn <= AsOf && (attempt.AnnulledOn is null || attempt.AnnulledOn > KnownOn));

    /// <summary>
    /// The first attempts at each level, as they count on a day, of those that were told, as the organisation had heard of them by then.
    /// The day may be later than the one that is asked about: that of a release is.
    /// </summary>
    public IEnumerable<AttemptRow> FirstsAsTold(DateOnly until)
    {
        if (KnownBy(until) is not { } known)
            return [];
        var told = ToldBy(until);
        return Firsts(until, result => In(told, result) is { } heard ? heard.AnnulledOn : result.AnnulledOn, known).Select(result => In(told, result)).OfType<AttemptRow>();
    }

    /// <summary>Those of them that a release of first attempts has as well: at all three elements, and sat under the endorsement of one of its authorities.</summary>
    public IEnumerable<AttemptRow> FirstsInRelease(DateOnly asOf, Places places) => FirstsSatUnder(places.HasAuthority, asOf);

    /// <summary>Those of them that a release counts with the organisation itself.</summary>
    public IEnumerable<AttemptRow> FirstsInOwnRow(DateOnly asOf) => FirstsSatUnder(owner => owner == _organisation.Value, asOf);

    /// <summary>The same attempts as they are among the country's, where what was put right or annulled since counts as it is now.</summary>
    public IEnumerable<ReleasedResultEntry> FirstsInTheCountry(DateOnly until) =>
        Firsts(until, result => result.AnnulledOn, until).Where(result => In(Told, result) is not null);

    /// <summary>The worker's accreditations, as far as the organisation knows of them.</summary>
    public IReadOnlyList<HeldAccreditation> Held => _held.Value;

    /// <summary>What the worker is to take again; of nobody who is not in post.</summary>
    public IReadOnlyList<ToTakeAgain> Again => _again.Value;

    public WorkerStanding StandsAt => WorkerStanding.On(Career, AsOf, Held, Again);

    /// <summary>The roles with statutory functions that the worker holds in an employment with the organisation on the day.</summary>
    public IEnumerable<RoleRow> RolesHeld => Career.Roles.Where(role => role.From <= AsOf && !(role.To < AsOf) && Present.Any(stint => stint.Spell == role.Spell));

    /// <summary>Whether an accreditation that an attempt led to is current.</summary>
    public bool IsAccreditedBy(AttemptRow attempt) => Held.Any(held => held.Level == attempt.Level && held.Attempt == attempt.Attempt && !held.HasEnded);

    /// <summary>The employments with the organisation, begun there or carried over to it.</summary>
    private IEnumerable<SpellRow> Employments => Career.Spells.Where(spell =>
        spell.PlacedAt == _organisation.Value || Career.CarryOvers.Exists(carried => carried.Spell == spell.Spell && carried.To == _organisation.Value));

    private DateOnly? KnownBy(DateOnly day) => Employments.Where(spell => spell.From <= day).Max(spell => (DateOnly?)(spell.To < day ? spell.To.Value : day));

    /// <summary>The last day of which the organisation hears of the worker by the employments that began by a day: one ends for it on the day before another one carries it on.</summary>
    private DateOnly? HeardBy(DateOnly day) => Employments.Where(spell => spell.From <= day).Max(spell => (DateOnly?)LastDayOf(spell));

    private DateOnly LastDayOf(SpellRow spell)
    {
        var last = spell.To ?? DateOnly.MaxValue;
        foreach (var carried in Career.CarryOvers.Where(carried => carried.Spell == spell.Spell && carried.From == _organisation.Value && carried.On <= last))
            last = carried.On.AddDays(-1);
        return last;
    }

    private IEnumerable<AttemptRow> FirstsSatUnder(Func<string, bool> isOwner, DateOnly asOf) => FirstsAsTold(asOf).Where(attempt =>
        attempt is { Knowledge: not null, Simulated: not null, Written: not null }
        && Career.Endorsements.Exists(row => row.Level == attempt.Level && row.Endorsement == attempt.Endorsement && isOwner(Career.OwnerOf(row, attempt.SitsOn))));

    private IReadOnlyList<AttemptRow> ToldBy(DateOnly day)
    {
        var heardOn = HeardBy(day);
        return [.. Theirs.SelectMany(row => Career.Attempts.Where(attempt => attempt.Level == row.Level && attempt.Endorsement == row.Endorsement && IsTold(attempt)).Select(attempt => AsHeard(attempt, heardOn)))];
    }

    private static AttemptRow AsHeard(AttemptRow attempt, DateOnly? heardOn) => attempt.Earlier.FirstOrDefault(was => was.Until > heardOn) is { } was
        ? attempt with { Outcome = was.Outcome, Knowledge = was.Knowledge, Simulated = was.Simulated, Written = was.Written, AnnulledOn = was.AnnulledOn }
        : attempt;

    private static AttemptRow? In(IReadOnlyList<AttemptRow> told, ReleasedResultEntry result) => told.FirstOrDefault(attempt => attempt.Level == result.Level && attempt.Attempt == result.Attempt);

    /// <param name="annulledOn">The first day on which a result counts no more.</param>
    /// <param name="last">The day on which it is to count.</param>
    private IEnumerable<ReleasedResultEntry> Firsts(DateOnly until, Func<ReleasedResultEntry, DateOnly?> annulledOn, DateOnly last) => Career.Results
        .Where(result => !result.IsRetake && result.ReleasedOn <= until && !(annulledOn(result) <= last))
        .GroupBy(result => result.Level)
        .Select(results => results.OrderBy(result => result.ReleasedOn).ThenBy(result => result.Attempt).First());

    private bool IsTold(AttemptRow attempt) => attempt.ReleasedOn is { } released && Employments.Any(spell => spell.From <= released && !(spell.To < released));
}
