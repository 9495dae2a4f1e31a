using Naas.Analysis.Disclosure;
using Naas.Application.Queries;

namespace Naas.Infrastructure.Research;

/// <summary>What is told to research partners of surveys: nothing of one to four people (S-38), and nothing from which it follows.</summary>
/// <remarks>
/// The questions of a survey divide the same respondents, each in a way of its own, and are released as such tables are; whoever gave a
/// question no answer is a part of them too. The question sets of a survey were answered by the same people, and a correction counts nearly
/// the same ones: each version is held against what was told of all that were recorded before it, and the newer one gives way.
/// </remarks>
internal static class TellingSurveys
{
    // No code of an answer has a capital letter.
    private const string NoAnswer = "No answer";

    private static readonly DisclosurePolicy Policy = DisclosurePolicy.NaasSdc3;

    private static readonly string Withheld = Symbol.Confidential.Text();

    /// <param name="recorded">Every version of one survey, whatever its question set, in the order in which they were recorded.</param>
    /// <returns>The same ones, as they are told. What is told of one rests on none that came after it.</returns>
    public static IReadOnlyList<SurveyVersion> Of(IReadOnlyList<SurveyVersion> recorded)
    {
        var told = new List<SurveyVersion>();
        var earlier = new List<EarlierRelease>();
        foreach (var (at, version) in recorded.Index())
        {
            var questions = QuestionsOf(version, recorded.Take(at + 1));
            var tables = questions.ConvertAll(question => Table(version, question));
            var release = Released(tables, earlier);
            earlier.Add(release is null ? NothingOf(version, tables) : EarlierRelease.Of(NameOf(version), release));
            told.Add(Told(version, questions, release));
        }

        return told;
    }

    /// <summary>The questions of a version, each with every answer that it had by then, so that versions can be laid side by side.</summary>
    private static List<Dimension> QuestionsOf(SurveyVersion version, IEnumerable<SurveyVersion> upToIt)
    {
        var answers = upToIt.SelectMany(one => one.Answers).ToLookup(answer => answer.Question, answer => answer.Answer, StringComparer.Ordinal);
        return [.. version.Answers.Select(answer => answer.Question).Distinct(StringComparer.Ordinal).Select(question => Dimension.Flat(question, answers[question].Distinct(StringComparer.Ordinal).Append(NoAnswer)))];
    }

    /// <returns>Null where no release could be shown to be safe: then nothing is told.</returns>
    private static Release? Released(List<CountTable> tables, List<EarlierRelease> earlier)
    {
        try
        {
            // What was told of other questions tells nothing of these but through the number of respondents.
            return Release.Of(Policy, tables, earlier: [.. earlier.Select(release => release.Within(tables))]);
        }
        catch (NotShownSafeException)
        {
            return null;
        }
    }

    private static EarlierRelease NothingOf(SurveyVersion version, List<CountTable> tables) =>
        new(NameOf(version), tables.SelectMany(table => table.Counts.Keys).Distinct().ToDictionary(key => key, _ => (int?)null));

    private static string NameOf(SurveyVersion version) => FormattableString.Invariant($"version {version.Version} of {version.QuestionSet}");

    private static CountTable Table(SurveyVersion version, Dimension question)
    {
        var answers = version.Answers.Where(answer => answer.Question == question.Name).ToList();
        var without = version.Respondents!.Value - answers.Sum(answer => answer.Count!.Value);
        return CountTable.From(
            question.Name, [question],
            [.. answers.Select(answer => ((IReadOnlyList<string>)[answer.Answer], answer.Count!.Value)), ([NoAnswer], without)]);
    }

    private static SurveyVersion Told(SurveyVersion version, List<Dimension> questions, Release? release)
    {
        return version with { Respondents = release?[CellKey.Everyone].Count, Answers = [.. questions.SelectMany(OfQuestion)] };

        IEnumerable<SurveyShare> OfQuestion(Dimension question)
        {
            var counts = question.Categories.Where(question.IsFinest).ToDictionary(answer => answer, answer => release?[CellKey.Of((question.Name, answer))].Count, StringComparer.Ordinal);
            var answered = counts.Where(count => count.Key != NoAnswer).Aggregate((int?)0, (sum, count) => sum + count.Value);
            // A share tells how many answered, and so what is withheld of them; that of fewer than ten is told of no group.
            var tellsShares = counts[NoAnswer] is not null && answered is { } all && Policy.AllowsRateOf(all);
            var given = version.Answers.Where(answer => answer.Question == question.Name)
                // So does the warning of few.
                .Select(answer => answer with { Count = counts[answer.Answer], Percent = tellsShares ? answer.Percent : null, Warning = answered is null ? null : answer.Warning, Symbol = counts[answer.Answer] is null ? Withheld : null })
                .ToList();
            // That nobody gives an answer any more which few gave before would tell where the few have gone.
            var gone = counts.Where(count => count is { Key: not NoAnswer, Value: null } && !given.Exists(answer => answer.Answer == count.Key));
            return [.. given, .. gone.Select(count => new SurveyShare(question.Name, count.Key, Count: null, Percent: null, Warning: null, Withheld))];
        }
    }
}
