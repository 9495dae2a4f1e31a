using Naas.Analysis.Disclosure;
using Naas.Application.Queries;

namespace Naas.Infrastructure.Research;

/// <summary>What is told to research partners of surveys: nothing of one to four people (S-38), and nothing from which it follows.</summary>
/// <remarks>
/// The questions of a survey divide the same respondents, each in a way of its own, and are released as such tables are; whoever gave a
/// question no answer is a part of them too. A correction counts nearly the same people, so that each version is held against what was
/// told of those before it, and the newer one gives way.
/// </remarks>
internal static class TellingSurveys
{
    // No code of an answer has a capital letter.
    private const string NoAnswer = "No answer";

    private static readonly DisclosurePolicy Policy = DisclosurePolicy.NaasSdc3;

    private static readonly string Withheld = Symbol.Confidential.Text();

    public static SurveyWithVersions Of(SurveyWithVersions survey)
    {
        var questions = QuestionsOf(survey.Versions);
        var told = new List<SurveyVersion>();
        var earlier = new List<EarlierRelease>();
        foreach (var version in survey.Versions)
        {
            var release = Released(version, questions, earlier);
            if (release is not null)
                earlier.Add(EarlierRelease.Of(FormattableString.Invariant($"version {version.Version}"), release));
            told.Add(Told(version, questions, release));
        }

        return survey with { Latest = told[^1], Versions = told };
    }

    /// <summary>Each question with every answer that any version has, so that the versions can be laid side by side.</summary>
    private static Dictionary<string, Dimension> QuestionsOf(IReadOnlyList<SurveyVersion> versions) => versions
        .SelectMany(version => version.Answers)
        .GroupBy(answer => answer.Question, StringComparer.Ordinal)
        .ToDictionary(
            question => question.Key,
            question => Dimension.Flat(question.Key, question.Select(answer => answer.Answer).Distinct(StringComparer.Ordinal).Append(NoAnswer)),
            StringComparer.Ordinal);

    /// <returns>Null where no release could be shown to be safe: then nothing is told.</returns>
    private static Release? Released(SurveyVersion version, Dictionary<string, Dimension> questions, IReadOnlyList<EarlierRelease> earlier)
    {
        try
        {
            return Release.Of(Policy, [.. questions.Values.Select(question => Table(version, question))], earlier: earlier);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static CountTable Table(SurveyVersion version, Dimension question)
    {
        var answers = version.Answers.Where(answer => answer.Question == question.Name).ToList();
        var without = version.Respondents!.Value - answers.Sum(answer => answer.Count!.Value);
        return CountTable.From(
            question.Name, [question],
            [.. answers.Select(answer => ((IReadOnlyList<string>)[answer.Answer], answer.Count!.Value)), ([NoAnswer], without)]);
    }

    private static SurveyVersion Told(SurveyVersion version, Dictionary<string, Dimension> questions, Release? release)
    {
        return version with
        {
            Respondents = release?[CellKey.Everyone].Count,
            Answers = [.. version.Answers.GroupBy(answer => answer.Question, StringComparer.Ordinal).SelectMany(OfQuestion)],
        };

        // A share tells how many answered, and so what is withheld of them; that of fewer than ten is told of no group.
        IEnumerable<SurveyShare> OfQuestion(IGrouping<string, SurveyShare> answers)
        {
            var counts = answers.Select(answer => release?[CellKey.Of((answers.Key, answer.Answer))].Count).ToList();
            var tellsShares = counts.TrueForAll(count => count is not null) && release![CellKey.Of((answers.Key, NoAnswer))].Count is not null && counts.Sum() is { } answered && Policy.AllowsRateOf(answered);
            return answers.Zip(counts, (answer, count) => answer with { Count = count, Percent = tellsShares ? answer.Percent : null, Symbol = count is null ? Withheld : null });
        }
    }
}
