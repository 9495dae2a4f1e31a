using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Domain.Journeys;

/// <summary>Every step of a level as a command that could be asked on a day: what is open is asked as it stands, and otherwise the next thing of its kind.</summary>
/// <remarks>Corrections and expungements are no steps: they put the record right, and whether there is something to put right the record does not know.</remarks>
internal static class Probes
{
    // The one that would be taken first: what is to be done with it waits for it.
    private const string FirstRecording = "RECORDING-1";

    private static readonly ServiceAreaCode NoArea = new("NONE");

    // Nobody with a part in anything; the chair of a panel to be appointed first.
    private static readonly PanelPlace[] SomePanel = [new(new ActorId("somebody"), null), new(new ActorId("somebody-else"), null), new(new ActorId("yet-another"), null)];

    private static readonly DocumentId SomeDocument = new(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));

    // The order of a journey, as the decider names its commands.
    private static readonly Type[] Order =
    [
        typeof(JourneyCommand.StartStatutoryRole), typeof(JourneyCommand.CompleteAsye), typeof(JourneyCommand.WaiveMinimumService), typeof(JourneyCommand.ExtendMinimumService), typeof(JourneyCommand.EndStatutoryRole), typeof(JourneyCommand.NameLeadersArea),
        typeof(JourneyCommand.AgreeToAssessment), typeof(JourneyCommand.DeclineAssessment), typeof(JourneyCommand.WithdrawAgreement),
        typeof(JourneyCommand.RequestEndorsement), typeof(JourneyCommand.DeclineEndorsement), typeof(JourneyCommand.EndorsePractice), typeof(JourneyCommand.RankEndorsement), typeof(JourneyCommand.WithdrawEndorsement), typeof(JourneyCommand.ExpireEndorsement),
        typeof(JourneyCommand.GrantPassport), typeof(JourneyCommand.ExpirePassport),
        typeof(JourneyCommand.RequestSitting), typeof(JourneyCommand.OfferSitting), typeof(JourneyCommand.BookSitting), typeof(JourneyCommand.BookAssessmentDay), typeof(JourneyCommand.CancelSitting), typeof(JourneyCommand.RequestAdjustments), typeof(JourneyCommand.DecideAdjustments), typeof(JourneyCommand.VoidSitting), typeof(JourneyCommand.GatherColleagueFeedback),
        typeof(JourneyCommand.AllegeMalpractice), typeof(JourneyCommand.AnswerAllegation), typeof(JourneyCommand.DecideMalpractice),
        typeof(JourneyCommand.RecordMark), typeof(JourneyCommand.RateExercise), typeof(JourneyCommand.ModerateMark), typeof(JourneyCommand.RecordNarrative),
        typeof(JourneyCommand.TakeRecording), typeof(JourneyCommand.AgreeToTrainingUse), typeof(JourneyCommand.HandOverRecording), typeof(JourneyCommand.UseRecording), typeof(JourneyCommand.SampleSimulation), typeof(JourneyCommand.CommentOnSimulation), typeof(JourneyCommand.DestroyRecording),
        typeof(JourneyCommand.ReleaseResult), typeof(JourneyCommand.AgreeDevelopmentPlan), typeof(JourneyCommand.BringRetakeForward), typeof(JourneyCommand.LapseNarrowRetake), typeof(JourneyCommand.ExpireBankedElements),
        typeof(JourneyCommand.RequestRecheck), typeof(JourneyCommand.AnswerRecheck), typeof(JourneyCommand.SupportReview), typeof(JourneyCommand.RequestReview), typeof(JourneyCommand.WithdrawReview), typeof(JourneyCommand.AcceptLateReview), typeof(JourneyCommand.RefuseLateReview),
        typeof(JourneyCommand.AppointReviewPanel), typeof(JourneyCommand.ReplaceReviewMember), typeof(JourneyCommand.DeclareInterests), typeof(JourneyCommand.AddReviewEvidence), typeof(JourneyCommand.OrderReMark), typeof(JourneyCommand.ReMarkElement), typeof(JourneyCommand.CastReviewVote), typeof(JourneyCommand.DecideReview),
        typeof(JourneyCommand.RemindOfReaccreditation), typeof(JourneyCommand.DeclareLearning), typeof(JourneyCommand.EndorseForReaccreditation), typeof(JourneyCommand.MarkReaccreditationOverdue), typeof(JourneyCommand.MarkAccreditationNotCurrent),
        typeof(JourneyCommand.NotifyRevocation), typeof(JourneyCommand.DropRevocation), typeof(JourneyCommand.RevokeAccreditation),
    ];

    /// <summary>The commands that are steps.</summary>
    public static IReadOnlyList<Type> Kinds => Order;

    public static int PlaceOf(JourneyCommand command) => Array.IndexOf(Order, command.GetType());

    /// <summary>Whether it only notes what came by itself: where it would record nothing, there is nothing to note.</summary>
    public static bool IsNoted(JourneyCommand command) =>
        command is JourneyCommand.ExpireEndorsement or JourneyCommand.ExpirePassport or JourneyCommand.LapseNarrowRetake or JourneyCommand.ExpireBankedElements
            or JourneyCommand.MarkReaccreditationOverdue or JourneyCommand.MarkAccreditationNotCurrent;

    /// <summary>The booking of a sitting; of a practice leader's, of the assessment day .</summary>
    public static JourneyCommand Sitting(Level level, DateOnly sitsOn, DateOnly on) => new SittingCode($"SITTING-{sitsOn:yyyyMMdd}") is var sitting && level == Level.Leader
        ? new JourneyCommand.BookAssessmentDay(sitting, sitsOn, on)
        : new JourneyCommand.BookSitting(level, sitting, sitsOn, on);

    /// <returns>The day of the sitting that is booked; null for every other step.</returns>
    public static DateOnly? SittingOf(JourneyCommand command) => command switch
    {
        JourneyCommand.BookSitting booking => booking.SitsOn,
        JourneyCommand.BookAssessmentDay booking => booking.SitsOn,
        _ => null,
    };

    /// <summary>All but the booking, of which there are as many as there are days of sitting.</summary>
    public static IEnumerable<Func<DateOnly, JourneyCommand>> Of(Level level, Journey journey, Preparation prepare) =>
        Entry(level, journey).Concat(Leading(level, journey, prepare)).Concat(Endorsement(level, journey, prepare)).Concat(BeforeMarks(level, journey)).Concat(Marks(level, journey)).Concat(Recordings(level, journey))
            .Concat(Outcome(level, journey)).Concat(Rechecks(level, journey)).Concat(ToBeReviewed(level, journey)).Concat(OfThePanel(level, journey)).Concat(Accreditation(level, journey, prepare));

    /// <summary>Who asks: of what a panel does, whoever on it would do it next; of anything else, somebody without a part in it.</summary>
    public static ActorId AskedBy(JourneyCommand command, Journey journey)
    {
        return command switch
        {
            JourneyCommand.DeclareInterests c when Panel(c.Level, c.Review) is { } review => review.Panel.Where(who => !review.IsCleared(who) && !review.HasConflict(who)).Append(review.Panel[0]).First(),
            JourneyCommand.CastReviewVote c when Panel(c.Level, c.Review) is { } review => review.Panel.Where(who => review.Votes.All(vote => vote.By != who)).Append(review.Panel[0]).First(),
            JourneyCommand.OrderReMark c when Panel(c.Level, c.Review) is { } review => review.Panel[0],
            JourneyCommand.DecideReview c when Panel(c.Level, c.Review) is { } review => review.Panel[0],
            _ => command.Facts.Actor,
        };

        ReviewCase? Panel(Level level, int number) => journey.At(level).Review(number) is { Panel.IsEmpty: false } review ? review : null;
    }

    /// <summary>The days in the state of a level from which, or up to which, something may hold.</summary>
    public static IEnumerable<DateOnly> DaysOf(Level level, DateOnly on, Journey journey, Preparation prepare)
    {
        var track = journey.At(level);
        var reminders = track.Accreditation?.DueOn is { } due ? Reminders(level, on, prepare).Select(ahead => (DateOnly?)due.AddMonths(-ahead)) : [];
        DateOnly?[] days =
        [
            .. journey.Spells.SelectMany(spell => new[] { spell.From, spell.To }),
            .. journey.Roles.SelectMany(role => new[] { role.From, role.To, role.NotBefore }),
            .. journey.Absences.SelectMany(absence => new DateOnly?[] { absence.From, absence.To }),
            .. track.Endorsements.SelectMany(given => new DateOnly?[] { given.On, given.SittingsFrom, given.ValidUntil, given.LapsedOn, given.WithdrawnOn }),
            track.AgreedOn, track.EndorsementRequest?.On, track.SittingRequest?.On, track.Rebooking?.Until, track.Adjustments?.On,
            track.UnderWay?.SitsOn, track.UnderWay?.BookedOn, track.UnderWay?.CarriedUntil, .. track.UnderWay?.Marks.Select(mark => (DateOnly?)mark.LastOn) ?? [],
            track.Investigation?.On, track.Investigation?.HearingUntil,
            .. track.Released.Select(released => (DateOnly?)released.LastOn),
            track.Retake?.OpenedOn, track.Retake?.NarrowUntil, track.Retake?.ExpectedAfter, track.Retake?.BankedUntil,
            .. track.Released.SelectMany(released => new DateOnly?[] { released.On, WaitOver(released) }),
            .. track.Findings.Select(finding => (DateOnly?)finding.On),
            .. track.Reviews.SelectMany(review => new[] { review.On, review.CameOn, review.RequestUntil, review.AcceptedOn, review.OpenedOn, review.WindowsStopFrom, review.DecisionDue, review.EndedOn }),
            .. track.ReviewSupports.Select(support => (DateOnly?)support.On),
            .. track.Rechecks.SelectMany(asked => new[] { asked.On, asked.AnsweredOn }),
            .. track.ColleagueFeedback.Select(heard => (DateOnly?)heard.On),
            .. track.Recordings.Select(recording => recording.SampledOn),
            track.Accreditation?.RevokedOn, track.Accreditation?.Since, track.Accreditation?.DueOn, track.Accreditation?.CurrentUntil, track.Accreditation?.GraceUntil, track.Accreditation?.Notice?.On, track.Accreditation?.Notice?.NotBefore,
            .. reminders,
        ];
        return days.OfType<DateOnly>();

        // Up to when something may be asked for about a result.
        DateOnly? WaitOver(ReleasedAttempt released) =>
            prepare(new JourneyCommand.BringRetakeForward(level, BringForwardReason.PracticeObserved, on), on) is var (command, policy) ? JourneyDecider.LastDayToAsk(released.LastOn, command.Facts.Calendar, policy.Of(released.Edition)) : null;
    }

    private static IEnumerable<Func<DateOnly, JourneyCommand>> Entry(Level level, Journey journey)
    {
        if (journey.Spells.LastOrDefault() is { } spell)
            yield return day => new JourneyCommand.StartStatutoryRole(spell.Number, FunctionSet.Of(UsualAt(level)), EntryRoute.Established, false, null, day);
        foreach (var role in journey.Roles.Where(role => role.Functions.OpenTo(level)))
        {
            yield return day => new JourneyCommand.CompleteAsye(role.Number, day);
            yield return day => new JourneyCommand.WaiveMinimumService(role.Number, WaiverReason.ReadySooner, day);
            yield return day => new JourneyCommand.ExtendMinimumService(role.Number, (role.NotBefore > day ? role.NotBefore.Value : day).AddDays(1), ExtensionReason.NarrowCaseload, day);
            yield return day => new JourneyCommand.EndStatutoryRole(role.Number, day);
        }

        yield return day => new JourneyCommand.AgreeToAssessment(level, day);
        yield return day => new JourneyCommand.DeclineAssessment(level, day);
        yield return day => new JourneyCommand.WithdrawAgreement(level, day);
    }

    /// <summary>What only practice leaders have .</summary>
    private static IEnumerable<Func<DateOnly, JourneyCommand>> Leading(Level level, Journey journey, Preparation prepare)
    {
        if (level != Level.Leader)
            yield break;
        foreach (var role in journey.Roles.Where(role => role.Level == level))
            yield return day => new JourneyCommand.NameLeadersArea(role.Number, AreaOn(role.Number, day, prepare), day);
        foreach (var group in Enum.GetValues<ColleagueGroup>())
            yield return day => new JourneyCommand.GatherColleagueFeedback(group, 1, SomeDocument, day);
    }

    /// <summary>The first area of the employer's service on a day; of one that is not divided there is none to name.</summary>
    private static ServiceAreaCode AreaOn(int role, DateOnly day, Preparation prepare) =>
        prepare(new JourneyCommand.NameLeadersArea(role, NoArea, day), day)?.Command is JourneyCommand.NameLeadersArea { Division: { } division } ? division.Areas.First() : NoArea;

    private static IEnumerable<Func<DateOnly, JourneyCommand>> Endorsement(Level level, Journey journey, Preparation prepare)
    {
        var track = journey.At(level);
        foreach (var organisation in journey.Spells.Select(spell => spell.PlacedAt).Distinct())
        {
            yield return day => new JourneyCommand.RequestEndorsement(level, organisation, day);
            yield return day => new JourneyCommand.EndorsePractice(level, organisation, day);
            yield return day => new JourneyCommand.RankEndorsement(level, organisation, track.FreshEndorsements.LastOrDefault(given => given.EndorsedBy == organisation)?.Rank == 1 ? 2 : 1, day);
            yield return day => new JourneyCommand.WithdrawEndorsement(level, organisation, WithdrawalReason.GivenInError, day);
            yield return day => new JourneyCommand.DeclineEndorsement(level, organisation, DeclineReason.NotYetReady, day);
        }

        yield return day => new JourneyCommand.ExpireEndorsement(level, Math.Max(track.Endorsements.Length, 1), day);
        yield return day => new JourneyCommand.GrantPassport(level, PassportOn(level, day, prepare), true, day);
        yield return day => new JourneyCommand.ExpirePassport(level, day);
    }

    private static IEnumerable<Func<DateOnly, JourneyCommand>> BeforeMarks(Level level, Journey journey)
    {
        var track = journey.At(level);
        yield return day => new JourneyCommand.RequestSitting(level, day);
        yield return day => new JourneyCommand.OfferSitting(level, day, day);
        yield return day => new JourneyCommand.CancelSitting(level, CancellationReason.SittingNotHeld, day);
        yield return day => new JourneyCommand.RequestAdjustments(level, SomeDocument, day);
        yield return day => new JourneyCommand.DecideAdjustments(level, true, AdjustmentReason.AsRequested, day);
        yield return day => new JourneyCommand.VoidSitting(level, VoidReason.TechnicalFailure, day);
        yield return day => new JourneyCommand.AllegeMalpractice(level, track.UnderWay?.Number ?? track.Released.LastOrDefault(released => !released.IsAnnulled)?.Number ?? 1, SomeDocument, day);
        yield return day => new JourneyCommand.AnswerAllegation(level, SomeDocument, day);
        yield return day => new JourneyCommand.DecideMalpractice(level, null, null, day);
    }

    private static IEnumerable<Func<DateOnly, JourneyCommand>> Marks(Level level, Journey journey)
    {
        var attempt = journey.At(level).UnderWay;
        foreach (var element in ElementSet.AssessedAt(level))
        {
            // The next exercise that two assessors have not rated.
            var exercise = attempt is null ? 1 : attempt.ThirdRatings.FirstOrDefault(third => third.Element == element)?.Exercise
                ?? Enumerable.Range(1, int.MaxValue).First(number => attempt.RatingsOf(element, number).Count < 2);
            yield return day => new JourneyCommand.RecordMark(level, element, 0, AreaProfile.Empty, day);
            yield return day => new JourneyCommand.RateExercise(level, element, exercise, 0, AreaProfile.Empty, day);
            yield return day => new JourneyCommand.ModerateMark(level, element, attempt?.MarkOf(element) is { Score: 0 } ? 1 : 0, null, ModerationReason.SumWrong, day);
        }

        yield return day => new JourneyCommand.RecordNarrative(level, SomeDocument, day);
    }

    private static IEnumerable<Func<DateOnly, JourneyCommand>> Recordings(Level level, Journey journey)
    {
        var taken = journey.At(level).Recordings;
        var last = taken.IsEmpty ? new RecordingCode(FirstRecording) : taken[^1].Code;
        if (journey.Spells.LastOrDefault() is { } spell)
        {
            yield return day => new JourneyCommand.TakeRecording(level, new RecordingCode($"RECORDING-{taken.Length + 1}"), spell.PlacedAt, day);
            yield return day => new JourneyCommand.HandOverRecording(level, last, spell.PlacedAt, day);
        }

        yield return day => new JourneyCommand.AgreeToTrainingUse(level, last, day);
        yield return day => new JourneyCommand.UseRecording(level, last, RecordingUse.Moderation, day);
        yield return day => new JourneyCommand.SampleSimulation(level, last, day);
        yield return day => new JourneyCommand.CommentOnSimulation(level, taken.LastOrDefault(recording => recording.SampledOn is not null)?.Code ?? last, SomeDocument, day);
        yield return day => new JourneyCommand.DestroyRecording(level, last, day);
    }

    private static IEnumerable<Func<DateOnly, JourneyCommand>> Outcome(Level level, Journey journey)
    {
        var track = journey.At(level);
        var attempt = track.Released.FirstOrDefault(released => released.IsToBeReleasedAnew)?.Number ?? track.UnderWay?.Number ?? track.LastReleased?.Number ?? 1;
        yield return day => new JourneyCommand.ReleaseResult(level, attempt, day);
        yield return day => new JourneyCommand.AgreeDevelopmentPlan(level, SomeDocument, day);
        yield return day => new JourneyCommand.BringRetakeForward(level, BringForwardReason.WorkerAndEmployerAgree, day);
        yield return day => new JourneyCommand.LapseNarrowRetake(level, day);
        yield return day => new JourneyCommand.ExpireBankedElements(level, day);
    }

    private static IEnumerable<Func<DateOnly, JourneyCommand>> Rechecks(Level level, Journey journey)
    {
        var track = journey.At(level);
        var attempt = track.LastReleased?.Number ?? 1;
        foreach (var element in ElementSet.AssessedAt(level))
        {
            var waiting = track.OpenRechecks.LastOrDefault(asked => asked.Element == element)?.Attempt ?? attempt;
            yield return day => new JourneyCommand.RequestRecheck(level, attempt, element, day);
            yield return day => new JourneyCommand.AnswerRecheck(level, waiting, element, 0, null, day);
        }
    }

    private static IEnumerable<Func<DateOnly, JourneyCommand>> ToBeReviewed(Level level, Journey journey)
    {
        var track = journey.At(level);
        var number = NextReview(track);
        foreach (var organisation in journey.Spells.Select(spell => spell.PlacedAt).Distinct())
            yield return day => new JourneyCommand.SupportReview(level, track.LastReleased?.Number ?? 1, organisation, day);
        foreach (var (attempt, ground) in ToAskAbout(track))
            yield return day => new JourneyCommand.RequestReview(level, attempt, ground, SomeDocument, day);
        yield return day => new JourneyCommand.WithdrawReview(level, number, day);
        yield return day => new JourneyCommand.AcceptLateReview(level, number, GoodCause.Illness, day);
        yield return day => new JourneyCommand.RefuseLateReview(level, number, day);
    }

    private static IEnumerable<Func<DateOnly, JourneyCommand>> OfThePanel(Level level, Journey journey)
    {
        var track = journey.At(level);
        var number = NextReview(track);
        var review = track.Review(number);
        ActorId toReplace = review is { Panel.IsEmpty: false } ? review.NotCleared.Append(review.Panel[^1]).First() : SomePanel[0].Who;
        yield return day => new JourneyCommand.AppointReviewPanel(level, number, SomePanel[0], SomePanel[1], SomePanel[2], day);
        yield return day => new JourneyCommand.ReplaceReviewMember(level, number, toReplace, SomePanel[1], day);
        yield return day => new JourneyCommand.DeclareInterests(level, number, false, day);
        yield return day => new JourneyCommand.AddReviewEvidence(level, number, SomeDocument, day);
        yield return day => new JourneyCommand.OrderReMark(level, number, ToReMark(review, track), day);
        foreach (var element in ElementSet.AssessedAt(level))
            yield return day => new JourneyCommand.ReMarkElement(level, number, element, 0, AreaProfile.Empty, day);
        yield return day => new JourneyCommand.CastReviewVote(level, number, ReviewRemedy.Uphold, ReviewReasonSet.Of(ReviewReason.StandardAppliedCorrectly), day);
        yield return day => new JourneyCommand.DecideReview(level, number, SomeDocument, ToPutRight(review, track), day);
    }

    /// <summary>The review that is open or waits; otherwise the last.</summary>
    private static int NextReview(LevelTrack track) => track.Reviews.LastOrDefault(review => !review.HasEnded)?.Number ?? Math.Max(track.Reviews.Length, 1);

    /// <summary>Every ground (S-08): what was found at whichever attempt, or revoked; of a result, the last.</summary>
    private static IEnumerable<(int Attempt, ReviewGround Ground)> ToAskAbout(LevelTrack track)
    {
        var last = track.LastReleased?.Number ?? 1;
        int[] decidedAbout = [.. track.Findings.Select(finding => finding.Attempt.Number), .. track.Accreditation is { } held && (held.IsRevoked || held.Notice is not null) ? new[] { held.Attempt } : []];
        return Enum.GetValues<ReviewGround>().SelectMany(ground => ground == ReviewGround.FindingOrRevocation
            ? decidedAbout.DefaultIfEmpty(last).Distinct().Order().Select(attempt => (attempt, ground))
            : [(last, ground)]);
    }

    /// <summary>What was ordered to be marked again; otherwise everything that a person marked and that can be.</summary>
    private static ElementSet ToReMark(ReviewCase? review, LevelTrack track)
    {
        if (review is null || review.ToReMark.Count > 0)
            return review?.ToReMark ?? ElementSet.Empty;
        var isRecorded = track.Recordings.Any(recording => recording.Attempt == review.Attempt && !recording.IsDestroyed);
        return track.ResultOf(review.Attempt) is { } released
            ? ElementSet.Of([.. released.Attempt.Elements.Where(element => element != Element.Knowledge && (element != Element.Simulated || isRecorded))])
            : ElementSet.Empty;
    }

    /// <summary>Another score for a mark, where the panel has voted to put one right.</summary>
    private static ClericalCorrection? ToPutRight(ReviewCase? review, LevelTrack track) =>
        review is not null && JourneyDecider.MajorityOf(review) == ReviewRemedy.CorrectClericalError && track.ResultOf(review.Attempt)?.Attempt.Marks is [var mark, ..]
            ? new ClericalCorrection(mark.Element, mark.Score == 0 ? 1 : 0, null)
            : null;

    private static IEnumerable<Func<DateOnly, JourneyCommand>> Accreditation(Level level, Journey journey, Preparation prepare)
    {
        var track = journey.At(level);
        yield return day => new JourneyCommand.RemindOfReaccreditation(level, NextReminder(level, day, track, prepare), day);
        yield return day => new JourneyCommand.DeclareLearning(level, 1, day) { Declaration = (track.Accreditation?.Learning.Length ?? 0) + 1 };
        foreach (var organisation in journey.Spells.Select(spell => spell.PlacedAt).Distinct())
            yield return day => new JourneyCommand.EndorseForReaccreditation(level, organisation, day);
        yield return day => new JourneyCommand.MarkReaccreditationOverdue(level, day);
        yield return day => new JourneyCommand.MarkAccreditationNotCurrent(level, day);
        yield return day => new JourneyCommand.NotifyRevocation(level, track.HasGroundToRevoke(RevocationGround.ResultIssuedInError) ? RevocationGround.ResultIssuedInError : RevocationGround.MalpracticeFound, SomeDocument, day);
        yield return day => new JourneyCommand.DropRevocation(level, day);
        yield return day => new JourneyCommand.RevokeAccreditation(level, day);
    }

    private static ElementSet PassportOn(Level level, DateOnly day, Preparation prepare) =>
        prepare(new JourneyCommand.GrantPassport(level, ElementSet.Empty, true, day), day)?.Policy.PassportElements.Value ?? ElementSet.Empty;

    /// <summary>The next of the edition's reminders that was not sent; the last where all were.</summary>
    private static int NextReminder(Level level, DateOnly day, LevelTrack track, Preparation prepare)
    {
        var months = Reminders(level, day, prepare);
        return months.Where(ahead => track.Accreditation?.Reminded.Contains(ahead) != true).DefaultIfEmpty(months is [.., var last] ? last : 0).First();
    }

    private static IReadOnlyList<int> Reminders(Level level, DateOnly day, Preparation prepare) =>
        prepare(new JourneyCommand.RemindOfReaccreditation(level, 0, day), day)?.Policy.ReaccreditationReminderMonths.Value ?? [];

    private static StatutoryFunction UsualAt(Level level) => level switch
    {
        Level.Practitioner => StatutoryFunction.HoldingCaseResponsibility,
        Level.Supervisor => StatutoryFunction.SupervisingSocialWorkers,
        _ => StatutoryFunction.LeadingPractice,
    };
}
