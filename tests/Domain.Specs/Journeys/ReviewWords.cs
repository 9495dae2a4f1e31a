using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys;

/// <summary>Independent review: what happened and what is asked; the practitioner level, the first attempt and the first review unless a spec names another.</summary>
internal static class ReviewWords
{
    public static readonly ReviewReasonSet Misapplied = ReviewReasonSet.Of(ReviewReason.StandardMisapplied);

    public static readonly ReviewReasonSet Applied = ReviewReasonSet.Of(ReviewReason.StandardAppliedCorrectly);

    // What happened

    public static JourneyEvent Supported(string on, int attempt = 1, string by = "LEEDS") => new JourneyEvent.ReviewSupported(Practitioner, attempt, new(by), new("manager-7"), Day(on));

    public static JourneyEvent ReviewRequested(ReviewGround ground, string until, string on, int review = 1, int attempt = 1, string? cameOn = null) =>
        new JourneyEvent.ReviewRequested(Practitioner, review, attempt, ground, DocumentOf("request"), Day(until), Day(cameOn ?? on), Day(on));

    public static JourneyEvent ReviewOpened(string due, string on, int review = 1, int attempt = 1, string? stopsFrom = null) =>
        new JourneyEvent.ReviewOpened(Practitioner, review, attempt, Day(stopsFrom ?? on), Day(due), Day(on));

    public static JourneyEvent LateAccepted(string on, GoodCause cause = GoodCause.Illness) => new JourneyEvent.LateReviewAccepted(Practitioner, 1, cause, new("chair-1"), Day(on));

    public static JourneyEvent LateRefused(string on) => new JourneyEvent.LateReviewRefused(Practitioner, 1, new("chair-1"), Day(on));

    public static JourneyEvent ReviewWithdrawn(string on) => new JourneyEvent.ReviewWithdrawn(Practitioner, 1, 1, Day(on));

    public static JourneyEvent PanelAppointed(string on, int review = 1) =>
        new JourneyEvent.ReviewPanelAppointed(Practitioner, review, new("chair-1"), new("member-1"), new("member-2"), new("secretary-1"), Day(on));

    public static JourneyEvent MemberReplaced(string former, string successor, string on) => new JourneyEvent.ReviewMemberReplaced(Practitioner, 1, new(former), new(successor), new("secretary-1"), Day(on));

    public static JourneyEvent InterestsDeclared(string by, string on, bool conflict = false, int review = 1) => new JourneyEvent.InterestsDeclared(Practitioner, review, conflict, new(by), Day(on));

    public static JourneyEvent EvidenceAdded(string on, string by = "worker-5") => new JourneyEvent.ReviewEvidenceAdded(Practitioner, 1, DocumentOf("evidence"), new(by), Day(on));

    public static JourneyEvent ReMarkOrdered(ElementSet elements, string on) => new JourneyEvent.ReMarkOrdered(Practitioner, 1, elements, new("chair-1"), Day(on));

    public static JourneyEvent ReMarked(Element element, decimal score, string by, string on, AreaProfile profile = default)
    {
        var standard = Standard(Practitioner, element);
        return new JourneyEvent.ElementReMarked(Practitioner, 1, 1, element, score, standard.OutOf, standard.Cut, standard.NarrowFrom, "2018-1", profile, new(by), Day(on));
    }

    public static JourneyEvent Voted(string by, ReviewRemedy remedy, ReviewReasonSet reasons, string on, int review = 1) => new JourneyEvent.ReviewVoteCast(Practitioner, review, remedy, reasons, new(by), Day(on));

    public static JourneyEvent ReviewDecided(ReviewRemedy remedy, ReviewReasonSet reasons, string on, string stoodStillFrom, string? dissent = null, int review = 1, int attempt = 1) =>
        new JourneyEvent.ReviewDecided(Practitioner, review, attempt, remedy, reasons, dissent is null ? null : new ActorId(dissent), DocumentOf("decision"), Day(stoodStillFrom), new("chair-1"), Day(on));

    public static JourneyEvent MarkPutRightOnReview(Element element, decimal score, ElementResult result, CorrectionReason reason, string on, string by = "chair-1")
    {
        var standard = Standard(Practitioner, element);
        return new JourneyEvent.MarkCorrected(
            Practitioner, 1, element, score, standard.OutOf, standard.Cut, standard.NarrowFrom, "2018-1", result, default, reason, new(by), Day(on));
    }

    public static JourneyEvent SetAside(string? rebookUntil, string on, int attempt = 1, int endorsement = 1) =>
        new JourneyEvent.ResultSetAside(Practitioner, attempt, endorsement, rebookUntil is null ? null : Day(rebookUntil), new("chair-1"), Day(on));

    public static JourneyEvent FindingOverturned(string on, string? rebookUntil = null, int attempt = 1) =>
        new JourneyEvent.FindingOverturned(Practitioner, 1, attempt, 1, rebookUntil is null ? null : Day(rebookUntil), new("chair-1"), Day(on));

    public static JourneyEvent Reinstated(string on) => new JourneyEvent.AccreditationReinstated(Practitioner, new("chair-1"), Day(on));

    public static JourneyEvent DroppedOnReview(string on) => new JourneyEvent.RevocationDropped(Practitioner, new("chair-1"), Day(on));

    public static JourneyEvent RecheckRequested(string on, Element element = Knowledge) => new JourneyEvent.RecheckRequested(Practitioner, 1, element, Day(on));

    public static JourneyEvent RecheckAnswered(bool confirmed, string on) => new JourneyEvent.RecheckAnswered(Practitioner, 1, Knowledge, confirmed, new("assessor-8"), Day(on));

    // Stretches

    /// <summary>The written element narrowly missed, released on 30 November 2018; asked for on 10 December on a ground for the worker alone: under review, to be decided by 7 February 2019.</summary>
    public static JourneyEvent[] UnderReview(ReviewGround ground = ReviewGround.ProceduralError) =>
    [
        .. WrittenNarrowlyMissed(),
        ReviewRequested(ground, until: "2019-01-02", on: "2018-12-10"),
        ReviewOpened(due: "2019-02-07", on: "2018-12-10"),
    ];

    /// <summary>… and the panel appointed on 12 December, all of it without conflicts on the 13th.</summary>
    public static JourneyEvent[] BeforeThePanel(ReviewGround ground = ReviewGround.ProceduralError) => [.. UnderReview(ground), .. Cleared()];

    public static JourneyEvent[] Cleared(string on = "2018-12-13", int review = 1) =>
    [
        PanelAppointed(on, review),
        InterestsDeclared("chair-1", on, review: review),
        InterestsDeclared("member-1", on, review: review),
        InterestsDeclared("member-2", on, review: review),
    ];

    /// <summary>… and all of one mind.</summary>
    public static JourneyEvent[] AllFor(ReviewRemedy remedy, string on = "2019-01-15", int review = 1) =>
    [
        Voted("member-1", remedy, Misapplied, on, review),
        Voted("member-2", remedy, Misapplied, on, review),
        Voted("chair-1", remedy, Misapplied, on, review),
    ];

    // What is asked

    public static JourneyCommand Support(string on, string by = "LEEDS", int attempt = 1) => By("manager-7", new JourneyCommand.SupportReview(Practitioner, attempt, new(by), Day(on)));

    public static JourneyCommand AskForReview(ReviewGround ground, string on, int attempt = 1, string document = "request") =>
        By("worker-5", new JourneyCommand.RequestReview(Practitioner, attempt, ground, DocumentOf(document), Day(on)));

    public static JourneyCommand WithdrawReview(string on, int review = 1) => By("worker-5", new JourneyCommand.WithdrawReview(Practitioner, review, Day(on)));

    public static JourneyCommand AcceptLate(string on, string by = "chair-1", int review = 1) => By(by, new JourneyCommand.AcceptLateReview(Practitioner, review, GoodCause.Illness, Day(on)));

    public static JourneyCommand RefuseLate(string on, int review = 1) => By("chair-1", new JourneyCommand.RefuseLateReview(Practitioner, review, Day(on)));

    public static JourneyCommand AppointPanel(string on, string chair = "chair-1", string member = "member-1", string other = "member-2", string? of = null, string[]? setters = null, int review = 1) =>
        By("secretary-1", new JourneyCommand.AppointReviewPanel(Practitioner, review, Place(chair), Place(member, of), Place(other), Day(on)) { StandardSetters = Actors(setters) });

    public static JourneyCommand ReplaceMember(string former, string successor, string on, string[]? setters = null) =>
        By("secretary-1", new JourneyCommand.ReplaceReviewMember(Practitioner, 1, new(former), Place(successor), Day(on)) { StandardSetters = Actors(setters) });

    public static JourneyCommand Declare(string by, string on, bool conflict = false) => By(by, new JourneyCommand.DeclareInterests(Practitioner, 1, conflict, Day(on)));

    public static JourneyCommand AddEvidence(string on, string by = "worker-5") => By(by, new JourneyCommand.AddReviewEvidence(Practitioner, 1, DocumentOf("evidence"), Day(on)));

    public static JourneyCommand OrderReMark(ElementSet elements, string on, string by = "chair-1") => By(by, new JourneyCommand.OrderReMark(Practitioner, 1, elements, Day(on)));

    public static JourneyCommand ReMark(Element element, decimal score, string by, string on, AreaProfile profile = default) =>
        By(by, new JourneyCommand.ReMarkElement(Practitioner, 1, element, score, profile, Day(on)) { Standard = Standard(Practitioner, element) });

    public static JourneyCommand Vote(string by, ReviewRemedy remedy, string on, int review = 1) => Vote(by, remedy, Misapplied, on, review);

    public static JourneyCommand Vote(string by, ReviewRemedy remedy, ReviewReasonSet reasons, string on, int review = 1) => By(by, new JourneyCommand.CastReviewVote(Practitioner, review, remedy, reasons, Day(on)));

    public static JourneyCommand Decide(string on, string by = "chair-1", int review = 1) =>
        By(by, new JourneyCommand.DecideReview(Practitioner, review, DocumentOf("decision"), null, Day(on)) { Certificate = Certificate });

    public static JourneyCommand DecideClericalError(Element element, decimal score, string on) =>
        By("chair-1", new JourneyCommand.DecideReview(Practitioner, 1, DocumentOf("decision"), new ClericalCorrection(element, score, null), Day(on)) { Standard = Standard(Practitioner, element), Certificate = Certificate });

    public static JourneyCommand AskForRecheck(string on, Element element = Knowledge, int attempt = 1, bool rated = false) =>
        By("worker-5", new JourneyCommand.RequestRecheck(Practitioner, attempt, element, Day(on)) { Standard = rated ? RatedStandard(Practitioner, element) : Standard(Practitioner, element) });

    public static JourneyCommand AnswerRecheck(decimal score, string on, string by = "assessor-8") =>
        By(by, new JourneyCommand.AnswerRecheck(Practitioner, 1, Knowledge, score, null, Day(on)) { Standard = Standard(Practitioner, Knowledge) });

    /// <summary>The same, with who has acted on the record for the worker or an employer.</summary>
    public static JourneyCommand BesideTheParties(JourneyCommand command, params string[] parties) => command with { Facts = command.Facts with { Parties = Actors(parties).ToHashSet() } };

    private static PanelPlace Place(string who, string? of = null) => new(new(who), of is null ? null : new OrganisationCode(of));

    private static ActorId[] Actors(string[]? names) => [.. (names ?? []).Select(name => new ActorId(name))];
}
