using System.Text.Json.Nodes;
using Naas.Infrastructure.Policies;

namespace Naas.Domain.Specs.Policies;

/// <summary>S-50: the consultation's edition never came into force; it governs no day, and is there for whoever names it.</summary>
[Trait("Rule", "S-50")]
public sealed class When_an_edition_never_came_into_force : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("naas-policies-").FullName;

    [Theory]
    [InlineData("2016-12-20")]
    [InlineData("2017-11-30")]
    [InlineData("2017-12-01")]
    [InlineData("2021-12-31")]
    public void No_day_is_governed_by_it(string day)
    {
        Write("response-2017", inForceFrom: "2017-12-01");
        Write("consultation-2016", inForceFrom: null);

        PolicyEditions.Load(_folder).InForceOn(DateOnly.ParseExact(day, "yyyy-MM-dd")).Edition.Should().Be(new EditionCode("response-2017"));
    }

    [Fact]
    public void It_is_there_for_whoever_names_it()
    {
        Write("response-2017", inForceFrom: "2017-12-01");
        Write("consultation-2016", inForceFrom: null);

        PolicyEditions.Load(_folder).Named(new EditionCode("consultation-2016")).InForceFrom.Should().BeNull();
    }

    [Fact]
    public void That_it_did_not_is_said_and_not_left_out()
    {
        Write("response-2017", inForceFrom: "2017-12-01");
        Write("consultation-2016", inForceFrom: null, edition => edition.Remove("inForceFrom"));

        FluentActions.Invoking(() => PolicyEditions.Load(_folder)).Should().Throw<PolicyFileException>().WithMessage("*consultation-2016.json*inForceFrom*");
    }

    [Fact]
    public void One_edition_at_least_has_to_have_been_in_force()
    {
        Write("consultation-2016", inForceFrom: null);

        FluentActions.Invoking(() => PolicyEditions.Load(_folder)).Should().Throw<PolicyFileException>().WithMessage("*no edition was ever in force*");
    }

    [Theory]
    [InlineData("2016-12-20")]
    [InlineData("2021-12-31")]
    public void A_deployment_that_is_pinned_to_it_decides_every_day_by_it(string day)
    {
        Write("response-2017", inForceFrom: "2017-12-01");
        Write("consultation-2016", inForceFrom: null);

        PolicyEditions.Load(_folder, pinned: "consultation-2016").InForceOn(DateOnly.ParseExact(day, "yyyy-MM-dd")).Edition.Should().Be(new EditionCode("consultation-2016"));
    }

    [Fact]
    public void Pinned_to_what_is_not_there_it_does_not_start()
    {
        Write("response-2017", inForceFrom: "2017-12-01");

        FluentActions.Invoking(() => PolicyEditions.Load(_folder, pinned: "consultation-2016")).Should().Throw<PolicyFileException>()
            .WithMessage("*holds no edition consultation-2016, to which this deployment is pinned; it holds response-2017.");
    }

    [Fact]
    public void Pinned_to_it_a_deployment_needs_no_other()
    {
        Write("consultation-2016", inForceFrom: null);

        PolicyEditions.Load(_folder, pinned: "consultation-2016").InForceOn(new DateOnly(2018, 7, 2)).Edition.Should().Be(new EditionCode("consultation-2016"));
    }

    /// <summary>The first of all days is a day.</summary>
    [Fact]
    public void An_edition_in_force_from_the_beginning_is_not_one_that_never_was()
    {
        Write("ancient", inForceFrom: "0001-01-01");

        PolicyEditions.Load(_folder).Named(new EditionCode("ancient")).InForceFrom.Should().Be(DateOnly.MinValue);
    }

    [Fact]
    public void An_edition_that_attempts_were_opened_under_cannot_be_taken_away()
    {
        Write("response-2020", inForceFrom: "2017-12-01");
        var editions = PolicyEditions.Load(_folder);

        FluentActions.Invoking(() => editions.MustHold([new EditionCode("response-2020")])).Should().NotThrow();
        FluentActions.Invoking(() => editions.MustHold([new EditionCode("response-2020"), new EditionCode("response-2017")])).Should().Throw<PolicyFileException>()
            .WithMessage("* does not hold response-2017, by which decisions in this database were made, *; put back the file of each.");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The edition of the response under another name and day.</summary>
    private void Write(string edition, string? inForceFrom, Action<JsonObject>? change = null)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "policies", "response-2017.json")))!.AsObject();
        file["edition"] = edition;
        file["inForceFrom"] = inForceFrom;
        change?.Invoke(file);
        File.WriteAllText(Path.Combine(_folder, $"{edition}.json"), file.ToJsonString());
    }
}
