using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Domain.Calendars;
using Naas.Infrastructure.EventLog.InMemory;

namespace Naas.Domain.Specs.Journeys;

/// <summary>R-091: every area of the statement by which the worker was assessed, with its judgement.</summary>
public sealed class What_a_feedback_report_tells
{
    private static readonly JourneyId Id = new(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"));

    /// <summary>Sat on 12 September 2018, released on 1 October.</summary>
    [Theory]
    [InlineData("2018-09-12", "As revised")]
    [InlineData("2018-09-13", "As first published")]
    [InlineData("2018-10-01", "As first published")]
    [Trait("Rule", "R-085")]
    [Trait("Rule", "R-091")]
    public async Task Its_areas_are_those_of_the_statement_on_the_day_of_the_sitting(string revisedFrom, string heading)
    {
        var reports = await ReportsAsync(WrittenNarrowlyMissed(), revisedFrom);

        reports.Should().ContainSingle().Which.Areas.Select(area => area.Heading).Should().Equal(heading);
    }

    [Fact]
    [Trait("Rule", "R-091")]
    public async Task Issued_anew_after_a_correction_it_keeps_them()
    {
        var reports = await ReportsAsync(AccreditedInError(), revisedFrom: "2018-11-01");

        reports.Select(report => (report.Version, report.Areas.Single().Heading)).Should().Equal((1, "As first published"), (2, "As first published"));
    }

    private static async Task<IReadOnlyList<FeedbackReport>> ReportsAsync(JourneyEvent[] history, string revisedFrom)
    {
        var log = new InMemoryEventLog();
        var recordedAt = new DateTimeOffset(2018, 12, 1, 9, 0, 0, TimeSpan.Zero);
        var metadata = new EventMetadata(recordedAt, new ActorId("actor"), "employer", null, Guid.Empty, "hash", "conversation", null, new EditionCode("response-2017"));
        _ = await log.AppendAsync(
            JourneyStream.NameOf(Id), ExpectedRevision.None, [.. history.Select((happened, ordinal) => JourneyStream.Write(happened, ordinal, metadata))], recordedAt, TestContext.Current.CancellationToken);

        var worker = new Caller(new ActorId("worker-1"), Role.Worker, Organisation: null, Id);
        var answer = await new GetFeedbackHandler(log, new RevisedOn(KnownFacts.Day(revisedFrom))).Handle(new GetFeedback(Id, WithMarks: false) { Caller = worker }, TestContext.Current.CancellationToken);
        return answer.Should().BeOfType<QueryAnswer<FeedbackReports>.Found>().Subject.Value.Reports;
    }

    /// <summary>A statement of one area, whose heading was revised from a day on.</summary>
    private sealed class RevisedOn(DateOnly day) : IReferenceData
    {
        public IReadOnlyList<NamedOrganisation> Organisations => [];

        public WorkingCalendar Calendar => KnownFacts.Calendar;

        public KnowledgeAndSkills? StatementFor(Level level, DateOnly on) => on < day
            ? new("2015", new DateOnly(2015, 11, 19), level, [new KnowledgeAndSkillsArea(1, "As first published", "sure")])
            : new("revised", day, level, [new KnowledgeAndSkillsArea(1, "As revised", "sure")]);
    }
}
