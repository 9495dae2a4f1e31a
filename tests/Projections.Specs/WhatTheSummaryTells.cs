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
            var levels = ReadSide.Value(await reading.SummaryAsync(1)).Levels;
            if (levels.Count > 0 && standings.LastOrDefault() != levels[0].Standing.ToString())
                standings.Add(levels[0].Standing.ToString());
        }

        standings.Should().Equal(
            "Agreed", "Endorsed", "SittingBooked", "ResultAwaited", "ElementRetake",
            "Endorsed", "SittingBooked", "ResultAwaited", "ElementRetake",
            "Endorsed", "SittingBooked", "Endorsed", "EndorsementLapsed",
            "Endorsed", "SittingBooked", "ResultAwaited", "FullRetake",
            "Endorsed", "SittingBooked", "ResultAwaited", "Accredited");
    }

    [Fact]
    public async Task A_narrow_retake_in_full()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [.. OneOfEach.TakeWhile(e => e is not JourneyEvent.PracticeReEndorsed)]);
        await reading.CatchUpAsync(WorkerSummary.WorkerSummaryProjection.Definition);

        var summary = ReadSide.Value(await reading.SummaryAsync(1));

        summary.Should().BeEquivalentTo(new Summary(
            Journey(1),
            Day("2018-01-02"),
            [new EmploymentSummary(1, Leeds, EmploymentBasis.Direct, null, Day("2018-01-03"), null)],
            [
                new LevelSummary(
                    Level.Practitioner, Standing.ElementRetake, Day("2018-05-01"), Leeds, Day("2018-06-01"), Day("2019-06-01"),
                    Attempts: 1, Sitting: null, SitsOn: null, [Element.Written], Outcome.NotMet, Day("2018-08-01"),
                    Element.Written, RetakeExpectedAfter: null, RetakeUntil: Day("2018-11-01"), BankedUntil: Day("2019-08-01"), AccreditedOn: null, ReaccreditationDueOn: null),
            ],
            9,
            ReadSide.Beginning.AddMinutes(1)));
    }

    [Fact]
    public async Task Of_two_employers_endorsements_the_one_still_of_use_is_shown()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(
            1,
            Registered("2018-01-02"),
            Started(1, Leeds, "2018-01-03"),
            Started(2, Wigan, "2018-01-03"),
            Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
            Endorsed(Level.Practitioner, 2, Wigan, "2018-06-02"),
            Ended(2, Wigan, "2018-06-30"),
            Lapsed(Level.Practitioner, 2, Wigan, "2018-06-30"));
        await reading.CatchUpAsync(WorkerSummary.WorkerSummaryProjection.Definition);

        var level = ReadSide.Value(await reading.SummaryAsync(1)).Levels.Single();

        (level.Standing, level.EndorsedBy, level.EndorsedOn).Should().Be((Standing.Endorsed, Leeds, Day("2018-06-01")));
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
}
