using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Api.Http.Contracts;

/// <summary>Books a practice leader's assessment day, with its role play, written exercise and interview.</summary>
/// <param name="Sitting">The delivery partner's code of the day, such as <c>LEEDS-2018-09-12</c>.</param>
/// <param name="SitsOn">The assessment day.</param>
/// <param name="On">The day of the booking.</param>
public sealed record BookAssessmentDayBody(SittingCode Sitting, DateOnly SitsOn, DateOnly On)
{
    public JourneyCommand.BookAssessmentDay ToCommand() => new(Sitting, SitsOn, On);
}

/// <summary>What one group of colleagues fed back about a practice leader.</summary>
/// <param name="Respondents">How many of the group were heard.</param>
/// <param name="Document">What they said, without names: the words, stored before under <c>documents</c>.</param>
public sealed record GatherColleagueFeedbackBody(ColleagueGroup Group, int Respondents, DocumentId Document, DateOnly On)
{
    public JourneyCommand.GatherColleagueFeedback ToCommand() => new(Group, Respondents, Document, On);
}

/// <summary>What should have been recorded of a group's feedback.</summary>
/// <param name="Document">What they said; the same document where only the number was wrong.</param>
/// <param name="Reason">Why the record is put right.</param>
/// <param name="On">The day of the correction.</param>
public sealed record CorrectColleagueFeedbackBody(ColleagueGroup Group, int Respondents, DocumentId Document, CorrectionReason Reason, DateOnly On)
{
    public JourneyCommand.CorrectColleagueFeedback ToCommand() => new(Group, Respondents, Document, Reason, On);
}

/// <summary>The area that a practice leader leads, where the employer has several by exception.</summary>
/// <param name="Area">One of the areas that the department recorded for the employer.</param>
public sealed record NameLeadersAreaBody(ServiceAreaCode Area, DateOnly On)
{
    public JourneyCommand.NameLeadersArea ToCommand(int role) => new(role, Area, On);
}

/// <summary>The area that should have been named.</summary>
/// <param name="Area">Left out when the role is for the whole service.</param>
/// <param name="Reason">Why the record is put right.</param>
/// <param name="On">The day of the correction.</param>
public sealed record CorrectLeadersAreaBody(ServiceAreaCode? Area, CorrectionReason Reason, DateOnly On)
{
    public JourneyCommand.CorrectLeadersArea ToCommand(int role) => new(role, Area, Reason, On);
}
