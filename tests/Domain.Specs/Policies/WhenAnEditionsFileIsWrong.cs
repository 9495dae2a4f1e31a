using System.Text.Json.Nodes;
using Naas.Infrastructure.Policies;

namespace Naas.Domain.Specs.Policies;

/// <summary>An edition is validated at the start; whoever wrote it reads which file is wrong, where, and how to mend it.</summary>
public sealed class When_an_editions_file_is_wrong : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("naas-policies-").FullName;

    [Theory]
    [InlineData("settings.bankedElementMonths.value", "0", "$.settings.bankedElementMonths.value: must be a whole number above 0, at most 1200; it is 0.")]
    [InlineData("settings.bankedElementMonths.value", "12.5", "$.settings.bankedElementMonths.value: must be a whole number above 0, at most 1200; it is 12.5.")]
    [InlineData("settings.bankedElementMonths.value", "\"12\"", "$.settings.bankedElementMonths.value: must be a whole number above 0, at most 1200; it is \"12\".")]
    [InlineData("settings.bankedElementMonths", "null", "$.settings.bankedElementMonths: must be an object with value and source.")]
    [InlineData("settings.reaccreditationMonths.value", "-36", "$.settings.reaccreditationMonths.value: must be a whole number above 0, or null for none, at most 1200; it is -36.")]
    [InlineData("settings.reaccreditationReminderMonths.value", "[1, 3, 6]", "$.settings.reaccreditationReminderMonths.value: must be whole numbers above 0, the earliest reminder (the greatest number) first, or an empty list for none, at most 1200; it is [1,3,6].")]
    [InlineData("settings.openLevels.value", "[\"director\"]", "$.settings.openLevels.value: must be a list of levels, none twice: practitioner, supervisor, leader; it is [\"director\"].")]
    [InlineData("settings.openLevels.value", "[\"supervisor\", \"supervisor\"]", "$.settings.openLevels.value: must be a list of levels, none twice: practitioner, supervisor, leader; it is [\"supervisor\",\"supervisor\"].")]
    [InlineData("settings.passportElements.value", "\"simulated\"", "$.settings.passportElements.value: must be a list of elements, none twice and none where nothing is credited: knowledge, simulated, written; it is \"simulated\".")]
    [InlineData("settings.passportPhase.value", "\"Phase Two\"", "$.settings.passportPhase.value: must be the name of a phase: 1 to 40 lower-case letters, digits and hyphens; it is \"Phase Two\".")]
    [InlineData("settings.bankedElementMonths.source.document", "\"C15\"", "$.settings.bankedElementMonths.source.document: must be C16 (the consultation), G17 (the response), S (a decision of this project), or one that the edition lists under documents.")]
    [InlineData("settings.bankedElementMonths.source.paragraph", "\"¶75\"", "$.settings.bankedElementMonths.source.paragraph: must be the decision, such as S-15.")]
    [InlineData("settings.narrowRetakeMonths.source.paragraph", "\"75\"", "$.settings.narrowRetakeMonths.source.paragraph: must be the paragraph, such as ¶75, A ¶38 or Annex B.")]
    [InlineData("settings.narrowRetakeMonths.source.quote", "\"\"", "$.settings.narrowRetakeMonths.source.quote: must be the document's sentence, or this project's decision in one.")]
    [InlineData("settings.bankedElementMonths.source.quote", "\"They count for a year.\"", "$.settings.bankedElementMonths.source.quote: must begin with \"This project's:\", so that nobody takes it for the government's.")]
    [InlineData("settings.bankedElementMonths.source.page", "12", "$.settings.bankedElementMonths.source.page: is not known here; a source has document, paragraph and quote.")]
    [InlineData("settings.bankedElementMonths.unit", "\"months\"", "$.settings.bankedElementMonths.unit: is not known here; a setting has value and source.")]
    [InlineData("settings.bankedElementsMonths", "12", "$.settings.bankedElementsMonths: is no setting that this program knows; remove it, or correct its name.")]
    [InlineData("settings", "[]", "$.settings: is missing; it must be an object with every setting.")]
    [InlineData("edition", "\"Response 2017\"", "$.edition: must be the edition's name, 1 to 40 lower-case letters, digits and hyphens.")]
    [InlineData("title", "\" \"", "$.title: must be the edition's title for people.")]
    [InlineData("inForceFrom", "\"1 December 2017\"", "$.inForceFrom: must be the first day that it governs, such as \"2017-12-01\", or null for an edition that never came into force.")]
    [InlineData("settings.standardJudgesAtLeast.value", "1", "$.settings.standardJudgesAtLeast.value: must be a whole number of at least 2, at most 1200; it is 1.")]
    [InlineData("settings.narrowBandMostErrors.value", "2.5", "$.settings.narrowBandMostErrors.value: must be a number above 0, at most 2; it is 2.5.")]
    [InlineData("settings.narrowRetakeMonths.value", "1201", "$.settings.narrowRetakeMonths.value: must be a whole number above 0, at most 1200; it is 1201.")]
    [InlineData("settings.reaccreditationMonths.value", "2000000000", "$.settings.reaccreditationMonths.value: must be a whole number above 0, or null for none, at most 1200; it is 2000000000.")]
    [InlineData("settings.minimumServiceMonths.value", "-1", "$.settings.minimumServiceMonths.value: must be a whole number, or 0 for none, at most 1200; it is -1.")]
    [InlineData("documents", "[]", "$.documents: must be an object with the title of each document by its code.")]
    [InlineData("documents", "{\"G17\":\"Another\"}", "$.documents.G17: must have a code of 1 to 12 capital letters, digits and hyphens that is none of C16, G17, S.")]
    [InlineData("documents", "{\"G19\":\" \"}", "$.documents.G19: must be the document's title.")]
    [InlineData("$schema", "5", "$.$schema: must be the name of the schema's file, or be left out.")]
    [InlineData("inForceFrom", "\"2018-02-31\"", "$.inForceFrom: must be the first day that it governs, such as \"2017-12-01\", or null for an edition that never came into force.")]
    [InlineData("author", "\"me\"", "$.author: is not known here; an edition has edition, title, documents, inForceFrom and settings.")]
    public void Its_place_and_its_mend_are_named(string place, string json, string fault)
    {
        Write("wrong.json", edition => Set(edition, place, JsonNode.Parse(json)));

        Loading().Should().Throw<PolicyFileException>().Which.Message.Should().Be($"{Path.Combine(_folder, "wrong.json")}, at {fault}");
    }

    [Theory]
    [InlineData("settings.bankedElementMonths", "$.settings.bankedElementMonths: is missing; add it with its value, which must be a whole number above 0, at most 1200, and its source.")]
    [InlineData("settings.bankedElementMonths.value", "$.settings.bankedElementMonths.value: is missing; it must be a whole number above 0, at most 1200.")]
    [InlineData("settings.bankedElementMonths.source", "$.settings.bankedElementMonths.source: is missing; it must be an object with document, paragraph and quote.")]
    public void What_is_missing_is_named(string place, string fault)
    {
        Write("wrong.json", edition => Remove(edition, place));

        Loading().Should().Throw<PolicyFileException>().Which.Message.Should().Be($"{Path.Combine(_folder, "wrong.json")}, at {fault}");
    }

    [Fact]
    public void Every_fault_of_every_file_is_told_at_once()
    {
        Write("one.json", edition =>
        {
            Set(edition, "settings.bankedElementMonths.value", 0);
            Set(edition, "settings.narrowRetakeMonths.value", "three");
        });
        File.WriteAllText(Path.Combine(_folder, "two.json"), "{ \"edition\": ");
        Write("three.json", edition => Remove(edition, "title"));

        Loading().Should().Throw<PolicyFileException>().Which.Message.Split(Environment.NewLine).Should().SatisfyRespectively(
            line => line.Should().Contain("one.json, at $.settings.").And.Contain("narrowRetakeMonths"),
            line => line.Should().Contain("one.json, at $.settings.").And.Contain("bankedElementMonths"),
            line => line.Should().Contain("three.json, at $.title"),
            line => line.Should().Contain("two.json"));
    }

    [Fact]
    public void Two_editions_have_not_one_name_or_one_first_day()
    {
        Write("one.json");
        Write("two.json");
        Loading().Should().Throw<PolicyFileException>().WithMessage("*one.json and two.json hold the edition response-2017; keep one.");

        Write("two.json", edition => Set(edition, "edition", "response-2018"));
        Loading().Should().Throw<PolicyFileException>().WithMessage("*response-2017 and response-2018 (one.json and two.json) are in force from the same day, 2017-12-01; give one of them another.");
    }

    [Theory]
    [InlineData("\"settings\":{", "\"settings\":{\"narrowRetakeMonths\":{\"value\":9},", "$.settings.narrowRetakeMonths: stands there more than once; keep one.")]
    [InlineData("\"title\":\"", "\"title\":\"\\ud800", "$.title: must be Unicode text; it holds half of a character.")]
    public void What_cannot_be_read_for_what_it_is_is_told_first(string text, string instead, string fault)
    {
        Write("wrong.json");
        var file = Path.Combine(_folder, "wrong.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace(text, instead, StringComparison.Ordinal));

        Loading().Should().Throw<PolicyFileException>().Which.Message.Should().Be($"{file}, at {fault}");
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named_beside_the_faults_of_the_others()
    {
        Write("one.json", edition => Remove(edition, "title"));
        File.CreateSymbolicLink(Path.Combine(_folder, "gone.json"), Path.Combine(_folder, "nowhere"));

        Loading().Should().Throw<PolicyFileException>().WithMessage("*gone.json cannot be read (*); give this program the right to read it, or take it out of the folder.*one.json, at $.title*");
    }

    /// <summary>Some editors begin a file with three bytes that say it is UTF-8.</summary>
    [Fact]
    public void A_byte_order_mark_is_no_fault()
    {
        Write("one.json");
        var file = Path.Combine(_folder, "one.json");
        File.WriteAllText(file, File.ReadAllText(file), new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Loading().Should().NotThrow();
    }

    [Fact]
    public void A_folder_without_editions_is_said()
    {
        Loading().Should().Throw<PolicyFileException>().WithMessage("*holds no policy edition*");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Action Loading() => () => PolicyEditions.Load(_folder);

    /// <summary>The edition of the response with a change.</summary>
    private void Write(string file, Action<JsonObject>? change = null)
    {
        var edition = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "policies", "response-2017.json")))!.AsObject();
        change?.Invoke(edition);
        File.WriteAllText(Path.Combine(_folder, file), edition.ToJsonString());
    }

    private static void Set(JsonObject edition, string place, JsonNode? value)
    {
        var (within, name) = Reach(edition, place);
        within[name] = value;
    }

    private static void Remove(JsonObject edition, string place)
    {
        var (within, name) = Reach(edition, place);
        within.Remove(name).Should().BeTrue($"{place} stands in the edition");
    }

    private static (JsonObject Within, string Name) Reach(JsonObject edition, string place)
    {
        var names = place.Split('.');
        return (names[..^1].Aggregate(edition, (within, name) => within[name]!.AsObject()), names[^1]);
    }
}
