using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Journeys.MergingWords;

namespace Naas.Domain.Specs.Journeys;

/// <summary>One record is closed with a pointer, the other takes over what it holds (S-53).</summary>
[Trait("Rule", "S-53")]
public sealed class When_two_records_are_one_persons
{
    private const string Found = "2019-05-13";

    [Fact]
    public void One_is_closed_with_a_pointer_to_the_other() =>
        Given(AccreditedPractitioner()).When(Supersede(Found, NewAtBury())).Then(Superseded(Found));

    [Fact]
    public void Closed_twice_nothing_is_added() =>
        Given(AccreditedPractitioner(), Superseded(Found)).When(Supersede("2019-05-14", NewAtBury())).ThenNothingHappens();

    [Fact]
    public void Nothing_happens_on_it_any_more_and_who_may_write_to_it_is_told_where_it_goes_on() =>
        Given(AccreditedPractitioner(), Superseded(Found))
            .When(EndEmployment(spell: 1, on: "2019-05-31"))
            .ThenRefused(Refusals.RecordSuperseded, because: TheSurvivor.ToString());

    [Fact]
    public void It_is_not_closed_a_second_time_in_favour_of_another() =>
        Given(AccreditedPractitioner(), Superseded(Found))
            .When(By("operations-1", new JourneyCommand.SupersedeJourney(new JourneyId(new Guid("9b1d2f3e-0000-4000-8000-000000000009")), Day(Found)) { Itself = TheOther, GoingOn = Of(NewAtBury()) }))
            .ThenRefused(Refusals.RecordSuperseded, because: "13 May 2019");

    [Fact]
    public void The_other_takes_over_what_it_holds_under_numbers_of_its_own()
    {
        JourneyEvent[] record =
        [
            EmployedAt("LEEDS", spell: 2), InRole(spell: 2, role: 2), Agreed(),
            Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02", endorsement: 2),
            Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-01", attempt: 1, endorsement: 2),
            Marked(Knowledge, 20, Met, on: "2018-09-20"), Marked(Simulated, 45, Met, on: "2018-09-20"), Marked(Written, 45, Met, on: "2018-09-20"),
            ResultMet(Everything, on: "2018-10-01"), FeedbackIssued(None, on: "2018-10-01"),
            Accredited(on: "2018-10-01", reaccreditation: "2021-10-01"), CertificateIssued(on: "2018-10-01", currentUntil: "2022-04-01"),
        ];
        Given(NewAtBury(), Endorsed(by: "BURY", on: "2019-04-01", until: "2019-10-01"))
            .When(Absorb(Found, [.. AccreditedPractitioner(), Superseded(Found)]))
            .Then(Absorbed(Found, registered: "2018-06-01", record));

        var merged = Of([.. NewAtBury(), Endorsed(by: "BURY", on: "2019-04-01", until: "2019-10-01"), Absorbed(Found, registered: "2018-06-01", record)]);
        merged.IsAccreditedOn(Practitioner, Day("2019-05-14")).Should().BeTrue();
        merged.At(Practitioner).Certificates.Should().Be(1);
        merged.IsPlacedWith(new("BURY"), Day("2019-05-14")).Should().BeTrue();
        merged.IsPlacedWith(new("LEEDS"), Day("2018-05-14")).Should().BeTrue();
        merged.RegisteredOn.Should().Be(Day("2018-06-01"));
    }

    [Fact]
    public void What_is_brought_over_goes_on_there()
    {
        // Narrowly missed on the one record; the retake is taken on the other.
        JourneyEvent[] closed = [.. WrittenNarrowlyMissed(), PlanAgreed(on: "2018-12-03"), Superseded("2018-12-10")];
        var absorbed = Asked(NewAtBury("2018-11-01"), Absorb("2018-12-10", closed));

        Given(NewAtBury("2018-11-01"), absorbed)
            .When(EndorsePractice(Practitioner, by: "BURY", on: "2018-12-17"))
            .Then(EndorsedAgain(by: "BURY", on: "2018-12-17", until: "2019-06-17", endorsement: 2));
        Given(NewAtBury("2018-11-01"), absorbed, EndorsedAgain(by: "BURY", on: "2018-12-17", until: "2019-06-17", endorsement: 2))
            .When(BookSitting(Practitioner, sitsOn: "2019-01-16", on: "2018-12-18"))
            .Then(Booked(Only(Written), sitsOn: "2019-01-16", on: "2018-12-18", attempt: 2, endorsement: 2));
    }

    [Fact]
    public void Taken_over_twice_nothing_is_added()
    {
        JourneyEvent[] closed = [.. AccreditedPractitioner(), Superseded(Found)];
        Given(NewAtBury(), Asked(NewAtBury(), Absorb(Found, closed))).When(Absorb(Found, closed)).ThenNothingHappens();
    }

    [Fact]
    public void An_accreditation_stands_whatever_was_sat_beside_it()
    {
        // Accredited on the record that goes on, not met on the other: at that level nothing is brought over.
        JourneyEvent[] closed = [.. MissedAtWigan(), Superseded("2020-02-03")];
        var absorbed = (JourneyEvent.RecordAbsorbed)Asked(AccreditedPractitioner(), Absorb("2020-02-03", closed));

        absorbed.Record.Should().Equal(EmployedAt("WIGAN", from: "2019-01-07", spell: 2), InRole(from: "2019-01-07", spell: 2, role: 2));
        Of([.. AccreditedPractitioner(), absorbed]).At(Practitioner).Retake.Should().BeNull();
    }

    [Fact]
    public void Results_from_which_nothing_follows_stand_beside_under_numbers_below_0()
    {
        JourneyEvent[] closed = [.. MissedAtWigan(), Superseded("2020-02-03")];
        var absorbed = (JourneyEvent.RecordAbsorbed)Asked(AccreditedPractitioner(), Absorb("2020-02-03", closed));

        absorbed.Beside.Should().Equal(
            Endorsed(by: "WIGAN", on: "2019-07-01", until: "2020-01-01", endorsement: -1),
            Booked(Everything, sitsOn: "2019-09-18", on: "2019-08-05", attempt: -1, endorsement: -1),
            Marked(Knowledge, 20, Met, on: "2019-10-02", attempt: -1), Marked(Simulated, 30, NotMet, on: "2019-10-02", attempt: -1), Marked(Written, 30, NotMet, on: "2019-10-02", attempt: -1),
            ResultNotMet(Only(Knowledge), Only(Simulated, Written), on: "2019-11-01", attempt: -1), FeedbackIssued(Only(Simulated, Written), on: "2019-11-01", attempt: -1),
            FullRetakeOpened(expectedAfter: "2020-11-01", on: "2019-11-01", attempt: -1));
        var merged = Of([.. AccreditedPractitioner(), absorbed]);
        merged.At(Practitioner).Should().BeEquivalentTo(Of(AccreditedPractitioner()).At(Practitioner), "nothing follows from them");

        // A third record of the same person, of the year before: its numbers go below those.
        var third = new JourneyId(new Guid("7e1d4c3b-0000-4000-8000-000000000003"));
        var another = (JourneyEvent.RecordAbsorbed)JourneyDecider.Decide(By("system-merge", new JourneyCommand.AbsorbRecord(third, Day("2020-03-02")) { Itself = TheSurvivor, Record = new JourneyHistory([.. TwoMissedAtLeeds(), Superseded("2020-03-02")]) }), merged, Response2017)
            .Should().BeOfType<Decision.Accepted>().Subject.Events.Single();
        another.Beside.OfType<JourneyEvent.SittingBooked>().Select(booked => (booked.Attempt, booked.Endorsement)).Should().Equal((-2, -2));
    }

    [Fact]
    public void Where_a_road_is_brought_over_nothing_stands_beside() =>
        ((JourneyEvent.RecordAbsorbed)Asked(TwoMissedAtLeeds(), Absorb("2020-02-03", [.. MetAtWigan(), Superseded("2020-02-03")]))).Beside.Should().BeEmpty();

    [Fact]
    public void Sittings_that_came_to_nothing_do_not_stand_beside()
    {
        JourneyEvent[] wigan = [.. SatAtWigan(), new JourneyEvent.SittingVoided(Practitioner, 1, SittingOn("2019-09-18"), VoidReason.NoShow, null, new("partner-1"), Day("2019-09-19")), Superseded("2020-02-03")];

        ((JourneyEvent.RecordAbsorbed)Asked(AccreditedPractitioner(), Absorb("2020-02-03", wigan))).Beside.Should().BeEmpty();
    }

    [Fact]
    public void Separated_what_stood_beside_is_told()
    {
        var absorbed = (JourneyEvent.RecordAbsorbed)Asked(AccreditedPractitioner(), Absorb("2020-02-03", [.. MissedAtWigan(), Superseded("2020-02-03")]));
        JourneyEvent[] past = [.. AccreditedPractitioner(), absorbed];

        Given(past).When(UndoMerge("2020-03-02", past))
            .Then(MergeUndone("2020-03-02", [.. absorbed.Record], AccreditedPractitioner(), place: AccreditedPractitioner().Length, beside: [.. absorbed.Beside]));
    }

    [Fact]
    public void A_later_road_goes_on_after_an_earlier_one()
    {
        // Not met in 2018 on the one record, sat anew and met in 2019 on the other.
        JourneyEvent[] closed = [.. MetAtWigan(), Superseded("2020-02-03")];
        var merged = Of([.. TwoMissedAtLeeds(), Asked(TwoMissedAtLeeds(), Absorb("2020-02-03", closed))]);

        merged.At(Practitioner).Released.Select(released => released.Number).Should().Equal(1, 2);
        merged.At(Practitioner).Retake.Should().BeNull();
        merged.IsAccreditedOn(Practitioner, Day("2020-02-04")).Should().BeTrue();
    }

    [Fact]
    public void Nobody_loses_an_accreditation_by_it() =>
        Given(AccreditedPractitioner())
            .When(Supersede("2020-02-03", MissedAtWigan()))
            .ThenRefused(Refusals.MergeOtherWayRound, because: "1 October 2018");

    [Fact]
    public void Nor_the_retake_that_the_later_sitting_left()
    {
        // Missed at Leeds in 2018 and put right only a year later; missed at Wigan in between. What Wigan's left is to be taken again.
        JourneyEvent[] leeds = [.. TwoMissedAtLeeds(), OutcomeWords.MarkPutRight(Written, 38, NarrowlyNotMet, on: "2019-12-02"), OutcomeWords.ResultPutRight(Only(Knowledge), Only(Simulated, Written), firstReleasedOn: "2018-11-12", on: "2019-12-09")];

        Given(MissedAtWigan()).When(Supersede("2020-02-03", leeds)).ThenRefused(Refusals.MergeOtherWayRound, because: "18 September 2019");
        JourneyDecider.Decide(Supersede("2020-02-03", MissedAtWigan()), Of(leeds), Response2017).Should().BeOfType<Decision.Accepted>();
    }

    [Fact]
    public void Nor_by_one_that_is_dated_back_to_before_it_was_given() =>
        JourneyDecider.Decide(Supersede("2019-01-07", AccreditedPractitioner()), Of(MetAtWigan()), Response2017)
            .Should().BeOfType<Decision.Refused>().Which.Refusal.Kind.Should().Be(Refusals.MergeOtherWayRound);

    [Fact]
    public void What_is_under_way_is_settled_first()
    {
        Given(BookedForSeptember()).When(Supersede("2018-08-06", NewAtBury("2018-08-01"))).ThenRefused(Refusals.MergeUnsettled, because: "12 September 2018");
        Given(AccreditedPractitioner()).When(Supersede("2018-10-08", BookedAtWigan())).ThenRefused(Refusals.MergeUnsettled, because: "on the record that is to go on");
        Given(WrittenNarrowlyMissed(), SittingWords.MalpracticeAlleged(on: "2018-12-17", until: "2019-01-03"))
            .When(Supersede("2018-12-18", NewAtBury("2018-12-03")))
            .ThenRefused(Refusals.MergeUnsettled, because: "17 December 2018");
        Given(WrittenNarrowlyMissed(), ReviewRequested(ReviewGround.ProceduralError, until: "2018-10-29", on: "2018-10-15"))
            .When(Supersede("2018-12-18", NewAtBury("2018-12-03")))
            .ThenRefused(Refusals.MergeUnsettled, because: "15 October 2018");
        Given(WrittenNarrowlyMissed(), RecheckRequested(on: "2018-10-16"))
            .When(Supersede("2018-12-18", NewAtBury("2018-12-03")))
            .ThenRefused(Refusals.MergeUnsettled, because: "knowledge");
        Given(AccreditedPractitioner(), OutcomeWords.MarkPutRight(Written, 38, NarrowlyNotMet, on: "2018-11-05"))
            .When(Supersede("2018-11-06", NewAtBury("2018-11-05")))
            .ThenRefused(Refusals.MergeUnsettled, because: "attempt 1");
    }

    /// <summary>Of a result that does not count there is nothing left to look at, and nobody can answer.</summary>
    [Fact]
    [Trait("Rule", "S-08")]
    public void What_nobody_can_answer_any_more_is_not_waited_for() =>
        Given(
                WrittenNarrowlyMissed(), RecheckRequested(on: "2018-12-03"),
                SittingWords.MalpracticeAlleged(on: "2018-12-17", until: "2019-01-03"), SittingWords.MalpracticeFound(on: "2019-01-04"), OutcomeWords.ResultAnnulled(on: "2019-01-04"))
            .When(Supersede("2019-01-07", NewAtBury("2018-12-03")))
            .Then(Superseded("2019-01-07"));

    [Fact]
    public void Neither_of_the_two_is_the_other_or_closed_itself()
    {
        Given(AccreditedPractitioner())
            .When(By("operations-1", new JourneyCommand.SupersedeJourney(TheOther, Day(Found)) { Itself = TheOther, GoingOn = Of(AccreditedPractitioner()) }))
            .ThenRefused(Refusals.MergedWithItself);
        Given(AccreditedPractitioner()).When(Supersede(Found, [.. NewAtBury(), Superseded("2019-05-06")])).ThenRefused(Refusals.SurvivorSuperseded, because: "6 May 2019");
    }

    [Fact]
    public void A_record_that_goes_on_for_another_is_not_closed() =>
        Given(NewAtBury(), Asked(NewAtBury(), Absorb(Found, [.. AccreditedPractitioner(), Superseded(Found)])))
            .When(Supersede("2019-06-03", AgreedAtLeeds()))
            .ThenRefused(Refusals.HoldsAnotherRecord, because: "13 May 2019");

    [Fact]
    public void Nothing_is_taken_over_of_a_record_that_is_open() =>
        Given(NewAtBury()).When(Absorb(Found, AccreditedPractitioner())).ThenRefused(Refusals.NotClosedForThis);

    [Fact]
    public void A_merging_is_not_dated_ahead() =>
        Given(AccreditedPractitioner()).Today("2019-05-12").When(Supersede(Found, NewAtBury())).ThenRefused(Refusals.DateInFuture);

    internal static JourneyEvent Asked(JourneyEvent[] past, JourneyCommand command) =>
        JourneyDecider.Decide(command, Of(past), Response2017).Should().BeOfType<Decision.Accepted>().Subject.Events.Should().ContainSingle().Subject;

    /// <summary>Registered a second time when Bury took the worker on.</summary>
    internal static JourneyEvent[] NewAtBury(string on = "2019-03-04") => [Registered(on), EmployedAt("BURY", from: on), InRole(from: on)];

    private static JourneyEvent[] BookedAtWigan() =>
    [
        Registered("2018-06-04"), EmployedAt("WIGAN", from: "2017-01-09"), InRole(from: "2017-01-09"), Agreed("2018-07-02"),
        Endorsed(by: "WIGAN", on: "2018-07-09", until: "2019-01-09"), Booked(Everything, sitsOn: "2018-10-17", on: "2018-08-06"),
    ];

    internal static JourneyEvent[] MissedAtWigan() =>
    [
        .. SatAtWigan(), Marked(Knowledge, 20, Met, on: "2019-10-02"), Marked(Simulated, 30, NotMet, on: "2019-10-02"), Marked(Written, 30, NotMet, on: "2019-10-02"),
        ResultNotMet(Only(Knowledge), Only(Simulated, Written), on: "2019-11-01"), FeedbackIssued(Only(Simulated, Written), on: "2019-11-01"),
        FullRetakeOpened(expectedAfter: "2020-11-01", on: "2019-11-01"),
    ];

    private static JourneyEvent[] MetAtWigan() =>
    [
        .. SatAtWigan(), Marked(Knowledge, 20, Met, on: "2019-10-02"), Marked(Simulated, 45, Met, on: "2019-10-02"), Marked(Written, 45, Met, on: "2019-10-02"),
        ResultMet(Everything, on: "2019-11-01"), FeedbackIssued(None, on: "2019-11-01"),
        Accredited(on: "2019-11-01", reaccreditation: "2022-11-01"), CertificateIssued(on: "2019-11-01", currentUntil: "2023-05-01"),
    ];

    private static JourneyEvent[] SatAtWigan() =>
    [
        Registered("2019-01-07"), EmployedAt("WIGAN", from: "2019-01-07"), InRole(from: "2019-01-07"), Agreed("2019-06-03"),
        Endorsed(by: "WIGAN", on: "2019-07-01", until: "2020-01-01"), Booked(Everything, sitsOn: "2019-09-18", on: "2019-08-05"),
    ];

    private static JourneyEvent[] TwoMissedAtLeeds() =>
    [
        .. MarkedInSeptember(simulated: 30, written: 30), ResultNotMet(Only(Knowledge), Only(Simulated, Written), on: "2018-11-12"),
        FeedbackIssued(Only(Simulated, Written), on: "2018-11-12"), FullRetakeOpened(expectedAfter: "2019-11-12", on: "2018-11-12"),
    ];
}
