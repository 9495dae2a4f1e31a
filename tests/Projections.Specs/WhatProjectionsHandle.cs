using Naas.Application.Journeys;
using Naas.Domain.Journeys;

namespace Naas.Projections.Specs;

public sealed class WhatProjectionsHandle
{
    private static readonly Type[] EveryEvent = [.. typeof(JourneyEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(JourneyEvent)))];

    public static TheoryData<string> Names => [.. JourneyProjections.All.Select(projection => projection.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Every_event_is_handled_or_ignored_and_never_both(string name)
    {
        var projection = JourneyProjections.Named(name);

        projection.Handles.Concat(projection.Ignores).Should().BeEquivalentTo(EveryEvent);
    }

    [Theory, MemberData(nameof(Names))]
    public void What_is_handled_has_a_row_and_what_is_ignored_has_none(string name)
    {
        var projection = JourneyProjections.Named(name);

        foreach (var journeyEvent in Examples.OneOfEach)
            projection.Tables.Any(table => table.Concerns(Some.Recorded(journeyEvent))).Should().Be(projection.Handles.Contains(journeyEvent.GetType()), journeyEvent.GetType().Name);
    }

    [Fact]
    public void The_examples_hold_one_of_each_event() =>
        Examples.OneOfEach.Select(e => e.GetType()).Distinct().Should().BeEquivalentTo(EveryEvent);

    [Fact]
    public void The_examples_are_a_history_that_the_domain_accepts() =>
        Examples.OneOfEach.Aggregate(Domain.Journeys.Journey.NotBegun, Domain.Journeys.Journey.Evolve).At(Domain.Assessments.Level.Practitioner).IsAccredited.Should().BeTrue();
}

internal static class Some
{
    public static RecordedEvent Recorded(JourneyEvent journeyEvent, long revision = 7) => new(
        new JourneyId(Examples.Journey(1)),
        revision,
        journeyEvent,
        JourneyEventCatalogue.TypeOf(journeyEvent).Name,
        new DateTimeOffset(2018, 7, 2, 9, 30, 0, TimeSpan.Zero),
        "actor",
        "employer",
        "E08000035",
        new Guid("11111111-2222-3333-4444-555555555555"),
        "response-2017");
}
