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

/// <summary>Every refusal a journey knows, by episode. A test holds that each has a spec and a page.</summary>
public static partial class Refusals
{
    /// <summary>The whole catalogue, in the order of a journey.</summary>
    /// <remarks>Made at first use: the kinds stand in several files, whose order of initialisation nobody should rely on.</remarks>
    public static IReadOnlyList<RefusalKind> All => Catalogue.All;

    internal static Refusal Because(this RefusalKind kind, FormattableString sentence) =>
        new(kind, sentence.ToString(CultureInfo.InvariantCulture));

    internal static string Words(this DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    internal static string Words(this Level level) => level switch
    {
        Level.Practitioner => "child and family practitioner",
        Level.Supervisor => "practice supervisor",
        Level.Leader => "practice leader",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "No such level."),
    };

    internal static string Words(this ColleagueGroup group) => group switch
    {
        ColleagueGroup.SocialWorkers => "the social workers in the service",
        ColleagueGroup.Peers => "peers",
        ColleagueGroup.Managers => "managers",
        ColleagueGroup.ElectedMembers => "elected members",
        ColleagueGroup.Partners => "partners",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "No such group."),
    };

    internal static string Words(this Element element) => element switch
    {
        Element.Knowledge => "knowledge",
        Element.Simulated => "simulated",
        Element.Written => "written",
        Element.RolePlay => "role play",
        Element.WrittenExercise => "written exercise",
        Element.Interview => "interview",
        _ => throw new ArgumentOutOfRangeException(nameof(element), element, "No such element."),
    };

    private static PolicySource C16(string paragraph, string quote) => new("C16", paragraph, quote);

    private static PolicySource G17(string paragraph, string quote) => new("G17", paragraph, quote);

    private static PolicySource S(string decision, string quote) => new("S", decision, quote);

    private static class Catalogue
    {
        public static readonly IReadOnlyList<RefusalKind> All =
        [
            NotRegistered, DateInFuture, DateBeforeRegistration, NotTheWorkersNumber, PlacementWithAgency, AgencyAndBasisDisagree, NotAnAgency, AlreadyEmployedThere, EmploymentsOverlap,
            EmployerSucceeded, NoSuchEmployment, EmploymentAlreadyEnded, EmploymentEndsBeforeStart, DestinationAfterDeath, RoleBeyondLeaving, LevelNotOpen, AlreadyAccredited, NoStatutoryRole, FunctionsMissing,
            RouteDoesNotFitRole, AdaptationTooLong, RoleHeldAlready, RoutesContradict, NoSuchRole, RoleOutsideEmployment, RoleAlreadyEnded, SupportedYearAlreadyCompleted, NotInSupportedYear, NothingToWait,
            BeforeMinimumService, SupportedYearNotCompleted, HigherLevelHeld, NoSuchAbsence, AbsenceOverlaps, AbsenceAlreadyEnded,
            AbsenceOutsideEmployment, AbsenceBeyondLeaving, AlreadyAgreed, NothingToWithdraw, WithdrawnBeforeAgreed, AlreadySat, NothingToCarryOver, CorrectionContradicts, NothingToCorrect, NotEndedYet,
            NotDueYet, AgencyCannotEndorse, EndorserHasNoDirectExperience, SiteNotOpen, SittingUnderWay, ActBeforeRelease, AlreadyRequested,
            NoRequestOpen, DeclinedBeforeAsked, NoSuchEndorsement, NoEndorsementInForce, WithdrawnAfterSitting, RankOutOfRange, PassportNotAPair, PassportPhaseOver, PassportTooLate, NotAgreed,
            NotEndorsed, NotReEndorsed, EndorsementExpired, SittingBeforeBooking, CancelledBeforeBooked, SittingAlreadyBooked, NoSittingBooked, ElementNotDue,
            MarkBeforeSitting, ElementAlreadyMarked, ScoreOutOfRange, EndorserCannotMark, SittingAlreadyRequested, NoSittingRequested,
            OfferBeforeRequest, RetakeNotExpectedYet, NoDevelopmentPlan, AdjustmentsAlreadyDecided, ReasonDoesNotFit, AdjustmentsNotRequested, AdjustmentsTooLate,
            SameDecider, NotSatYet, ReasonHasItsOwnWay, UnderInvestigation, NoAttemptToInvestigate, NoAllegation, AlreadyHeard, HearingNotOver,
            DeciderInvolved, DecisionWithoutWords, ElementIsRated, ElementIsScored, NoSuchExercise, ExerciseAlreadyRated, RatedTwiceByOne,
            ProfileOutOfRange, ModeratorMarked, MarkNotChanged, NarrativeByAnother, NoSuchRecording, RecordingAlreadyTaken, RecordingDestroyed, RecordingKeptLonger,
            TrainingNotAgreed, NotASimulation, SampledBeforeRelease, NotSampled, MarksIncomplete, ReleaserMarked, ReleaseBeforeMarks, NothingToRelease, CorrectionBeforeRelease, EarlierResultFirst, ReleaserChanged, RetakeUnderWay, NoRetakeOpen,
            NothingToBringForward, NothingToReview, EmployerMustJoin, NotTheEndorser, ReviewAskedForAlready, NoSuchReview, ReviewClosed, LateRequestWaits, NotLate, BeforeTheRequest,
            PanelAppointedAlready, ReviewerNotIndependent, NoPanel, NotOnThePanel, ChairActs, InterestsNotCleared, NothingToReMark, ReMarkedAlready, ReMarksMissing,
            ReasonsMissing, RemedyDoesNotFit, NoMajority, DecidedBeforeTheVotes, UnderReview, RecheckTooLate, RecheckAskedForAlready, NoRecheck, NotAccredited, NoReaccreditation, RenewalNotOpen, HoursOutOfRange, NoSuchDeclaration, DeclarationOutOfTurn, NotAReminder, NoGroundToRevoke,
            AccreditationInQuestion, NoticeGiven, NoNotice, NoticeNotOver,
            LeadersAssessedApart, ColleaguesAlreadyHeard, NoRespondents, FeedbackBeforeEndorsement, ColleaguesNotHeard, NotALeadersRole, AreaNeedsException, AreaAlreadyNamed,
            RecordSuperseded, MergedWithItself, SurvivorSuperseded, HoldsAnotherRecord, MergeUnsettled, MergeOtherWayRound, NotClosedForThis, NotMerged, RestsOnAbsorbed, StillMerged,
        ];
    }
}
