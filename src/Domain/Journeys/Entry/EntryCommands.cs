using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Rollouts;

namespace Naas.Domain.Journeys;

public abstract partial record JourneyCommand
{
    /// <summary>Enter the system. The registration number and the name go to the person directory, not here.</summary>
    public sealed record RegisterSocialWorker(DateOnly On) : JourneyCommand;

    /// <summary>Take up practice with an organisation.</summary>
    /// <param name="Agency">With <see cref="EmploymentBasis.Agency"/> only.</param>
    public sealed record StartEmployment(OrganisationCode PlacedAt, EmploymentBasis Basis, OrganisationCode? Agency, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The organisation of the placement.</summary>
        public Organisation? Placement { get; init; }

        /// <summary>[fact] The agency, when one is named.</summary>
        public Organisation? ContractHolder { get; init; }

        /// <summary>[fact] Who took the organisation of the placement over, and from which day; null when nobody did.</summary>
        public Succession? Succession { get; init; }

        /// <summary>[fact] Whether the registration number that came with it is this worker's; the number itself stays outside.</summary>
        public bool? NumberIsTheirs { get; init; }
    }

    /// <summary>Leave; the endorsement of that employer lapses with it (S-16).</summary>
    /// <param name="On">The last day in post.</param>
    public sealed record EndEmployment(int Spell, LeavingReason Reason, LeavingDestination Destination, DateOnly On) : JourneyCommand;

    /// <summary>Let the successor of an organisation take an employment over (S-16).</summary>
    /// <param name="On">The first day with the successor, as the register of organisations has it.</param>
    public sealed record CarryOverEmployment(int Spell, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] Who took the organisation of this employment over, and from which day; null when nobody did.</summary>
        public Succession? Succession { get; init; }
    }

    /// <summary>Put the record of an employment right.</summary>
    /// <param name="To">Its last day; null when the worker is in post still.</param>
    public sealed record CorrectEmployment(int Spell, EmploymentBasis Basis, OrganisationCode? Agency, DateOnly From, DateOnly? To, CorrectionReason Reason, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The agency, when one is named.</summary>
        public Organisation? ContractHolder { get; init; }
    }

    /// <summary>Expunge an employment that was recorded on the wrong worker's journey; what was recorded in it goes first.</summary>
    public sealed record ExpungeEmployment(int Spell, CorrectionReason Reason, DateOnly On) : JourneyCommand;

    /// <summary>Begin to carry out statutory functions in an employment .</summary>
    /// <param name="AdaptationMonths">The employer's period of adaptation for the routes that have one, 1 to 12 months; null for the longest .</param>
    /// <param name="On">The first day of the role.</param>
    public sealed record StartStatutoryRole(int Spell, FunctionSet Functions, EntryRoute Route, bool PrincipalSocialWorker, int? AdaptationMonths, DateOnly On) : JourneyCommand;

    /// <summary>End a role, the employment perhaps not.</summary>
    /// <param name="On">The last day of the role.</param>
    public sealed record EndStatutoryRole(int Role, DateOnly On) : JourneyCommand;

    /// <summary>Put the record of a role right.</summary>
    /// <param name="From">Its first day.</param>
    /// <param name="To">Its last day; null when it goes on as long as the employment.</param>
    public sealed record CorrectStatutoryRole(int Role, FunctionSet Functions, EntryRoute Route, DateOnly From, DateOnly? To, CorrectionReason Reason, DateOnly On) : JourneyCommand;

    /// <summary>Expunge a role that was recorded on the wrong worker's journey.</summary>
    public sealed record ExpungeStatutoryRole(int Role, CorrectionReason Reason, DateOnly On) : JourneyCommand;

    /// <summary>The employer finds the assessed and supported year in employment completed .</summary>
    public sealed record CompleteAsye(int Role, DateOnly On) : JourneyCommand;

    /// <summary>Put the completion of the supported year right, in the role in which it was recorded.</summary>
    /// <param name="CompletedOn">The day of the completion; null when it is not completed.</param>
    public sealed record CorrectAsye(int Role, DateOnly? CompletedOn, CorrectionReason Reason, DateOnly On) : JourneyCommand;

    /// <summary>Put the worker forward before minimum service is over (S-17).</summary>
    public sealed record WaiveMinimumService(int Role, WaiverReason Reason, DateOnly On) : JourneyCommand;

    /// <summary>Hold the worker's experience insufficient still (S-17).</summary>
    /// <param name="NotBefore">The first day on which the worker may be put forward.</param>
    public sealed record ExtendMinimumService(int Role, DateOnly NotBefore, ExtensionReason Reason, DateOnly On) : JourneyCommand;

    /// <summary>Begin an authorised absence (S-17).</summary>
    /// <param name="On">Its first day.</param>
    public sealed record StartAbsence(int Spell, AbsenceKind Kind, DateOnly On) : JourneyCommand;

    /// <summary>End an absence; the windows that stood still for it move (S-48).</summary>
    /// <param name="On">Its last day.</param>
    public sealed record EndAbsence(int Absence, DateOnly On) : JourneyCommand;

    /// <summary>Put the record of an absence right.</summary>
    /// <param name="To">Its last day; null while it lasts.</param>
    public sealed record CorrectAbsence(int Absence, AbsenceKind Kind, DateOnly From, DateOnly? To, CorrectionReason Reason, DateOnly On) : JourneyCommand;

    /// <summary>Expunge an absence that was recorded on the wrong worker's journey; the windows that it moved move back (S-48).</summary>
    public sealed record ExpungeAbsence(int Absence, CorrectionReason Reason, DateOnly On) : JourneyCommand;

    /// <summary>The worker agrees to be put forward at this level (S-47).</summary>
    public sealed record AgreeToAssessment(Level Level, DateOnly On) : JourneyCommand, IAtLevel;

    /// <summary>The worker declines to be put forward at this level (S-47).</summary>
    public sealed record DeclineAssessment(Level Level, DateOnly On) : JourneyCommand, IAtLevel;

    /// <summary>The worker takes the agreement back, before the sitting (S-47).</summary>
    public sealed record WithdrawAgreement(Level Level, DateOnly On) : JourneyCommand, IAtLevel;

    /// <summary>Put the day of the agreement right.</summary>
    public sealed record CorrectAgreement(Level Level, DateOnly AgreedOn, CorrectionReason Reason, DateOnly On) : JourneyCommand;

    /// <summary>The worker gives equality information, or gives it anew: what was answered stands in the person directory already.</summary>
    /// <param name="Version">Under which number the directory keeps the answers.</param>
    public sealed record DeclareEqualityInformation(int Version, DateOnly On) : JourneyCommand;
}
