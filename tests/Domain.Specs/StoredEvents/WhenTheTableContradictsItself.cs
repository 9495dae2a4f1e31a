using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Naas.Application.Journeys;

namespace Naas.Domain.Specs.StoredEvents;

/// <summary>G12: a table that could not read what it says it can stops the program at its start.</summary>
[Trait("Guarantee", "G12")]
public sealed class When_the_table_contradicts_itself
{
    private static readonly Type Placed = typeof(Example.Placed);
    private static readonly Type Left = typeof(Example.Left);
    private static readonly StoredEventType LeftRow = new("left", 1, Left);

    [Fact]
    public void The_table_of_the_specs_does_not() =>
        FluentActions.Invoking(() => Table(Example.Rows)).Should().NotThrow();

    [Fact]
    public void Nor_does_the_journeys_own() =>
        FluentActions.Invoking(JourneyEventCatalogue.Check).Should().NotThrow();

    [Fact]
    public void A_gap_is_refused() =>
        Refused(new("placed", 1, Placed, Example.NoElements), new("placed", 3, Placed), LeftRow)
            .Should().Be("'placed' has a version 3 where version 2 is due");

    [Fact]
    public void A_first_version_that_is_not_1_is_refused() =>
        Refused(new("placed", 2, Placed), LeftRow).Should().Be("'placed' has a version 2 where version 1 is due");

    [Fact]
    public void A_version_twice_is_refused() =>
        Refused(new("placed", 1, Placed, Example.NoElements), new("placed", 1, Placed, Example.NameTheOrganisation), new("placed", 2, Placed), LeftRow)
            .Should().Be("'placed' version 1 stands there twice");

    [Fact]
    public void A_version_without_a_step_to_the_next_is_refused() =>
        Refused(new("placed", 1, Placed), new("placed", 2, Placed), LeftRow)
            .Should().Be("nothing leads from 'placed' version 1 to version 2");

    [Fact]
    public void A_step_that_leads_nowhere_is_refused() =>
        Refused(new("placed", 1, Placed, Example.NoElements), LeftRow)
            .Should().Be("a step leads from 'placed' version 1 to a version 2 that nobody knows");

    [Fact]
    public void A_name_of_two_events_is_refused() =>
        Refused(new("placed", 1, Left, Example.NoElements), new("placed", 2, Placed), new("left", 1, Placed))
            .Should().Be("'placed' is Left in version 1 and Placed in version 2; Placed has the names 'placed' and 'left'");

    [Fact]
    public void An_event_with_two_names_is_refused() =>
        Refused(new("placed", 1, Placed), new("put", 1, Placed), LeftRow).Should().Be("Placed has the names 'placed' and 'put'");

    [Fact]
    public void An_event_without_a_name_is_refused() =>
        Refused([LeftRow]).Should().Be("Placed has no stored name");

    [Fact]
    public void A_row_without_a_name_is_refused() =>
        Refused(new(" ", 1, Placed), LeftRow).Should().Be("a row has no name");

    [Fact]
    public void A_name_of_no_event_is_refused() =>
        Refused([.. Example.Rows, new("moved", 1, typeof(string))]).Should().Be("'moved' version 1 is String, which is no event");

    [Fact]
    public void An_event_that_the_JSON_does_not_know_is_refused() =>
        FluentActions.Invoking(() => new StoredEventTypes<Example>(Example.Rows, new JsonSerializerOptions { TypeInfoResolver = JsonTypeInfoResolver.Combine() }))
            .Should().Throw<StoredEventTypesException>().Which.Message.Should().Contain("the JSON options do not know Placed; the JSON options do not know Left");

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once() =>
        Refused(new StoredEventType("placed", 2, Placed, Example.NoElements)).Should()
            .Be("'placed' has a version 2 where version 1 is due; a step leads from 'placed' version 2 to a version 3 that nobody knows; Left has no stored name");

    private static StoredEventTypes<Example> Table(params StoredEventType[] rows) => new(rows, Example.Json);

    private static string Refused(params StoredEventType[] rows)
    {
        const string Opening = "The stored events of Example do not fit together: ";
        var message = FluentActions.Invoking(() => Table(rows)).Should().Throw<StoredEventTypesException>().Which.Message;
        message.Should().StartWith(Opening).And.EndWith(".");
        return message[Opening.Length..^1];
    }
}
