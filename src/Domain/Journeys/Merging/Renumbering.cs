using System.Collections.Immutable;
using Naas.Domain.Assessments;

namespace Naas.Domain.Journeys;

/// <summary>The numbers under which a closed record goes on in another journey: those that follow what that journey has given (S-53).</summary>
/// <remarks>So no number of the journey that goes on ever means something else than before, and none of the other's is mistaken for one of its own.</remarks>
public sealed record Renumbering(int Spells, int Roles, int Absences, ImmutableDictionary<Level, Renumbering.LevelNumbers> Levels)
{
    /// <summary>The employments that both records hold: under the other's number, the one that this journey has given.</summary>
    public ImmutableDictionary<int, int> OnBoth { get; init; } = ImmutableDictionary<int, int>.Empty;

    public static Renumbering After(Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        return new Renumbering(
            journey.SpellsRecorded,
            journey.RolesRecorded,
            journey.AbsencesRecorded,
            Enum.GetValues<Level>().ToImmutableDictionary(level => level, level => LevelNumbers.Of(journey.At(level))));
    }

    /// <summary>Numbers below 0, in the order in which the closed record gave its own: no journey gives one of these, nor does another record that stands beside this one.</summary>
    public static Renumbering Beside(Journey journey, Journey closed)
    {
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(closed);
        return After(journey) with
        {
            Levels = Enum.GetValues<Level>().ToImmutableDictionary(level => level, level => LevelNumbers.Below(
                [.. journey.Absorbed.SelectMany(held => held.Beside.At(level))], LevelNumbers.Of(closed.At(level)))),
        };
    }

    /// <summary>The same event under the numbers that it has here.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Nobody has said which of the event's numbers count what.</exception>
    public JourneyEvent Of(JourneyEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return OfTheWhole(happened) ?? AtALevel(happened)
            ?? throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "Nobody has said under which numbers this event goes on in another journey.");
    }

    private int SpellOf(int spell) => OnBoth.TryGetValue(spell, out var own) ? own : Spells + spell;

    private JourneyEvent? OfTheWhole(JourneyEvent happened) => happened switch
    {
        JourneyEvent.EmploymentStarted e => e with { Spell = SpellOf(e.Spell) },
        JourneyEvent.EmploymentEnded e => e with { Spell = SpellOf(e.Spell) },
        JourneyEvent.EmploymentCarriedOver e => e with { Spell = SpellOf(e.Spell) },
        JourneyEvent.EmploymentCorrected e => e with { Spell = SpellOf(e.Spell) },
        JourneyEvent.EmploymentExpunged e => e with { Spell = SpellOf(e.Spell) },
        JourneyEvent.StatutoryRoleStarted e => e with { Role = Roles + e.Role, Spell = SpellOf(e.Spell) },
        JourneyEvent.StatutoryRoleEnded e => e with { Role = Roles + e.Role },
        JourneyEvent.StatutoryRoleCorrected e => e with { Role = Roles + e.Role },
        JourneyEvent.StatutoryRoleEndCorrected e => e with { Role = Roles + e.Role },
        JourneyEvent.StatutoryRoleExpunged e => e with { Role = Roles + e.Role },
        JourneyEvent.AsyeCompleted e => e with { Role = Roles + e.Role },
        JourneyEvent.AsyeCorrected e => e with { Role = Roles + e.Role },
        JourneyEvent.MinimumServiceWaived e => e with { Role = Roles + e.Role },
        JourneyEvent.MinimumServiceExtended e => e with { Role = Roles + e.Role },
        JourneyEvent.AbsenceStarted e => e with { Absence = Absences + e.Absence, Spell = SpellOf(e.Spell) },
        JourneyEvent.AbsenceEnded e => e with { Absence = Absences + e.Absence },
        JourneyEvent.AbsenceCorrected e => e with { Absence = Absences + e.Absence },
        JourneyEvent.AbsenceExpunged e => e with { Absence = Absences + e.Absence },
        JourneyEvent.LeadersAreaNamed e => e with { Role = Roles + e.Role },
        JourneyEvent.LeadersAreaCorrected e => e with { Role = Roles + e.Role },
        _ => null,
    };

    private JourneyEvent? AtALevel(JourneyEvent happened) => happened.AtLevel() is { } level ? Endorsed(happened, Levels[level]) ?? Sat(happened, Levels[level]) ?? Led(happened, Levels[level]) ?? Reviewed(happened, Levels[level]) : null;

    private static JourneyEvent? Endorsed(JourneyEvent happened, LevelNumbers n) => happened switch
    {
        JourneyEvent.AssessmentAgreed or JourneyEvent.AssessmentDeclined or JourneyEvent.AgreementWithdrawn or JourneyEvent.AgreementCorrected => happened,
        JourneyEvent.EndorsementRequested or JourneyEvent.EndorsementDeclined or JourneyEvent.PassportGranted or JourneyEvent.PassportExpired => happened,
        JourneyEvent.PracticeEndorsed e => e with { Endorsement = n.Endorsements + e.Endorsement },
        JourneyEvent.PracticeReEndorsed e => e with { Endorsement = n.Endorsements + e.Endorsement },
        JourneyEvent.EndorsementRanked e => e with { Endorsement = n.Endorsements + e.Endorsement },
        JourneyEvent.EndorsementWithdrawn e => e with { Endorsement = n.Endorsements + e.Endorsement },
        JourneyEvent.EndorsementExpired e => e with { Endorsement = n.Endorsements + e.Endorsement },
        JourneyEvent.EndorsementLapsedOnLeaving e => e with { Endorsement = n.Endorsements + e.Endorsement },
        JourneyEvent.EndorsementReinstated e => e with { Endorsement = n.Endorsements + e.Endorsement },
        JourneyEvent.EndorsementCorrected e => e with { Endorsement = n.Endorsements + e.Endorsement },
        JourneyEvent.EndorsementExpunged e => e with { Endorsement = n.Endorsements + e.Endorsement },
        _ => null,
    };

    private static JourneyEvent? Sat(JourneyEvent happened, LevelNumbers n) => happened switch
    {
        JourneyEvent.SittingRequested e => e with { Request = n.SittingRequests + e.Request },
        JourneyEvent.SittingOffered e => e with { Request = n.SittingRequests + e.Request },
        JourneyEvent.SittingBooked e => e with { Attempt = n.Attempts + e.Attempt, Endorsement = n.Carrying(e.Endorsement) },
        JourneyEvent.ColleagueFeedbackGathered e => e with { Endorsement = n.Carrying(e.Endorsement) },
        JourneyEvent.ColleagueFeedbackCorrected e => e with { Endorsement = n.Carrying(e.Endorsement) },
        JourneyEvent.BookingCorrected e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.SittingCancelledOnLeaving e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.SittingCancelled e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.SittingVoided e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.AdjustmentsRequested e => e with { Request = n.AdjustmentRequests + e.Request },
        JourneyEvent.AdjustmentsAgreed e => e with { Request = n.AdjustmentRequests + e.Request },
        JourneyEvent.AdjustmentsRefused e => e with { Request = n.AdjustmentRequests + e.Request },
        JourneyEvent.MalpracticeAlleged e => e with { Case = n.Cases + e.Case, Attempt = n.Attempts + e.Attempt },
        JourneyEvent.WorkerHeard e => e with { Case = n.Cases + e.Case },
        JourneyEvent.MalpracticeFound e => e with { Case = n.Cases + e.Case, Attempt = n.Attempts + e.Attempt },
        JourneyEvent.MalpracticeNotFound e => e with { Case = n.Cases + e.Case, Attempt = n.Attempts + e.Attempt },
        JourneyEvent.ExerciseRated e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.ThirdRatingNeeded e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.ElementMarked e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.MarkModerated e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.NarrativeRecorded e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.RecordingTaken e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.RecordingTrainingAgreed or JourneyEvent.RecordingHandedOver or JourneyEvent.RecordingUsed or JourneyEvent.RecordingDestroyed => happened,
        JourneyEvent.SimulationSampled or JourneyEvent.SimulationCommented => happened,
        _ => null,
    };

    private JourneyEvent? Led(JourneyEvent happened, LevelNumbers n) => happened switch
    {
        JourneyEvent.ResultReleased e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.FeedbackIssued e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.MarkCorrected e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.ResultCorrected e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.ResultAnnulled e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.Accredited e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.NarrowRetakeOpened e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.ElementRetakeOpened e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.FullRetakeOpened e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.DevelopmentPlanAgreed e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.RetakeBroughtForward e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.RetakeWindowMoved e => e with { Attempt = n.Attempts + e.Attempt, Number = Stop(e.Cause, e.Number, n) },
        JourneyEvent.NarrowRetakeLapsed e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.BankedElementsExpired e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.ReaccreditationDueMoved e => e with { Number = Stop(e.Cause, e.Number, n) },
        JourneyEvent.ReaccreditationUndone e => e with { Attempt = n.Attempts + e.Attempt },
        // Declarations and reminders count within one accreditation.
        JourneyEvent.CertificateIssued or JourneyEvent.ReaccreditationReminded or JourneyEvent.LearningDeclared or JourneyEvent.LearningCorrected => happened,
        JourneyEvent.PracticeEndorsedForReaccreditation or JourneyEvent.Reaccredited or JourneyEvent.ReaccreditationOverdue => happened,
        JourneyEvent.AccreditationNotCurrent or JourneyEvent.AccreditationRestored => happened,
        JourneyEvent.RevocationNotified or JourneyEvent.RevocationDropped or JourneyEvent.AccreditationRevoked => happened,
        _ => null,
    };

    private static JourneyEvent? Reviewed(JourneyEvent happened, LevelNumbers n) => happened switch
    {
        JourneyEvent.ReviewSupported e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.ReviewRequested e => e with { Review = n.Reviews + e.Review, Attempt = n.Attempts + e.Attempt },
        JourneyEvent.LateReviewAccepted e => e with { Review = n.Reviews + e.Review },
        JourneyEvent.LateReviewRefused e => e with { Review = n.Reviews + e.Review },
        JourneyEvent.ReviewOpened e => e with { Review = n.Reviews + e.Review, Attempt = n.Attempts + e.Attempt },
        JourneyEvent.ReviewWithdrawn e => e with { Review = n.Reviews + e.Review, Attempt = n.Attempts + e.Attempt },
        JourneyEvent.ReviewPanelAppointed e => e with { Review = n.Reviews + e.Review },
        JourneyEvent.ReviewMemberReplaced e => e with { Review = n.Reviews + e.Review },
        JourneyEvent.InterestsDeclared e => e with { Review = n.Reviews + e.Review },
        JourneyEvent.ReviewEvidenceAdded e => e with { Review = n.Reviews + e.Review },
        JourneyEvent.ReMarkOrdered e => e with { Review = n.Reviews + e.Review },
        JourneyEvent.ElementReMarked e => e with { Review = n.Reviews + e.Review, Attempt = n.Attempts + e.Attempt },
        JourneyEvent.ReviewVoteCast e => e with { Review = n.Reviews + e.Review },
        JourneyEvent.ReviewDecided e => e with { Review = n.Reviews + e.Review, Attempt = n.Attempts + e.Attempt },
        JourneyEvent.ResultSetAside e => e with { Attempt = n.Attempts + e.Attempt, Endorsement = n.Carrying(e.Endorsement) },
        JourneyEvent.FindingOverturned e => e with { Case = n.Cases + e.Case, Attempt = n.Attempts + e.Attempt, Endorsement = n.Carrying(e.Endorsement) },
        JourneyEvent.RecheckRequested e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.RecheckAnswered e => e with { Attempt = n.Attempts + e.Attempt },
        JourneyEvent.AccreditationReinstated => happened,
        _ => null,
    };

    private int Stop(WindowStop cause, int number, LevelNumbers n) => number + cause switch
    {
        WindowStop.ProtectedAbsence => Absences,
        WindowStop.WaitForSitting => n.SittingRequests,
        WindowStop.Investigation => n.Cases,
        WindowStop.RevocationNotice => n.Notices,
        WindowStop.Review => n.Reviews,
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "Nobody has said what counts this cause."),
    };

    /// <summary>How many of each a journey has given at one level.</summary>
    public sealed record LevelNumbers(int Endorsements, int Attempts, int SittingRequests, int AdjustmentRequests, int Cases, int Notices, int Reviews)
    {
        public static LevelNumbers Of(LevelTrack track)
        {
            ArgumentNullException.ThrowIfNull(track);
            return new LevelNumbers(track.Endorsements.Length, track.Bookings, track.SittingRequests, track.Adjustments?.Number ?? 0, track.Cases, track.Noticed.Length, track.Reviews.Length);
        }

        /// <summary>What brings all numbers below 0, and below those that were taken already.</summary>
        internal static LevelNumbers Below(IReadOnlyCollection<JourneyEvent> taken, LevelNumbers given)
        {
            var endorsements = Lowest(taken.OfType<JourneyEvent.SittingBooked>().Select(booked => booked.Endorsement));
            var attempts = Lowest(taken.OfType<JourneyEvent.SittingBooked>().Select(booked => booked.Attempt));
            var reviews = Lowest(taken.OfType<JourneyEvent.ReviewRequested>().Select(asked => asked.Review));
            return new LevelNumbers(
                endorsements - given.Endorsements - 1, attempts - given.Attempts - 1, -given.SittingRequests - 1, -given.AdjustmentRequests - 1, -given.Cases - 1, -given.Notices - 1, reviews - given.Reviews - 1);
        }

        private static int Lowest(IEnumerable<int> numbers) => numbers.Append(0).Min();

        /// <summary>The endorsement that carries something; 0 is none, and says that none was needed (S-15).</summary>
        public int Carrying(int endorsement) => endorsement == 0 ? 0 : Endorsements + endorsement;
    }
}
