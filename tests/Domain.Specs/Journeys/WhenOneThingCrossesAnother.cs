using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys;

/// <summary>What the random journeys found, with literal dates: two rules that each hold, and meet.</summary>
public sealed class When_one_thing_crosses_another
{
    private static JourneyEvent.MarkCorrected Corrected(Element element, decimal score, string on) => new JourneyEvent.MarkCorrected(
        Practitioner, 1, element, score, Standard(Practitioner, element).OutOf, Standard(Practitioner, element).Cut, Standard(Practitioner, element).NarrowFrom, "2018-1",
        Standard(Practitioner, element).Judge(score), AreaProfile.Empty, CorrectionReason.MarkingError, new("moderator-4"), Day(on));

    private static JourneyEvent.MalpracticeAlleged Alleged(string on, string hearingUntil, int attempt = 1) =>
        new JourneyEvent.MalpracticeAlleged(Practitioner, 1, attempt, DocumentOf("allegation"), Day(hearingUntil), new("delivery-1"), Day(on));

    [Fact]
    [Trait("Rule", "S-15")]
    public void An_accreditation_whose_end_nobody_noted_is_restored_and_the_passing_of_its_days_with_it() =>
        Given([.. AccreditedPractitioner(), new JourneyEvent.LearningDeclared(Practitioner, 1, 30, Day("2022-05-02"))]).Today("2022-06-01")
            .When(By("manager-7", new JourneyCommand.EndorseForReaccreditation(Practitioner, new("LEEDS"), Day("2022-06-01")) { Endorser = Known("LEEDS"), Certificate = Certificate }))
            .Then(
                new JourneyEvent.PracticeEndorsedForReaccreditation(Practitioner, new("LEEDS"), new("manager-7"), Day("2022-06-01")),
                new JourneyEvent.ReaccreditationOverdue(Practitioner, Day("2021-10-01"), Day("2022-04-01"), Day("2021-10-02")),
                new JourneyEvent.AccreditationNotCurrent(Practitioner, Day("2022-04-02")),
                new JourneyEvent.AccreditationRestored(Practitioner, ReaccreditationRoute.PracticeAndLearning, Day("2025-06-01"), Day("2022-06-01")),
                CertificateIssued(on: "2022-06-01", currentUntil: "2025-12-01"));

    [Fact]
    [Trait("Rule", "S-36")]
    public void A_revocation_falls_away_with_its_ground()
    {
        JourneyEvent[] notified =
        [
            .. AccreditedPractitioner(),
            Corrected(Written, 38, on: "2018-10-03"),
            new JourneyEvent.ResultCorrected(Practitioner, 1, Outcome.NotMet, Only(Knowledge, Simulated), Only(Written), Day("2018-10-01"), new("releaser-3"), Day("2018-10-04")),
            FeedbackIssued(Only(Written), on: "2018-10-04", version: 2),
            new JourneyEvent.RevocationNotified(Practitioner, RevocationGround.ResultIssuedInError, DocumentOf("notice"), Day("2018-11-03"), new("department-1"), Day("2018-10-05")),
            Corrected(Written, 45, on: "2018-10-08"),
        ];

        Given(notified).When(By("department-1", new JourneyCommand.RevokeAccreditation(Practitioner, Day("2018-11-05")))).ThenRefused(Refusals.NoGroundToRevoke);
    }

    [Fact]
    [Trait("Rule", "S-34")]
    public void What_was_corrected_before_malpractice_was_found_is_not_released_after() =>
        Given([
                .. WrittenNarrowlyMissed(),
                Corrected(Written, 45, on: "2018-12-03"),
                Alleged(on: "2018-12-04", hearingUntil: "2018-12-18"),
                new JourneyEvent.MalpracticeFound(Practitioner, 1, 1, MalpracticeKind.Collusion, DocumentOf("decision"), new("judge-1"), Day("2018-12-20")),
                new JourneyEvent.ResultAnnulled(Practitioner, 1, new("judge-1"), Day("2018-12-20")),
                FullRetakeOpened(expectedAfter: "2019-12-20", on: "2018-12-20"),
            ])
            .When(ReleaseResult(Practitioner, on: "2018-12-21"))
            .ThenRefused(Refusals.NothingToRelease, because: "attempt 1");

    [Fact]
    [Trait("Rule", "S-34")]
    [Trait("Rule", "S-48")]
    public void The_result_of_a_retake_waits_for_an_allegation_about_the_attempt_before() =>
        Given([.. WrittenNarrowlyMissed(), .. WrittenTakenAgain(44, sitsOn: "2019-01-15", endorsedOn: "2018-12-10", endorsedUntil: "2019-06-10"), Alleged(on: "2019-01-16", hearingUntil: "2019-01-30")])
            .When(ReleaseResult(Practitioner, on: "2019-01-21", attempt: 2))
            .ThenRefused(Refusals.UnderInvestigation);

    [Fact]
    [Trait("Rule", "S-34")]
    public void A_retake_that_was_sat_is_void_when_the_result_before_it_is_annulled() =>
        Given([.. WrittenNarrowlyMissed(), .. WrittenTakenAgain(44, sitsOn: "2019-01-15", endorsedOn: "2018-12-10", endorsedUntil: "2019-06-10"), Alleged(on: "2019-01-16", hearingUntil: "2019-01-30")])
            .When(By("judge-1", new JourneyCommand.DecideMalpractice(Practitioner, MalpracticeKind.Collusion, DocumentOf("decision"), Day("2019-02-01"))))
            .Then(
                new JourneyEvent.MalpracticeFound(Practitioner, 1, 1, MalpracticeKind.Collusion, DocumentOf("decision"), new("judge-1"), Day("2019-02-01")),
                new JourneyEvent.SittingVoided(Practitioner, 2, SittingOn("2019-01-15"), VoidReason.ResultAnnulled, null, new("judge-1"), Day("2019-02-01")),
                new JourneyEvent.ResultAnnulled(Practitioner, 1, new("judge-1"), Day("2019-02-01")),
                FullRetakeOpened(expectedAfter: "2020-02-01", on: "2019-02-01"));

    [Fact]
    [Trait("Rule", "S-34")]
    public void A_sitting_with_an_allegation_is_not_called_off() =>
        Given([.. BookedForSeptember(), Alleged(on: "2018-09-13", hearingUntil: "2018-09-27")])
            .When(By("delivery-1", new JourneyCommand.CancelSitting(Practitioner, CancellationReason.WorkerUnavailable, Day("2018-09-11"))))
            .ThenRefused(Refusals.AlreadySat);

    [Fact]
    [Trait("Rule", "S-14")]
    public void A_passport_that_ended_does_not_count_at_the_retake() =>
        Given([
                .. AgreedAtLeeds(),
                new JourneyEvent.PassportGranted(Practitioner, Only(Simulated, Written), new("clerk-1"), Day("2018-06-20")),
                Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02"),
                Booked(Only(Knowledge), sitsOn: "2018-09-12", on: "2018-08-01"),
                Marked(Knowledge, 16, NarrowlyNotMet, on: "2018-09-20"),
                ResultNotMet(None, Only(Knowledge), on: "2018-11-30"),
                NarrowRetakeOpened(Knowledge, until: "2019-02-28", bankedUntil: "2019-11-30", on: "2018-11-30"),
                EndorsedAgain(by: "LEEDS", on: "2018-12-10", until: "2019-06-10"),
            ])
            .When(By("delivery-1", new JourneyCommand.BookSitting(Practitioner, SittingOn("2019-01-15"), Day("2019-01-15"), Day("2018-12-11")) { PassportsUntil = Day("2018-12-31") }))
            .Then(Booked(Everything, sitsOn: "2019-01-15", on: "2018-12-11", attempt: 2, endorsement: 2));

    [Fact]
    [Trait("Rule", "S-32")]
    public void A_booking_that_a_void_sittings_endorsement_carries_is_not_corrected_beyond_its_time() =>
        Given([
                .. BookedForSeptember(),
                new JourneyEvent.SittingVoided(Practitioner, 1, SittingOn("2018-09-12"), VoidReason.TechnicalFailure, Day("2019-03-12"), new("delivery-1"), Day("2018-09-12")),
                Booked(Everything, sitsOn: "2019-02-13", on: "2018-10-01", attempt: 2),
            ])
            .When(By("delivery-1", new JourneyCommand.CorrectBooking(Practitioner, SittingOn("2019-03-13"), Day("2019-03-13"), CorrectionReason.WrongDate, Day("2018-10-02"))))
            .ThenRefused(Refusals.CorrectionContradicts);

    [Fact]
    [Trait("Rule", "S-51")]
    public void Whoever_moderated_one_element_marks_no_other() =>
        Given([
                .. BookedForSeptember(),
                Marked(Knowledge, 17, NarrowlyNotMet, on: "2018-09-20"),
                new JourneyEvent.MarkModerated(Practitioner, 1, Knowledge, 18, 30, 18, 16, "2018-1", Met, AreaProfile.Empty, ModerationReason.SumWrong, new("moderator-4"), Day("2018-09-21")),
            ])
            .When(RecordMark(Practitioner, Written, 44, on: "2018-09-22", by: "moderator-4"))
            .ThenRefused(Refusals.ModeratorMarked);

    [Fact]
    [Trait("Rule", "S-40")]
    public void A_correction_is_not_dated_before_the_registration() =>
        Given(AgreedAtLeeds())
            .When(By("clerk-1", new JourneyCommand.CorrectAgreement(Practitioner, Day("2018-06-05"), CorrectionReason.WrongDate, Day("2018-05-31"))))
            .ThenRefused(Refusals.DateBeforeRegistration);

    [Fact]
    public void One_look_at_a_recording_is_noted_once() =>
        Given([
                .. BookedForSeptember(),
                new JourneyEvent.RecordingTaken(Practitioner, 1, new("REC-1"), new("LEEDS"), Day("2018-09-12")),
                new JourneyEvent.RecordingUsed(Practitioner, new("REC-1"), RecordingUse.Moderation, new("moderator-4"), Day("2018-09-21")),
            ])
            .When(By("moderator-4", new JourneyCommand.UseRecording(Practitioner, new("REC-1"), RecordingUse.Moderation, Day("2018-09-21"))))
            .ThenNothingHappens();
}
