using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Naas.Application.Journeys;
using Naas.Application.Rollouts;
using Naas.Application.Standards;

namespace Naas.Domain.Specs.Golden;

/// <summary>
/// What stands in the log for ever, byte for byte. A file here is never edited: another shape is another version, with a file
/// of its own beside the old one. Every version is read, as the event of today; only the newest of a name is written.
/// </summary>
public sealed class Stored_events
{
    // No agency, no end yet, no clock, no completion, no other day than its own, no place without asking, no narrative, no narrow retake, an edition without re-accreditation, no other renewal, no dissent, nothing to sit.
    private static readonly HashSet<string> MayBeNull =
    [
        "employment-started.v1 agency", "employment-corrected.v1 agency", "employment-corrected.v1 to", "absence-corrected.v1 to",
        "statutory-role-started.v1 notBefore", "statutory-role-started.v1 expectedBy", "statutory-role-corrected.v1 notBefore", "statutory-role-corrected.v1 expectedBy",
        "statutory-role-end-corrected.v1 to", "asye-corrected.v1 completedOn", "asye-corrected.v1 notBefore", "asye-corrected.v1 expectedBy",
        "endorsement-reinstated.v1 lapsedOn", "sitting-requested.v2 waitsFrom", "sitting-voided.v1 rebookUntil", "feedback-issued.v1 narrative", "retake-window-moved.v1 until",
        "accredited.v1 reaccreditationDueOn", "certificate-issued.v1 currentUntil", "reaccreditation-undone.v1 renewedOn", "leaders-area-corrected.v1 area",
        "review-decided.v1 dissent", "result-set-aside.v1 rebookUntil", "finding-overturned.v1 rebookUntil",
    ];

    public static TheoryData<string> Files { get; } = [.. Samples.All.Keys];

    public static TheoryData<string> Newest { get; } = [.. JourneyEventCatalogue.All.Where(row => row.ToNext is null).Select(FileOf)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Are_read_as_what_they_mean(string file)
    {
        var (name, version) = Split(file);
        JourneyEventCatalogue.Deserialise(name, version, Golden(file)).Should().Be(Samples.All[file]);
    }

    [Theory]
    [MemberData(nameof(Newest))]
    public void Are_written_byte_for_byte(string file) =>
        Encoding.UTF8.GetString(JourneyEventCatalogue.Serialise(Samples.All[file])).Should().Be(Encoding.UTF8.GetString(Golden(file)));

    [Fact]
    public void Have_a_golden_file_for_every_row_of_the_catalogue() =>
        Samples.All.Keys.Should().BeEquivalentTo(JourneyEventCatalogue.All.Select(FileOf));

    [Fact]
    public void Have_no_golden_file_without_a_row() =>
        Directory.EnumerateFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension)
            .Should().BeEquivalentTo([.. Samples.All.Keys, .. Samples.OfTheRollout.Keys, .. Samples.OfStandards.Keys, "metadata.v1", "metadata-sparse.v1"]);

    [Theory]
    [MemberData(nameof(Files))]
    public void Are_refused_with_a_member_nobody_knows(string file) =>
        Refused(file, body => body["surprise"] = 1);

    [Theory]
    [MemberData(nameof(Files))]
    public void Are_refused_with_a_member_missing(string file)
    {
        foreach (var member in Body(file).Select(pair => pair.Key))
            Refused(file, body => body.Remove(member));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Are_refused_with_a_null_where_none_may_be(string file)
    {
        foreach (var member in Body(file).Select(pair => pair.Key).Where(member => !MayBeNull.Contains($"{file} {member}")))
            Refused(file, body => body[member] = null);
    }

    [Theory]
    [InlineData("accredited", 2)]
    [InlineData("accredited", 0)]
    [InlineData("Accredited", 1)]
    [InlineData("re-accredited", 1)]
    public void Are_refused_under_a_name_or_version_nobody_knows(string name, int version) =>
        FluentActions.Invoking(() => JourneyEventCatalogue.Deserialise(name, version, Golden("accredited.v1")))
            .Should().Throw<UnreadableEventException>().WithMessage($"*'{name}' version {version}*");

    [Theory]
    [InlineData("sitting-booked.v1", "level", 1)]
    [InlineData("sitting-booked.v1", "level", "leader-of-all")]
    [InlineData("sitting-booked.v1", "sitsOn", "2018-09-31")]
    [InlineData("sitting-booked.v1", "sitting", "leeds at nine")]
    [InlineData("sitting-booked.v1", "attempt", "1")]
    [InlineData("sitting-booked.v1", "elements", "written")]
    [InlineData("practice-endorsed.v1", "by", "manager@leeds.example")]
    [InlineData("practice-endorsed.v1", "endorsedBy", "")]
    public void Are_refused_with_a_value_that_is_none(string file, string member, object value) =>
        Refused(file, body => body[member] = JsonSerializer.SerializeToNode(value));

    public static TheoryData<string> FilesOfTheRollout { get; } = [.. Samples.OfTheRollout.Keys];

    [Theory]
    [MemberData(nameof(FilesOfTheRollout))]
    public void Of_the_rollout_are_read_and_written_byte_for_byte(string file) => ShouldBeReadAndWritten(RolloutEventCatalogue.Types, file, Samples.OfTheRollout[file]);

    [Theory]
    [MemberData(nameof(FilesOfTheRollout))]
    public void Of_the_rollout_are_refused_with_a_member_too_many_or_missing_or_null(string file) => ShouldBeRefusedWhenDamaged(RolloutEventCatalogue.Types, file);

    [Fact]
    public void Of_the_rollout_have_a_golden_file_for_every_row_of_the_catalogue() =>
        Samples.OfTheRollout.Keys.Should().BeEquivalentTo(RolloutEventCatalogue.All.Select(FileOf));

    [Theory]
    [InlineData("phase-opened", 2)]
    [InlineData("accredited", 1)]
    public void Of_the_rollout_are_refused_under_a_name_or_version_nobody_knows(string name, int version) =>
        FluentActions.Invoking(() => RolloutEventCatalogue.Types.Deserialise(name, version, Golden("phase-opened.v1")))
            .Should().Throw<UnreadableEventException>().WithMessage($"*'{name}' version {version}*");

    public static TheoryData<string> FilesOfStandards { get; } = [.. Samples.OfStandards.Keys];

    [Theory]
    [MemberData(nameof(FilesOfStandards))]
    public void Of_standards_are_read_and_written_byte_for_byte(string file) => ShouldBeReadAndWritten(StandardEventCatalogue.Types, file, Samples.OfStandards[file]);

    [Theory]
    [MemberData(nameof(FilesOfStandards))]
    public void Of_standards_are_refused_with_a_member_too_many_or_missing_or_null(string file) => ShouldBeRefusedWhenDamaged(StandardEventCatalogue.Types, file);

    [Fact]
    public void Of_standards_have_a_golden_file_for_every_row_of_the_catalogue() =>
        Samples.OfStandards.Keys.Should().BeEquivalentTo(StandardEventCatalogue.All.Select(FileOf));

    [Theory]
    [InlineData("cut-set", "cut", "40")]
    [InlineData("cut-set", "basis", "guessed")]
    [InlineData("judge-rated", "panel", "c")]
    [InlineData("judge-rated", "ratings", "20.5")]
    [InlineData("judge-rated", "version", "Version 1")]
    public void Of_standards_are_refused_with_a_value_that_is_none(string name, string member, string value)
    {
        var body = Body($"{name}.v1");
        body[member] = value;
        FluentActions.Invoking(() => StandardEventCatalogue.Types.Deserialise(name, 1, Encoding.UTF8.GetBytes(body.ToJsonString()))).Should().Throw<UnreadableEventException>();
    }

    private static void ShouldBeReadAndWritten<TEvent>(StoredEventTypes<TEvent> types, string file, TEvent meant)
        where TEvent : class
    {
        var (name, version) = Split(file);
        types.Deserialise(name, version, Golden(file)).Should().Be(meant);
        if (types.TypeOf(meant).SchemaVersion == version)
            Encoding.UTF8.GetString(types.Serialise(meant)).Should().Be(Encoding.UTF8.GetString(Golden(file)));
    }

    private static void ShouldBeRefusedWhenDamaged<TEvent>(StoredEventTypes<TEvent> types, string file)
        where TEvent : class
    {
        var (name, version) = Split(file);
        foreach (var damage in (Action<JsonObject>[])
        [
            body => body["surprise"] = 1,
            .. Body(file).Select(pair => (Action<JsonObject>)(body => body.Remove(pair.Key))),
            .. Body(file).Select(pair => (Action<JsonObject>)(body => body[pair.Key] = null)),
        ])
        {
            var body = Body(file);
            damage(body);
            FluentActions.Invoking(() => types.Deserialise(name, version, Encoding.UTF8.GetBytes(body.ToJsonString())))
                .Should().Throw<UnreadableEventException>(body.ToJsonString());
        }
    }

    [Theory]
    [InlineData("metadata.v1")]
    [InlineData("metadata-sparse.v1")]
    public void Carry_their_envelope_byte_for_byte(string file)
    {
        var type = JourneyJson.Options.GetTypeInfo(typeof(EventMetadata));
        JsonSerializer.Deserialize(Golden(file), type).Should().Be(Samples.Metadata[file]);
        JsonSerializer.Serialize(Samples.Metadata[file], type).Should().Be(Encoding.UTF8.GetString(Golden(file)));
    }

    private static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Domain.Specs", "Golden");

    private static string FileOf(StoredEventType row) => $"{row.Name}.v{row.SchemaVersion}";

    private static void Refused(string file, Action<JsonObject> damage)
    {
        var (name, version) = Split(file);
        var body = Body(file);
        damage(body);
        FluentActions.Invoking(() => JourneyEventCatalogue.Deserialise(name, version, Encoding.UTF8.GetBytes(body.ToJsonString())))
            .Should().Throw<UnreadableEventException>(body.ToJsonString());
    }

    private static JsonObject Body(string file) => JsonNode.Parse(Golden(file))!.AsObject();

    /// <summary>The bytes as stored: without the newline that ends a text file.</summary>
    private static byte[] Golden(string file) => Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(Folder, file + ".json")).TrimEnd('\n'));

    private static (string Name, int Version) Split(string file)
    {
        var at = file.LastIndexOf(".v", StringComparison.Ordinal);
        return (file[..at], int.Parse(file.AsSpan(at + 2), System.Globalization.CultureInfo.InvariantCulture));
    }
}
