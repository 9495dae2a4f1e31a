using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Projections.Timeline;

public static partial class TimelineWords
{
    private static (string Title, string Sentence)? OfEntry(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.SocialWorkerRegistered e => (
            "Registered",
            $"The social worker entered the assessment and accreditation system on {Words.Of(e.On)}."),

        JourneyEvent.EmploymentStarted e => (
            "Took up post",
            $"The worker took up practice at {e.PlacedAt} on {Words.Of(e.On)}, {Footing(e.Basis, e.Agency)} (employment {e.Spell})."),

        JourneyEvent.EmploymentEnded e => (
            "Left post",
            $"The worker left {e.PlacedAt}; the last day in post was {Words.Of(e.On)} (employment {e.Spell}). Reason: {Words.Of(e.Reason)}. Destination: {Words.Of(e.Destination)}."),

        JourneyEvent.EmploymentCarriedOver e => (
            "Employment carried over",
            $"{e.To} took the worker's employment over from {e.From} on {Words.Of(e.On)}, unbroken, with its clocks and endorsements (employment {e.Spell})."),

        JourneyEvent.EmploymentCorrected e => (
            "Record of an employment corrected",
            $"The record of employment {e.Spell} was corrected on {Words.Of(e.On)}: in post from {Words.Of(e.From)} {Until(e.To)}, {Footing(e.Basis, e.Agency)}. Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.EmploymentExpunged e => (
            "Employment expunged",
            $"Employment {e.Spell} at {e.PlacedAt} was expunged on {Words.Of(e.On)}: it is not this worker's. Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.StatutoryRoleStarted e => (
            "Took up a role with statutory functions",
            $"The worker took up a role as a {Words.Of(e.Level)} on {Words.Of(e.On)}, {Words.Of(e.Route)} (role {e.Role} in employment {e.Spell}): {Words.Of(e.Functions)}.{(e.PrincipalSocialWorker ? " The worker is the employer's principal social worker." : "")}{Clock(e.NotBefore, e.ExpectedBy)}"),

        JourneyEvent.StatutoryRoleEnded e => (
            "Left a role with statutory functions",
            $"Role {e.Role} ended; its last day was {Words.Of(e.On)}."),

        JourneyEvent.StatutoryRoleCorrected e => (
            "Record of a role corrected",
            $"The record of role {e.Role} was corrected on {Words.Of(e.On)}: a role as a {Words.Of(e.Level)} from {Words.Of(e.From)}, {Words.Of(e.Route)}: {Words.Of(e.Functions)}.{Clock(e.NotBefore, e.ExpectedBy)} Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.StatutoryRoleEndCorrected { To: { } ended } e => (
            "End of a role corrected",
            $"The record of role {e.Role} was corrected on {Words.Of(e.On)}: its last day was {Words.Of(ended)}. Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.StatutoryRoleEndCorrected e => (
            "End of a role corrected",
            $"The record of role {e.Role} was corrected on {Words.Of(e.On)}: it has no last day of its own and goes on as long as the employment. Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.StatutoryRoleExpunged e => (
            "Role expunged",
            $"Role {e.Role} was expunged on {Words.Of(e.On)}: it is not this worker's. Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.AsyeCompleted e => (
            "Supported year completed",
            $"The employer found the assessed and supported year in employment completed on {Words.Of(e.On)} (role {e.Role}).{Clock(e.NotBefore, e.ExpectedBy)}"),

        JourneyEvent.AsyeCorrected { CompletedOn: { } completed } e => (
            "Completion of the supported year corrected",
            $"The record of the assessed and supported year was corrected on {Words.Of(e.On)}: it was completed on {Words.Of(completed)} (role {e.Role}).{Clock(e.NotBefore, e.ExpectedBy)} Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.AsyeCorrected e => (
            "Completion of the supported year corrected",
            $"The record of the assessed and supported year was corrected on {Words.Of(e.On)}: it is not completed (role {e.Role}).{Clock(e.NotBefore, e.ExpectedBy)} Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.MinimumServiceWaived e => (
            "Minimum service waived",
            $"The employer waived the minimum service of role {e.Role} on {Words.Of(e.On)}. Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.MinimumServiceExtended e => (
            "Minimum service extended",
            $"The employer extended the minimum service of role {e.Role} on {Words.Of(e.On)}, to {Words.Of(e.NotBefore)}. Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.AbsenceStarted e => (
            "Absence began",
            $"{Words.Of(e.Kind)} from employment {e.Spell} began; its first day was {Words.Of(e.On)} (absence {e.Absence})."),

        JourneyEvent.AbsenceEnded e => (
            "Absence ended",
            $"Absence {e.Absence} ended; its last day was {Words.Of(e.On)}."),

        JourneyEvent.AbsenceCorrected e => (
            "Record of an absence corrected",
            $"The record of absence {e.Absence} was corrected on {Words.Of(e.On)}: {Words.Of(e.Kind).ToLowerInvariant()} from {Words.Of(e.From)} {Until(e.To)}. Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.AbsenceExpunged e => (
            "Absence expunged",
            $"Absence {e.Absence} was expunged on {Words.Of(e.On)}: it is not this worker's. Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.AssessmentAgreed e => (
            "Agreed to be assessed",
            $"The worker agreed on {Words.Of(e.On)} to be assessed as a {Words.Of(e.Level)}."),

        // Taking part is voluntary: no word here may read like a result (S-47).
        JourneyEvent.AssessmentDeclined e => (
            "Declined to be put forward",
            $"The worker declined on {Words.Of(e.On)} to be put forward for assessment as a {Words.Of(e.Level)}. Taking part is voluntary; this says nothing about the worker's practice."),

        JourneyEvent.AgreementWithdrawn e => (
            "Agreement taken back",
            $"The worker took back the agreement to be assessed as a {Words.Of(e.Level)} on {Words.Of(e.On)}. Taking part is voluntary; this says nothing about the worker's practice."),

        JourneyEvent.AgreementCorrected e => (
            "Record of the agreement corrected",
            $"The record of the worker's agreement to be assessed as a {Words.Of(e.Level)} was corrected on {Words.Of(e.On)}: it was given on {Words.Of(e.AgreedOn)}. Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.EqualityInformationDeclared e => (
            "Equality information given",
            $"The worker gave equality information (declaration {e.Version}) on {Words.Of(e.On)}."),

        _ => null,
    };

    private static string Footing(EmploymentBasis basis, OrganisationCode? agency) => basis switch
    {
        EmploymentBasis.Direct => "employed directly",
        EmploymentBasis.Agency => $"through the agency {agency}",
        EmploymentBasis.SelfEmployed => "self-employed",
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, "No such basis."),
    };

    private static string Until(DateOnly? last) => last is { } day ? $"to {Words.Of(day)}" : "and not ended";

    private static string Clock(DateOnly? notBefore, DateOnly? expectedBy) =>
        (notBefore is { } from ? $" The worker may be put forward from {Words.Of(from)} on, or before that where the employer waives minimum service." : "")
        + (expectedBy is { } by ? $" The worker is expected to be put forward by {Words.Of(by)}." : "");
}
