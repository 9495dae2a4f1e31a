using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Journeys.LeadershipWords;

namespace Naas.Domain.Specs.Journeys;

/// <summary>Practice leaders have a process of their own, beside that of the others .</summary>
[Trait("Rule", "R-125")]
public sealed class When_a_leader_is_assessed
{
    [Fact]
    [Trait("Rule", "R-126")]
    public void The_assessment_day_is_booked_with_all_its_parts() =>
        Given(LeaderPutForward()).Under(Consultation2016)
            .When(BookDay(sitsOn: "2018-09-12", on: "2018-08-01"))
            .Then(DayBooked(sitsOn: "2018-09-12", on: "2018-08-01"));

    [Fact]
    public void The_same_day_booked_again_is_booked_once() =>
        Given(LeaderBooked()).Under(Consultation2016).When(BookDay(sitsOn: "2018-09-12", on: "2018-08-01")).ThenNothingHappens();

    [Fact]
    public void Nobody_is_assessed_who_was_not_put_forward() =>
        Given(Registered(), EmployedAt("LEEDS"), LeadsPractice(), Agreed(level: Leader)).Under(Consultation2016)
            .When(BookDay(sitsOn: "2018-09-12", on: "2018-08-01"))
            .ThenRefused(Refusals.NotEndorsed, because: "as a practice leader");

    [Fact]
    [Trait("Rule", "S-47")]
    public void Nobody_is_assessed_without_agreement() =>
        Given(Registered(), EmployedAt("LEEDS"), LeadsPractice(), PutForward(by: "LEEDS", on: "2018-07-02", until: "2019-01-02")).Under(Consultation2016)
            .When(BookDay(sitsOn: "2018-09-12", on: "2018-08-01"))
            .ThenRefused(Refusals.NotAgreed);

    [Fact]
    public void A_booking_is_put_right_like_any_other() =>
        Given(LeaderBooked()).Under(Consultation2016)
            .When(By("delivery-2", new JourneyCommand.CorrectBooking(Leader, SittingOn("2018-09-13"), Day("2018-09-13"), CorrectionReason.WrongDate, Day("2018-08-02"))))
            .Then(new JourneyEvent.BookingCorrected(Leader, 1, SittingOn("2018-09-13"), Day("2018-09-13"), CorrectionReason.WrongDate, new("delivery-2"), Day("2018-08-02")));

    public static TheoryData<string, string> OrdinaryRoad { get; } = new()
    {
        { "a place asked for", "A place at a sitting" },
        { "a place offered", "A place at a sitting" },
        { "a place booked", "A place at a sitting" },
        { "credit", "Credit from the proof of concept" },
        { "a mark by the machine", "A mark by the machine" },
        { "a rating of another element", "The written element" },
        { "a moderation of another element", "The knowledge element" },
        { "a correction of another element", "The simulated element" },
    };

    private static JourneyCommand OnTheOrdinaryRoad(string what) => what switch
    {
        "a place asked for" => RequestPlace(on: "2018-07-10", level: Leader),
        "a place offered" => By("delivery-1", new JourneyCommand.OfferSitting(Leader, Day("2018-09-12"), Day("2018-07-16"))),
        "a place booked" => BookSitting(Leader, sitsOn: "2018-09-12", on: "2018-08-01"),
        "credit" => By("operations-2", new JourneyCommand.GrantPassport(Leader, Only(Simulated, Written), true, Day("2018-06-18"))),
        "a mark by the machine" => By("assessor-1", new JourneyCommand.RecordMark(Leader, Knowledge, 20, AreaProfile.Empty, Day("2018-09-20"))),
        "a rating of another element" => By("assessor-1", new JourneyCommand.RateExercise(Leader, Written, 1, 45, AreaProfile.Empty, Day("2018-09-20"))),
        "a moderation of another element" => By("moderator-2", new JourneyCommand.ModerateMark(Leader, Knowledge, 20, null, ModerationReason.SumWrong, Day("2018-09-21"))),
        _ => By("moderator-2", new JourneyCommand.CorrectMark(Leader, 1, Simulated, 45, null, CorrectionReason.MarkingError, Day("2018-09-21"))),
    };

    [Theory]
    [MemberData(nameof(OrdinaryRoad))]
    public void The_ordinary_road_is_closed_and_the_answer_names_the_right_one(string what, string named) =>
        Given(LeaderPutForward()).Under(Consultation2016)
            .When(OnTheOrdinaryRoad(what))
            .ThenRefused(Refusals.LeadersAssessedApart, because: $"{named} is no part of the assessment of a practice leader, which is an assessment day with role play, written exercise, interview.");

    [Theory]
    [MemberData(nameof(OrdinaryRoad))]
    [Trait("Rule", "R-127")]
    public void Where_no_such_process_is_open_the_answer_says_that_first(string what, string named)
    {
        _ = named;
        Given(Registered(), EmployedAt("LEEDS"), LeadsPractice())
            .When(OnTheOrdinaryRoad(what))
            .ThenRefused(Refusals.LevelNotOpen, because: "practice leaders are encouraged to sit the supervisor level");
    }

    public static TheoryData<string> LeadersRoad { get; } = ["agreement", "declining", "request", "endorsement", "adjustments", "assessment day", "feedback", "corrected feedback", "rating", "moderation", "corrected mark"];

    [Theory]
    [MemberData(nameof(LeadersRoad))]
    [Trait("Rule", "R-127")]
    [Trait("Rule", "S-26")]
    public void Under_the_response_nothing_of_it_is_open(string what)
    {
        JourneyCommand asked = what switch
        {
            "agreement" => AgreeToAssessment(Leader, on: "2018-06-04"),
            "declining" => By("worker-5", new JourneyCommand.DeclineAssessment(Leader, Day("2018-06-04"))),
            "request" => By("worker-5", new JourneyCommand.RequestEndorsement(Leader, new("LEEDS"), Day("2018-06-18")) { Endorser = Known("LEEDS") }),
            "endorsement" => EndorsePractice(Leader, by: "LEEDS", on: "2018-07-02"),
            "adjustments" => By("worker-5", new JourneyCommand.RequestAdjustments(Leader, DocumentOf("adjustments"), Day("2018-07-09"))),
            "assessment day" => BookDay(sitsOn: "2018-09-12", on: "2018-08-01"),
            "feedback" => Gather(ColleagueGroup.Peers, on: "2018-08-03"),
            "corrected feedback" => PutFeedbackRight(ColleagueGroup.Peers, 5, on: "2018-08-03"),
            "rating" => RateOfTheDay(RolePlay, 1, 30, by: "assessor-1", on: "2018-09-20"),
            "moderation" => By("moderator-2", new JourneyCommand.ModerateMark(Leader, Interview, 45, null, ModerationReason.SumWrong, Day("2018-09-21"))),
            _ => By("moderator-2", new JourneyCommand.CorrectMark(Leader, 1, Interview, 45, null, CorrectionReason.MarkingError, Day("2018-10-08"))),
        };

        Given(Registered(), EmployedAt("LEEDS"), LeadsPractice())
            .When(asked)
            .ThenRefused(Refusals.LevelNotOpen, because: "Edition response-2017 does not open the practice leader level; practice leaders are encouraged to sit the supervisor level.");
    }

    [Theory]
    [InlineData(Practitioner)]
    [InlineData(Supervisor)]
    public void The_parts_of_the_day_are_for_nobody_else(Level level) =>
        Given(BookedForSeptember(level)).Under(Consultation2016)
            .When(RateOfTheDay(RolePlay, 1, 30, by: "assessor-1", on: "2018-09-20", level))
            .ThenRefused(Refusals.ElementNotDue, because: "a part of a practice leader's assessment day");

    [Fact]
    public void Nor_has_the_machine_a_part_in_them() =>
        Given(BookedForSeptember()).Under(Consultation2016)
            .When(By("assessor-1", new JourneyCommand.RecordMark(Practitioner, Interview, 45, AreaProfile.Empty, Day("2018-09-20"))))
            .ThenRefused(Refusals.ElementNotDue, because: "The interview is a part of a practice leader's assessment day");

    [Fact]
    [Trait("Rule", "S-52")]
    public void Each_part_is_rated_by_two_apart_and_has_its_mark_when_every_exercise_is_settled() =>
        Given(LeaderBooked(), RatedOfTheDay(Interview, 1, 1, 42, by: "assessor-1", on: "2018-09-20")).Under(Consultation2016)
            .When(RateOfTheDay(Interview, 1, 46, by: "assessor-2", on: "2018-09-20"))
            .Then(RatedOfTheDay(Interview, 1, 2, 46, by: "assessor-2", on: "2018-09-20"), DayMarked(Interview, 44, on: "2018-09-20", by: "assessor-2"));

    [Fact]
    [Trait("Rule", "S-52")]
    public void A_third_rates_where_two_differ_too_much() =>
        Given(LeaderBooked(), RatedOfTheDay(Interview, 1, 1, 38, by: "assessor-1", on: "2018-09-20")).Under(Consultation2016)
            .When(RateOfTheDay(Interview, 1, 46, by: "assessor-2", on: "2018-09-20"))
            .Then(
                RatedOfTheDay(Interview, 1, 2, 46, by: "assessor-2", on: "2018-09-20"),
                new JourneyEvent.ThirdRatingNeeded(Leader, 1, Interview, 1, 8, 5, Day("2018-09-20")));

    [Fact]
    [Trait("Rule", "R-126")]
    [Trait("Rule", "R-084")]
    public void With_every_part_met_and_everybody_heard_the_worker_is_accredited() =>
        Given(LeaderMarked(), AllHeard(on: "2018-08-03")).Under(Consultation2016)
            .When(ReleaseResult(Leader, on: "2018-10-01"))
            .Then(
                ResultMet(WholeDay, on: "2018-10-01", level: Leader),
                FeedbackIssued(None, on: "2018-10-01", level: Leader),
                Accredited(on: "2018-10-01", reaccreditation: null, level: Leader),
                CertificateIssued(on: "2018-10-01", currentUntil: null, level: Leader));

    [Theory]
    [InlineData(38, "narrowly")]
    [InlineData(20, "widely")]
    [Trait("Rule", "R-126")]
    public void Whatever_part_is_missed_and_by_however_much_the_day_is_taken_again_whole(decimal interview, string how) =>
        Given(LeaderMarked(interview: interview), AllHeard(on: "2018-08-03")).Under(Consultation2016)
            .When(ReleaseResult(Leader, on: "2018-10-01"))
            .Then(
                ResultNotMet(Only(RolePlay, WrittenExercise), Only(Interview), on: "2018-10-01", level: Leader),
                FeedbackIssued(Only(Interview), on: "2018-10-01", level: Leader),
                // In a year, unless the employer brings it forward; narrowly or widely is nothing to a day that is one (C16 ¶45).
                how is { Length: > 0 } ? new JourneyEvent.FullRetakeOpened(Leader, 1, Day("2019-10-01"), Day("2018-10-01")) : throw new ArgumentOutOfRangeException(nameof(how)));

    [Fact]
    public void A_corrected_mark_is_released_anew_and_may_accredit_after_all() =>
        Given(
            LeaderMarked(interview: 38), AllHeard(on: "2018-08-03"),
            ResultNotMet(Only(RolePlay, WrittenExercise), Only(Interview), on: "2018-10-01", level: Leader),
            FeedbackIssued(Only(Interview), on: "2018-10-01", level: Leader),
            new JourneyEvent.FullRetakeOpened(Leader, 1, Day("2019-10-01"), Day("2018-10-01")),
            new JourneyEvent.MarkCorrected(Leader, 1, Interview, 41, 70, 40, 35, "2018-1", Met, AreaProfile.Empty, CorrectionReason.MarkingError, new("moderator-2"), Day("2018-10-08")))
            .Under(Consultation2016)
            .When(ReleaseResult(Leader, on: "2018-10-15"))
            .Then(
                new JourneyEvent.ResultCorrected(Leader, 1, Outcome.Met, WholeDay, None, Day("2018-10-01"), new("releaser-3"), Day("2018-10-15")),
                FeedbackIssued(None, on: "2018-10-15", version: 2, level: Leader),
                Accredited(on: "2018-10-01", reaccreditation: null, level: Leader),
                CertificateIssued(on: "2018-10-15", currentUntil: null, level: Leader));

    [Fact]
    [Trait("Rule", "S-32")]
    public void A_day_that_was_void_is_booked_again_and_whoever_was_heard_was_heard() =>
        Given(
            LeaderBooked(), AllHeard(on: "2018-08-03"),
            new JourneyEvent.SittingVoided(Leader, 1, SittingOn("2018-09-12"), VoidReason.TechnicalFailure, Day("2019-03-12"), new("delivery-2"), Day("2018-09-12")),
            DayBooked(sitsOn: "2018-10-03", on: "2018-09-17", attempt: 2),
            DayMarked(RolePlay, 45, on: "2018-10-08", attempt: 2), DayMarked(WrittenExercise, 45, on: "2018-10-08", attempt: 2), DayMarked(Interview, 45, on: "2018-10-08", attempt: 2))
            .Under(Consultation2016)
            .When(ReleaseResult(Leader, on: "2018-10-15", attempt: 2))
            .Then(
                ResultMet(WholeDay, on: "2018-10-15", attempt: 2, level: Leader),
                FeedbackIssued(None, on: "2018-10-15", attempt: 2, level: Leader),
                Accredited(on: "2018-10-15", reaccreditation: null, attempt: 2, level: Leader),
                CertificateIssued(on: "2018-10-15", currentUntil: null, level: Leader));

    [Fact]
    [Trait("Rule", "S-36")]
    public void What_was_issued_in_error_is_revoked_like_any_other_accreditation() =>
        Given(
            AccreditedLeader(),
            new JourneyEvent.MarkCorrected(Leader, 1, RolePlay, 20, 70, 40, 35, "2018-1", NotMet, AreaProfile.Empty, CorrectionReason.MarkingError, new("moderator-2"), Day("2018-10-08")),
            new JourneyEvent.ResultCorrected(Leader, 1, Outcome.NotMet, Only(WrittenExercise, Interview), Only(RolePlay), Day("2018-10-01"), new("releaser-3"), Day("2018-10-15")),
            FeedbackIssued(Only(RolePlay), on: "2018-10-15", version: 2, level: Leader),
            new JourneyEvent.RevocationNotified(Leader, RevocationGround.ResultIssuedInError, DocumentOf("notice"), Day("2018-11-13"), new("operations-2"), Day("2018-10-16")))
            .Under(Consultation2016)
            .When(By("operations-2", new JourneyCommand.RevokeAccreditation(Leader, Day("2018-11-20")) { Certificate = Certificate }))
            .Then(
                new JourneyEvent.AccreditationRevoked(Leader, RevocationGround.ResultIssuedInError, new("operations-2"), Day("2018-11-20")),
                new JourneyEvent.FullRetakeOpened(Leader, 1, Day("2019-11-20"), Day("2018-11-20")));
}
