using System.Globalization;
using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

/// <summary>A rule that was not met: a value, not an exception.</summary>
/// <param name="Kind">Which rule, from the closed catalogue.</param>
/// <param name="Sentence">What happened and what to do, in one plain sentence about this case.</param>
public sealed record Refusal(RefusalKind Kind, string Sentence)
{
    public string Code => Kind.Code;

    public PolicySource Source => Kind.Source;
}

/// <summary>One rule that can refuse a command: its stable code, its title, and the paragraph behind it.</summary>
/// <param name="Code">Stable for ever; part of the address of its page.</param>
/// <param name="WhatToDo">How the caller gets past it.</param>
public sealed record RefusalKind(string Code, string Title, PolicySource Source, string WhatToDo);

/// <summary>Every refusal a journey knows. A test holds that each has a spec and a page.</summary>
public static class Refusals
{
    public static RefusalKind NotRegistered { get; } = new(
        "not-registered", "The social worker is not registered",
        S("S-53", "One journey is one person, and it begins with registration."),
        "Register the social worker first.");

    public static RefusalKind DateInFuture { get; } = new(
        "date-in-future", "The date has not come yet",
        S("S-40", "Legal dates are Europe/London; what is recorded as having happened has happened."),
        "Send the command on or after its date.");

    public static RefusalKind DateBeforeRegistration { get; } = new(
        "date-before-registration", "The date lies before the registration",
        S("S-40", "Agreement, endorsement and booking are steps of a journey that has begun."),
        "Check the date; what happened before registration is not part of the journey.");

    public static RefusalKind PlacementWithAgency { get; } = new(
        "placement-with-agency", "An agency is not where the practice is",
        C16("fn 8", "For the purpose of this discussion, agency staff are considered as all those that hold a contract with an organisation other than the one on behalf of which the person is delivering the social care services."),
        "Name the organisation on whose behalf the worker practises, and the agency beside it.");

    public static RefusalKind NotAnAgency { get; } = new(
        "not-an-agency", "The contract holder is not an agency",
        C16("fn 8", "For the purpose of this discussion, agency staff are considered as all those that hold a contract with an organisation other than the one on behalf of which the person is delivering the social care services."),
        "Name an employment agency as the contract holder, or send the employment as direct.");

    public static RefusalKind AgencyAndBasisDisagree { get; } = new(
        "agency-and-basis-disagree", "The agency does not fit the basis of the employment",
        C16("fn 8", "For the purpose of this discussion, agency staff are considered as all those that hold a contract with an organisation other than the one on behalf of which the person is delivering the social care services."),
        "Name the agency with an agency placement, and with nothing else.");

    public static RefusalKind AlreadyEmployedThere { get; } = new(
        "already-employed-there", "The worker is in post there already",
        S("S-16", "Employment is kept as spells; one organisation has one open spell with a worker."),
        "End the open employment first, or leave it as it is.");

    public static RefusalKind NoSuchEmployment { get; } = new(
        "no-such-employment", "There is no such employment",
        S("S-16", "Employment is kept as spells, counted from 1."),
        "Read the worker's record for the number of the employment.");

    public static RefusalKind EmploymentAlreadyEnded { get; } = new(
        "employment-already-ended", "The employment has ended on another day",
        S("S-16", "A leaver leaves once; another date is a correction, not a second leaving."),
        "Check the last day in post.");

    public static RefusalKind EmploymentEndsBeforeStart { get; } = new(
        "employment-ends-before-start", "The employment would end before it began",
        S("S-16", "A spell runs from its first day to its last day in post."),
        "Check both dates.");

    public static RefusalKind LevelNotOpen { get; } = new(
        "level-not-open", "This level is not assessed yet",
        G17("¶47", "There is more work to do before we will be ready to introduce an assessment at the practice leaders level."),
        "Practice leaders are encouraged to sit the supervisor level.");

    public static RefusalKind AlreadyAccredited { get; } = new(
        "already-accredited", "The worker is accredited at this level",
        G17("A ¶38", "The first social workers who undertake this assessment who receive a ‘met’ mark will receive accreditation."),
        "Nothing is left to do at this level.");

    public static RefusalKind AgencyCannotEndorse { get; } = new(
        "agency-cannot-endorse", "An agency cannot endorse",
        C16("¶72", "For these social workers we believe the organisation with direct experience of the quality of practice … would be best placed to carry out endorsement, rather than the agency that holds the contractual relationship with the social worker or the individual independent social worker."),
        "Ask the organisation where the worker practises to endorse.");

    public static RefusalKind EndorserHasNoDirectExperience { get; } = new(
        "endorser-has-no-direct-experience", "The endorsing organisation does not see the practice",
        C16("¶72", "For these social workers we believe the organisation with direct experience of the quality of practice … would be best placed to carry out endorsement…"),
        "Record the worker's employment with the organisation, or let the organisation where they practise endorse.");

    public static RefusalKind SiteNotOpen { get; } = new(
        "site-not-open", "The organisation is not a site that is open",
        G17("¶29", "Phase One will involve just five local authorities, where we will test the delivery mechanism of NAAS."),
        "Wait until the department opens the site, or choose a day on or after its opening.");

    public static RefusalKind SittingUnderWay { get; } = new(
        "sitting-under-way", "An attempt is under way",
        S("S-20", "An endorsement belongs to one attempt; it is neither given nor withdrawn while that attempt runs."),
        "Wait for the release of the result.");

    public static RefusalKind ActBeforeRelease { get; } = new(
        "act-before-release", "The date lies before the last result",
        C16("¶74", "The employer will be able to re-endorse the individual for re-assessment once they are satisfied that the individual is able to meet the expected standard."),
        "Use a day on or after the release of the last result.");

    public static RefusalKind NotAgreed { get; } = new(
        "not-agreed", "The worker has not agreed to be assessed",
        G17("¶50", "It is important to make clear that accreditation is not a mandatory qualification."),
        "The worker agrees first; nobody is put forward without it (S-47).");

    public static RefusalKind NotEndorsed { get; } = new(
        "not-endorsed", "No practice endorsement is in force",
        C16("¶37", "… before a social worker takes the assessment we will ask employers to make a judgement about whether the social worker has the knowledge and skills needed to meet the expected standard…"),
        "The organisation that sees the practice endorses first.");

    public static RefusalKind NotReEndorsed { get; } = new(
        "not-re-endorsed", "A retake needs a fresh endorsement",
        C16("¶74", "The employer will be able to re-endorse the individual for re-assessment once they are satisfied that the individual is able to meet the expected standard."),
        "The employer endorses again once satisfied.");

    public static RefusalKind EndorsementExpired { get; } = new(
        "endorsement-expired", "The endorsement does not reach to the day of the sitting",
        S("S-19", "An endorsement is valid for six months and must then be given anew."),
        "Book a sitting on or before its last day, or have it given anew once it has run out.");

    public static RefusalKind SittingBeforeBooking { get; } = new(
        "sitting-before-booking", "The sitting lies before the booking or the endorsement",
        C16("¶37", "… before a social worker takes the assessment we will ask employers to make a judgement about whether the social worker has the knowledge and skills needed to meet the expected standard…"),
        "Choose a sitting on or after the day of the booking and of the endorsement.");

    public static RefusalKind SittingAlreadyBooked { get; } = new(
        "sitting-already-booked", "Another sitting is booked",
        S("S-32", "One attempt is one sitting of the elements due."),
        "Keep the booked sitting, or wait for its result.");

    public static RefusalKind NoSittingBooked { get; } = new(
        "no-sitting-booked", "No sitting is booked",
        G17("¶36", "The assessment will be a four-stage system…"),
        "Book the sitting before marks are handed in.");

    public static RefusalKind ElementNotDue { get; } = new(
        "element-not-due", "The element was not due at this sitting",
        C16("¶75", "For those who fail one element of the assessment narrowly we expect to set up a mechanism for them to retake this element quickly and easily."),
        "Hand in marks only for the elements of the booking.");

    public static RefusalKind MarkBeforeSitting { get; } = new(
        "mark-before-sitting", "The mark lies before the sitting",
        S("S-40", "What is marked has been sat."),
        "Check the day of marking.");

    public static RefusalKind ElementAlreadyMarked { get; } = new(
        "element-already-marked", "The element has another mark",
        S("S-52", "A mark is changed by moderation or correction, with a reason, never by sending it again."),
        "Ask for a moderation or a correction.");

    public static RefusalKind ScoreOutOfRange { get; } = new(
        "score-out-of-range", "The score is not on this standard's scale",
        C16("¶40", "To do this we will create a performance standard for each element of the test – knowledge, simulated and written."),
        "Send a score between 0 and the standard's highest.");

    public static RefusalKind EndorserCannotMark { get; } = new(
        "endorser-cannot-mark", "The person who endorsed cannot mark",
        S("S-51", "No one may both mark and moderate, or endorse and mark, one attempt."),
        "Another assessor marks this attempt.");

    public static RefusalKind MarksIncomplete { get; } = new(
        "marks-incomplete", "Not every element has a mark",
        C16("¶40", "To do this we will create a performance standard for each element of the test – knowledge, simulated and written."),
        "Hand in the missing marks first.");

    public static RefusalKind ReleaserMarked { get; } = new(
        "releaser-marked", "Whoever marked cannot release",
        S("S-51", "Every release is the act of a named person who neither marked nor moderated that attempt."),
        "Another person releases this result.");

    public static RefusalKind ReleaseBeforeMarks { get; } = new(
        "release-before-marks", "The release lies before the last mark",
        S("S-41", "The clock for a retake starts on the day the result is released to the worker."),
        "Check the day of release.");

    /// <summary>The whole catalogue, in the order of a journey.</summary>
    public static IReadOnlyList<RefusalKind> All { get; } =
    [
        NotRegistered, DateInFuture, DateBeforeRegistration,
        PlacementWithAgency, AgencyAndBasisDisagree, NotAnAgency, AlreadyEmployedThere, NoSuchEmployment, EmploymentAlreadyEnded, EmploymentEndsBeforeStart,
        LevelNotOpen, AlreadyAccredited,
        AgencyCannotEndorse, EndorserHasNoDirectExperience, SiteNotOpen, SittingUnderWay, ActBeforeRelease,
        NotAgreed, NotEndorsed, NotReEndorsed, EndorsementExpired, SittingBeforeBooking, SittingAlreadyBooked,
        NoSittingBooked, ElementNotDue, MarkBeforeSitting, ElementAlreadyMarked, ScoreOutOfRange, EndorserCannotMark,
        MarksIncomplete, ReleaserMarked, ReleaseBeforeMarks,
    ];

    internal static Refusal Because(this RefusalKind kind, FormattableString sentence) =>
        new(kind, sentence.ToString(CultureInfo.InvariantCulture));

    internal static string Words(this DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    internal static string Words(this Level level) => level switch
    {
        Level.Practitioner => "practitioner",
        Level.Supervisor => "supervisor",
        Level.Leader => "practice leader",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "No such level."),
    };

    internal static string Words(this Element element) => element switch
    {
        Element.Knowledge => "knowledge",
        Element.Simulated => "simulated",
        Element.Written => "written",
        _ => throw new ArgumentOutOfRangeException(nameof(element), element, "No such element."),
    };

    private static PolicySource C16(string paragraph, string quote) => new("C16", paragraph, quote);

    private static PolicySource G17(string paragraph, string quote) => new("G17", paragraph, quote);

    private static PolicySource S(string decision, string quote) => new("S", decision, quote);
}
