using Naas.Analysis.Anonymity;
using Naas.Analysis.Disclosure;
using Naas.Application.Access;
using Naas.Application.Queries;

namespace Naas.Infrastructure.Research;

/// <summary>What is told to research partners of counts: those of one to four people are withheld (S-38), and those of the department's own extracts.</summary>
internal static class TellingPartners
{
    private static readonly string Withheld = Symbol.Confidential.Text();

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
            Steps = [.. extract.Steps.Select(step => IsFew(step.Changed) ? step with { Changed = null, Symbol = Withheld } : step)],
            // Less the records that are told, it would be how many are not.
            Provenance = extract.Provenance with { Excluded = excluded, N = IsFew(extract.Provenance.N - extract.Records.Count) ? null : extract.Provenance.N },
        };
    }

    public static SurveyWithVersions Of(SurveyWithVersions survey) =>
        survey with { Latest = Of(survey.Latest), Versions = [.. survey.Versions.Select(Of)] };

    private static SurveyVersion Of(SurveyVersion version) => version with
    {
        Respondents = IsFew(version.Respondents) ? null : version.Respondents,
        Answers = [.. version.Answers.GroupBy(answer => answer.Question, StringComparer.Ordinal).SelectMany(question => OfQuestion([.. question]))],
    };

    /// <summary>Where one answer of a question is withheld, so is a second one and every share: one alone could be taken from the number of those who answered.</summary>
    private static IEnumerable<SurveyShare> OfQuestion(List<SurveyShare> answers)
    {
        var few = answers.Where(answer => IsFew(answer.Count)).ToHashSet();
        if (few.Count == 0)
            return answers;
        if (few.Count == 1 && answers.Where(answer => answer.Count > 0 && !few.Contains(answer)).MinBy(answer => answer.Count) is { } second)
            few.Add(second);
        return answers.Select(answer => few.Contains(answer) ? answer with { Count = null, Percent = null, Symbol = Withheld } : answer with { Percent = null });
    }

    private static bool IsFew(long? count) => count is > 0 and < AnonymityPolicy.LeastClass;
}
