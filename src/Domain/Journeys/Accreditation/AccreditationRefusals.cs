namespace Naas.Domain.Journeys;

public static partial class Refusals
{
    public static RefusalKind NotAccredited { get; } = new(
        "not-accredited", "The worker holds no accreditation at this level",
        S("S-15", "Re-accreditation and revocation are about an accreditation that there is."),
        "Check the level and the worker.");

    public static RefusalKind NoReaccreditation { get; } = new(
        "no-reaccreditation", "There is no re-accreditation in this edition",
        C16("¶78", "There are a number of ways in which light touch, periodic re-validation could be done…"),
        "Nothing falls due.");

    public static RefusalKind RenewalNotOpen { get; } = new(
        "renewal-not-open", "Re-accreditation is not due soon enough",
        S("S-15", "A route may be completed from the first reminder on."),
        "Wait until the day that is named.");

    public static RefusalKind HoursOutOfRange { get; } = new(
        "hours-out-of-range", "The hours of learning cannot be",
        S("S-15", "Hours of learning are declared as they were spent."),
        "Check the number of hours.");

    public static RefusalKind NoSuchDeclaration { get; } = new(
        "no-such-declaration", "There is no such declaration",
        S("S-15", "Declarations are counted from 1."),
        "Read the worker's record for the number.");

    public static RefusalKind DeclarationOutOfTurn { get; } = new(
        "declaration-out-of-turn", "The declaration is not the next one",
        S("S-15", "Declarations are counted from 1."),
        "Leave the number out, or name the next; an earlier declaration is put right by a correction.");

    public static RefusalKind NotAReminder { get; } = new(
        "not-a-reminder", "The edition has no such reminder",
        S("S-15", "Reminders come in the months of the edition before re-accreditation is due."),
        "Send one of the edition's reminders.");

    public static RefusalKind NoGroundToRevoke { get; } = new(
        "no-ground-to-revoke", "The ground is not there",
        S("S-36", "An accreditation is revoked only for malpractice found, or a result issued in error."),
        "Find malpractice, or correct the result, first.");

    public static RefusalKind AccreditationInQuestion { get; } = new(
        "accreditation-in-question", "The department has something to settle about the accreditation",
        S("S-36", "An accreditation is revoked only for malpractice found, or a result issued in error; nothing renews it before that is decided."),
        "Wait until the department has settled it; the worker is told what it is about, and what was completed before keeps its day.");

    public static RefusalKind NoticeGiven { get; } = new(
        "notice-given", "Notice has been given",
        S("S-36", "One notice is given, and then dropped or carried out."),
        "Drop it, or revoke once its time is over.");

    public static RefusalKind NoNotice { get; } = new(
        "no-notice", "No notice has been given",
        S("S-36", "A revocation needs notice, with the time in which a review can be asked for."),
        "Give notice first.");

    public static RefusalKind NoticeNotOver { get; } = new(
        "notice-not-over", "The time of the notice is not over",
        S("S-36", "A revocation needs notice, with the time in which a review can be asked for."),
        "Wait until the day that is named.");
}
