using System.Globalization;
using System.Text;
using System.Text.Json;
using Naas.Application.Access;
using Naas.Application.Journeys;
using Naas.Domain.Specs.Catalogues;
using static Naas.Fitness.Catalogues.GeneratedDocument;

namespace Naas.Fitness.Catalogues;

/// <summary>docs/events.md: which command leads to which events, and what every stored event says.</summary>
public sealed class The_catalogue_of_events
{
    private const string Page = "docs/events.md";

    [Fact]
    public async Task Is_the_one_that_holds()
    {
        var asked = await Vocabulary.AskedAsync();

        ShouldBeCurrent(Page, "the deciders, the doc comments and the golden files", Print([.. Vocabulary.All.Select(vocabulary => new LeadsTo(vocabulary, asked))]));
    }

    [Fact]
    public void Has_every_kind_of_stream() =>
        Repository.Domain.GetTypes().Where(type => type is { IsAbstract: true, IsSealed: false } && type.Name.EndsWith("Event", StringComparison.Ordinal))
            .Should().BeEquivalentTo(Vocabulary.All.Select(vocabulary => vocabulary.EventBase), "whatever is kept in the log stands in the catalogue");

    [Fact]
    public async Task Claims_nothing_that_was_not_seen()
    {
        var asked = await Vocabulary.AskedAsync();

        foreach (var leads in Vocabulary.All.Select(vocabulary => new LeadsTo(vocabulary, asked)))
        {
            leads.Commands.Where(command => command.Recorded == 0).Select(command => command.Type.Name)
                .Should().BeEmpty("what a command leads to is taken from specs and walks by chance: let a spec, or RandomCommands, come to it");
            leads.Vocabulary.Stored.Select(row => row.Type).Except(leads.Commands.SelectMany(command => command.Events)).Select(type => type.Name)
                .Should().BeEmpty("an event that no spec and no walk comes to may as well not be there");
        }
    }

    [Fact]
    public void Says_what_every_event_and_every_value_of_it_means() =>
        Vocabulary.All.SelectMany(vocabulary => new Meanings(vocabulary).Missing())
            .Should().BeEmpty("the catalogue is read by people who have no code at hand: give the event a <summary>, or the value a <param>, beside it");

    private static string Print(IReadOnlyList<LeadsTo> all)
    {
        var text = new StringBuilder($"""
            # Commands and events

            What can be asked of Naas, what is recorded when it is, and what every stored event says. Who may ask is in [security.md](security.md), by which address in [api.md](api.md), what a refused command answers in [refusals.md](refusals.md).

            *Always*: recorded whenever the command records anything at all; a command that finds it so already records nothing. *Sometimes*: it depends on what happened before. Events with *or* between them: always exactly one of them. This is taken from what the rules do, in every spec and in many journeys by chance, and not from a list that somebody keeps.

            An event's name is for ever. When its shape changes, it gets another version; every version is read as the newest for ever. Dates are days in England, scores are points, and nothing in an event is personal data: words stand in documents, and events name them.

            {Contents(all)}

            ## What stands beside every event

            Who, under which command, when recorded, and under which edition: the same for every event of one command.

            {Json(Golden("metadata.v1"))}
            """);
        foreach (var leads in all)
            Print(text, leads);
        PrintCodes(text, [.. all.SelectMany(leads => Meanings.CodesIn(leads.Vocabulary)).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal)]);
        return text.ToString();
    }

    private static string Contents(IEnumerable<LeadsTo> all) => string.Join('\n', all.Select(leads =>
        $"- {leads.Vocabulary.Title}: [commands](#{Anchor(CommandsOf(leads))}), [events](#{Anchor(EventsOf(leads))})")) + "\n- [What stands beside every event](#what-stands-beside-every-event)\n- [Codes](#codes)";

    private static string CommandsOf(LeadsTo leads) => $"{leads.Vocabulary.Title}: commands";

    private static string EventsOf(LeadsTo leads) => $"{leads.Vocabulary.Title}: events";

    private static void Print(StringBuilder text, LeadsTo leads)
    {
        _ = text.Append(CultureInfo.InvariantCulture, $"\n## {CommandsOf(leads)}\n\nStreams: {leads.Vocabulary.Streams}.\n");
        foreach (var episode in leads.Commands.GroupBy(command => Vocabulary.EpisodeOf($"record {command.Type.Name}(")))
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"\n{Heading(episode.Key, "")}| command | what it asks | always | sometimes |\n|---|---|---|---|\n");
            foreach (var command in episode)
                _ = text.Append(CultureInfo.InvariantCulture, $"| `{command.Type.Name}` | {Comments.Of(command.Type)} | {leads.AlwaysInWords(command)} | {leads.Links(command.Sometimes)} |\n");
        }

        var meanings = new Meanings(leads.Vocabulary);
        _ = text.Append(CultureInfo.InvariantCulture, $"\n## {EventsOf(leads)}\n");
        foreach (var episode in leads.Vocabulary.Stored.GroupBy(row => row.Type).GroupBy(versions => Vocabulary.EpisodeOf($"record {versions.Key.Name}(")))
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"\n{Heading(episode.Key, " events")}");
            _ = text.Append(string.Join('\n', episode.Select(versions => Print(versions.Key, [.. versions], leads, meanings))));
        }
    }

    private static string Heading(string episode, string what) => episode.Length == 0 ? "" : $"### {episode}{what}\n\n";

    private static string Print(Type type, IReadOnlyList<StoredEventType> versions, LeadsTo leads, Meanings meanings)
    {
        var newest = versions[^1];
        using var example = JsonDocument.Parse(Golden(newest));
        var members = string.Concat(Meanings.MembersOf(type).Select(member =>
            $"| `{Meanings.NameOf(member)}` | {Meanings.ShapeOf(member, example.RootElement.GetProperty(Meanings.NameOf(member)))} | {meanings.Of(type, member)} |\n"));
        var older = string.Concat(versions.SkipLast(1).Select(version => $"\nVersion {version.SchemaVersion}, which is read as version {newest.SchemaVersion}:\n\n{Json(Golden(version))}"));
        return $"""
            #### `{newest.Name}`

            {Comments.Of(type)}

            Recorded by {Listed(leads.Commands.Where(command => command.Events.Contains(type)).Select(command => Code(command.Type.Name)))}. Version {newest.SchemaVersion}{(versions.Count > 1 ? " is written" : "")}.

            | member | is | says |
            |---|---|---|
            {members}
            {Json(Golden(newest))}{older}
            """;
    }

    private static void PrintCodes(StringBuilder text, IReadOnlyList<Type> codes)
    {
        _ = text.Append("\n## Codes\n\nEvery value that is one of a list. A code is for ever, like the name of an event.\n");
        foreach (var type in codes)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"\n### {Meanings.HeadingOf(type)}\n\n{Comments.Of(type)}\n\n");
            foreach (var code in Enum.GetNames(type))
                _ = text.Append(CultureInfo.InvariantCulture, $"- `{JsonNamingPolicy.KebabCaseLower.ConvertName(code)}`{(Comments.Of(type.GetField(code)!) is { } words ? $": {words}" : "")}\n");
        }
    }

    private static DocComments Comments => DocComments.OfTheDomain;

    private static string Json(string body) => $"```json\n{body}\n```\n";

    /// <summary>The body as it is stored.</summary>
    private static string Golden(StoredEventType version) => Golden($"{version.Name}.v{version.SchemaVersion}");

    private static string Golden(string file) => Repository.Text($"tests/Domain.Specs/Golden/{file}.json").TrimEnd('\n');

    /// <summary>What the commands of one vocabulary were seen to lead to.</summary>
    private sealed class LeadsTo
    {
        // Of what was recorded less often than this, the page says so beside "always".
        private const int TimesBeforeAlways = 3;

        private readonly Dictionary<Type, string> _names;

        public LeadsTo(Vocabulary vocabulary, IReadOnlyCollection<Asked> asked)
        {
            Vocabulary = vocabulary;
            _names = vocabulary.Stored.GroupBy(row => row.Type).ToDictionary(versions => versions.Key, versions => versions.Last().Name);
            var order = _names.Keys.Select((type, place) => (type, place)).ToDictionary(pair => pair.type, pair => pair.place);
            var recorded = asked.Where(answer => answer.Events.Count > 0).ToLookup(answer => answer.Command);
            // The access table has them in the order of a journey.
            Commands = [.. AccessTable.Rows.Select(row => row.Request).Distinct().Where(vocabulary.Commands.ContainsKey).Select(type => CommandSeen.From(type, [.. recorded[type]], order))];
        }

        public Vocabulary Vocabulary { get; }

        public IReadOnlyList<CommandSeen> Commands { get; }

        public string AlwaysInWords(CommandSeen command)
        {
            var always = Listed([.. command.Always.Select(Link), .. command.OneOf.Select(one => string.Join(" or ", one.Select(Link)))]);
            return command.Recorded < TimesBeforeAlways && always.Length > 0 ? $"{always} (seen {(command.Recorded == 1 ? "once" : "twice")})" : always;
        }

        public string Links(IEnumerable<Type> events) => Listed(events.Select(Link));

        private string Link(Type happened) => $"[{_names[happened]}](#{_names[happened]})";
    }

    /// <param name="Recorded">How often it recorded anything.</param>
    /// <param name="OneOf">Two or three events of which it always records exactly one.</param>
    private sealed record CommandSeen(Type Type, int Recorded, IReadOnlyList<Type> Always, IReadOnlyList<Type[]> OneOf, IReadOnlyList<Type> Sometimes)
    {
        public IEnumerable<Type> Events => Always.Concat(OneOf.SelectMany(one => one)).Concat(Sometimes);

        public static CommandSeen From(Type command, IReadOnlyList<Asked> recorded, Dictionary<Type, int> order)
        {
            var all = recorded.SelectMany(answer => answer.Events).Distinct().OrderBy(type => order[type]).ToArray();
            var always = all.Where(type => recorded.All(answer => answer.Events.Contains(type))).ToArray();
            var rest = all.Except(always).ToList();
            var oneOf = new List<Type[]>();
            while (ExactlyOneOf(rest, recorded) is { } found)
            {
                oneOf.Add(found);
                rest = [.. rest.Except(found)];
            }

            return new CommandSeen(command, recorded.Count, always, oneOf, rest);
        }

        /// <summary>The fewest events, two or three, of which every recording has exactly one; null when there are none.</summary>
        private static Type[]? ExactlyOneOf(IReadOnlyList<Type> events, IReadOnlyList<Asked> recorded)
        {
            var pairs = events.SelectMany((one, place) => events.Skip(place + 1).Select(other => (Type[])[one, other])).ToArray();
            var triples = pairs.SelectMany(pair => events.SkipWhile(next => next != pair[1]).Skip(1).Select(third => (Type[])[.. pair, third]));
            return pairs.Concat(triples).FirstOrDefault(group => recorded.All(answer => answer.Events.Distinct().Count(group.Contains) == 1));
        }
    }
}
