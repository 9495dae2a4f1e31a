namespace Naas.Domain.Specs.Journeys;

/// <summary>S-09: what does not count is as if it had not been sat; what was due is sat again on the same endorsement, in the time that there was.</summary>
[Trait("Rule", "R-110")]
[Trait("Rule", "S-09")]
public sealed class When_a_review_sets_a_result_aside
{
    [Fact]
    [Trait("Rule", "S-32")]
    public void Everything_due_is_due_again_at_once_and_a_place_is_asked_for() =>
        Given(BeforeThePanel(), AllFor(ReviewRemedy.SetAside))
            .When(Decide(on: "2019-01-15"))
            .Then(
                ReviewDecided(ReviewRemedy.SetAside, Misapplied, on: "2019-01-15", stoodStillFrom: "2018-09-12"),
                SetAside(rebookUntil: "2019-07-15", on: "2019-01-15"),
                FullRetakeOpened(expectedAfter: "2019-01-15", on: "2019-01-15"),
                PlaceRequested(on: "2019-01-15"));

    [Fact]
    [Trait("Rule", "S-32")]
    public void It_is_sat_again_without_a_further_endorsement() =>
        Given(SetAsideInJanuary())
            .When(BookSitting(Practitioner, sitsOn: "2019-02-06", on: "2019-01-21"))
            .Then(
                PlaceOffered(sitsOn: "2019-02-06", on: "2019-01-21"),
                Booked(Everything, sitsOn: "2019-02-06", on: "2019-01-21", attempt: 2));

    [Fact]
    [Trait("Rule", "S-48")]
    public void Of_one_element_the_time_is_as_it_was_on_the_day_of_the_sitting() =>
        Given(RetakeUnderReview(), AllFor(ReviewRemedy.SetAside, on: "2019-05-01"))
            .When(Decide(on: "2019-05-01"))
            .Then(
                ReviewDecided(ReviewRemedy.SetAside, Misapplied, on: "2019-05-01", stoodStillFrom: "2019-02-20", attempt: 2),
                SetAside(rebookUntil: "2019-11-01", on: "2019-05-01", attempt: 2, endorsement: 2),
                // Eight days were left on 20 February.
                NarrowRetakeOpened(Written, until: "2019-05-09", bankedUntil: "2020-02-08", on: "2019-05-01", attempt: 2),
                PlaceRequested(on: "2019-05-01"));

    [Fact]
    [Trait("Rule", "S-04")]
    public void It_uses_up_no_retake_of_one_element()
    {
        var journey = Given(
            RetakeUnderReview(), AllFor(ReviewRemedy.SetAside, on: "2019-05-01"),
            ReviewDecided(ReviewRemedy.SetAside, Misapplied, on: "2019-05-01", stoodStillFrom: "2019-02-20", attempt: 2),
            SetAside(rebookUntil: "2019-11-01", on: "2019-05-01", attempt: 2, endorsement: 2)).Journey;

        journey.At(Practitioner).ElementRetakes.Should().Be(0);
    }

    [Fact]
    public void A_retake_that_was_booked_meanwhile_is_called_off() =>
        Given(
                BeforeThePanel(), EndorsedAgain(by: "LEEDS", on: "2018-12-14", until: "2019-06-14"), Booked(Only(Written), sitsOn: "2019-02-20", on: "2018-12-17", attempt: 2, endorsement: 2),
                AllFor(ReviewRemedy.SetAside))
            .When(Decide(on: "2019-01-15"))
            .Then(
                ReviewDecided(ReviewRemedy.SetAside, Misapplied, on: "2019-01-15", stoodStillFrom: "2018-09-12"),
                CalledOff(sitsOn: "2019-02-20", CancellationReason.ReviewDecided, on: "2019-01-15", attempt: 2),
                SetAside(rebookUntil: "2019-07-15", on: "2019-01-15"),
                FullRetakeOpened(expectedAfter: "2019-01-15", on: "2019-01-15"),
                PlaceRequested(on: "2019-01-15"));

    [Fact]
    public void One_that_was_booked_for_just_what_is_due_again_is_kept() =>
        Given(
                TwoElementsMissed(), ReviewRequested(ReviewGround.ProceduralError, until: "2018-10-29", on: "2018-10-08"), ReviewOpened(due: "2018-12-03", on: "2018-10-08"), Cleared("2018-10-10"),
                new JourneyEvent.RetakeBroughtForward(Practitioner, 1, BringForwardReason.PracticeObserved, new("manager-7"), KnownFacts.Day("2018-10-15")),
                EndorsedAgain(by: "LEEDS", on: "2018-10-15", until: "2019-04-15"), Booked(Everything, sitsOn: "2018-12-12", on: "2018-10-16", attempt: 2, endorsement: 2),
                AllFor(ReviewRemedy.SetAside, on: "2018-11-05"))
            .When(Decide(on: "2018-11-05"))
            .Then(
                ReviewDecided(ReviewRemedy.SetAside, Misapplied, on: "2018-11-05", stoodStillFrom: "2018-09-12"),
                SetAside(rebookUntil: null, on: "2018-11-05"),
                FullRetakeOpened(expectedAfter: "2018-11-05", on: "2018-11-05"));

    [Fact]
    public void A_retake_that_was_sat_meanwhile_and_is_too_little_now_is_void() =>
        Given(
                BeforeThePanel(), EndorsedAgain(by: "LEEDS", on: "2018-12-14", until: "2019-06-14"), Booked(Only(Written), sitsOn: "2019-01-09", on: "2018-12-17", attempt: 2, endorsement: 2),
                AllFor(ReviewRemedy.SetAside))
            .When(Decide(on: "2019-01-15"))
            .Then(
                ReviewDecided(ReviewRemedy.SetAside, Misapplied, on: "2019-01-15", stoodStillFrom: "2018-09-12"),
                new JourneyEvent.SittingVoided(Practitioner, 2, SittingOn("2019-01-09"), VoidReason.ReviewDecided, null, new("chair-1"), KnownFacts.Day("2019-01-15")),
                SetAside(rebookUntil: "2019-07-15", on: "2019-01-15"),
                FullRetakeOpened(expectedAfter: "2019-01-15", on: "2019-01-15"),
                PlaceRequested(on: "2019-01-15"));

    [Fact]
    public void Nobody_voids_a_sitting_for_that_reason_by_hand() =>
        Given(MarkedInSeptember())
            .When(VoidSitting(VoidReason.ReviewDecided, on: "2018-09-21"))
            .ThenRefused(Refusals.ReasonHasItsOwnWay);

    [Fact]
    public void What_an_accreditation_rests_on_is_not_set_aside() =>
        Given(
                UnderReview(), EndorsedAgain(by: "LEEDS", on: "2018-12-14", until: "2019-06-14"), Booked(Only(Written), sitsOn: "2019-01-09", on: "2018-12-17", attempt: 2, endorsement: 2),
                Marked(Written, 45, Met, on: "2019-01-09", attempt: 2), ResultMet(Only(Written), on: "2019-01-14", attempt: 2), FeedbackIssued(None, on: "2019-01-14", attempt: 2),
                Accredited(on: "2019-01-14", reaccreditation: "2022-01-14", attempt: 2), CertificateIssued(on: "2019-01-14", currentUntil: "2022-07-14"),
                Cleared("2019-01-14"))
            .When(Vote("member-1", ReviewRemedy.SetAside, on: "2019-01-15"))
            .ThenRefused(Refusals.RemedyDoesNotFit, because: "would be lost");

    [Fact]
    public void What_was_annulled_meanwhile_is_not_set_aside() =>
        Given(BeforeThePanel(), MalpracticeAlleged(on: "2018-12-17", until: "2019-01-03"), MalpracticeFound(on: "2019-01-04"), ResultAnnulled(on: "2019-01-04"), FullRetakeOpened(expectedAfter: "2020-01-04", on: "2019-01-04"))
            .When(Vote("member-1", ReviewRemedy.SetAside, on: "2019-01-15"))
            .ThenRefused(Refusals.RemedyDoesNotFit, because: "does not count");

    /// <summary>Set aside on 15 January 2019: everything is due again, and a place is waited for.</summary>
    private static JourneyEvent[] SetAsideInJanuary() =>
    [
        .. BeforeThePanel(), .. AllFor(ReviewRemedy.SetAside),
        ReviewDecided(ReviewRemedy.SetAside, Misapplied, on: "2019-01-15", stoodStillFrom: "2018-09-12"),
        SetAside(rebookUntil: "2019-07-15", on: "2019-01-15"),
        FullRetakeOpened(expectedAfter: "2019-01-15", on: "2019-01-15"),
        PlaceRequested(on: "2019-01-15"),
    ];

    /// <summary>The written element taken again on 20 February 2019 and narrowly missed once more, released on 4 March; under review since the 11th.</summary>
    private static JourneyEvent[] RetakeUnderReview() =>
    [
        .. WrittenNarrowlyMissed(), .. WrittenTakenAgain(38, sitsOn: "2019-02-20", endorsedOn: "2018-12-14", endorsedUntil: "2019-06-14"),
        ResultNotMet(None, Only(Written), on: "2019-03-04", attempt: 2), FeedbackIssued(Only(Written), on: "2019-03-04", attempt: 2),
        NarrowRetakeOpened(Written, until: "2019-06-04", bankedUntil: "2019-11-30", on: "2019-03-04", attempt: 2),
        ReviewRequested(ReviewGround.ExtenuatingCircumstances, until: "2019-04-01", on: "2019-03-11", attempt: 2), ReviewOpened(due: "2019-05-09", on: "2019-03-11", attempt: 2),
        .. Cleared("2019-03-13"),
    ];
}
