using Naas.Analysis.Publishing;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Infrastructure.ReadModels.Queries;
using Naas.Projections;
using Naas.Projections.EmployerDashboard.Accreditations;
using Naas.Projections.EmployerDashboard.Attempts;
using Naas.Projections.EmployerDashboard.Results;

namespace Naas.Infrastructure.ReadModels.Careers;

/// <summary>Everybody who is or was an employer's, and what they come to on a day; read once from one snapshot.</summary>
internal sealed class EmployerCareers
{
    private static readonly Level[] Levels = Enum.GetValues<Level>();

    private readonly List<EmployersCareer> _all;
    private readonly DateOnly _asOf;

    private EmployerCareers(IEnumerable<Career> careers, OrganisationCode organisation, DateOnly asOf) =>
        (_all, _asOf) = ([.. careers.Select(career => new EmployersCareer(career, organisation, asOf)).OrderBy(career => career.Career.Journey)], asOf);

    /// <summary>Who is in post on the day, each once.</summary>
    public IEnumerable<EmployersCareer> InPost => _all.Where(career => career.IsInPost);

    /// <param name="ofPresent">What is read of those who may be in post on the day.</param>
    /// <param name="ofEndorsed">What is read of those who may be endorsed by the employer.</param>
    /// <param name="beside">Asked on the last way to the server, for the caller.</param>
    /// <param name="isLast">Whether nothing is asked of the snapshot afterwards.</param>
    public static async Task<EmployerCareers> ReadAsync(
        Snapshot snapshot, OrganisationCode organisation, DateOnly asOf, CareerParts ofPresent, CareerParts ofEndorsed, Asked? beside = null, bool isLast = false)
    {
        var reader = new CareerReader(snapshot);
        var endorsed = await reader.PlacedAtAsync(organisation);
        var present = reader.Careers.Values.Where(career => career.Spells.Exists(spell => spell.From <= asOf && !(spell.To < asOf))).Select(career => career.Journey).ToList();
        reader.Ask(reader.Careers.Keys, CareerParts.CarryOvers);
        reader.Ask(present.Union(endorsed), ofPresent & ofEndorsed);
        reader.Ask(present, ofPresent & ~ofEndorsed);
        reader.Ask(endorsed, ofEndorsed & ~ofPresent);
        await reader.ReadAsync(asOf, beside, isLast);
        return new EmployerCareers(reader.Careers.Values, organisation, asOf);
    }

    /// <summary>Reads where some of those in post stand, in the order of their records.</summary>
    /// <param name="after">The last of the page before; null for the first page.</param>
    /// <param name="maximum">The most workers of a page.</param>
    public static async Task<(IReadOnlyList<EmployersCareer> Page, bool IsMore)> PageAsync(Snapshot snapshot, OrganisationCode organisation, DateOnly asOf, Guid? after, int maximum)
    {
        var reader = new CareerReader(snapshot);
        _ = await reader.PlacedAtAsync(organisation);
        reader.Ask(reader.Careers.Keys, CareerParts.CarryOvers);
        await reader.ReadAsync(asOf);
        // One more than asked for tells whether there is more.
        var present = new EmployerCareers(reader.Careers.Values, organisation, asOf).InPost.Where(worker => after is null || worker.Career.Journey.CompareTo(after.Value) > 0).Take(maximum + 1).ToList();
        var page = present.Take(maximum).ToList();
        reader.Ask(page.Select(worker => worker.Career.Journey), CareerParts.Standing);
        await reader.ReadAsync(asOf, isLast: true);
        return (page, present.Count > maximum);
    }

    /// <summary>People, not employments: who came and went in the year up to the day, and who is there on it.</summary>
    public WorkforceCounts Workforce()
    {
        var comings = _all.ConvertAll(career => Comings.Of(career, _asOf));
        return new WorkforceCounts(
            _all.Count(career => career.Present.Any(stint => stint.Basis == EmploymentBasis.Direct)),
            _all.Count(career => career.Present.Any(stint => stint.Basis != EmploymentBasis.Direct)),
            comings.Count(coming => coming.Joined),
            comings.Count(coming => coming.Left));
    }

    public StandingCounts Standing() => StandingCounts.Of(_all);

    /// <summary>
    /// Whom the employer has endorsed and who holds no place, in the order in which the endorsements were recorded; whose turn it is, the
    /// domain says (S-44).
    /// </summary>
    public IReadOnlyList<EndorsedWorker> Waiting() =>
    [
        .. from career in _all
           from endorsed in career.WaitingEndorsements
           orderby endorsed.Row.GivenAt, career.Career.Journey, EnumText.Of(endorsed.Row.Level)
           select new EndorsedWorker(
               career.Career.Journey, endorsed.Row.Level, endorsed.Row.Rank, endorsed.Row.EndorsedOn, endorsed.Row.SittingsFrom,
               endorsed.CarriesUntil > endorsed.Row.ValidUntil ? endorsed.CarriesUntil.Value : endorsed.Row.ValidUntil,
               career.Career.HasAgreed(endorsed.Row.Level, _asOf) == true,
               WithinCapacity: false),
    ];

    /// <summary>How the elements went under the employer's endorsement, of results that were released while the worker was employed there (S-16).</summary>
    public IReadOnlyList<ElementOutcomes> Elements() =>
    [
        .. from career in _all
           from attempt in career.Standing
           from marked in MarksOf(attempt)
           group marked.Result by (attempt.Level, marked.Element) into results
           orderby results.Key.Level, results.Key.Element
           select new ElementOutcomes(
               results.Key.Level,
               results.Key.Element,
               results.Count(result => result == ElementResult.Met),
               results.Count(result => result == ElementResult.NarrowlyNotMet),
               results.Count(result => result == ElementResult.NotMet)),
    ];

    /// <summary>The windows of one element to be taken again, the one that ends first in front.</summary>
    public IReadOnlyList<RetakeWindow> Retakes() =>
    [
        .. from career in InPost
           from again in career.Again
           where again.IsOfElement
           let narrow = again.Of.Opened == Opening.NarrowRetake && again.IsNarrow
           let until = (narrow ? again.Of.RetakeUntil : again.Of.BankedUntil)!.Value
           orderby until, career.Career.Journey, again.Level
           select new RetakeWindow(
               career.Career.Journey, again.Level, again.Of.RetakeElement!.Value, narrow, until, again.Of.BankedUntil!.Value,
               career.Career.StoppedSince(again.Level, _asOf).Any(since => since <= until)),
    ];

    /// <summary>The people in post by where they stand.</summary>
    public IReadOnlyList<WorkforceStanding> Standings() =>
    [
        .. InPost.GroupBy(career => career.StandsAt).Select(standing => new WorkforceStanding(standing.Key.Level, standing.Key.Standing, standing.Count()))
            .OrderBy(line => line.Level is null).ThenBy(line => line.Level).ThenBy(line => line.Standing),
    ];

    /// <summary>Who leads practice on the day, by area, and how many of them are accredited as practice leaders then; a person once, with the role taken up last.</summary>
    public IReadOnlyList<(ServiceAreaCode? Area, int InPost, int Accredited)> Leading() =>
    [
        .. from career in InPost
           let role = career.RolesHeld.Where(role => role.Level == Level.Leader).OrderByDescending(role => role.From).ThenByDescending(role => role.Role).FirstOrDefault()
           where role is not null
           group career by role.Area into area
           orderby area.Key is not null, area.Key
           select (
               area.Key is { } code ? new ServiceAreaCode(code) : (ServiceAreaCode?)null,
               area.Count(),
               area.Count(career => career.Held.Any(held => held is { Level: Level.Leader, HasEnded: false }))),
    ];

    /// <summary>The results of people in post that stand on the day, each with the employer's reports on it: issued during an employment there, carried over or not (S-12, S-16).</summary>
    public IEnumerable<StandingResult> Results() =>
        from career in InPost
        from employment in career.Present.Select(stint => (stint.EmployedOn, stint.LeftOn)).Distinct()
        from attempt in career.Career.Attempts
        where attempt.AnnulledOn is null || attempt.AnnulledOn > _asOf
        from report in career.Career.Feedback
            .Where(report => report.Level == attempt.Level && report.Attempt == attempt.Attempt && report.IssuedOn <= _asOf && report.IssuedOn >= employment.EmployedOn && !(report.IssuedOn > employment.LeftOn))
            .DefaultIfEmpty()
        select new StandingResult(career.Career.Journey, attempt.Level, attempt.SitsOn, attempt.ReleasedOn <= _asOf, report?.Areas, report?.IssuedOn, report?.Order);

    /// <summary>Who in post has something to take again and has not sat it again, and with whom of them the next steps were agreed .</summary>
    public IReadOnlyList<DevelopmentPlans> Plans()
    {
        var waiting = (from career in InPost
                       from again in career.Again
                       where !again.IsSat
                       select (again.Level, HasPlan: career.Career.Plans.Exists(plan => plan.Level == again.Level && plan.Attempt == again.Of.Attempt && plan.AgreedOn <= _asOf))).ToList();
        return [.. Levels.Select(level => new DevelopmentPlans(level, waiting.Count(one => one.Level == level && one.HasPlan), waiting.Count(one => one.Level == level && !one.HasPlan)))];
    }

    /// <summary>Who in post was expected to be put forward, or to be accredited, before the day and is not (R-022, R-025, R-026, S-49): a report, and nothing follows from it.</summary>
    public IReadOnlyList<ExpectationsOverdue> Expectations()
    {
        var overdue = (from career in InPost
                       from role in career.RolesHeld
                       where role.ExpectedBy < _asOf
                       let isAccredited = career.Career.Accreditations.Exists(step => step.Step == AccreditationStep.Given && step.On <= _asOf && Fulfils(step.Level, role.Level))
                       // An endorsement counts as putting forward wherever it was given.
                       let isPutForward = career.Career.Endorsements.Exists(endorsement => endorsement.EndorsedOn <= _asOf && Fulfils(endorsement.Level, role.Level))
                       where !isAccredited
                       select (career.Career.Journey, role.Level, role.ToBeAccredited, isPutForward)).ToList();
        return
        [
            .. Levels.Select(level => new ExpectationsOverdue(
                level,
                People(overdue.Where(one => one.Level == level && !one.isPutForward).Select(one => one.Journey)),
                People(overdue.Where(one => one.Level == level && one.ToBeAccredited).Select(one => one.Journey)))),
        ];

        // Whoever leads practice may have been put forward as a supervisor instead.
        static bool Fulfils(Level done, Level expected) => done == expected || (expected == Level.Leader && done == Level.Supervisor);
    }

    /// <summary>Where the accreditations of the people in post stand with re-accreditation on the day (S-15).</summary>
    /// <param name="dueBy">What is due after this day is not due soon.</param>
    public IReadOnlyList<ReaccreditationsDue> Reaccreditations(DateOnly dueBy)
    {
        var latest = InPost.SelectMany(career => career.Held.GroupBy(held => held.Level).Select(held => held.MaxBy(one => one.Since)!)).ToList();
        return
        [
            .. from level in Levels
               let held = latest.FindAll(one => one.Level == level)
               select new ReaccreditationsDue(
                   level,
                   held.Count(one => one.DueOn >= _asOf && one.DueOn <= dueBy),
                   held.Count(one => one.IsOverdue && !one.HasEnded),
                   held.Count(one => one.HasEnded)),
        ];
    }

    /// <summary>
    /// The first attempts of people at each level, as they count on a day, that were sat under this employer's endorsement and whose result
    /// was released while they were employed there (S-16): as the employer heard of them, and as they are among the tally of the whole
    /// country, from whose rows they are read.
    /// </summary>
    public IReadOnlyList<OwnRate> OwnFirsts(DateOnly until)
    {
        var told = Rates(_all.SelectMany(career => career.FirstsAsTold(until)).SelectMany(PartsOf));
        var counted = Rates(_all.SelectMany(career => career.FirstsInTheCountry(until)).SelectMany(PartsOf));
        return [.. told.Keys.Union(counted.Keys).Select(part => new OwnRate(RateOf(told, part), RateOf(counted, part)))];
    }

    /// <summary>What of this employer's own, as it was told of them, is among the country's first attempts in a release: what it takes off by itself to have the rest.</summary>
    /// <param name="asOf">The day of the release.</param>
    /// <param name="places">Of which the release is.</param>
    public IReadOnlyList<CountedRate> OwnInRelease(DateOnly asOf, Places places) => [.. Rates(_all.SelectMany(career => career.FirstsInRelease(asOf, places)).SelectMany(PartsOf)).Values];

    /// <summary>Those of them that are counted with this employer there: whose endorsement it was on the day of the sitting.</summary>
    public IReadOnlyList<CountedRate> OwnRowInRelease(DateOnly asOf) => [.. Rates(_all.SelectMany(career => career.FirstsInOwnRow(asOf)).SelectMany(PartsOf)).Values];

    private static Dictionary<(Level Level, Element? Element), CountedRate> Rates(IEnumerable<(Level Level, Element? Element, bool IsMet)> parts) =>
        parts.GroupBy(part => (part.Level, part.Element)).ToDictionary(part => part.Key, part => new CountedRate(part.Key.Level, part.Key.Element, part.Count(), part.Count(one => one.IsMet)));

    private static CountedRate RateOf(Dictionary<(Level Level, Element? Element), CountedRate> rates, (Level Level, Element? Element) part) =>
        rates.GetValueOrDefault(part, new CountedRate(part.Level, part.Element, 0, 0));

    private static IEnumerable<(Level Level, Element? Element, bool IsMet)> PartsOf(AttemptRow attempt)
    {
        yield return (attempt.Level, null, attempt.Outcome == Outcome.Met);
        foreach (var (element, result) in MarksOf(attempt))
            yield return (attempt.Level, element, result == ElementResult.Met);
    }

    private static IEnumerable<(Level Level, Element? Element, bool IsMet)> PartsOf(ReleasedResultEntry result)
    {
        yield return (result.Level, null, result.Outcome == Outcome.Met);
        if (result.Level == Level.Leader)
            yield break;
        foreach (var element in ElementsOf(result.Met))
            yield return (result.Level, element, true);
        foreach (var element in ElementsOf(result.NotMet))
            yield return (result.Level, element, false);
    }

    /// <summary>The elements that have a result; of the parts of a leader's day none is kept.</summary>
    private static IEnumerable<(Element Element, ElementResult Result)> MarksOf(AttemptRow attempt) =>
        from marked in new (Element Element, ElementResult? Result)[] { (Element.Knowledge, attempt.Knowledge), (Element.Simulated, attempt.Simulated), (Element.Written, attempt.Written) }
        where marked.Result is not null
        select (marked.Element, marked.Result!.Value);

    private static IEnumerable<Element> ElementsOf(string elements) => elements.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(element => EnumText.Parse<Element>(element));

    private static int People(IEnumerable<Guid> journeys) => journeys.Distinct().Count();
}
