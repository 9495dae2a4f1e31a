namespace Naas.Domain.Journeys;

public static partial class Refusals
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

    public static RefusalKind NotTheWorkersNumber { get; } = new(
        "not-the-workers-number", "The registration number is not this worker's",
        S("S-37", "There is no public register: an employer takes on somebody whom it knows, by their registration number."),
        "Look the worker up by the registration number they gave you, and send the employment to that record with that number.");

    public static RefusalKind PlacementWithAgency { get; } = new(
        "placement-with-agency", "An agency is not where the practice is",
        C16("fn 8", "For the purpose of this discussion, agency staff are considered as all those that hold a contract with an organisation other than the one on behalf of which the person is delivering the social care services."),
        "Name the organisation on whose behalf the worker practises, and the agency beside it.");

    public static RefusalKind AgencyAndBasisDisagree { get; } = new(
        "agency-and-basis-disagree", "The agency does not fit the basis of the employment",
        C16("fn 8", "For the purpose of this discussion, agency staff are considered as all those that hold a contract with an organisation other than the one on behalf of which the person is delivering the social care services."),
        "Name the agency with an agency placement, and with nothing else.");

    public static RefusalKind NotAnAgency { get; } = new(
        "not-an-agency", "The contract holder is not an agency",
        C16("fn 8", "For the purpose of this discussion, agency staff are considered as all those that hold a contract with an organisation other than the one on behalf of which the person is delivering the social care services."),
        "Name an employment agency as the contract holder, or send the employment as direct.");

    public static RefusalKind AlreadyEmployedThere { get; } = new(
        "already-employed-there", "The worker is in post there already",
        S("S-16", "Employment is kept as spells; one organisation has one open spell with a worker."),
        "End the open employment first, or leave it as it is.");

    public static RefusalKind EmploymentsOverlap { get; } = new(
        "employments-overlap", "Two employments at one organisation would overlap",
        S("S-16", "Employment is kept as spells; a worker is in post at one organisation once at a time."),
        "Check the days, or correct the other employment first.");

    public static RefusalKind EmployerSucceeded { get; } = new(
        "employer-succeeded", "The organisation has a successor",
        S("S-16", "A successor organisation carries employment, endorsements and clocks over unbroken."),
        "Let the successor record the employment; it is named in the sentence.");

    public static RefusalKind DestinationAfterDeath { get; } = new(
        "destination-after-death", "The destination does not fit the reason for leaving",
        S("S-16", "A spell ends with a reason and a destination, after the codes of the workforce census."),
        "Send the destination as not applicable, or check the reason.");

    public static RefusalKind RoleBeyondLeaving { get; } = new(
        "role-beyond-leaving", "A role would run beyond the last day in post",
        S("S-23", "A role with statutory functions is held in an employment, and ends with it."),
        "Correct the role or expunge it first, or check the last day in post.");

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
        "Nothing is left to do at this level until re-accreditation, which has its own endorsement and its own time.");

    public static RefusalKind NoStatutoryRole { get; } = new(
        "no-statutory-role", "The worker has no role with statutory functions at this level",
        C16("¶53", "Over time, we want all social workers carrying out statutory functions to be accredited…"),
        "Record the role and its functions first, at the level that they belong to.");

    public static RefusalKind FunctionsMissing { get; } = new(
        "functions-missing", "A role consists of at least one statutory function",
        C16("¶55", "In future we would expect social workers carrying out the following services … to be accredited:"),
        "Name the functions that the worker carries out.");

    public static RefusalKind RouteDoesNotFitRole { get; } = new(
        "route-does-not-fit-role", "The way of entry does not fit the role",
        C16("¶62", "Following the same principle as for those undertaking the ASYE programme, it is our expectation that social workers who are new to practice supervisor roles … should have a period of 12 months minimum full time continuous employment…"),
        "Choose the way that fits the functions: new to supervising goes with a supervisor's functions, newly qualified with a practitioner's.");

    public static RefusalKind AdaptationTooLong { get; } = new(
        "adaptation-too-long", "The period of adaptation is longer than this way of entry has",
        C16("¶66", "We believe that a period of up to 12 months should be sufficient for their employer to support them to achieve the required level of knowledge and skills…"),
        "Name no more months than the sentence does; only somebody from other social work or from outside England has such a period.");

    public static RefusalKind RoleHeldAlready { get; } = new(
        "role-held-already", "The worker holds a role with this function already",
        S("S-23", "A role consists of its functions; in one employment a function is held once at a time."),
        "Correct the role that there is, or end it the day before this one begins.");

    public static RefusalKind RoutesContradict { get; } = new(
        "routes-contradict", "Two roles say different things of how the worker came to one level",
        C16("¶61", "It is our expectation that the newly qualified social worker, carrying out statutory functions, should have a period of 12 months minimum full time continuous employment with the same employer … before being put forward for assessment."),
        "Correct the way of entry of one of them.");

    public static RefusalKind NoSuchRole { get; } = new(
        "no-such-role", "There is no such role",
        S("S-23", "Roles are counted from 1, each in one employment."),
        "Read the worker's record for the number of the role.");

    public static RefusalKind RoleOutsideEmployment { get; } = new(
        "role-outside-employment", "The day does not lie in the employment or the role",
        S("S-23", "A role with statutory functions is held in an employment."),
        "Check the day against the employment and the role.");

    public static RefusalKind RoleAlreadyEnded { get; } = new(
        "role-already-ended", "The role ended on another day",
        S("S-23", "A role ends once; another date is a correction."),
        "Correct the role instead.");

    public static RefusalKind SupportedYearAlreadyCompleted { get; } = new(
        "supported-year-already-completed", "The supported year was completed on another day",
        S("S-17", "The clocks run from one completion of the supported year."),
        "Check the day against the worker's record.");

    public static RefusalKind NotInSupportedYear { get; } = new(
        "not-in-supported-year", "There is no supported year to complete in this role",
        C16("¶60", "Successful completion of the ASYE will remain at the discretion of the employer."),
        "Record the role of somebody newly qualified first, or correct its way of entry.");

    public static RefusalKind NothingToWait { get; } = new(
        "nothing-to-wait", "No minimum service stands in the way",
        S("S-17", "The employer may waive minimum service where there is any, or hold that experience is still insufficient."),
        "Put the worker forward; or name a later day when you extend.");

    public static RefusalKind BeforeMinimumService { get; } = new(
        "before-minimum-service", "Minimum service before being put forward is not over",
        C16("¶61", "It is our expectation that the newly qualified social worker, carrying out statutory functions, should have a period of 12 months minimum full time continuous employment with the same employer … before being put forward for assessment."),
        "Wait until the day that is named, or let the employer waive minimum service with a reason.");

    public static RefusalKind SupportedYearNotCompleted { get; } = new(
        "supported-year-not-completed", "The supported year is not completed",
        C16("¶61", "When, after the completion of the ASYE, social workers are put forward for accreditation will be left to the discretion of the employer providing the endorsement…"),
        "Record its completion first, or let the employer waive minimum service with a reason.");

    public static RefusalKind HigherLevelHeld { get; } = new(
        "higher-level-held", "The worker is assessed at the higher level held",
        S("S-23", "Somebody with several roles is assessed at the highest level held."),
        "Endorse at the higher level, or end that role first.");

    public static RefusalKind NoSuchAbsence { get; } = new(
        "no-such-absence", "There is no such absence",
        S("S-17", "Absences are counted from 1."),
        "Read the worker's record for the number of the absence.");

    public static RefusalKind AbsenceOverlaps { get; } = new(
        "absence-overlaps", "The absence overlaps another",
        S("S-17", "One day of absence is recorded once."),
        "Check the days, or correct the other absence.");

    public static RefusalKind AbsenceAlreadyEnded { get; } = new(
        "absence-already-ended", "The absence ended on another day",
        S("S-17", "An absence ends once; another date is a correction."),
        "Correct the absence instead.");

    public static RefusalKind AbsenceOutsideEmployment { get; } = new(
        "absence-outside-employment", "The day does not lie in the employment or the absence",
        S("S-17", "An authorised absence is an absence from a post."),
        "Check the day against the employment and the absence.");

    public static RefusalKind AbsenceBeyondLeaving { get; } = new(
        "absence-beyond-leaving", "An absence would run beyond the last day in post",
        S("S-17", "An authorised absence is an absence from a post, and ends with it."),
        "Correct the absence first, or check the last day in post.");

    public static RefusalKind AlreadyAgreed { get; } = new(
        "already-agreed", "The worker has agreed",
        S("S-47", "Somebody who has agreed withdraws; declining is for those who have not."),
        "Withdraw the agreement instead.");

    public static RefusalKind NothingToWithdraw { get; } = new(
        "nothing-to-withdraw", "There is no agreement",
        S("S-47", "The worker may withdraw what was agreed."),
        "Decline instead, if that is what is meant.");

    public static RefusalKind WithdrawnBeforeAgreed { get; } = new(
        "withdrawn-before-agreed", "The agreement was given after that day",
        S("S-47", "The worker may withdraw what was agreed, from then on."),
        "Use a day on or after the agreement, or have the day of the agreement corrected.");

    public static RefusalKind AlreadySat { get; } = new(
        "already-sat", "The sitting has taken place",
        S("S-47", "The worker may withdraw until the sitting."),
        "Wait for the result of the sitting.");

    public static RefusalKind NothingToCarryOver { get; } = new(
        "nothing-to-carry-over", "No successor took this organisation over",
        S("S-16", "A successor organisation carries employment, endorsements and clocks over unbroken."),
        "Record the succession of the organisation first; the day is the one recorded there.");

    public static RefusalKind CorrectionContradicts { get; } = new(
        "correction-contradicts", "The correction would contradict what rests on the record",
        S("S-16", "What was recorded on the strength of an entry has to stand on the corrected one too."),
        "Correct what rests on it first, or check the dates.");

    public static RefusalKind NothingToCorrect { get; } = new(
        "nothing-to-correct", "There is nothing to correct",
        S("S-47", "A correction puts right what was recorded."),
        "Read the worker's record for what there is.");

    public static RefusalKind NotEndedYet { get; } = new(
        "not-ended-yet", "What is to be corrected has not ended",
        S("S-16", "A correction puts right what was recorded; that something ended is not a correction."),
        "Record the end itself.");

    public static RefusalKind NotDueYet { get; } = new(
        "not-due-yet", "It has not fallen due",
        S("S-40", "What falls due does so on its date, never before, and not while its window stands still."),
        "Wait for the day that is named.");
}
