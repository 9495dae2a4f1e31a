using Naas.Analysis.Anonymity;
using Naas.Application.Queries;

namespace Naas.Infrastructure.Research;

/// <summary>Makes a project's extract of that of the quarter: the same records by the project's pseudonyms, told more coarsely where it asks for larger classes.</summary>
/// <remarks>
/// A larger class is made of the records as the quarter tells them, never of finer ones: so whoever has both projects' extracts has
/// nothing that the one with the smaller classes does not tell.
/// </remarks>
internal static class ProjectExtracts
{
    private static readonly AnonymityPolicy Policy = ExtractMaker.Policy;

    public static ResearchExtract Of(ResearchQuarter quarter, ResearchProject project, Pseudonyms pseudonyms)
    {
        var made = Together(quarter.Members, project.LeastClass).Select(group => Generalisation.Of(Policy, [.. group.Select(Anonymous)], project.LeastClass)).ToList();
        var kept = made.SelectMany(group => group.Records).ToList();
        // A few of the quarter's would be what a project with larger classes counts more than one with smaller ones.
        var told = TellingPartners.Of(quarter.Extract);
        var steps = made.SelectMany(group => group.Steps.Select(step => new ExtractStep(step.Name, step.Changed))).Concat(told.Steps);
        return told with
        {
            Project = project.Code,
            LeastClass = project.LeastClass,
            Steps = ExtractMaker.InOrder(steps),
            After = ExtractMaker.Told(AnonymityMeasure.Of(kept, project.LeastClass)),
            Records = [.. kept.Select(record => RecordOf(record, pseudonyms.Of(record.Of.Journey))).OrderBy(record => record.Pseudonym, StringComparer.Ordinal)],
            Provenance = told.Provenance with { Excluded = ExtractMaker.Excluded(told.Provenance.Excluded, made.Sum(group => group.Withheld)) },
        };
    }

    /// <summary>Those who came in together, the earliest first; where they are fewer than a class they wait for those who came in next.</summary>
    private static List<List<QuarterMember>> Together(IReadOnlyList<QuarterMember> members, int least)
    {
        var groups = new List<List<QuarterMember>>();
        foreach (var cameIn in members.GroupBy(member => member.CameIn).OrderBy(group => group.Key))
        {
            if (groups is [.., var waiting] && waiting.Count < least)
                waiting.AddRange(cameIn);
            else
                groups.Add([.. cameIn]);
        }

        return groups;
    }

    /// <summary>The values stand in the order of the policy's characteristics.</summary>
    private static AnonymousRecord<QuarterMember> Anonymous(QuarterMember member)
    {
        var told = member.Record;
        return new(member, [told.Level, told.Region, told.SatIn, told.Age, told.Sex, told.EthnicGroup, told.Disability, told.Service], told.Attempts[0].Outcome);
    }

    private static ExtractRecord RecordOf(AnonymousRecord<QuarterMember> record, string pseudonym)
    {
        var (told, attempts) = (record.Values, record.Of.Record.Attempts);
        var tellsElements = told[0] != AnonymityPolicy.NotTold;
        return new ExtractRecord(
            pseudonym, told[0], told[1], told[2], told[3], told[4], told[5], told[6], told[7],
            tellsElements ? attempts : [.. attempts.Select(attempt => attempt with { Elements = [] })]);
    }
}
