using Naas.Application.Research;
using Naas.Domain.Journeys;

namespace Naas.Api.Http.Contracts;

/// <summary>Registers a project of research.</summary>
/// <param name="Code">By which it is named in addresses, for ever.</param>
/// <param name="Title">Told to everybody.</param>
/// <param name="Justification">What the data is needed for, and why it may be given; nothing of any person.</param>
/// <param name="AgreementEndsOn">The last day on which extracts are given, not before today.</param>
/// <param name="LeastClass">How many have to share their characteristics in an extract: 5 when left out.</param>
/// <param name="Researchers">The subjects, in the role research-partner, that may have its extract.</param>
public sealed record RegisterResearchProjectBody(
    [ProjectCodeText] string Code, string Title, [JustificationText] string Justification, DateOnly AgreementEndsOn, [Between(5, 1000)] int? LeastClass, [MostItems(50)] IReadOnlyList<ActorId> Researchers);

/// <summary>Lets somebody have a project's extract, or no more.</summary>
/// <param name="Assigned">False where they leave the project.</param>
public sealed record AssignResearcherBody(ActorId Researcher, bool Assigned);

/// <summary>Closes a project for good, and destroys its key.</summary>
public sealed record CloseResearchProjectBody(ResearchClosure Reason);

/// <summary>What a survey came to, in counts.</summary>
/// <param name="Survey">The code of the survey.</param>
/// <param name="FieldedFrom">The first day on which it was answered.</param>
/// <param name="FieldedTo">The last, not after today.</param>
/// <param name="Respondents">How many answered anything.</param>
/// <param name="Source">Where the results were published or handed over.</param>
/// <param name="Answers">Each answer of each question once; nobody gives two answers to one question.</param>
/// <param name="Corrects">The version of the results that these correct; left out for the first.</param>
public sealed record RecordSurveyResultsBody(
    [SurveyCodeText] string Survey,
    DateOnly FieldedFrom,
    DateOnly FieldedTo,
    [Between(0, 1_000_000)] int Respondents,
    string Source,
    [MostItems(100)] IReadOnlyList<SurveyAnswerBody> Answers,
    [Between(1, 1000)] int? Corrects);

/// <summary>How many gave one answer to one question.</summary>
public sealed record SurveyAnswerBody([SurveyCodeText] string Question, [SurveyCodeText] string Answer, [Between(0, 1_000_000)] int Count);

/// <summary>What an employer says about the use of outcomes. It is watched, and nothing goes by it.</summary>
/// <param name="InPay">Whether they form part of pay and reward.</param>
/// <param name="InPerformance">Whether they form part of performance proceedings.</param>
/// <param name="From">The day from which it is so, not after today.</param>
public sealed record DeclareOutcomeUseBody(OutcomeUse InPay, OutcomeUse InPerformance, DateOnly From);

internal sealed class ProjectCodeTextAttribute : TextRuleAttribute
{
    public override bool IsKept(string text) => ResearchProjectCode.IsValid(text);

    public override string Rule => "must be 3 to 40 lower-case letters, digits and hyphens, such as live-research-1";
}

internal sealed class SurveyCodeTextAttribute : TextRuleAttribute
{
    public override bool IsKept(string text) => SurveyCode.IsValid(text);

    public override string Rule => "must be a code of 1 to 60 lower-case letters, digits and hyphens, such as wave-1";
}

internal sealed class JustificationTextAttribute : TextRuleAttribute
{
    public override int Longest => 2000;

    public override bool IsProse => true;

    public override bool IsKept(string text) => !string.IsNullOrWhiteSpace(text) && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r'));

    public override string Rule => "must be text that is not blank, without control characters but line breaks";
}
