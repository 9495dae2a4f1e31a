namespace Naas.Domain.Journeys;

public static partial class Refusals
{
    private const string ByException = "By exception, it may be that some employers, principally large local authorities, would regard themselves as having more than one practice leader because the local authority area for the purpose of children's social care is sub-divided into discrete geographical areas…";

    private const string DrawsOnFeedback = "We would expect the assessment to include simulated elements (for example through role plays, written exercises and in-depth interviews) assessed at an assessment day and a process to draw on feedback from social workers in the service, peers, managers, elected members and partners.";

    public static RefusalKind LeadersAssessedApart { get; } = new(
        "leaders-assessed-apart", "Practice leaders are assessed by a process of their own",
        C16("¶44", "To recognise the very specific requirements of assessing practice leaders we have decided to run this as a separate process from the accreditation system for child and family practitioners and practice supervisors."),
        "Book the leader's assessment day, let two assessors rate its role play, written exercise and interview, and gather what colleagues feed back.");

    public static RefusalKind ColleaguesAlreadyHeard { get; } = new(
        "colleagues-already-heard", "This group's feedback is there already",
        C16("¶45", DrawsOnFeedback),
        "Correct it if it was recorded wrongly.");

    public static RefusalKind NoRespondents { get; } = new(
        "no-respondents", "Nobody of this group can have been heard",
        C16("¶45", DrawsOnFeedback),
        "Check the number of those who were heard.");

    public static RefusalKind FeedbackBeforeEndorsement { get; } = new(
        "feedback-before-endorsement", "The feedback lies before the worker was put forward",
        C16("¶62", "… those who are new to practice leader roles should have a period of 12 months minimum full time continuous employment with the same employer before being put forward for assessment."),
        "Use a day on or after the endorsement; what was said before it was said of another time.");

    public static RefusalKind ColleaguesNotHeard { get; } = new(
        "colleagues-not-heard", "Not every group of colleagues was heard",
        C16("¶45", DrawsOnFeedback),
        "Gather the feedback of the groups that are named first.");

    public static RefusalKind NotALeadersRole { get; } = new(
        "not-a-leaders-role", "Only a practice leader's role names an area",
        C16("Annex A", ByException),
        "Check the number of the role.");

    public static RefusalKind AreaNeedsException { get; } = new(
        "area-needs-exception", "The employer's service is not divided into such areas",
        C16("Annex A", ByException),
        "Have the department's operations record how the service is divided, or check the code of the area.");

    public static RefusalKind AreaAlreadyNamed { get; } = new(
        "area-already-named", "The role names another area",
        C16("Annex A", ByException),
        "End the role and record another when the leader has moved; correct the area when it was recorded wrongly.");
}
