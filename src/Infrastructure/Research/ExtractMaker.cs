using System.Collections.Immutable;
using System.Globalization;
using Naas.Analysis.Anonymity;
using Naas.Analysis.Publishing;
using Naas.Application.Queries;
using Naas.Projections;
using Naas.Projections.Equalities;

namespace Naas.Infrastructure.Research;

/// <summary>Makes the records of an extract: pseudonyms in the place of journeys, bands, and characteristics that enough others share.</summary>
internal sealed class ExtractMaker(Places places)
{
    /// <summary>Where an authority carried the sitting under whose endorsement nobody of England's authorities stands.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>In the place of the project, where an extract is of none.</summary>
    private const string NoProject = "*";

    private const string TooFewAlike = "too-few-alike";

    private readonly Dictionary<string, string> _regions = places.Authorities.ToDictionary(authority => authority.Code, authority => authority.Region.Name, StringComparer.Ordinal);

    public static AnonymityPolicy Policy { get; } = AnonymityPolicy.NaasAnonymity1;

    public static FigureDefinition Definition { get; } = new(
        "research-extract-1",
        "A record for each worker with a released result: the level, region, month, age band and band of service of the first sitting with one, sex, ethnic group and disability as declared, and every attempt at that level with a released result. What too few share is told more coarsely or not at all.");

    public static FigureDefinition CutDefinition { get; } = new(
        "research-cut-2",
        Definition.Sentence + " The region is not told. As of the last day of a calendar quarter, made once and kept. Who is in it for the first time is alike with enough others who are; where there are too few of them, they wait for the next quarter.");

    /// <param name="workers">In any order.</param>
    /// <param name="provenance">Makes it of how many there were and what was left out.</param>
    public Task<ResearchExtract> MakeAsync(
        ResearchProject project, DateOnly asOf, Pseudonyms pseudonyms, IReadOnlyList<AssessedWorker> workers, Func<long, IReadOnlyList<Exclusion>, Task<Provenance>> provenance) =>
        MakeAsync(project.Code, project.LeastClass, asOf, pseudonyms, [[.. workers.Select(WithRegion)]], workers, provenance);

    /// <summary>Makes the extract of a quarter, of which every project's is made.</summary>
    /// <remarks>A project's pseudonyms tell who is new in it. So those who came in together are made alike among themselves: a known newcomer is one of enough newcomers.</remarks>
    /// <param name="pseudonyms">The quarter's own.</param>
    /// <param name="before">By journey, as of which earlier quarter's end those came in who are not new.</param>
    public static async Task<ResearchQuarter> MakeQuarterAsync(
        DateOnly asOf, Pseudonyms pseudonyms, IReadOnlyList<AssessedWorker> workers, IReadOnlyDictionary<Guid, DateOnly> before, Func<long, IReadOnlyList<Exclusion>, Task<Provenance>> provenance)
    {
        var together = workers.GroupBy(worker => before.GetValueOrDefault(worker.Journey, asOf)).OrderBy(group => group.Key);
        var extract = await MakeAsync(NoProject, AnonymityPolicy.LeastClass, asOf, pseudonyms, [.. together.Select(group => (IReadOnlyList<AnonymousRecord<AssessedWorker>>)[.. group.Select(WithoutRegion)])], workers, provenance);
        var named = extract.Records.Select(record => record.Pseudonym).ToHashSet(StringComparer.Ordinal);
        var cameIn = before.ToDictionary();
        foreach (var worker in workers.Where(worker => named.Contains(pseudonyms.Of(worker.Journey))))
            _ = cameIn.TryAdd(worker.Journey, asOf);
        return ResearchQuarter.Of(extract, pseudonyms, cameIn);
    }

    /// <summary>Each step once, in the order of the policy; what is withheld of one is withheld of the sum.</summary>
    public static IReadOnlyList<ExtractStep> InOrder(IEnumerable<ExtractStep> steps)
    {
        var changed = steps.ToLookup(step => step.Name, step => step.Changed, StringComparer.Ordinal);
        return [.. Policy.Steps.Where(step => changed.Contains(step.Name)).Select(step => changed[step.Name].Contains(null) ? TellingPartners.Withheld(step.Name) : new ExtractStep(step.Name, changed[step.Name].Sum()))];
    }

    public static ExtractAnonymity Told(AnonymityMeasure measure) => new(measure.Records, measure.Classes, measure.K, measure.BelowFive, measure.BelowLeast, measure.L, measure.OfOneOutcome);

    /// <summary>What was left out, with so many more who are alike with too few; where their number is withheld already it stays so.</summary>
    public static IReadOnlyList<Exclusion> Excluded(IReadOnlyList<Exclusion> before, long withheld)
    {
        var tooFew = before.Where(one => one.Reason == TooFewAlike).Aggregate((long?)withheld, (sum, one) => sum + one.Count);
        return
        [
            .. tooFew is null or > 0 ? [new Exclusion(TooFewAlike, "Too few of these workers are alike even when none of their characteristics is told.", tooFew)] : Array.Empty<Exclusion>(),
            .. before.Where(one => one.Reason != TooFewAlike),
        ];
    }

    /// <param name="groups">The workers in groups that are made alike each for itself.</param>
    private static async Task<ResearchExtract> MakeAsync(
        string project,
        int least,
        DateOnly asOf,
        Pseudonyms pseudonyms,
        IReadOnlyList<IReadOnlyList<AnonymousRecord<AssessedWorker>>> groups,
        IReadOnlyList<AssessedWorker> workers,
        Func<long, IReadOnlyList<Exclusion>, Task<Provenance>> provenance)
    {
        var made = groups.Select(group => Generalisation.Of(Policy, group, least)).ToList();
        var kept = made.SelectMany(group => group.Records).ToList();
        // The order in which people were registered, sat or are stored tells of them: that of the pseudonyms tells nothing.
        var records = kept.Select(record => RecordOf(record, pseudonyms.Of(record.Of.Journey))).OrderBy(record => record.Pseudonym, StringComparer.Ordinal).ToList();
        return new ResearchExtract(
            project,
            asOf,
            Policy.Name,
            least,
            Policy.Characteristics,
            InOrder(made.SelectMany(group => group.Steps).Select(step => new ExtractStep(step.Name, step.Changed))),
            Told(AnonymityMeasure.Of(groups.SelectMany(group => group), least)),
            Told(AnonymityMeasure.Of(kept, least)),
            records,
            await provenance(workers.Count, Excluded(AtOtherLevels(workers.Sum(worker => worker.AtOtherLevels)), made.Sum(group => group.Withheld))));
    }

    private static IReadOnlyList<Exclusion> AtOtherLevels(int attempts) =>
        attempts > 0 ? [new Exclusion("other-level", "Attempts at another level than that at which the worker sat first.", attempts)] : [];

    private AnonymousRecord<AssessedWorker> WithRegion(AssessedWorker worker) => Anonymous(worker, _regions.GetValueOrDefault(worker.Organisation, Elsewhere));

    // All records of a region would tell how many of it met an element, which releases withhold where it would give an authority away.
    private static AnonymousRecord<AssessedWorker> WithoutRegion(AssessedWorker worker) => Anonymous(worker, AnonymityPolicy.NotTold);

    /// <summary>The values stand in the order of the policy's characteristics.</summary>
    private static AnonymousRecord<AssessedWorker> Anonymous(AssessedWorker worker, string region) => new(
        worker,
        [
            EnumText.Of(worker.Level),
            region,
            worker.Attempts[0].SatOn.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            worker.Age,
            worker.Declared.Sex,
            worker.Declared.EthnicGroup,
            worker.Declared.Disability,
            worker.Service,
        ],
        worker.Attempts[0].Outcome);

    private static ExtractRecord RecordOf(AnonymousRecord<AssessedWorker> record, string pseudonym)
    {
        var (told, worker) = (record.Values, record.Of);
        var tellsElements = told[0] != AnonymityPolicy.NotTold;
        var first = worker.Attempts[0].SatOn;
        return new ExtractRecord(
            pseudonym, told[0], told[1], told[2], told[3], told[4], told[5], told[6], told[7],
            [.. worker.Attempts.Select((attempt, index) => new ExtractAttempt(
                index + 1, attempt.Kind, MonthsBetween(first, attempt.SatOn), MonthsBetween(first, attempt.ReleasedOn), attempt.Outcome,
                tellsElements ? [.. attempt.Elements.Select(one => new ExtractElement(one.Element, one.Outcome))] : []))]);
    }

    /// <summary>Of calendar months, whatever the days.</summary>
    private static int MonthsBetween(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
