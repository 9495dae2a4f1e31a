using Naas.Analysis.Anonymity;
using Naas.Analysis.Disclosure;
using Naas.Application.Access;
using Naas.Application.Queries;

namespace Naas.Infrastructure.Research;

/// <summary>What is told to research partners of counts: those of one to four people are withheld (S-38), and those of the department's own extracts.</summary>
internal static class TellingPartners
{
    /// <summary>A step of which it is not told how many records it changed.</summary>
    public static ExtractStep Withheld(string step) => new(step, Changed: null, Symbol.Confidential.Text());

    /// <summary>Without the extracts that the department took: of two moments next to each other, how many records they held tells who came between.</summary>
    public static ResearchProject Of(ResearchProject project, Caller caller) => caller.Role == Role.ResearchPartner
        ? project with { Extracts = [.. project.Extracts.Where(given => given.Role == RoleNames.Of(Role.ResearchPartner))] }
        : project;

    /// <summary>Without what the records were like before they were made alike, and without counts of few.</summary>
    public static ResearchExtract Of(ResearchExtract extract)
    {
        var excluded = extract.Provenance.Excluded.Select(one => IsFew(one.Count) ? one with { Count = null } : one).ToList();
        return extract with
        {
            Before = null,
            Steps = [.. extract.Steps.Select(step => IsFew(step.Changed) ? Withheld(step.Name) : step)],
            // Less the records that are told, it would be how many are not.
            Provenance = extract.Provenance with { Excluded = excluded, N = IsFew(extract.Provenance.N - extract.Records.Count) ? null : extract.Provenance.N },
        };
    }

    private static bool IsFew(long? count) => count is > 0 and < AnonymityPolicy.LeastClass;
}
