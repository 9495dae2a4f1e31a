using System.Text;
using Naas.Application.Journeys;

namespace Naas.Domain.Specs.StoredEvents;

/// <summary>G12: whatever version was ever stored is read as the event of today.</summary>
[Trait("Guarantee", "G12")]
public sealed class When_a_shape_has_changed
{
    private static readonly Example.Placed AtLeeds = new("LEEDS", 39.50m, ElementSet.Empty);

    [Theory]
    [InlineData(1, Example.PlacedV1)]
    [InlineData(2, Example.PlacedV2)]
    [InlineData(3, Example.PlacedV3)]
    public void Every_version_is_the_event_of_today(int version, string body) =>
        Read("placed", version, body).Should().Be(AtLeeds);

    [Fact]
    public void Numbers_pass_as_they_were_written() =>
        ((Example.Placed)Read("placed", 1, Example.PlacedV1)).Score.ToString(System.Globalization.CultureInfo.InvariantCulture).Should().Be("39.50");

    [Fact]
    public void Only_the_newest_is_written()
    {
        Example.Types.TypeOf(AtLeeds).Should().Be(Example.Rows[2]);
        Encoding.UTF8.GetString(Example.Types.Serialise(AtLeeds)).Should().Be(Example.PlacedV3);
    }

    [Fact]
    public void The_newest_takes_no_step()
    {
        var types = new StoredEventTypes<Example>(
            [new("placed", 1, typeof(Example.Placed), _ => throw new InvalidOperationException("a step was taken")), new("placed", 2, typeof(Example.Placed)), Example.Rows[3]],
            Example.Json);

        types.Deserialise("placed", 2, Encoding.UTF8.GetBytes(Example.PlacedV3)).Should().Be(AtLeeds);
        FluentActions.Invoking(() => types.Deserialise("placed", 1, Encoding.UTF8.GetBytes(Example.PlacedV3)))
            .Should().Throw<UnreadableEventException>().WithMessage("The body of an event 'placed' version 1 cannot be brought from version 1 to version 2: a step was taken");
    }

    [Theory]
    [InlineData("""{"score":39.50}""", "The body of an event 'placed' version 1 cannot be brought from version 1 to version 2: 'at' is missing")]
    [InlineData("""{"at":"LEEDS","organisation":"BURY","score":39.50}""", "*version 1 cannot be brought from version 1 to version 2: *organisation*")]
    [InlineData("""{"at":"LEEDS","score":39.50,"elements":["written"]}""", "*version 1 cannot be brought from version 2 to version 3: *elements*")]
    [InlineData("""{"at":"LEEDS","score":39.50,"surprise":1}""", "*version 1 cannot be read: *surprise*")]
    [InlineData("""{"at":"LEEDS"}""", "*version 1 cannot be read: *score*")]
    [InlineData("""{"at":"LEEDS","at":"BURY","score":39.50}""", "*version 1 cannot be read: *at*")]
    [InlineData("""{"at":"LEEDS","score":39.50""", "*version 1 cannot be read: *")]
    [InlineData("""["LEEDS"]""", "The body of an event 'placed' version 1 is no JSON object.")]
    [InlineData("null", "The body of an event 'placed' version 1 is no JSON object.")]
    public void An_old_body_that_is_not_what_its_version_says_is_refused(string body, string sentence) =>
        FluentActions.Invoking(() => Read("placed", 1, body)).Should().Throw<UnreadableEventException>().WithMessage(sentence);

    [Theory]
    [InlineData("placed", 4, "The event 'placed' version 4 was written by a newer program; this one knows it up to version 3. Run the newer program.")]
    [InlineData("left", 2, "The event 'left' version 2 was written by a newer program; this one knows it up to version 1. Run the newer program.")]
    [InlineData("placed", 0, "This program does not know the event 'placed' version 0.")]
    [InlineData("Placed", 3, "This program does not know the event 'Placed' version 3.")]
    [InlineData("moved", 1, "This program does not know the event 'moved' version 1.")]
    public void What_is_newer_or_unknown_is_refused_in_words(string name, int version, string sentence) =>
        FluentActions.Invoking(() => Read(name, version, Example.PlacedV3)).Should().Throw<UnreadableEventException>().WithMessage(sentence);

    private static Example Read(string name, int version, string body) => Example.Types.Deserialise(name, version, Encoding.UTF8.GetBytes(body));
}
