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

    private static readonly AnonymityPolicy Policy = AnonymityPolicy.NaasAnonymity1;

    private readonly Dictionary<string, string> _regions = places.Authorities.ToDictionary(authority => authority.Code, authority => authority.Region.Name, StringComparer.Ordinal);

    public static FigureDefinition Definition { get; } = new(
        "research-extract-1",
        "A record for each worker with a released result: the level, region, month, age band and band of service of the first sitting with one, sex, ethnic group and disability as declared, and every attempt at that level with a released result. What too few share is told more coarsely or not at all.");

    public static FigureDefinition CutDefinition { get; } = new(
        "research-cut-1",
        Definition.Sentence + " As of the last day of a calendar quarter, made once and kept. Who is in it for the first time is alike with enough others who are; where there are too few of them, they wait for the next quarter.");

    /// <param name="workers">In any order.</param>
    /// <param name="provenance">Makes it of how many there were and what was left out.</param>
    public Task<ResearchExtract> MakeAsync(
        ResearchProject project, DateOnly asOf, Pseudonyms pseudonyms, IReadOnlyList<AssessedWorker> workers, Func<long, IReadOnlyList<Exclusion>, Task<Provenance>> provenance) =>
        MakeAsync(project, asOf, pseudonyms, [workers], workers, provenance);

    /// <summary>Makes the extract of a quarter, which is laid beside those before it.</summary>
    /// <remarks>The pseudonyms tell who is new in it. So those who came in together are made alike among themselves: a known newcomer is one of enough newcomers.</remarks>
    /// <param name="before">The project's earlier ones, the earliest first.</param>
    public Task<ResearchExtract> MakeCutAsync(
        ResearchProject project, DateOnly asOf, Pseudonyms pseudonyms, IReadOnlyList<AssessedWorker> workers, IReadOnlyList<ResearchExtract> before, Func<long, IReadOnlyList<Exclusion>, Task<Provenance>> provenance)
    {
        var cameIn = before.SelectMany(cut => cut.Records.Select(record => (record.Pseudonym, cut.AsOf)))
            .GroupBy(record => record.Pseudonym, StringComparer.Ordinal)
            .ToDictionary(record => record.Key, record => record.Min(one => one.AsOf), StringComparer.Ordinal);
        var together = workers.GroupBy(worker => cameIn.GetValueOrDefault(pseudonyms.Of(worker.Journey), asOf)).OrderBy(group => group.Key);
        return MakeAsync(project, asOf, pseudonyms, [.. together.Select(group => (IReadOnlyList<AssessedWorker>)[.. group])], workers, provenance);
    }

    /// <param name="groups">The workers in groups that are made alike each for itself.</param>
    private async Task<ResearchExtract> MakeAsync(
        ResearchProject project,
        DateOnly asOf,
        Pseudonyms pseudonyms,
        IReadOnlyList<IReadOnlyList<AssessedWorker>> groups,
        IReadOnlyList<AssessedWorker> workers,
        Func<long, IReadOnlyList<Exclusion>, Task<Provenance>> provenance)
    {
        var made = groups.Select(group => Generalisation.Of(Policy, [.. group.Select(Anonymous)], project.LeastClass)).ToList();
        var kept = made.SelectMany(group => group.Records).ToList();
        var steps = made.SelectMany(group => group.Steps).ToLookup(step => step.Name, step => step.Changed, StringComparer.Ordinal);
        // The order in which people were registered, sat or are stored tells of them: that of the pseudonyms tells nothing.
        var records = kept.Select(record => RecordOf(record, pseudonyms.Of(record.Of.Journey))).OrderBy(record => record.Pseudonym, StringComparer.Ordinal).ToList();
        return new ResearchExtract(
            project.Code,
            asOf,
            Policy.Name,
            project.LeastClass,
            Policy.Characteristics,
            [.. Policy.Steps.Where(step => steps.Contains(step.Name)).Select(step => new ExtractStep(step.Name, steps[step.Name].Sum()))],
            Told(AnonymityMeasure.Of(workers.Select(Anonymous), project.LeastClass)),
            Told(AnonymityMeasure.Of(kept, project.LeastClass)),
            records,
            await provenance(workers.Count, Excluded(made.Sum(group => group.Withheld), workers.Sum(worker => worker.AtOtherLevels))));
    }

    private static IReadOnlyList<Exclusion> Excluded(int withheld, int atOtherLevels) =>
    [
        .. withheld > 0 ? [new Exclusion("too-few-alike", "Too few of these workers are alike even when none of their characteristics is told.", withheld)] : Array.Empty<Exclusion>(),
        .. atOtherLevels > 0 ? [new Exclusion("other-level", "Attempts at another level than that at which the worker sat first.", atOtherLevels)] : Array.Empty<Exclusion>(),
    ];

    /// <summary>The values stand in the order of the policy's characteristics.</summary>
    private AnonymousRecord<AssessedWorker> Anonymous(AssessedWorker worker) => new(
        worker,
        [
            EnumText.Of(worker.Level),
            _regions.GetValueOrDefault(worker.Organisation, Elsewhere),
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

    private static ExtractAnonymity Told(AnonymityMeasure measure) => new(measure.Records, measure.Classes, measure.K, measure.BelowFive, measure.BelowLeast, measure.L, measure.OfOneOutcome);
}
