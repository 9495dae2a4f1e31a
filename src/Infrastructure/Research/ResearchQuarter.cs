using Naas.Analysis.Anonymity;
using Naas.Application.Queries;
using Naas.Projections.Equalities;

namespace Naas.Infrastructure.Research;

/// <summary>The extract of a quarter from which those of all projects are made, so that two of them differ in nothing but their pseudonyms.</summary>
/// <param name="Extract">By pseudonyms of the quarter's own, for no project.</param>
/// <param name="CameIn">By journey, as of which quarter's end everybody whose record was ever in one came in.</param>
/// <param name="Members">Whose records are in this one.</param>
internal sealed record ResearchQuarter(ResearchExtract Extract, IReadOnlyDictionary<Guid, DateOnly> CameIn, IReadOnlyList<QuarterMember> Members)
{
    /// <param name="pseudonyms">Those by which the records are named.</param>
    public static ResearchQuarter Of(ResearchExtract extract, Pseudonyms pseudonyms, IReadOnlyDictionary<Guid, DateOnly> cameIn)
    {
        var records = extract.Records.ToDictionary(record => record.Pseudonym, StringComparer.Ordinal);
        return new ResearchQuarter(
            extract,
            cameIn,
            [.. cameIn.Select(one => (one.Key, one.Value, Record: records.GetValueOrDefault(pseudonyms.Of(one.Key)))).Where(one => one.Record is not null).Select(one => new QuarterMember(one.Key, one.Value, one.Record!))]);
    }

    // A record would print its values.
    public override string ToString() => $"[the extract of the quarter to {Extract.AsOf:O}]";
}

/// <summary>Whose record it is that is in a quarter's extract.</summary>
/// <param name="CameIn">As of which quarter's end it was in one for the first time.</param>
internal sealed record QuarterMember(Guid Journey, DateOnly CameIn, ExtractRecord Record)
{
    // A record would print its values.
    public override string ToString() => "[somebody in a quarter's extract]";
}

/// <summary>Who was in extracts before a quarter's is made.</summary>
/// <param name="known">By journey, as of which quarter's end.</param>
/// <param name="byProject">Where that is known of nobody: by pseudonym, of each open project's extracts from the time when each project had its own.</param>
internal sealed class EarlierQuarters(IReadOnlyDictionary<Guid, DateOnly> known, IReadOnlyList<(Pseudonyms Of, IReadOnlyDictionary<string, DateOnly> CameIn)> byProject) : IDisposable
{
    public IReadOnlyDictionary<Guid, DateOnly> Among(IReadOnlyList<AssessedWorker> workers)
    {
        if (known.Count > 0)
            return known;
        var cameIn =
            from worker in workers
            let quarters = byProject.Select(project => project.CameIn.TryGetValue(project.Of.Of(worker.Journey), out var asOf) ? asOf : (DateOnly?)null).Where(asOf => asOf is not null).ToList()
            where quarters.Count > 0
            select (worker.Journey, AsOf: quarters.Min()!.Value);
        // Too few to be made alike among themselves: they come in with those who are new.
        return cameIn.GroupBy(one => one.AsOf).Where(group => group.Count() >= AnonymityPolicy.LeastClass).SelectMany(group => group).ToDictionary(one => one.Journey, one => one.AsOf);
    }

    public void Dispose()
    {
        foreach (var (pseudonyms, _) in byProject)
            pseudonyms.Dispose();
    }
}
