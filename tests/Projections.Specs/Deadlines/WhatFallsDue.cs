using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Projections.Deadlines;
using static Naas.Projections.Specs.Deadlines.Cases;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs.Deadlines;

public sealed class WhatFallsDue
{
    [Fact]
    [Trait("Rule", "S-03")]
    [Trait("Rule", "S-07")]
    public void A_narrow_retake_lapses_the_day_after_its_last_and_what_was_banked_a_year_after_the_release()
    {
        var row = After(NarrowlyMissed);

        row.Deadlines.Should().Equal(
            new Deadline(DeadlineKind.NarrowRetake, Level.Practitioner, 1, Day("2018-11-02"), SetBy: 8),
            new Deadline(DeadlineKind.BankedElements, Level.Practitioner, 1, Day("2019-08-02"), SetBy: 8));
        row.NextDue.Should().Be(Day("2018-11-02"));
    }

    [Fact]
    [Trait("Rule", "S-03")]
    public void What_was_noted_goes_from_the_list()
    {
        After([.. NarrowlyMissed, NarrowLapsed]).Deadlines.Should().ContainSingle().Which.Due.Should().Be(Day("2019-08-02"));
        After([.. NarrowlyMissed, NarrowLapsed, new JourneyEvent.BankedElementsExpired(Level.Practitioner, 1, ElementSet.Of(Element.Knowledge, Element.Simulated), Day("2019-08-02"))]).NextDue.Should().BeNull();
    }

    [Fact]
    [Trait("Rule", "S-48")]
    public void While_something_stands_in_the_way_nothing_falls_due()
    {
        JourneyEvent[] stops =
        [
            new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.Protected, Day("2018-10-01")),
            new JourneyEvent.SittingRequested(Level.Practitioner, 1, null, Day("2018-10-01")),
            new JourneyEvent.MalpracticeAlleged(Level.Practitioner, 1, 1, new DocumentId(Journey(9)), Day("2018-10-15"), new ActorId("partner"), Day("2018-10-01")),
        ];

        stops.Should().AllSatisfy(stop => After([.. NarrowlyMissed, stop]).NextDue.Should().BeNull());
        After([.. NarrowlyMissed, new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.OtherAuthorised, Day("2018-10-01"))]).NextDue.Should().Be(Day("2018-11-02"));
        After([.. NarrowlyMissed, new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.Protected, Day("2018-11-02"))]).NextDue
            .Should().Be(Day("2018-11-02"), "an absence that began after the window was over does not open it again");
        After([.. NarrowlyMissed, new JourneyEvent.SittingRequested(Level.Practitioner, 1, Day("2018-11-02"), Day("2018-10-01"))]).NextDue
            .Should().Be(Day("2018-11-02"), "nor does a request that was recorded after it, however far it is dated back");
    }

    [Fact]
    [Trait("Rule", "S-09")]
    [Trait("Rule", "S-48")]
    public void A_review_holds_what_would_fall_due_and_is_itself_expected_to_be_decided()
    {
        JourneyEvent[] open = [.. NarrowlyMissed, Opened(1, "2018-10-01", attempt: 1, Level.Practitioner), Opened(2, "2018-10-08", attempt: 1, Level.Practitioner)];
        JourneyEvent[] oneDecided = [.. open, Decided(1, ReviewRemedy.Uphold, "2018-10-15", attempt: 1, Level.Practitioner)];

        After(open).NextDue.Should().BeNull();
        After(open).Expectations.Should().Equal(
            new Expectation(ExpectationKind.ReviewDecision, Level.Practitioner, 1, Day("2018-11-26")),
            new Expectation(ExpectationKind.ReviewDecision, Level.Practitioner, 2, Day("2018-12-03")));
        After(open).NextExpected.Should().Be(Day("2018-11-26"));
        After(oneDecided).NextDue.Should().BeNull("the other is open still");
        After(oneDecided).NextExpected.Should().Be(Day("2018-12-03"));
        After([.. oneDecided, new JourneyEvent.ReviewWithdrawn(Level.Practitioner, 2, 1, Day("2018-10-16"))]).NextDue.Should().Be(Day("2018-11-02"));
    }

    /// <summary>It stops nothing; but nobody would know that it waits.</summary>
    [Fact]
    [Trait("Rule", "S-09")]
    public void A_late_request_for_a_review_is_named_until_a_chair_has_answered_it()
    {
        JourneyEvent[] late = [.. NarrowlyMissed, new JourneyEvent.ReviewRequested(Level.Practitioner, 1, 1, ReviewGround.ProceduralError, new DocumentId(new Guid(1, 0, 0, new byte[8])), Day("2018-09-28"), Day("2018-10-05"), Day("2018-10-01"))];

        After(late).Expectations.Should().Equal(new Expectation(ExpectationKind.LateRequest, Level.Practitioner, 1, Day("2018-10-05")));
        After(late).NextDue.Should().NotBeNull();
        After([.. late, new JourneyEvent.LateReviewRefused(Level.Practitioner, 1, new("chair-1"), Day("2018-10-08"))]).Expectations.Should().BeEmpty();
        After([.. late, new JourneyEvent.LateReviewAccepted(Level.Practitioner, 1, GoodCause.Illness, new("chair-1"), Day("2018-10-08")), Opened(1, "2018-10-08", attempt: 1, Level.Practitioner)])
            .Expectations.Should().Equal(new Expectation(ExpectationKind.ReviewDecision, Level.Practitioner, 1, Day("2018-12-03")));
    }

    [Fact]
    [Trait("Rule", "S-48")]
    public void What_stood_still_falls_due_later()
    {
        var row = After(
        [
            .. NarrowlyMissed,
            new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.Protected, Day("2018-10-01")),
            new JourneyEvent.AbsenceEnded(1, Day("2018-10-31")),
            new JourneyEvent.RetakeWindowMoved(Level.Practitioner, 1, WindowStop.ProtectedAbsence, 1, Day("2018-10-01"), Day("2018-11-01"), Day("2018-12-02"), Day("2019-09-01"), Day("2018-10-31")),
        ]);

        row.Deadlines.Select(deadline => (deadline.Due, deadline.SetBy)).Should().Equal((Day("2018-12-03"), 11L), (Day("2019-09-02"), 11L));
    }

    [Fact]
    [Trait("Rule", "S-48")]
    public void A_lapse_that_was_noted_and_whose_window_moved_on_falls_due_again() =>
        After(
        [
            .. NarrowlyMissed,
            NarrowLapsed,
            new JourneyEvent.RetakeWindowMoved(Level.Practitioner, 1, WindowStop.ProtectedAbsence, 1, Day("2018-10-01"), Day("2018-11-01"), Day("2018-12-02"), Day("2019-09-01"), Day("2019-01-10")),
        ]).NextDue.Should().Be(Day("2018-12-03"));

    [Fact]
    [Trait("Rule", "S-03")]
    public void A_retake_that_is_booked_within_the_window_uses_it()
    {
        JourneyEvent[] booked = [.. NarrowlyMissed, ReEndorsed(Level.Practitioner, 2, Leeds, "2018-09-01"), Booked(Level.Practitioner, 2, 2, ElementSet.Of(Element.Written), on: "2018-09-02", sitsOn: "2018-11-01")];

        After(booked).NextDue.Should().BeNull();
        After([.. booked, new JourneyEvent.SittingCancelled(Level.Practitioner, 2, new("LEEDS-2018-11-01"), CancellationReason.WorkerUnavailable, Day("2018-10-20"))]).NextDue.Should().Be(Day("2018-11-02"));
    }

    [Fact]
    [Trait("Rule", "S-19")]
    public void An_endorsement_runs_out_unless_it_was_used_or_ended_before()
    {
        JourneyEvent[] endorsed = [Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01")];

        After(endorsed).Deadlines.Should().Equal(new Deadline(DeadlineKind.Endorsement, Level.Practitioner, 1, Day("2019-06-02"), SetBy: 2));
        After([.. endorsed, Booked(Level.Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10")]).NextDue.Should().BeNull();
        After([.. endorsed, new JourneyEvent.EndorsementWithdrawn(Level.Practitioner, 1, Leeds, WithdrawalReason.GivenInError, new ActorId("manager"), Day("2018-06-05"))]).NextDue.Should().BeNull();
        After([.. endorsed, Examples.Lapsed(Level.Practitioner, 1, Leeds, "2018-08-31")]).NextDue.Should().BeNull();
        After([.. endorsed, new JourneyEvent.EndorsementExpired(Level.Practitioner, 1, Leeds, Day("2019-06-02"))]).NextDue.Should().BeNull();
    }

    [Fact]
    [Trait("Rule", "S-19")]
    public void A_day_that_was_corrected_away_and_back_is_another_deadline()
    {
        JourneyEvent[] corrected =
        [
            Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
            new JourneyEvent.EndorsementExpired(Level.Practitioner, 1, Leeds, Day("2019-06-02")),
            new JourneyEvent.EndorsementCorrected(Level.Practitioner, 1, Day("2018-06-01"), Day("2019-06-01"), CorrectionReason.WrongDate, new ActorId("manager"), Day("2019-06-10")),
        ];

        After(corrected).Deadlines.Should().Equal(new Deadline(DeadlineKind.Endorsement, Level.Practitioner, 1, Day("2019-06-02"), SetBy: 4));
    }

    [Fact]
    [Trait("Rule", "S-15")]
    public void An_accreditation_is_overdue_then_in_its_grace_and_then_nothing_falls_due()
    {
        var overdue = new JourneyEvent.ReaccreditationOverdue(Level.Practitioner, Day("2021-12-01"), Day("2022-06-01"), Day("2021-12-02"));

        After(Accredited2018).Deadlines.Should().Equal(new Deadline(DeadlineKind.Reaccreditation, Level.Practitioner, 0, Day("2021-12-02"), SetBy: 8));
        After(Accredited2018).RenewalDue.Should().Be(Day("2021-12-01"));
        After([.. Accredited2018, overdue]).Deadlines.Should().Equal(new Deadline(DeadlineKind.Grace, Level.Practitioner, 0, Day("2022-06-02"), SetBy: 8));
        After([.. Accredited2018, overdue]).RenewalDue.Should().BeNull("of what is overdue nobody is reminded");
        After([.. Accredited2018, overdue, new JourneyEvent.AccreditationNotCurrent(Level.Practitioner, Day("2022-06-02"))]).NextDue.Should().BeNull();
        After([.. Accredited2018, overdue, new JourneyEvent.Reaccredited(Level.Practitioner, ReaccreditationRoute.PracticeAndLearning, Day("2024-12-01"), Day("2022-01-10"))]).NextDue.Should().Be(Day("2024-12-02"));
    }

    [Fact]
    [Trait("Rule", "S-15")]
    [Trait("Rule", "S-48")]
    public void What_stops_a_retake_stops_a_renewal_too()
    {
        JourneyEvent[] stops =
        [
            new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.Protected, Day("2021-11-01")),
            new JourneyEvent.SittingRequested(Level.Practitioner, 1, null, Day("2021-11-01")),
            new JourneyEvent.MalpracticeAlleged(Level.Practitioner, 1, 1, new DocumentId(Journey(9)), Day("2021-11-15"), new ActorId("partner"), Day("2021-11-01")),
            Booked(Level.Practitioner, 2, 0, ElementSet.All, on: "2021-11-01", sitsOn: "2021-11-24"),
        ];
        var overdue = new JourneyEvent.ReaccreditationOverdue(Level.Practitioner, Day("2021-12-01"), Day("2022-06-01"), Day("2021-12-02"));

        stops.Should().AllSatisfy(stop => After([.. Accredited2018, stop]).NextDue.Should().BeNull());
        stops.Should().AllSatisfy(stop => After([.. Accredited2018, overdue, stop]).NextDue.Should().BeNull());
    }

    [Fact]
    [Trait("Rule", "S-48")]
    public void A_grace_that_stood_still_is_over_later_and_what_was_overdue_stays_so()
    {
        var moved = After(
        [
            .. Accredited2018,
            new JourneyEvent.ReaccreditationOverdue(Level.Practitioner, Day("2021-12-01"), Day("2022-06-01"), Day("2021-12-02")),
            new JourneyEvent.ReaccreditationDueMoved(Level.Practitioner, WindowStop.WaitForSitting, 1, Day("2022-02-01"), Day("2022-03-01"), Day("2021-12-01"), Day("2022-06-29"), Day("2022-02-14")),
        ]);

        moved.Deadlines.Should().Equal(new Deadline(DeadlineKind.Grace, Level.Practitioner, 0, Day("2022-06-30"), SetBy: 10));
    }

    [Fact]
    [Trait("Rule", "S-48")]
    public void What_was_noted_as_not_current_before_an_absence_came_to_light_falls_due_again_at_its_new_end()
    {
        var moved = After(
        [
            .. Accredited2018,
            new JourneyEvent.ReaccreditationOverdue(Level.Practitioner, Day("2021-12-01"), Day("2022-06-01"), Day("2021-12-02")),
            new JourneyEvent.AccreditationNotCurrent(Level.Practitioner, Day("2022-06-02")),
            new JourneyEvent.ReaccreditationDueMoved(Level.Practitioner, WindowStop.ProtectedAbsence, 1, Day("2022-02-01"), Day("2022-03-01"), Day("2021-12-01"), Day("2022-06-29"), Day("2022-06-10")),
        ]);

        moved.Deadlines.Should().Equal(new Deadline(DeadlineKind.Grace, Level.Practitioner, 0, Day("2022-06-30"), SetBy: 11));
    }

    [Theory]
    [InlineData(EntryRoute.NewlyQualified, new[] { ExpectationKind.PutForward })]
    [InlineData(EntryRoute.OtherSocialWorkRole, new[] { ExpectationKind.PutForward, ExpectationKind.Accredited })]
    [InlineData(EntryRoute.OutsideEngland, new[] { ExpectationKind.PutForward, ExpectationKind.Accredited })]
    [Trait("Rule", "S-42")]
    [Trait("Rule", "S-49")]
    public void What_is_expected_by_a_day_is_no_deadline(EntryRoute route, ExpectationKind[] expected)
    {
        JourneyEvent[] inRole =
        [
            Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"),
            new JourneyEvent.StatutoryRoleStarted(1, 1, Level.Practitioner, FunctionSet.Of(StatutoryFunction.HoldingCaseResponsibility), route, false, null, Day("2019-01-03"), Day("2018-01-03")),
        ];
        var row = After(inRole);

        row.Expectations.Should().Equal(expected.Select(kind => new Expectation(kind, Level.Practitioner, 1, Day("2019-01-03"))));
        (row.NextDue, row.NextExpected).Should().Be((null, Day("2019-01-03")));
        After([.. inRole, Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01")]).Expectations.Select(one => one.Kind).Should().Equal(expected.Skip(1));
        After([.. inRole, Ended(1, Leeds, "2018-06-30")]).NextExpected.Should().BeNull();
        After([.. inRole, new JourneyEvent.StatutoryRoleEnded(1, Day("2018-06-30"))]).NextExpected.Should().BeNull();
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public void Where_the_worker_is_employed_follows_the_succession()
    {
        JourneyEvent[] two = [Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), Started(2, Wigan, "2018-01-03")];

        EmployedAt(two).Should().Equal("E08000010 until 9999-12-31", "E08000035 until 9999-12-31");
        EmployedAt([.. two, new JourneyEvent.EmploymentCarriedOver(1, Leeds, Wigan, Day("2018-04-01"))]).Should().Equal("E08000010 until 9999-12-31");
        // A succession may be recorded after somebody left.
        EmployedAt([.. two, Ended(1, Leeds, "2018-04-01")]).Should().Equal("E08000010 until 9999-12-31", "E08000035 until 2018-04-01");
        EmployedAt([.. two, new JourneyEvent.EmploymentExpunged(1, Leeds, CorrectionReason.WrongPerson, new ActorId("clerk"), Day("2018-04-01"))]).Should().Equal("E08000010 until 9999-12-31");

        static IEnumerable<string> EmployedAt(JourneyEvent[] events) => After(events).EmployedAt.Select(pair => FormattableString.Invariant($"{pair.Key} until {pair.Value:yyyy-MM-dd}"));
    }

    [Fact]
    public void A_row_reads_back_as_it_was_written()
    {
        var row = After([.. NarrowlyMissed, new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.Protected, Day("2018-10-01"))]);

        var read = DeadlineRow.Of(row.Journey, Written(row));

        Written(read).Should().Be(Written(row));
        read.Deadlines.Should().Equal(row.Deadlines);
        read.Expectations.Should().Equal(row.Expectations);
    }

    private static string Written(DeadlineRow row) => (string)new DeadlineTable().RowColumns.ValuesOf([row]).Single(column => column.Name == "watch").Values.GetValue(0)!;

    private static DeadlineRow After(JourneyEvent[] history)
    {
        var table = new DeadlineTable();
        DeadlineRow? row = null;
        for (var revision = 0; revision < history.Length; revision++)
        {
            var recorded = Some.Recorded(history[revision], revision);
            if (table.KeyOf(recorded) is not null)
                row = table.Fold(row, recorded);
        }

        return row!;
    }
}

/// <summary>Histories that specs of deadlines begin with.</summary>
internal static class Cases
{
    /// <summary>The written element narrowly missed: the narrow retake until 1 November 2018, the others banked until 1 August 2019.</summary>
    public static readonly JourneyEvent[] NarrowlyMissed =
    [
        Registered("2018-01-02"),
        Started(1, Leeds, "2018-01-03"),
        Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
        Booked(Level.Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
        Marked(Level.Practitioner, 1, Element.Knowledge, ElementResult.Met, "2018-07-11"),
        Marked(Level.Practitioner, 1, Element.Simulated, ElementResult.Met, "2018-07-11"),
        Marked(Level.Practitioner, 1, Element.Written, ElementResult.NarrowlyNotMet, "2018-07-12"),
        Released(Level.Practitioner, 1, ElementSet.Of(Element.Written), "2018-08-01"),
        Narrow(Level.Practitioner, 1, Element.Written, "2018-08-01", until: "2018-11-01", banked: "2019-08-01"),
    ];

    public static readonly JourneyEvent NarrowLapsed = new JourneyEvent.NarrowRetakeLapsed(Level.Practitioner, 1, Element.Written, Day("2019-08-01"), Day("2018-11-02"));

    /// <summary>Accredited on 1 December 2018, re-accreditation due on 1 December 2021.</summary>
    public static readonly JourneyEvent[] Accredited2018 =
    [
        Registered("2018-01-02"),
        Started(1, Leeds, "2018-01-03"),
        Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
        Booked(Level.Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-11-10"),
        Marked(Level.Practitioner, 1, Element.Knowledge, ElementResult.Met, "2018-11-11"),
        Marked(Level.Practitioner, 1, Element.Simulated, ElementResult.Met, "2018-11-11"),
        Marked(Level.Practitioner, 1, Element.Written, ElementResult.Met, "2018-11-12"),
        Released(Level.Practitioner, 1, ElementSet.Empty, "2018-12-01"),
        Accredited(Level.Practitioner, 1, "2018-12-01", due: "2021-12-01"),
    ];
}
