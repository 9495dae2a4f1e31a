using Naas.Application.Access;
using Naas.Application.Journeys;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Infrastructure.ReadModels.Queries;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>Event by event and role by role: what is told, and what is not.</summary>
public sealed class WhatATimelineHides(PostgresFixture postgres)
{
    private static readonly string[] Adjustments = ["adjustments-requested", "adjustments-agreed", "adjustments-refused"];
    private static readonly string[] Allegations = ["malpractice-alleged", "worker-heard", "malpractice-not-found"];
    private static readonly string[] Marks = ["exercise-rated", "third-rating-needed", "element-marked", "mark-moderated", "mark-corrected", "element-re-marked", "narrative-recorded"];
    private static readonly string[] Recordings = ["recording-taken", "recording-training-agreed", "recording-handed-over", "recording-used", "recording-destroyed"];
    private static readonly string[] Notices = ["revocation-notified", "revocation-dropped"];

    private static readonly string[] Colleagues = ["colleague-feedback-gathered", "colleague-feedback-corrected"];
    private static readonly string[] Panels = ["simulation-sampled", "simulation-commented"];
    private static readonly string[] Brought = ["record-absorbed", "merge-undone"];

    private static readonly string[] BetweenWorkerAndReviewers =
    [
        "review-requested", "late-review-accepted", "late-review-refused", "review-panel-appointed", "review-member-replaced", "review-evidence-added", "re-mark-ordered", "recheck-requested", "recheck-answered",
    ];

    private static readonly string[] OfThePanel = ["interests-declared", "review-vote-cast"];

    private static readonly string[] Moves = ["retake-window-moved", "reaccreditation-due-moved"];
    private static readonly string[] BetweenWorkerAndEmployer =
    [
        "absence-started", "absence-ended", "absence-corrected", "absence-expunged", "endorsement-requested", "endorsement-declined", "endorsement-ranked", "feedback-issued", "development-plan-agreed", "review-supported",
    ];

    /// <summary>That somebody gave equality information is the worker's own business, and that of those who look after the whole.</summary>
    private static readonly string[] Declarations = ["equality-information-declared"];

    private static readonly string[] Hidden = [.. Declarations, .. Adjustments, .. Allegations, .. Marks, .. Recordings, .. Notices, .. BetweenWorkerAndReviewers, .. OfThePanel, .. Colleagues, .. Panels];

    private static readonly Role[] Parties = [Role.DeliveryPartner, Role.LeaderDeliveryPartner, Role.ReviewSecretariat, Role.ReviewChair, Role.ReviewPanelMember, Role.Auditor];

    public static TheoryData<string, Role> EveryEventAndRole
    {
        get
        {
            var pairs = new TheoryData<string, Role>();
            foreach (var name in JourneyEventCatalogue.All.Select(stored => stored.Name).Distinct())
            {
                foreach (var role in Enum.GetValues<Role>())
                    pairs.Add(name, role);
            }

            return pairs;
        }
    }

    [Theory, MemberData(nameof(EveryEventAndRole))]
    [Trait("Rule", "S-12")]
    [Trait("Rule", "S-33")]
    [Trait("Rule", "S-34")]
    [Trait("Rule", "S-08")]
    public void Each_event_is_told_to_each_role_as_far_as_its_rule_says(string name, Role role)
    {
        var isHidden = Hidden.Contains(name);
        var expected = role switch
        {
            Role.Employer => isHidden ? Sight.Never : Brought.Append("review-decided").Contains(name) ? Sight.InBrief : Sight.Always,
            Role.DfeOperations => Adjustments.Concat(Marks).Concat(Recordings).Concat(Colleagues).Concat(BetweenWorkerAndEmployer).Concat(BetweenWorkerAndReviewers).Concat(OfThePanel).Contains(name) ? Sight.Never : Moves.Append("review-decided").Contains(name) ? Sight.InBrief : Sight.Always,
            Role.Worker => Marks.Contains(name) ? Sight.OnceReleased : Panels.Concat(OfThePanel).Contains(name) ? Sight.Never : Sight.Always,
            _ => Parties.Contains(role) && (role == Role.Auditor || !Declarations.Contains(name)) ? Sight.Always : Sight.Never,
        };

        EventTable.SightOf(JourneyEventCatalogue.All.First(stored => stored.Name == name).Type, role).Should().Be(expected);
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public void Of_what_others_recorded_before_its_time_an_employer_is_told_what_stands_and_not_why()
    {
        NamesOf(Sight.InBrief).Should().BeEquivalentTo(
            "employment-ended", "endorsement-withdrawn", "sitting-cancelled", "result-annulled", "result-set-aside", "review-decided", "retake-brought-forward", "accreditation-revoked",
            "retake-window-moved", "reaccreditation-due-moved", "record-absorbed", "merge-undone");
        NamesOf(Sight.Never).Except(Hidden).Should().BeEquivalentTo(
            [.. BetweenWorkerAndEmployer, "minimum-service-waived", "minimum-service-extended", "assessment-declined", "sitting-voided", "malpractice-found", "finding-overturned"]);
        // Earlier is never more than its own time.
        EventTable.Rows.Where(row => row.Employer == Sight.Never).Should().OnlyContain(row => row.Earlier == Sight.Never);
        var brief = EventTable.EarlierWith(Sight.InBrief).ToHashSet();
        foreach (var told in OneOfEach.Where(one => brief.Contains(one.GetType())))
            Timeline.TimelineWords.InBrief(told).Should().MatchRegex("[0-9]{4}").And.NotContainAny("Reason", "Ground", "because", "not held");

        static IEnumerable<string> NamesOf(Sight sight) => EventTable.EarlierWith(sight).Select(type => JourneyEventCatalogue.All.First(stored => stored.Type == type).Name);
    }

    [Fact]
    public void Nobody_can_add_an_event_without_saying_who_is_told_of_it() =>
        EventTable.Rows.Select(row => row.Event).Should().BeEquivalentTo(typeof(JourneyEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(JourneyEvent)))).And.OnlyHaveUniqueItems();

    [Fact]
    public void What_waits_for_a_release_says_which_attempt_it_belongs_to()
    {
        var table = new Timeline.TimelineTable();
        var waiting = EventTable.With(Sight.OnceReleased, Role.Worker).ToHashSet();

        OneOfEach.Where(e => waiting.Contains(e.GetType())).Select(e => table.Fold(null, Some.Recorded(e)).Attempt).Should().NotContainNulls();
    }

    [Fact]
    [Trait("Rule", "S-33")]
    [Trait("Rule", "S-34")]
    public async Task An_employer_reads_a_timeline_without_any_of_it()
    {
        await using var reading = await GivenAsync(OneOfEach);

        var told = await TypesAsync(reading, Role.Employer);

        told.Should().NotIntersectWith(Hidden)
            .And.Contain(["malpractice-found", "sitting-voided", "feedback-issued", "result-annulled", "accreditation-revoked"]);
    }

    [Fact]
    [Trait("Rule", "S-33")]
    [Trait("Rule", "S-34")]
    public async Task No_sentence_told_to_an_employer_speaks_of_an_adjustment_or_an_investigation()
    {
        await using var reading = await GivenAsync(OneOfEach);

        var sentences = (await TimelineAsync(reading, Role.Employer)).Entries.Select(entry => entry.Sentence);

        sentences.Should().NotContainMatch("*djustment*").And.NotContainMatch("*nvestigation*").And.NotContainMatch("*alleg*");
    }

    [Fact]
    [Trait("Rule", "S-12")]
    public async Task A_worker_is_told_of_marks_once_the_result_of_that_attempt_is_out_and_of_a_void_one_never()
    {
        JourneyEvent[] events =
        [
            Registered("2018-01-02"),
            Booked(Level.Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
            Marked(Level.Practitioner, 1, Element.Knowledge, ElementResult.NotMet, "2018-07-11"),
            Void(Level.Practitioner, 1, VoidReason.ProceduralError, "2018-07-12"),
            Booked(Level.Practitioner, 2, 1, ElementSet.All, on: "2018-07-13", sitsOn: "2018-08-10"),
            Marked(Level.Practitioner, 2, Element.Knowledge, ElementResult.Met, "2018-08-11"),
            Released(Level.Practitioner, 2, ElementSet.Empty, "2018-09-01"),
            MarkPutRight(Level.Practitioner, 2, Element.Knowledge, ElementResult.NotMet, "2018-10-01"),
        ];
        await using var reading = await GivenAsync(events);
        var before = await TypesAsync(reading, Role.Worker);
        _ = await reading.AppendAsync(1, ResultPutRight(Level.Practitioner, 2, ElementSet.Of(Element.Knowledge), "2018-09-01", "2018-10-10"));
        await reading.CatchUpAsync(Timeline.TimelineProjection.Definition);

        before.Should().Equal("social-worker-registered", "sitting-booked", "sitting-voided", "sitting-booked", "element-marked", "result-released");
        (await TypesAsync(reading, Role.Worker)).Should().Equal(
            "social-worker-registered", "sitting-booked", "sitting-voided", "sitting-booked", "element-marked", "result-released", "mark-corrected", "result-corrected");
        (await TypesAsync(reading, Role.Auditor)).Should().HaveCount(9);
    }

    private async Task<ReadSide> GivenAsync(IReadOnlyList<JourneyEvent> events)
    {
        var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [.. events]);
        await reading.CatchUpAsync(Timeline.TimelineProjection.Definition);
        return reading;
    }

    private static async Task<List<string>> TypesAsync(ReadSide reading, Role role) =>
        [.. (await TimelineAsync(reading, role)).Entries.Select(entry => entry.Type)];

    private static async Task<Application.Queries.Timeline> TimelineAsync(ReadSide reading, Role role) => ReadSide.Value(await new GetTimelineHandler(reading.Reader, reading.Log).Handle(
        new GetTimeline(new JourneyId(Journey(1)), After: null, Maximum: 500) { Caller = new Caller(new ActorId("somebody"), role, Leeds, null) },
        TestContext.Current.CancellationToken));
}
