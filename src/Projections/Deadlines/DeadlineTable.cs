using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Projections.Deadlines;

public sealed class DeadlineTable : ProjectionTable<Guid, DeadlineRow>
{
    public override string Name => "deadline";

    protected override bool IsShared => true;

    public override Columns<Guid> KeyColumns { get; } = new() { { "journey", journey => journey } };

    public override Columns<DeadlineRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "watch", row => WatchJson.Write(row.Watch) },
        { "next_due", row => row.NextDue },
        { "renewal_due", row => row.RenewalDue },
        { "next_expected", row => row.NextExpected },
        { "passport", row => row.HoldsPassport },
        { "employed_at", row => WatchJson.Write(row.EmployedAt) },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override Guid? KeyOf(RecordedEvent recorded) =>
        DeadlinesProjection.Definition.Handles.Contains(recorded.Event.GetType()) ? recorded.Journey.Value : null;

    public override Guid KeyOf(DeadlineRow row) => row.Journey;

    // The other columns are what the watch comes to.
    public override DeadlineRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        WatchJson.Read(values.Get<string>(1)),
        values.Get<long>(2),
        values.Get<DateTimeOffset>(3));

    public override DeadlineRow Fold(DeadlineRow? row, RecordedEvent recorded)
    {
        var before = row?.Watch ?? Watch.Nothing;
        before = before with { Stops = OpenStops.After(before.Stops, recorded.Event) };
        var after = recorded.Event.AtLevel() is { } level
            ? before.With(Fold(before.At(level), recorded))
            : Fold(before, recorded);
        return new DeadlineRow(recorded.Journey.Value, after, recorded.Revision, recorded.RecordedAt);
    }

    private static Watch Fold(Watch watch, RecordedEvent recorded) => recorded.Event switch
    {
        JourneyEvent.EmploymentStarted e => watch.With(new WatchedEmployment(e.Spell, e.PlacedAt.Value, To: null, recorded.Revision)),
        JourneyEvent.EmploymentEnded e when watch.Employment(e.Spell) is { } employment => watch.With(employment with { To = e.On }),
        JourneyEvent.EmploymentCarriedOver e when watch.Employment(e.Spell) is { } employment => watch.With(employment with { At = e.To.Value, SetBy = recorded.Revision }),
        JourneyEvent.EmploymentCorrected e when watch.Employment(e.Spell) is { } employment => watch.With(employment with { To = e.To }),
        JourneyEvent.EmploymentExpunged e => watch.WithoutEmployment(e.Spell),

        JourneyEvent.StatutoryRoleStarted e => watch.With(new WatchedRole(e.Role, e.Spell, e.Level, e.ExpectedBy, IsToBeAccredited(e.Route), HasEnded: false)),
        JourneyEvent.StatutoryRoleEnded e when watch.Role(e.Role) is { } role => watch.With(role with { HasEnded = true }),
        JourneyEvent.StatutoryRoleCorrected e when watch.Role(e.Role) is { } role => watch.With(role with { Level = e.Level, ExpectedBy = e.ExpectedBy, ToBeAccredited = IsToBeAccredited(e.Route) }),
        JourneyEvent.StatutoryRoleEndCorrected e when watch.Role(e.Role) is { } role => watch.With(role with { HasEnded = e.To is not null }),
        JourneyEvent.StatutoryRoleExpunged e => watch.WithoutRole(e.Role),
        JourneyEvent.AsyeCompleted e when watch.Role(e.Role) is { } role => watch.With(role with { ExpectedBy = e.ExpectedBy }),
        JourneyEvent.AsyeCorrected e when watch.Role(e.Role) is { } role => watch.With(role with { ExpectedBy = e.ExpectedBy }),

        JourneyEvent.JourneySuperseded => watch with { IsClosed = true },
        JourneyEvent.JourneyReinstated => watch with { IsClosed = null },
        JourneyEvent.RecordAbsorbed e => e.Record.Levels.Aggregate(watch, (before, level) => before.With(MakingWayFor(before.At(level), e.Record, level))),

        // Nothing but a stop, or its end.
        JourneyEvent.AbsenceStarted or JourneyEvent.AbsenceEnded or JourneyEvent.AbsenceCorrected or JourneyEvent.AbsenceExpunged => watch,

        var e => throw Impossible(e),
    };

    /// <summary>What is to be taken again, and what is to be renewed, is the other record's from here on, where that one has sat (S-53).</summary>
    private static WatchedLevel MakingWayFor(WatchedLevel level, JourneyHistory record, Level at) =>
        record.At(at).Any(happened => happened is JourneyEvent.SittingBooked) ? level with { Retake = null, Renewal = null } : level;

    private static WatchedLevel Fold(WatchedLevel level, RecordedEvent recorded) => recorded.Event switch
    {
        JourneyEvent.PracticeEndorsed e => Endorsed(level, e.Endorsement, e.ValidUntil, e.On, recorded.Revision),
        JourneyEvent.PracticeReEndorsed e => Endorsed(level, e.Endorsement, e.ValidUntil, e.On, recorded.Revision),
        JourneyEvent.EndorsementWithdrawn e when level.Endorsement(e.Endorsement) is { } given => level.With(given with { IsWithdrawn = true }),
        JourneyEvent.EndorsementExpired e when level.Endorsement(e.Endorsement) is { } given => level.With(given with { HasExpired = true }),
        JourneyEvent.EndorsementLapsedOnLeaving e when level.Endorsement(e.Endorsement) is { } given => level.With(given with { HasLapsed = true }),
        JourneyEvent.EndorsementReinstated e when level.Endorsement(e.Endorsement) is { } given => level.With(given with { HasLapsed = e.LapsedOn is not null, SetBy = recorded.Revision }),
        JourneyEvent.EndorsementCorrected e when level.Endorsement(e.Endorsement) is { } given => level.With(given with { ValidUntil = e.ValidUntil, HasExpired = false, SetBy = recorded.Revision }),
        // One that a release has used up falls due no more, whatever its days.
        JourneyEvent.EndorsementCorrected => level,
        JourneyEvent.EndorsementExpunged e => level.WithoutEndorsement(e.Endorsement),
        JourneyEvent.PassportGranted => level with { PassportSince = recorded.Revision },
        JourneyEvent.PassportExpired => level with { PassportSince = null },

        // Nothing but a stop, or its end.
        JourneyEvent.SittingRequested or JourneyEvent.SittingOffered or JourneyEvent.AgreementWithdrawn => level,
        JourneyEvent.MalpracticeAlleged or JourneyEvent.MalpracticeFound or JourneyEvent.MalpracticeNotFound => level,
        JourneyEvent.RevocationNotified or JourneyEvent.RevocationDropped => level,
        JourneyEvent.SittingBooked e => level.Under(e.Edition.Value, e.Attempt) with { UnderWay = new WatchedSitting(e.Attempt, e.Endorsement, e.SitsOn) },
        JourneyEvent.BookingCorrected e when level.UnderWay is { } booked => level with { UnderWay = booked with { SitsOn = e.SitsOn } },
        JourneyEvent.SittingCancelledOnLeaving => level with { UnderWay = null },
        JourneyEvent.SittingCancelled => level with { UnderWay = null },
        JourneyEvent.SittingVoided => level with { UnderWay = null },

        // A release uses up every endorsement that was given before it.
        JourneyEvent.ResultReleased => level with { UnderWay = null, Endorsements = [] },
        JourneyEvent.Accredited e => level with
        {
            AccreditedOn = level.AccreditedOn ?? e.On,
            Retake = null,
            Renewal = e.ReaccreditationDueOn is { } due ? new WatchedRenewal(due, level.EditionOf(e.Attempt), [], null, null, null, recorded.Revision) : null,
            RevokedRenewal = null,
        },
        JourneyEvent.NarrowRetakeOpened e => level with { Retake = new WatchedRetake(e.Attempt, e.Until, e.BankedUntil, null, false, null, null, recorded.Revision) },
        JourneyEvent.ElementRetakeOpened e => level with { Retake = new WatchedRetake(e.Attempt, null, e.BankedUntil, e.ExpectedAfter, false, null, null, recorded.Revision) },
        JourneyEvent.FullRetakeOpened e => level with { Retake = new WatchedRetake(e.Attempt, null, null, e.ExpectedAfter, false, null, null, recorded.Revision) },
        JourneyEvent.RetakeBroughtForward when level.Retake is { } retake => level with { Retake = retake with { IsBroughtForward = true } },
        JourneyEvent.RetakeWindowMoved e when level.Retake is { } retake => level with { Retake = Moved(retake, e, recorded.Revision) },
        JourneyEvent.NarrowRetakeLapsed e when level.Retake is { } retake => level with { Retake = retake with { LapsedOn = e.On } },
        JourneyEvent.BankedElementsExpired e when level.Retake is { } retake => level with { Retake = retake with { ExpiredOn = e.On } },

        JourneyEvent.ReaccreditationReminded e when level.Renewal is { } renewal => level with { Renewal = renewal with { Reminded = [.. renewal.Reminded.Append(e.MonthsAhead).Order()] } },
        JourneyEvent.Reaccredited e when level.Renewal is { } renewal => Renewed(level, renewal, e.DueOn, recorded.Revision),
        JourneyEvent.AccreditationRestored e when level.Renewal is { } renewal => Renewed(level, renewal, e.DueOn, recorded.Revision),
        JourneyEvent.ReaccreditationDueMoved e when level.Renewal is { } renewal => level with { Renewal = Moved(renewal, e, recorded.Revision) },
        JourneyEvent.ReaccreditationUndone e when level.Renewal is { } renewal => level with { Renewal = new WatchedRenewal(e.DueOn, renewal.Edition, [], null, null, null, recorded.Revision) },
        JourneyEvent.ReaccreditationOverdue e when level.Renewal is { } renewal => level with { Renewal = renewal with { OverdueSince = e.On, GraceUntil = e.GraceUntil } },
        JourneyEvent.AccreditationNotCurrent e when level.Renewal is { } renewal => level with { Renewal = renewal with { NotCurrentSince = e.On } },
        JourneyEvent.AccreditationRevoked => level with { Renewal = null, RevokedRenewal = level.Renewal },
        // What was watched of it is watched again, and falls due anew.
        JourneyEvent.AccreditationReinstated => level with { Retake = null, Renewal = level.RevokedRenewal is { } renewal ? renewal with { SetBy = recorded.Revision } : null, RevokedRenewal = null },

        JourneyEvent.ReviewRequested e when e.CameOn > e.RequestUntil => level.With(new WatchedReview(e.Review, e.CameOn, IsLate: true)),
        JourneyEvent.ReviewRequested => level,
        JourneyEvent.LateReviewAccepted e => level.WithoutReview(e.Review),
        JourneyEvent.LateReviewRefused e => level.WithoutReview(e.Review),
        JourneyEvent.ReviewOpened e => level.With(new WatchedReview(e.Review, e.DecisionDue, IsLate: false)),
        JourneyEvent.ReviewWithdrawn e => level.WithoutReview(e.Review),
        JourneyEvent.ReviewDecided e => level.WithoutReview(e.Review),

        var e => throw Impossible(e),
    };

    /// <summary>S-49: where the twelve months are spoken of as those of gaining accreditation as well .</summary>
    /// <summary>Whether who comes this way is expected to be accredited by the day as well, and not only put forward (S-49).</summary>
    internal static bool IsToBeAccredited(EntryRoute route) => route is EntryRoute.OtherSocialWorkRole or EntryRoute.OutsideEngland;

    private static WatchedLevel Endorsed(WatchedLevel level, int number, DateOnly validUntil, DateOnly on, long revision) =>
        level.With(new WatchedEndorsement(number, validUntil, false, false, false, revision)) with { PutForwardOn = level.PutForwardOn ?? on };

    private static WatchedRetake Moved(WatchedRetake retake, JourneyEvent.RetakeWindowMoved moved, long revision) => retake with
    {
        Until = moved.Until,
        BankedUntil = moved.BankedUntil,
        LapsedOn = moved.Until < retake.LapsedOn ? retake.LapsedOn : null,
        ExpiredOn = moved.BankedUntil < retake.ExpiredOn ? retake.ExpiredOn : null,
        SetBy = revision,
    };

    /// <summary>What was noted of a day that has moved on is no longer so.</summary>
    private static WatchedRenewal Moved(WatchedRenewal renewal, JourneyEvent.ReaccreditationDueMoved moved, long revision)
    {
        var isOverdue = moved.DueOn < renewal.OverdueSince;
        return new WatchedRenewal(
            moved.DueOn,
            renewal.Edition,
            moved.DueOn == renewal.DueOn ? renewal.Reminded : [],
            isOverdue ? renewal.OverdueSince : null,
            isOverdue ? moved.CurrentUntil : null,
            moved.CurrentUntil < renewal.NotCurrentSince ? renewal.NotCurrentSince : null,
            revision);
    }

    private static WatchedLevel Renewed(WatchedLevel level, WatchedRenewal before, DateOnly due, long revision) =>
        level with { Retake = null, Renewal = new WatchedRenewal(due, before.Edition, [], null, null, null, revision) };

    private static ImpossibleHistoryException Impossible(JourneyEvent journeyEvent) => new(journeyEvent, "it does not follow from what the deadlines have seen");
}
