using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Domain.Journeys;

public abstract partial record JourneyEvent
{
    /// <summary>The social worker entered the assessment and accreditation system. Says nothing about the regulator's register .</summary>
    public sealed record SocialWorkerRegistered(DateOnly On) : JourneyEvent;

    /// <summary>The worker took up practice with an organisation, employed by it, through an agency, or self-employed.</summary>
    /// <param name="Spell">Counts the journey's employments from 1.</param>
    /// <param name="PlacedAt">The organisation on whose behalf the worker practises.</param>
    /// <param name="Agency">The agency that holds the contract, when there is one.</param>
    public sealed record EmploymentStarted(int Spell, OrganisationCode PlacedAt, EmploymentBasis Basis, OrganisationCode? Agency, DateOnly On) : JourneyEvent;

    /// <summary>The worker left; <see cref="On"/> is the last day in post.</summary>
    public sealed record EmploymentEnded(int Spell, OrganisationCode PlacedAt, LeavingReason Reason, LeavingDestination Destination, DateOnly On) : JourneyEvent;

    /// <summary>A successor organisation took the employment over, unbroken, with its clocks and endorsements (S-16).</summary>
    /// <param name="From">The organisation that was succeeded.</param>
    /// <param name="To">Its successor.</param>
    /// <param name="On">The first day with the successor.</param>
    public sealed record EmploymentCarriedOver(int Spell, OrganisationCode From, OrganisationCode To, DateOnly On) : JourneyEvent;

    /// <summary>The record of an employment was wrong and is put right.</summary>
    /// <param name="From">The first day in post, as it should have been recorded.</param>
    /// <param name="To">The last day in post; null when the worker is in post still.</param>
    /// <param name="On">The day of the correction.</param>
    public sealed record EmploymentCorrected(int Spell, EmploymentBasis Basis, OrganisationCode? Agency, DateOnly From, DateOnly? To, CorrectionReason Reason, ActorId By, DateOnly On) : JourneyEvent;

    /// <summary>The record of an employment was not this worker's at all, and counts as if it had never been made; its number is not given again.</summary>
    public sealed record EmploymentExpunged(int Spell, OrganisationCode PlacedAt, CorrectionReason Reason, ActorId By, DateOnly On) : JourneyEvent;

    /// <summary>The worker began to carry out statutory functions in this employment.</summary>
    /// <param name="Role">Counts the journey's roles from 1.</param>
    /// <param name="Level">The level at which the role is assessed: the highest of its functions (S-23).</param>
    /// <param name="PrincipalSocialWorker">Whether the worker is the employer's principal social worker.</param>
    /// <param name="NotBefore">Minimum service ends here, before which the worker is not put forward; null for none.</param>
    /// <param name="ExpectedBy">By when the worker is expected to be put forward; an expectation without a sanction; null for none.</param>
    public sealed record StatutoryRoleStarted(int Role, int Spell, Level Level, FunctionSet Functions, EntryRoute Route, bool PrincipalSocialWorker, DateOnly? NotBefore, DateOnly? ExpectedBy, DateOnly On) : JourneyEvent;

    /// <summary>The worker's role with statutory functions ended, the employment perhaps not; <see cref="On"/> is its last day.</summary>
    public sealed record StatutoryRoleEnded(int Role, DateOnly On) : JourneyEvent;

    /// <summary>The record of a role was wrong and is put right; its clocks are worked out anew.</summary>
    /// <param name="From">The first day of the role, as it should have been recorded.</param>
    public sealed record StatutoryRoleCorrected(int Role, Level Level, FunctionSet Functions, EntryRoute Route, DateOnly From, DateOnly? NotBefore, DateOnly? ExpectedBy, CorrectionReason Reason, ActorId By, DateOnly On) : JourneyEvent;

    /// <summary>The last day of a role was recorded wrongly and is put right.</summary>
    /// <param name="To">Its last day; null when it goes on as long as the employment.</param>
    public sealed record StatutoryRoleEndCorrected(int Role, DateOnly? To, CorrectionReason Reason, ActorId By, DateOnly On) : JourneyEvent;

    /// <summary>The record of a role was not this worker's at all, and counts as if it had never been made; its number is not given again.</summary>
    public sealed record StatutoryRoleExpunged(int Role, CorrectionReason Reason, ActorId By, DateOnly On) : JourneyEvent;

    /// <summary>The employer found the assessed and supported year in employment completed .</summary>
    /// <param name="NotBefore">The later of this day and the end of minimum service with this employer .</param>
    /// <param name="ExpectedBy">The worker is expected to be put forward within a year of completing it .</param>
    public sealed record AsyeCompleted(int Role, DateOnly NotBefore, DateOnly ExpectedBy, ActorId By, DateOnly On) : JourneyEvent;

    /// <summary>The completion of the supported year was recorded wrongly and is put right; the clocks of the role are worked out anew.</summary>
    /// <param name="CompletedOn">The day of the completion; null when it is not completed.</param>
    public sealed record AsyeCorrected(int Role, DateOnly? CompletedOn, DateOnly? NotBefore, DateOnly? ExpectedBy, CorrectionReason Reason, ActorId By, DateOnly On) : JourneyEvent;

    /// <summary>The employer puts the worker forward before minimum service is over, and says why (S-17).</summary>
    public sealed record MinimumServiceWaived(int Role, WaiverReason Reason, ActorId By, DateOnly On) : JourneyEvent;

    /// <summary>The employer holds the worker's experience to be insufficient still, and says why and until when (S-17).</summary>
    /// <param name="NotBefore">The first day on which the worker may be put forward.</param>
    public sealed record MinimumServiceExtended(int Role, DateOnly NotBefore, ExtensionReason Reason, ActorId By, DateOnly On) : JourneyEvent;

    /// <summary>An authorised absence began; <see cref="On"/> is its first day.</summary>
    /// <param name="Absence">Counts the journey's absences from 1.</param>
    public sealed record AbsenceStarted(int Absence, int Spell, AbsenceKind Kind, DateOnly On) : JourneyEvent;

    /// <summary>An authorised absence ended; <see cref="On"/> is its last day.</summary>
    public sealed record AbsenceEnded(int Absence, DateOnly On) : JourneyEvent;

    /// <summary>The record of an absence was wrong and is put right.</summary>
    /// <param name="From">Its first day, as it should have been recorded.</param>
    /// <param name="To">Its last day; null while it lasts.</param>
    public sealed record AbsenceCorrected(int Absence, AbsenceKind Kind, DateOnly From, DateOnly? To, CorrectionReason Reason, ActorId By, DateOnly On) : JourneyEvent;

    /// <summary>The record of an absence was not this worker's at all, and counts as if it had never been made; its number is not given again.</summary>
    public sealed record AbsenceExpunged(int Absence, CorrectionReason Reason, ActorId By, DateOnly On) : JourneyEvent;

    /// <summary>The worker agreed to be put forward for assessment: taking part is voluntary (R-008, S-47).</summary>
    public sealed record AssessmentAgreed(Level Level, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The worker declined to be put forward. It is no result and is never shown as one (S-47).</summary>
    public sealed record AssessmentDeclined(Level Level, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The worker took the agreement back, before a sitting (S-47).</summary>
    public sealed record AgreementWithdrawn(Level Level, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The day of the worker's agreement was recorded wrongly and is put right.</summary>
    /// <param name="AgreedOn">The day on which the worker agreed.</param>
    public sealed record AgreementCorrected(Level Level, DateOnly AgreedOn, CorrectionReason Reason, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level;
    }

    /// <summary>The worker gave equality information, or gave it anew. What was answered stands in the person directory, and nothing of it here.</summary>
    /// <param name="Version">Under which number the directory keeps the answers; it only ever rises.</param>
    public sealed record EqualityInformationDeclared(int Version, DateOnly On) : JourneyEvent;
}
