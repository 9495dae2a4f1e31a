using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;
using Summary = Naas.Application.Queries.WorkerSummary;

namespace Naas.Projections.Specs;

public sealed class WhatTheSummaryTells(PostgresFixture postgres)
{
    [Fact]
    public async Task The_stages_of_one_long_road()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        var standings = new List<string>();

        foreach (var journeyEvent in OneOfEach)
        {
            _ = await reading.AppendAsync(1, journeyEvent);
            await reading.CatchUpAsync(WorkerSummary.WorkerSummaryProjection.Definition);
            // The practitioner's road first, then the supervisor's, and the leader's.
            if (ReadSide.Value(await reading.SummaryAsync(1)).Levels is [.., var level] && standings.LastOrDefault() != level.Standing.ToString())
                standings.Add(level.Standing.ToString());
        }

        standings.Should().Equal(
            "Agreed", "Endorsed", "SittingBooked", "ResultAwaited", "ElementRetake",
            "Endorsed", "SittingBooked", "ResultAwaited", "ElementRetake",
            "Endorsed", "SittingBooked", "Endorsed", "EndorsementLapsed",
            "Endorsed", "SittingBooked", "ResultAwaited", "FullRetake",
            "Endorsed", "SittingBooked", "ResultAwaited", "Accredited",
            "Declined", "Agreed", "Declined", "Agreed", "EndorsementRequested", "Agreed",
            "Endorsed", "EndorsementWithdrawn", "Endorsed", "EndorsementExpired", "Endorsed", "EndorsementLapsed", "Endorsed",
            "SittingBooked", "Endorsed", "SittingBooked", "Endorsed", "SittingBooked", "ResultAwaited", "ElementRetake", "FullRetake",
            "Accredited", "ReaccreditationOverdue", "NotCurrent", "Accredited", "Revoked", "Accredited", "Agreed", "Endorsed", "SittingBooked", "ResultAwaited", "FullRetake");
    }

    [Fact]
    public async Task A_narrow_retake_in_full()
    {
        var summary = await SummaryAsync([.. OneOfEach.TakeWhile(e => e is not JourneyEvent.PracticeReEndorsed)]);

        summary.Should().BeEquivalentTo(new Summary(
            Journey(1),
            Day("2018-01-02"),
            [new EmploymentSummary(1, Leeds, EmploymentBasis.Direct, null, Day("2018-01-03"), null)],
            Roles: [],
            Absences: [],
            [
                new LevelSummary
                {
                    Level = Level.Practitioner,
                    Standing = Standing.ElementRetake,
                    AgreedOn = Day("2018-05-01"),
                    EndorsedBy = Leeds,
                    EndorsedOn = Day("2018-06-01"),
                    EndorsementValidUntil = Day("2019-06-01"),
                    Attempts = 1,
                    ElementsDue = [Element.Written],
                    LastAttempt = 1,
                    LastOutcome = Outcome.NotMet,
                    LastReleasedOn = Day("2018-08-01"),
                    RetakeElement = Element.Written,
                    RetakeUntil = Day("2018-11-01"),
                    BankedUntil = Day("2019-08-01"),
                },
            ],
            9,
            ReadSide.Beginning.AddMinutes(1)));
    }

    [Fact]
    public async Task What_changes_in_an_earlier_result_is_no_change_of_the_last_one()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(
            1,
            [
                .. OneOfEach.TakeWhile(e => e is not JourneyEvent.PracticeReEndorsed),
                Endorsed(Level.Practitioner, 2, Leeds, "2018-08-10"),
                Booked(Level.Practitioner, 2, 2, ElementSet.Of(Element.Written), on: "2018-08-11", sitsOn: "2018-09-12"),
                Marked(Level.Practitioner, 2, Element.Written, ElementResult.Met, "2018-09-13"),
                Released(Level.Practitioner, 2, ElementSet.Empty, "2018-09-20"),
                Feedback(Level.Practitioner, 2, 1, ElementSet.Empty, "2018-09-20"),
                MarkPutRight(Level.Practitioner, 1, Element.Knowledge, ElementResult.NotMet, "2018-10-01"),
                ResultPutRight(Level.Practitioner, 1, ElementSet.Of(Element.Knowledge, Element.Written), "2018-08-01", "2018-10-08"),
                Feedback(Level.Practitioner, 1, 2, ElementSet.Of(Element.Knowledge, Element.Written), "2018-10-08"),
            ]);
        await reading.CatchUpAsync(WorkerSummary.WorkerSummaryProjection.Definition);

        var level = ReadSide.Value(await reading.SummaryAsync(1)).Levels.Single();

        (level.LastAttempt, level.LastOutcome, level.LastReleasedOn, level.LastCorrectedOn, level.FeedbackVersion).Should().Be((2, Outcome.Met, Day("2018-09-20"), null, 1));
    }

    [Fact]
    public async Task Of_two_employers_endorsements_the_one_still_of_use_is_shown()
    {
        var level = (await SummaryAsync(
            Registered("2018-01-02"),
            Started(1, Leeds, "2018-01-03"),
            Started(2, Wigan, "2018-01-03"),
            Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
            Endorsed(Level.Practitioner, 2, Wigan, "2018-06-02"),
            Ended(2, Wigan, "2018-06-30"),
            Lapsed(Level.Practitioner, 2, Wigan, "2018-06-30"))).Levels.Single();

        (level.Standing, level.EndorsedBy, level.EndorsedOn).Should().Be((Standing.Endorsed, Leeds, Day("2018-06-01")));
    }

    [Fact]
    public async Task An_endorsement_that_is_dated_back_is_not_shown_as_the_newest()
    {
        var level = await LevelAsync(
            Agreed(Level.Practitioner, "2018-05-01"),
            Endorsed(Level.Practitioner, 1, Leeds, "2018-09-03"),
            Endorsed(Level.Practitioner, 2, Wigan, "2018-06-04"));

        (level.Standing, level.EndorsedBy, level.EndorsedOn).Should().Be((Standing.Endorsed, Leeds, Day("2018-09-03")));
    }

    [Fact]
    [Trait("Rule", "S-32")]
    public async Task A_void_sitting_is_no_attempt_and_leaves_a_place_without_another_endorsement()
    {
        var level = await LevelAsync(
            Agreed(Level.Practitioner, "2018-05-01"),
            Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
            Booked(Level.Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
            Void(Level.Practitioner, 1, VoidReason.NoShow, "2018-07-11", rebookUntil: "2019-01-11"));

        (level.Standing, level.Attempts, level.LastOutcome, level.RebookUntil).Should().Be((Standing.Endorsed, 0, null, Day("2019-01-11")));
    }

    [Theory]
    [InlineData(CancellationReason.SittingNotHeld, "2019-01-11")]
    [InlineData(CancellationReason.WorkerUnavailable, "2019-01-11")]
    [InlineData(CancellationReason.AgreementWithdrawn, null)]
    [Trait("Rule", "S-32")]
    public async Task A_place_that_could_not_be_taken_leaves_the_right_to_one_as_it_was(CancellationReason reason, string? rebookUntil)
    {
        var level = await LevelAsync(
            Agreed(Level.Practitioner, "2018-05-01"),
            Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
            Booked(Level.Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
            Void(Level.Practitioner, 1, VoidReason.NoShow, "2018-07-11", rebookUntil: "2019-01-11"),
            Booked(Level.Practitioner, 2, 1, ElementSet.All, on: "2018-07-20", sitsOn: "2018-09-10"),
            CalledOff(Level.Practitioner, 2, reason, "2018-09-01"));

        (level.Attempts, level.RebookUntil).Should().Be((0, rebookUntil is null ? null : Day(rebookUntil)));
    }

    [Fact]
    [Trait("Rule", "S-32")]
    public async Task A_place_on_a_new_endorsement_that_could_not_be_taken_is_no_right_to_another()
    {
        var level = await LevelAsync(
            Agreed(Level.Practitioner, "2018-05-01"),
            Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
            Booked(Level.Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
            Void(Level.Practitioner, 1, VoidReason.NoShow, "2018-07-11", rebookUntil: "2019-01-11"),
            Endorsed(Level.Practitioner, 2, Leeds, "2018-07-15"),
            Booked(Level.Practitioner, 2, 2, ElementSet.All, on: "2018-07-20", sitsOn: "2018-09-10"),
            CalledOff(Level.Practitioner, 2, CancellationReason.WorkerUnavailable, "2018-09-01"));

        level.RebookUntil.Should().BeNull();
    }

    [Fact]
    [Trait("Rule", "S-47")]
    public async Task Who_takes_the_agreement_back_is_never_shown_as_not_met()
    {
        var level = await LevelAsync(
            Agreed(Level.Practitioner, "2018-05-01"),
            Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
            Booked(Level.Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
            Withdrawn(Level.Practitioner, "2018-06-20"),
            CalledOff(Level.Practitioner, 1, CancellationReason.AgreementWithdrawn, "2018-06-20"));

        (level.Standing, level.AgreedOn, level.DeclinedOn, level.LastOutcome, level.Attempts).Should().Be((Standing.Declined, null, Day("2018-06-20"), null, 0));
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public async Task A_successor_has_employment_open_endorsement_and_waiting_request()
    {
        var summary = await SummaryAsync(
            Registered("2018-01-02"),
            Started(1, Leeds, "2018-01-03"),
            Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
            Requested(Level.Supervisor, Leeds, "2018-06-02"),
            CarriedOver(1, Leeds, Trust, "2018-07-01"));

        summary.Employments.Should().Equal(new EmploymentSummary(1, Trust, EmploymentBasis.Direct, null, Day("2018-01-03"), null, Day("2018-07-01")));
        summary.Levels.Select(level => (level.Standing, level.EndorsedBy, level.EndorsementRequestedOf)).Should().Equal(
            (Standing.Endorsed, Trust, null),
            (Standing.EndorsementRequested, null, Trust));
    }

    [Fact]
    [Trait("Rule", "S-16")]
    [Trait("Rule", "S-32")]
    public async Task So_has_it_the_endorsement_that_ran_out_and_is_carried_on_by_a_void_sitting()
    {
        var summary = await SummaryAsync(
            Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"),
            Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
            Booked(Level.Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-11-28"),
            Void(Level.Practitioner, 1, VoidReason.TechnicalFailure, "2018-11-28", rebookUntil: "2019-05-28"),
            new JourneyEvent.EndorsementExpired(Level.Practitioner, 1, Leeds, Day("2018-12-02")),
            CarriedOver(1, Leeds, Trust, "2019-02-01"));

        summary.Levels.Single().EndorsedBy.Should().Be(Trust);
    }

    [Fact]
    [Trait("Rule", "S-48")]
    public async Task A_moved_window_is_shown_moved_and_what_was_noted_of_the_old_end_is_gone()
    {
        var level = await LevelAsync(
            Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
            Booked(Level.Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
            Released(Level.Practitioner, 1, ElementSet.Of(Element.Written), "2018-08-01"),
            Narrow(Level.Practitioner, 1, Element.Written, "2018-08-01", until: "2018-11-01", banked: "2019-08-01"),
            new JourneyEvent.NarrowRetakeLapsed(Level.Practitioner, 1, Element.Written, Day("2019-08-01"), Day("2018-11-02")),
            Moved(Level.Practitioner, 1, WindowStop.ProtectedAbsence, "2018-09-01", "2018-10-01", until: "2018-12-01", banked: "2019-08-31", on: "2018-11-05"));

        (level.RetakeUntil, level.BankedUntil, level.NarrowRetakeLapsedOn).Should().Be((Day("2018-12-01"), Day("2019-08-31"), null));
    }

    [Fact]
    public async Task A_retake_stays_where_a_later_release_leads_to_nothing()
    {
        var level = await LevelAsync(
            Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
            Booked(Level.Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
            Released(Level.Practitioner, 1, ElementSet.Empty, "2018-08-01"),
            Accredited(Level.Practitioner, 1, "2018-08-01", due: "2021-08-01"),
            Booked(Level.Practitioner, 2, 0, ElementSet.All, on: "2021-03-01", sitsOn: "2021-03-10"),
            Released(Level.Practitioner, 2, ElementSet.Of(Element.Written), "2021-04-01"),
            Retake(Level.Practitioner, 2, Element.Written, "2021-04-01", after: "2021-07-01", banked: "2022-04-01"),
            Booked(Level.Practitioner, 3, 0, ElementSet.Of(Element.Written), on: "2021-04-10", sitsOn: "2021-04-20"),
            Released(Level.Practitioner, 3, ElementSet.Of(Element.Written), "2021-05-01"),
            new JourneyEvent.DevelopmentPlanAgreed(Level.Practitioner, 2, new DocumentId(new Guid(1, 0, 0, new byte[8])), new ActorId("manager"), Day("2021-05-10")));

        (level.RetakeElement, level.BankedUntil, level.RetakePlannedOn).Should().Be((Element.Written, Day("2022-04-01"), Day("2021-05-10")));
    }

    [Fact]
    [Trait("Rule", "S-07")]
    public async Task Once_everything_is_taken_again_no_one_element_is_named()
    {
        var level = await LevelAsync(
            Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
            Booked(Level.Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
            Released(Level.Practitioner, 1, ElementSet.Of(Element.Written), "2018-08-01"),
            Retake(Level.Practitioner, 1, Element.Written, "2018-08-01", after: "2018-11-01", banked: "2019-08-01"),
            new JourneyEvent.BankedElementsExpired(Level.Practitioner, 1, ElementSet.Of(Element.Knowledge, Element.Simulated), Day("2019-08-02")));

        (level.Standing, level.RetakeElement, level.ElementsDue.Count, level.BankedElementsExpiredOn).Should().Be((Standing.FullRetake, null, 3, Day("2019-08-02")));
    }

    [Fact]
    public async Task A_role_ends_with_its_employment_at_the_latest()
    {
        JourneyEvent[] leaves =
        [
            Registered("2018-01-02"),
            Started(1, Leeds, "2018-01-03"),
            RoleStarted(1, 1, EntryRoute.Established, "2018-01-03", notBefore: null, expectedBy: null),
            RoleStarted(2, 1, EntryRoute.Established, "2018-02-01", notBefore: null, expectedBy: null),
            new JourneyEvent.StatutoryRoleEnded(1, Day("2018-03-31")),
            Ended(1, Leeds, "2018-09-30"),
        ];

        (await SummaryAsync(leaves)).Roles.Select(role => role.To).Should().Equal(Day("2018-03-31"), Day("2018-09-30"));
        (await SummaryAsync([.. leaves, Corrected(1, "2018-01-03", null, "2018-10-02")])).Roles.Select(role => role.To).Should().Equal(Day("2018-03-31"), null);
    }

    [Fact]
    [Trait("Rule", "S-33")]
    [Trait("Rule", "S-34")]
    public async Task Adjustments_and_an_allegation_leave_no_trace_but_the_revision()
    {
        JourneyEvent[] road =
        [
            Agreed(Level.Practitioner, "2018-05-01"),
            Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
            Booked(Level.Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
        ];

        var without = await LevelAsync(road);
        var with = await LevelAsync([.. road, .. OneOfEach.Where(e => e is JourneyEvent.AdjustmentsRequested or JourneyEvent.AdjustmentsAgreed or JourneyEvent.MalpracticeAlleged or JourneyEvent.WorkerHeard).Select(AsPractitioner)]);

        with.Should().BeEquivalentTo(without);
    }

    [Fact]
    public async Task Roles_and_absences_stand_with_their_clocks()
    {
        var summary = await SummaryAsync(
            Registered("2018-01-02"),
            Started(1, Leeds, "2018-01-03"),
            RoleStarted(1, 1, EntryRoute.NewlyQualified, "2018-01-03", notBefore: "2019-01-03", expectedBy: null),
            new JourneyEvent.AsyeCompleted(1, Day("2019-01-20"), Day("2020-01-20"), new ActorId("manager"), Day("2019-01-20")),
            new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.Protected, Day("2018-03-01")),
            new JourneyEvent.AbsenceEnded(1, Day("2018-03-31")),
            new JourneyEvent.AbsenceStarted(2, 1, AbsenceKind.OtherAuthorised, Day("2018-05-01")));

        summary.Roles.Should().BeEquivalentTo([new RoleSummary(
            1, 1, Level.Practitioner, [StatutoryFunction.StatutoryAssessments, StatutoryFunction.StatutoryPlans], EntryRoute.NewlyQualified, false,
            Day("2018-01-03"), null, Day("2019-01-20"), Day("2019-01-20"), Day("2020-01-20"), null)]);
        summary.Absences.Should().Equal(new AbsenceSummary(1, 1, Day("2018-03-01"), Day("2018-03-31")), new AbsenceSummary(2, 1, Day("2018-05-01"), null));
    }

    [Fact]
    [Trait("Rule", "R-022")]
    public async Task A_role_that_turns_out_to_be_a_newly_qualifieds_has_the_supported_year_that_was_completed()
    {
        var summary = await SummaryAsync(
            Registered("2018-01-02"),
            Started(1, Leeds, "2018-01-03"),
            RoleStarted(1, 1, EntryRoute.NewlyQualified, "2018-01-03", notBefore: "2019-01-03", expectedBy: null),
            new JourneyEvent.AsyeCompleted(1, Day("2019-01-20"), Day("2020-01-20"), new ActorId("manager"), Day("2019-01-20")),
            RoleStarted(2, 1, EntryRoute.Established, "2019-02-01", notBefore: null, expectedBy: null),
            new JourneyEvent.StatutoryRoleCorrected(
                2, Level.Practitioner, FunctionSet.Of(StatutoryFunction.StatutoryPlans), EntryRoute.NewlyQualified, Day("2019-02-01"), Day("2019-01-20"), Day("2020-01-20"), CorrectionReason.ClericalError, new ActorId("manager"), Day("2019-02-04")));

        summary.Roles.Select(role => role.AsyeCompletedOn).Should().Equal(Day("2019-01-20"), Day("2019-01-20"));
    }

    [Fact]
    public async Task An_accreditation_is_told_with_certificate_due_day_and_the_hours_since_it_was_renewed()
    {
        var level = await LevelAsync(
            Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
            Booked(Level.Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
            Released(Level.Practitioner, 1, ElementSet.Empty, "2018-08-01"),
            Feedback(Level.Practitioner, 1, 1, ElementSet.Empty, "2018-08-01"),
            Accredited(Level.Practitioner, 1, "2018-08-01", due: "2021-08-01"),
            Certified(Level.Practitioner, "2022-02-01", "2018-08-01"),
            Learnt(Level.Practitioner, 1, 30, "2020-08-01"),
            new JourneyEvent.Reaccredited(Level.Practitioner, ReaccreditationRoute.PracticeAndLearning, Day("2024-08-01"), Day("2021-07-01")),
            Certified(Level.Practitioner, "2025-02-01", "2021-07-01"),
            Learnt(Level.Practitioner, 2, 4.5m, "2022-01-01"));

        (level.Standing, level.AccreditedOn, level.ReaccreditationDueOn, level.ReaccreditedOn, level.CurrentUntil, level.LearningHours, level.FeedbackVersion, level.ElementsDue.Count)
            .Should().Be((Standing.Accredited, Day("2018-08-01"), Day("2024-08-01"), Day("2021-07-01"), Day("2025-02-01"), 4.5m, 1, 0));
        level.Certificate.Should().Be(CertificateNumber.Of(20180702));
    }

    [Fact]
    public async Task Nobody_is_not_found()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);

        (await reading.SummaryAsync(404)).Should().BeOfType<QueryAnswer<Summary>.NotFound>();
        (await reading.TimelineAsync(404)).Should().BeOfType<QueryAnswer<Application.Queries.Timeline>.NotFound>();
    }

    [Fact]
    public async Task A_timeline_comes_in_pages()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [.. OneOfEach.Take(5)]);
        await reading.CatchUpAsync(Timeline.TimelineProjection.Definition);

        var first = ReadSide.Value(await reading.TimelineAsync(1, maximum: 3));
        var second = ReadSide.Value(await reading.TimelineAsync(1, after: first.Next, maximum: 3));

        (first.Entries.Count, first.Next, second.Entries.Count, second.Next).Should().Be((3, 2L, 2, null));
        second.Entries[0].Title.Should().Be("Practice endorsed");
    }

    private static JourneyEvent AsPractitioner(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.AdjustmentsRequested e => e with { Level = Level.Practitioner },
        JourneyEvent.AdjustmentsAgreed e => e with { Level = Level.Practitioner },
        JourneyEvent.MalpracticeAlleged e => e with { Level = Level.Practitioner },
        JourneyEvent.WorkerHeard e => e with { Level = Level.Practitioner },
        _ => throw new ArgumentOutOfRangeException(nameof(journeyEvent)),
    };

    /// <summary>The practitioner's level of somebody at Leeds after these events.</summary>
    private async Task<LevelSummary> LevelAsync(params JourneyEvent[] events)
    {
        var summary = await SummaryAsync([Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), .. events]);
        return summary.Levels.Single();
    }

    private async Task<Summary> SummaryAsync(params JourneyEvent[] events)
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, events);
        await reading.CatchUpAsync(WorkerSummary.WorkerSummaryProjection.Definition);
        return ReadSide.Value(await reading.SummaryAsync(1));
    }
}
