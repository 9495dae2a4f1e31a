using Naas.Application.Access;
using Naas.Application.Deadlines;
using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Projections;
using Naas.Projections.Deadlines;
using Naas.Projections.WorkerSummary;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <summary>What is due, from the read model <c>deadlines</c>, as the commands that settle it; what is in question, from the workers' summaries.</summary>
public sealed class DeadlineReader(ReadModelReader reader) : IDeadlines
{
    private static readonly WorkerSummaryTable Summaries = new();

    private static readonly Caller Sweeper = new(new ActorId("system-sweep"), Role.System, Organisation: null, Journey: null);

    public async Task<DuePage?> DueAsync(DueQuestion question, DueJourney? after, int maximum, LogPosition? minimum, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(question);
        var answer = await reader.AskAsync(
            DeadlinesProjection.Name,
            new Asked(minimum),
            journey: null,
            async snapshot => (DuePage?)await DueAsync(snapshot, question, after is null ? null : new DeadlineCursor(after.FirstDue, after.Journey.Value), maximum),
            cancellation);
        return answer is QueryAnswer<DuePage>.Found found ? found.Value : null;
    }

    /// <summary>A page of what is due, by the rows of one snapshot.</summary>
    internal static async Task<DuePage> DueAsync(Snapshot snapshot, DueQuestion question, DeadlineCursor? after, int maximum)
    {
        var rows = await snapshot.QueryAsync(
            SqlText.Of(typeof(DeadlinesProjection), "query-due"),
            row => (Journey: row.Get<Guid>(0), First: row.Get<DateOnly>(1), Watch: row.Get<string>(2), Journeys: row.Get<long>(3)),
            ("today", question.Today),
            ("editions", question.Reminders.Select(reminder => reminder.Edition.Value).ToArray()),
            ("reminders", question.Reminders.Select(reminder => reminder.Months).ToArray()),
            ("longest", question.Reminders.Select(reminder => reminder.Months).DefaultIfEmpty(0).Max()),
            ("passports_end", question.PassportsUntil?.AddDays(1)),
            ("succeeded", question.Successions.Keys.Select(code => code.Value).ToArray()),
            ("succeeded_on", question.Successions.Values.Select(succession => succession.On).ToArray()),
            ("after_due", after?.On),
            ("after_journey", after?.Journey),
            ("maximum", maximum));
        return new DuePage(
            [.. rows.Select(row => new DueJourney(new JourneyId(row.Journey), row.First, DueOf(DeadlineRow.Of(row.Journey, row.Watch), question)))],
            rows.Count == 0 ? 0 : rows[0].Journeys);
    }

    /// <summary>What is expected before a day, of the journeys of one page.</summary>
    internal static async Task<IReadOnlyList<DeadlineRow>> ExpectedAsync(Snapshot snapshot, DateOnly before, DeadlineCursor? after, int maximum) =>
        await snapshot.QueryAsync(
            SqlText.Of(typeof(DeadlinesProjection), "query-expectations"),
            row => DeadlineRow.Of(row.Get<Guid>(0), row.Get<string>(1)),
            ("today", before),
            ("after_by", after?.On),
            ("after_journey", after?.Journey),
            ("maximum", maximum));

    public async Task<IReadOnlyList<MissedExpectation>> MissedAsync(DateOnly today, int maximum, CancellationToken cancellation)
    {
        var answer = await reader.AskAsync(
            DeadlinesProjection.Name,
            new Asked(MinPosition: null),
            journey: null,
            async snapshot =>
            {
                var rows = await ExpectedAsync(snapshot, today, after: null, maximum);
                return rows.SelectMany(row => row.Expectations.Where(expected => expected.By < today).Select(expected => Missed(row.Journey, expected))).OrderBy(missed => missed.By).ToList();
            },
            cancellation);
        return answer is QueryAnswer<List<MissedExpectation>>.Found found ? found.Value : throw NotThere();
    }

    public async Task<IReadOnlyList<QuestionedAccreditation>> InQuestionAsync(int maximum, CancellationToken cancellation)
    {
        var answer = await reader.AskAsync(
            WorkerSummaryProjection.Name,
            new Asked(MinPosition: null),
            journey: null,
            async snapshot =>
            {
                var rows = await snapshot.QueryAsync(Summaries.Sql("query-in-question"), Summaries.Read, ("maximum", maximum));
                return rows.SelectMany(row => row.Levels.Where(level => level.InQuestion is not null).Select(level => QuestionedOf(row.Journey, level, level.InQuestion!)))
                    .OrderBy(questioned => questioned.Since).ToList();
            },
            cancellation);
        return answer is QueryAnswer<List<QuestionedAccreditation>>.Found found ? found.Value : throw NotThere();
    }

    private static DeadlinesNotThereException NotThere() => new("It cannot be told yet: its read model is being made anew.");

    private static QuestionedAccreditation QuestionedOf(Guid journey, LevelEntry level, QuestionEntry question) =>
        new(new JourneyId(journey), level.Level, EnumText.Parse<AccreditationQuestion>(EnumText.Of(question.Question)), question.Attempt, question.Since, level.Accreditation?.RevocableFrom);

    private static List<Due> DueOf(DeadlineRow row, DueQuestion question) =>
    [
        .. row.Deadlines.Select(deadline => new Due(CommandOf(deadline), deadline.Level, deadline.Number, deadline.SetBy))
            .Concat(RemindersOf(row, question))
            .Concat(PassportsOf(row, question))
            .Concat(SuccessionsOf(row, question))
            .Where(due => due.On <= question.Today)
            .OrderBy(due => due.On),
    ];

    private static JourneyCommand CommandOf(Deadline deadline) => deadline.Kind switch
    {
        DeadlineKind.NarrowRetake => new JourneyCommand.LapseNarrowRetake(deadline.Level, deadline.Due),
        DeadlineKind.BankedElements => new JourneyCommand.ExpireBankedElements(deadline.Level, deadline.Due),
        DeadlineKind.Endorsement => new JourneyCommand.ExpireEndorsement(deadline.Level, deadline.Number, deadline.Due),
        DeadlineKind.Reaccreditation => new JourneyCommand.MarkReaccreditationOverdue(deadline.Level, deadline.Due),
        DeadlineKind.Grace => new JourneyCommand.MarkAccreditationNotCurrent(deadline.Level, deadline.Due),
        _ => throw new InvalidOperationException($"Nobody has said what settles {deadline.Kind}."),
    };

    private static IEnumerable<Due> RemindersOf(DeadlineRow row, DueQuestion question) =>
        from level in row.Watch.Levels
        from renewal in level.Renewal is { OverdueSince: null } running ? [running] : Array.Empty<WatchedRenewal>()
        from reminder in question.Reminders
        let months = reminder.Months
        where reminder.Edition.Value == renewal.Edition && !renewal.Reminded.Contains(months)
        let falls = renewal.DueOn.AddMonths(-months)
        select new Due(new JourneyCommand.RemindOfReaccreditation(level.Level, months, falls), level.Level, months, renewal.SetBy);

    private static IEnumerable<Due> PassportsOf(DeadlineRow row, DueQuestion question) =>
        from until in question.PassportsUntil is { } last ? [last] : Array.Empty<DateOnly>()
        from level in row.Watch.Levels
        from since in level.PassportSince is { } granted ? [granted] : Array.Empty<long>()
        select new Due(new JourneyCommand.ExpirePassport(level.Level, until.AddDays(1)), level.Level, 0, since);

    private static IEnumerable<Due> SuccessionsOf(DeadlineRow row, DueQuestion question) =>
        from employment in row.Watch.Employments
        from succession in question.SuccessionsOf(new OrganisationCode(employment.At))
        where !(employment.To < succession.On)
        select new Due(new JourneyCommand.CarryOverEmployment(employment.Spell, succession.On), null, employment.Spell, employment.SetBy);

    private static MissedExpectation Missed(Guid journey, Expectation expected) => new(new JourneyId(journey), WhatOf(expected), expected.Level, expected.Number, expected.By);

    internal static ExpectedOf WhatOf(Expectation expected) => expected.Kind switch
    {
        ExpectationKind.PutForward => ExpectedOf.PutForward,
        ExpectationKind.Accredited => ExpectedOf.Accredited,
        ExpectationKind.Retake => ExpectedOf.Retake,
        ExpectationKind.ReviewDecision => ExpectedOf.ReviewDecision,
        ExpectationKind.LateRequest => ExpectedOf.LateRequest,
        _ => throw new InvalidOperationException($"Nobody has said what {expected.Kind} means."),
    };

    private sealed record Asked(LogPosition? MinPosition) : IQuery
    {
        public Caller Caller => Sweeper;

        // How the sweep does is to be told whatever the rows are of; what settles something asks for a position of the log it writes to.
        public bool TakesAnyLife => true;

        // Whoever watches is told at once that it cannot be told.
        public bool Waits => MinPosition is not null;
    }
}
