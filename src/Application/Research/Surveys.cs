using Naas.Application.People;
using Naas.Application.Queries;

namespace Naas.Application.Research;

/// <summary>What a survey asks about (response ¶53).</summary>
public enum SurveyQuestionSet
{
    Commitment = 1,
    Morale = 2,
    CareerPlans = 3,
}

/// <summary>Codes of surveys, questions and answers: there is no place for anybody's words.</summary>
public static class SurveyCode
{
    public static bool IsValid(string? text) => text is { Length: >= 1 and <= 60 } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}

/// <summary>Records what a survey came to, in counts alone; nothing of a respondent.</summary>
/// <param name="Survey">The code of the survey, such as <c>wave-1</c>: one of it in each question set.</param>
/// <param name="FieldedFrom">The first day on which it was answered.</param>
/// <param name="FieldedTo">The last.</param>
/// <param name="Respondents">How many answered anything.</param>
/// <param name="Source">Where the results were published or handed over.</param>
/// <param name="Corrects">The version of the results that these correct; null for the first.</param>
/// <param name="CommandId">Sent again, it is answered as it was.</param>
public sealed record RecordSurveyResults(
    SurveyQuestionSet QuestionSet, string Survey, DateOnly FieldedFrom, DateOnly FieldedTo, int Respondents, string Source, IReadOnlyList<SurveyCount> Answers, int? Corrects, Guid CommandId)
    : DirectoryCommand<ResearchOutcome<SurveyVersion>>;
