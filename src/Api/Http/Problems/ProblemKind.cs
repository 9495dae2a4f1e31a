using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;

namespace Naas.Api.Http.Problems;

/// <summary>A kind of problem an answer may name: its stable code, HTTP status, and what its page says.</summary>
/// <param name="Code">The last part of the problem's address, for ever.</param>
/// <param name="Source">The paragraph behind it, for rules of the domain.</param>
public sealed record ProblemKind(string Code, int Status, string Title, string WhatToDo, PolicySource? Source = null);

/// <summary>Every problem this server answers with: those of HTTP, and one for each refusal of the domain.</summary>
public static class ProblemKinds
{
    public static ProblemKind Unreadable { get; } = new("unreadable", 400, "The request cannot be read", "Send JSON in UTF-8, or the format the operation asks for.");

    public static ProblemKind BadHeader { get; } = new("bad-header", 400, "A header or a parameter of the address is wrong", "Mend the header or parameter that is named.");

    public static ProblemKind NotSignedIn { get; } = new("not-signed-in", 401, "No valid token came with the request", "Send 'Authorization: Bearer …' with a token that has not expired; in development './naas token --help' tells how to get one.");

    public static ProblemKind NotAllowed { get; } = new("not-allowed", 403, "The caller may not do this", "Use a token with the role and organisation that this needs.");

    public static ProblemKind CheckCodeNotValid { get; } = new(
        "check-code-not-valid", 403, "The code does not open this check",
        "Check the number and the code, or ask the social worker for a new code: each works once, for their own registration number, for 30 days.",
        new PolicySource("S", "S-37", "Anyone with a one-time code that the worker issues may check a registration number."));

    public static ProblemKind NotFound { get; } = new("not-found", 404, "There is nothing at this address", "Check the address; the OpenAPI document lists every operation.");

    public static ProblemKind MethodNotAllowed { get; } = new("method-not-allowed", 405, "The address does not take this method", "Use the method that the OpenAPI document names.");

    public static ProblemKind RegistrationNumberTaken { get; } = new(
        "registration-number-taken", 409, "The registration number is registered already",
        "Look the worker up by the number and go on with that record.",
        new PolicySource("S", "S-53", "One person has one journey; two records for one person are merged, never begun."));

    public static ProblemKind ReleaseBreaksRules { get; } = new(
        "release-breaks-rules", 409, "The files break rules of the department's screening",
        "Nothing was kept. The rules that are named are listed in docs/exports.md; a fault in how the files are made has to be mended first.");

    public static ProblemKind ReleaseNotSafe { get; } = new(
        "release-not-safe", 409, "The release could not be shown to give nobody away",
        "Nothing was kept. Release the figures of another day, a later one when more has changed, or another data set; where none can be released, nothing is. Where a place is named that areas.json has no more, whoever runs the service puts it back there and starts the service again.",
        new PolicySource("S", "S-38", "Small counts are withheld, and so is whatever would give them away."));

    public static ProblemKind ResearchCodeTaken { get; } = new("research-code-taken", 409, "The code of the research project is taken", "Register the project under another code; a closed project keeps its own for ever.");

    public static ProblemKind ResearchProjectClosed { get; } = new(
        "research-project-closed", 409, "The research project is closed", "Nothing can be done with it any more: its key is destroyed. New research is a project of its own, with pseudonyms of its own.");

    public static ProblemKind ResearchAgreementOver { get; } = new(
        "research-agreement-over", 409, "The agreement of the research project is over", "No extract is given after its last day. A new agreement is a project of its own; the department's operations close the old one.");

    public static ProblemKind SurveyRecordedBefore { get; } = new(
        "survey-recorded-before", 409, "The survey has results already", "Name the version of the results that these correct in corrects; another survey has another code.");

    public static ProblemKind SurveyCorrectedSince { get; } = new(
        "survey-corrected-since", 409, "The results are not the last ones of the survey", "Read the survey's results again, decide anew, and name their last version in corrects; the first results correct nothing.");

    public static ProblemKind InFlight { get; } = new("in-flight", 409, "The same command is being handled now", "Wait a moment and send it again with the same key; you will get its answer.");

    public static ProblemKind Stale { get; } = new("stale", 412, "The record went on since you read it", "Read it again, decide anew, and send the new ETag.");

    public static ProblemKind TooLarge { get; } = new("too-large", 413, "The body is too large", "Send less at once.");

    public static ProblemKind UnsupportedMediaType { get; } = new("unsupported-media-type", 415, "The body's format is not taken here", "Send the content type that the operation names.");

    public static ProblemKind Invalid { get; } = new("invalid", 422, "The input is not valid", "Mend every fault listed under errors and send it again.");

    public static ProblemKind KeyReused { get; } = new("key-reused", 422, "The idempotency key was used for another request", "Use a new key for a new request; the same key only to repeat the same one.");

    public static ProblemKind TooMany { get; } = new("too-many-requests", 429, "Too many requests", "Wait for the time in Retry-After; nothing was recorded.");

    public static ProblemKind Fault { get; } = new("fault", 500, "The server failed", "This is our fault, not yours. Send it again with the same key; if it goes on, report the correlation id.");

    public static ProblemKind Busy { get; } = new("busy", 503, "Not recorded: the service is busy", "Send it again after the time in Retry-After, with the same key.");

    public static ProblemKind Unavailable { get; } = new("unavailable", 503, "The service cannot answer now", "Ask again after the time in Retry-After.");

    public static ProblemKind OutcomeUnknown { get; } = new("outcome-unknown", 503, "It is not known whether it was recorded", "Send the same request with the same key: you will learn which, and it counts once.");

    public static ProblemKind NotYet { get; } = new("not-yet", 503, "The read model has not come that far yet", "Ask again after the time in Retry-After.");

    public static ProblemKind BankHolidaysMissing { get; } = new(
        "bank-holidays-missing", 503, "The bank holidays of a year are missing",
        "A limit in working days cannot be reckoned until they are known, so nothing was recorded. An operator adds the year to the reference data; then send it again with the same key.",
        new PolicySource("S", "S-40", "Working days leave out English bank holidays, held as dated data with a source, with an alarm when a year is missing."));

    public static ProblemKind EditionMissing { get; } = new(
        "edition-missing", 503, "A policy edition is missing",
        "What was opened under an edition goes by it to the end, and its file is not in the policies folder, so nothing was recorded. An operator puts the file back and starts the service again; then send it again with the same key.",
        new PolicySource("S", "S-50", "The edition is fixed when an attempt is opened and governs it to the end."));

    public static ProblemKind RecordParked { get; } = new("record-parked", 503, "The record waits for an operator", "An event of this record could not be handled; an operator has been shown it. Nothing is lost.");

    public static ProblemKind LogDamaged { get; } = new("log-damaged", 503, "The event log does not hold the record as it was written", "An operator has been shown it and has to see to the log. After that ask, or send it, again; a command with the same key.");

    /// <summary>Every kind, those of HTTP first.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        Unreadable, BadHeader, NotSignedIn, NotAllowed, CheckCodeNotValid, NotFound, MethodNotAllowed, RegistrationNumberTaken, ReleaseBreaksRules, ReleaseNotSafe,
        ResearchCodeTaken, ResearchProjectClosed, ResearchAgreementOver, SurveyRecordedBefore, SurveyCorrectedSince, InFlight, Stale, TooLarge,
        UnsupportedMediaType, Invalid, KeyReused, TooMany, Fault, Busy, Unavailable, OutcomeUnknown, NotYet, BankHolidaysMissing, EditionMissing, RecordParked, LogDamaged,
        .. Refusals.All.Select(Of), .. RolloutRefusals.All.Select(Of), .. StandardRefusals.All.Select(Of),
    ];

    public static ProblemKind Of(RefusalKind refusal) =>
        new(refusal.Code, refusal == Refusals.NotRegistered || refusal == RolloutRefusals.NoSuchPhase ? 404 : 409, refusal.Title, refusal.WhatToDo, refusal.Source);

    public static ProblemKind? Find(string code) => All.FirstOrDefault(kind => kind.Code == code);
}
