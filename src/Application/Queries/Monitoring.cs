using Naas.Application.Research;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Application.Queries;

/// <summary>What surveys of a question set came to, as recorded first and as corrected.</summary>
/// <param name="AsPublishedOn">What was recorded later is left out; null for everything.</param>
public sealed record ListSurveyResults(SurveyQuestionSet QuestionSet, DateOnly? AsPublishedOn) : Query<SurveyResults>;

/// <param name="Definition">What the counts and shares are.</param>
/// <param name="Surveys">By the first day of the survey.</param>
public sealed record SurveyResults(SurveyQuestionSet QuestionSet, DateOnly? AsPublishedOn, FigureDefinition Definition, IReadOnlyList<SurveyWithVersions> Surveys);

/// <param name="Latest">The last of <paramref name="Versions"/>.</param>
/// <param name="Revised">Whether there is more than one.</param>
/// <param name="Versions">As recorded, the earliest first.</param>
public sealed record SurveyWithVersions(string Survey, SurveyVersion Latest, bool Revised, IReadOnlyList<SurveyVersion> Versions);

/// <summary>One survey's results as they were recorded once.</summary>
/// <param name="Version">From 1; a correction is the next one.</param>
/// <param name="Respondents">How many answered anything; null where that may not be told.</param>
/// <param name="Source">Where the results were published or handed over.</param>
/// <param name="RecordedBy">An opaque subject.</param>
/// <param name="RecordedAt">UTC.</param>
public sealed record SurveyVersion(
    SurveyQuestionSet QuestionSet,
    string Survey,
    int Version,
    DateOnly FieldedFrom,
    DateOnly FieldedTo,
    int? Respondents,
    string Source,
    IReadOnlyList<SurveyShare> Answers,
    ActorId RecordedBy,
    string RecordedAs,
    DateTimeOffset RecordedAt);

/// <summary>How many gave an answer to a question.</summary>
/// <param name="Question">A code.</param>
/// <param name="Answer">A code.</param>
public sealed record SurveyCount(string Question, string Answer, int Count);

/// <summary>How many gave an answer to a question, and how many that is of those who answered it.</summary>
/// <param name="Count">Null where it may not be told.</param>
/// <param name="Percent">To one place, half up; null where nobody answered the question, or where a count of it may not be told.</param>
/// <param name="Warning">What to bear in mind of few answers (S-39).</param>
/// <param name="Symbol"><c>c</c> in the place of a count that is withheld to protect those who answered.</param>
public sealed record SurveyShare(string Question, string Answer, int? Count, double? Percent, string? Warning, string? Symbol = null);

/// <summary>What an employer declared about the use of outcomes.</summary>
public sealed record GetOutcomeUse(OrganisationCode Organisation) : Query<OutcomeUseHistory>;

/// <summary>What every employer that declared something declared last.</summary>
/// <param name="AsOf">The day on which it is so; null for today.</param>
public sealed record ListOutcomeUse(DateOnly? AsOf) : Query<OutcomeUses>;

/// <param name="Current">What holds today; null where nothing was declared that does.</param>
/// <param name="Declarations">Everything that was declared, the newest first; nothing is ever changed.</param>
public sealed record OutcomeUseHistory(OrganisationCode Organisation, OutcomeUseDeclaration? Current, IReadOnlyList<OutcomeUseDeclaration> Declarations);

/// <param name="From">The day from which it is so.</param>
/// <param name="DeclaredAt">UTC.</param>
public sealed record OutcomeUseDeclaration(OrganisationCode Organisation, OutcomeUse InPay, OutcomeUse InPerformance, DateOnly From, DateTimeOffset DeclaredAt);

/// <param name="Definition">What was declared, and that nothing goes by it.</param>
/// <param name="Declarations">By the code of the employer.</param>
public sealed record OutcomeUses(DateOnly AsOf, FigureDefinition Definition, OutcomeUseCounts InPay, OutcomeUseCounts InPerformance, IReadOnlyList<OutcomeUseDeclaration> Declarations);

/// <summary>How many employers declared what; whoever declared nothing is in none of them.</summary>
public sealed record OutcomeUseCounts(int Used, int NotUsed, int UnderReview);
