namespace Naas.Domain.Specs.Journeys;

/// <summary>S-08, ground D: malpractice that was found, a notice of a revocation, a revocation.</summary>
[Trait("Rule", "R-110")]
[Trait("Rule", "S-08")]
public sealed class When_a_finding_or_a_revocation_is_reviewed
{
    [Fact]
    [Trait("Rule", "S-09")]
    public void Of_a_finding_it_is_asked_for_within_the_time_from_the_decision() =>
        Given(FoundInJanuary()).Today("2019-01-14")
            .When(AskForReview(ReviewGround.FindingOrRevocation, on: "2019-01-14"))
            .Then(
                ReviewRequested(ReviewGround.FindingOrRevocation, until: "2019-02-01", on: "2019-01-14"),
                ReviewOpened(due: "2019-03-11", on: "2019-01-14"));

    [Fact]
    [Trait("Rule", "S-34")]
    [Trait("Rule", "S-41")]
    public void Overturned_the_result_counts_again_and_leads_to_what_it_would_have_led_to() =>
        Given(FindingUnderReview(), AllFor(ReviewRemedy.OverturnFinding, on: "2019-02-01"))
            .When(Decide(on: "2019-02-04"))
            .Then(
                ReviewDecided(ReviewRemedy.OverturnFinding, Misapplied, on: "2019-02-04", stoodStillFrom: "2019-01-04"),
                FindingOverturned(on: "2019-02-04"),
                NarrowRetakeOpened(Written, until: "2019-05-04", bankedUntil: "2020-02-04", on: "2019-02-04"));

    /// <summary>Two elements missed, released on 1 October 2018: everything is expected again from 1 October 2019, and not a year after what was found wrongly.</summary>
    [Fact]
    [Trait("Rule", "S-06")]
    public void Overturned_the_wait_for_a_retake_has_run_since_the_result_was_out() =>
        Given(
                TwoElementsMissed(), MalpracticeAlleged(on: "2018-12-17", until: "2019-01-03"), MalpracticeFound(on: "2019-01-04"), ResultAnnulled(on: "2019-01-04"), FullRetakeOpened(expectedAfter: "2020-01-04", on: "2019-01-04"),
                ReviewRequested(ReviewGround.FindingOrRevocation, until: "2019-02-01", on: "2019-01-14"), ReviewOpened(due: "2019-03-11", on: "2019-01-14"), Cleared("2019-01-15"),
                AllFor(ReviewRemedy.OverturnFinding, on: "2019-02-01"))
            .When(Decide(on: "2019-02-04"))
            .Then(
                ReviewDecided(ReviewRemedy.OverturnFinding, Misapplied, on: "2019-02-04", stoodStillFrom: "2019-01-04"),
                FindingOverturned(on: "2019-02-04"),
                FullRetakeOpened(expectedAfter: "2019-10-01", on: "2019-02-04"));

    [Fact]
    public void What_is_not_found_any_more_is_not_reviewed_again() =>
        Given(
                FindingUnderReview(), AllFor(ReviewRemedy.OverturnFinding, on: "2019-02-01"),
                ReviewDecided(ReviewRemedy.OverturnFinding, Misapplied, on: "2019-02-04", stoodStillFrom: "2019-01-04"), FindingOverturned(on: "2019-02-04")).Today("2019-02-05")
            .When(AskForReview(ReviewGround.FindingOrRevocation, on: "2019-02-05"))
            .ThenRefused(Refusals.NothingToReview);

    [Fact]
    [Trait("Rule", "S-34")]
    public void Of_a_sitting_that_became_void_one_more_place_is_given_in_the_time_that_there_was() =>
        Given(
                MarkedInSeptember(written: 38), MalpracticeAlleged(on: "2018-09-24", until: "2018-10-08"), MalpracticeFound(on: "2018-10-09"),
                Voided(sitsOn: "2018-09-12", VoidReason.Malpractice, rebookUntil: null, on: "2018-10-09", by: "decider-1"),
                ReviewRequested(ReviewGround.FindingOrRevocation, until: "2018-11-06", on: "2018-10-15"), ReviewOpened(due: "2018-12-10", on: "2018-10-15"),
                Cleared("2018-10-22"), AllFor(ReviewRemedy.OverturnFinding, on: "2018-11-12"))
            .When(Decide(on: "2018-11-12"))
            .Then(
                ReviewDecided(ReviewRemedy.OverturnFinding, Misapplied, on: "2018-11-12", stoodStillFrom: "2018-09-12"),
                FindingOverturned(on: "2018-11-12", rebookUntil: "2019-05-12"),
                PlaceRequested(on: "2018-11-12"));

    [Fact]
    [Trait("Rule", "S-10")]
    public void Who_found_it_does_not_review_it() =>
        Given(FoundInJanuary(), ReviewRequested(ReviewGround.FindingOrRevocation, until: "2019-02-01", on: "2019-01-14"), ReviewOpened(due: "2019-03-11", on: "2019-01-14"))
            .When(AppointPanel(on: "2019-01-15", chair: "decider-1"))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: "decider-1");

    [Fact]
    public void Marks_are_not_the_remedy_for_a_finding() =>
        Given(FindingUnderReview())
            .When(Vote("member-1", ReviewRemedy.SetAside, on: "2019-02-01"))
            .ThenRefused(Refusals.RemedyDoesNotFit);

    [Fact]
    public void A_revocation_is_not_overturned_where_there_is_none() =>
        Given(FindingUnderReview())
            .When(Vote("member-1", ReviewRemedy.OverturnRevocation, on: "2019-02-01"))
            .ThenRefused(Refusals.RemedyDoesNotFit, because: "attempt 1");

    [Fact]
    [Trait("Rule", "S-36")]
    public void While_the_notice_is_under_review_nothing_is_revoked() =>
        Given(NoticeUnderReview()).Today("2018-12-20")
            .When(Revoke(on: "2018-12-20"))
            .ThenRefused(Refusals.UnderReview, because: "24 January 2019");

    [Fact]
    [Trait("Rule", "S-36")]
    public void Overturned_the_notice_is_dropped() =>
        Given(NoticeUnderReview(), Cleared("2018-12-03"), AllFor(ReviewRemedy.OverturnRevocation, on: "2019-01-10"))
            .When(Decide(on: "2019-01-10"))
            .Then(
                ReviewDecided(ReviewRemedy.OverturnRevocation, Misapplied, on: "2019-01-10", stoodStillFrom: "2018-11-26"),
                DroppedOnReview(on: "2019-01-10"));

    /// <summary>What a panel has let stand is not put in question again for the same.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Rule", "S-36")]
    public void Overturned_notice_is_not_given_again_before_something_has_changed(bool hasChanged)
    {
        JourneyEvent[] overturned =
        [
            .. NoticeUnderReview(), .. Cleared("2018-12-03"), .. AllFor(ReviewRemedy.OverturnRevocation, on: "2019-01-10"),
            ReviewDecided(ReviewRemedy.OverturnRevocation, Misapplied, on: "2019-01-10", stoodStillFrom: "2018-11-26"), DroppedOnReview(on: "2019-01-10"),
        ];

        if (hasChanged)
        {
            Given(overturned, MarkPutRight(Written, 37, NarrowlyNotMet, on: "2019-01-14"), ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-10-01", on: "2019-01-15")).Today("2019-01-16")
                .When(GiveNotice(RevocationGround.ResultIssuedInError, on: "2019-01-16"))
                .Then(NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2019-02-14", on: "2019-01-16"));
        }
        else
        {
            Given(overturned).Today("2019-01-16").When(GiveNotice(RevocationGround.ResultIssuedInError, on: "2019-01-16")).ThenRefused(Refusals.NoGroundToRevoke, because: "A review overturned it on 10 January 2019");
        }
    }

    [Fact]
    [Trait("Rule", "S-36")]
    public void Overturned_a_revoked_accreditation_stands_again_and_what_was_booked_instead_is_called_off() =>
        Given(
                RevokedInDecember(), EndorsedAgain(by: "LEEDS", on: "2019-01-02", until: "2019-07-02"), Booked(Only(Written), sitsOn: "2019-02-20", on: "2019-01-07", attempt: 2, endorsement: 2),
                ReviewRequested(ReviewGround.FindingOrRevocation, until: "2019-01-22", on: "2019-01-07"), ReviewOpened(due: "2019-03-04", on: "2019-01-07"),
                Cleared("2019-01-09"), AllFor(ReviewRemedy.OverturnRevocation, on: "2019-02-01"))
            .When(Decide(on: "2019-02-01"))
            .Then(
                ReviewDecided(ReviewRemedy.OverturnRevocation, Misapplied, on: "2019-02-01", stoodStillFrom: "2018-12-20"),
                CalledOff(sitsOn: "2019-02-20", CancellationReason.ReviewDecided, on: "2019-02-01", attempt: 2),
                Reinstated(on: "2019-02-01"));

    [Fact]
    [Trait("Rule", "S-36")]
    public void Reinstated_it_was_never_gone()
    {
        var journey = Given(
            RevokedInDecember(), ReviewRequested(ReviewGround.FindingOrRevocation, until: "2019-01-22", on: "2019-01-07"), ReviewOpened(due: "2019-03-04", on: "2019-01-07"),
            Cleared("2019-01-09"), AllFor(ReviewRemedy.OverturnRevocation, on: "2019-02-01"),
            ReviewDecided(ReviewRemedy.OverturnRevocation, Misapplied, on: "2019-02-01", stoodStillFrom: "2018-12-20"), Reinstated(on: "2019-02-01")).Journey;

        journey.IsAccreditedOn(Practitioner, KnownFacts.Day("2019-01-15")).Should().BeTrue();
        journey.At(Practitioner).Retake.Should().BeNull();
        journey.At(Practitioner).IsInQuestion.Should().BeFalse("the panel has let it stand");
    }

    [Fact]
    [Trait("Rule", "S-34")]
    [Trait("Rule", "S-36")]
    public void With_the_finding_for_which_it_was_revoked_the_accreditation_is_given_anew_from_its_first_day() =>
        Given(
                AccreditedPractitioner(), MalpracticeAlleged(on: "2018-11-05", until: "2018-11-19"), MalpracticeFound(on: "2018-11-20"), ResultAnnulled(on: "2018-11-20"),
                NoticeGiven(RevocationGround.MalpracticeFound, notBefore: "2018-12-20", on: "2018-11-21"), Revoked(RevocationGround.MalpracticeFound, on: "2018-12-20"), FullRetakeOpened(expectedAfter: "2019-12-20", on: "2018-12-20"),
                ReviewRequested(ReviewGround.FindingOrRevocation, until: "2019-01-22", on: "2019-01-07"), ReviewOpened(due: "2019-03-04", on: "2019-01-07"),
                Cleared("2019-01-09"), AllFor(ReviewRemedy.OverturnFinding, on: "2019-02-01"))
            .When(Decide(on: "2019-02-01"))
            .Then(
                ReviewDecided(ReviewRemedy.OverturnFinding, Misapplied, on: "2019-02-01", stoodStillFrom: "2018-11-20"),
                FindingOverturned(on: "2019-02-01"),
                Accredited(on: "2018-10-01", reaccreditation: "2021-10-01"),
                CertificateIssued(on: "2019-02-01", currentUntil: "2022-04-01"));

    /// <summary>Malpractice found on 4 January 2019 at the sitting whose result had been released on 30 November 2018.</summary>
    private static JourneyEvent[] FoundInJanuary() =>
    [
        .. WrittenNarrowlyMissed(), MalpracticeAlleged(on: "2018-12-17", until: "2019-01-03"), MalpracticeFound(on: "2019-01-04"), ResultAnnulled(on: "2019-01-04"), FullRetakeOpened(expectedAfter: "2020-01-04", on: "2019-01-04"),
    ];

    private static JourneyEvent[] FindingUnderReview() =>
    [
        .. FoundInJanuary(), ReviewRequested(ReviewGround.FindingOrRevocation, until: "2019-02-01", on: "2019-01-14"), ReviewOpened(due: "2019-03-11", on: "2019-01-14"), .. Cleared("2019-01-15"),
    ];

    /// <summary>Notice of 19 November 2018 that an accreditation given in error is to be revoked, under review since the 26th.</summary>
    private static JourneyEvent[] NoticeUnderReview() =>
    [
        .. AccreditedInError(), NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2018-12-18", on: "2018-11-19"),
        ReviewRequested(ReviewGround.FindingOrRevocation, until: "2018-12-17", on: "2018-11-26"), ReviewOpened(due: "2019-01-24", on: "2018-11-26"),
    ];

    private static JourneyEvent[] RevokedInDecember() =>
    [
        .. AccreditedInError(), NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2018-12-18", on: "2018-11-19"), Revoked(RevocationGround.ResultIssuedInError, on: "2018-12-20"),
        NarrowRetakeOpened(Written, until: "2019-03-20", bankedUntil: "2019-12-20", on: "2018-12-20"),
    ];
}
