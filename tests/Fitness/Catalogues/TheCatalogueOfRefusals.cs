using System.Globalization;
using System.Text;
using Naas.Api.Http.Problems;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using static Naas.Fitness.Catalogues.GeneratedDocument;

namespace Naas.Fitness.Catalogues;

/// <summary>docs/refusals.md: every no that the server can answer, with what to do and the sentence behind it.</summary>
public sealed class The_catalogue_of_refusals
{
    private const string Page = "docs/refusals.md";

    // More than these, and it is shorter to say which commands cannot.
    private const int FewestToTurnRound = 12;

    [Fact]
    public async Task Is_the_one_that_holds() =>
        ShouldBeCurrent(Page, "the refusals, the problems of HTTP, and what the specs and walks by chance were answered", Print(await AskedByRefusalAsync()));

    [Fact]
    public async Task Claims_nothing_that_was_not_seen()
    {
        var asked = await AskedByRefusalAsync();

        Refusals_are_a_closed_catalogue.Everything.Where(kind => !asked.Contains(kind)).Select(kind => kind.Code)
            .Should().BeEmpty("a refusal that no spec and no walk meets may as well not be there");
    }

    [Fact]
    public void Each_rests_on_a_rule() =>
        Refusals_are_a_closed_catalogue.Everything.Where(kind => Rulebook.RestingOn(kind.Source).All(rule => rule.Not is not null))
            .Select(kind => $"{kind.Code} rests on {kind.Source.Document} {kind.Source.Paragraph}: {kind.Source.Quote}")
            .Should().BeEmpty($"the sentence of a refusal is a rule's: add it to the sentences of the rule in {Rulebook.Sentences}; a rule that is not for the software refuses nothing");

    private static async Task<ILookup<RefusalKind, Type>> AskedByRefusalAsync() =>
        (await Vocabulary.AskedAsync()).Where(answer => answer.RefusedBy is not null).Select(answer => (answer.RefusedBy, answer.Command)).Distinct().ToLookup(pair => pair.RefusedBy!, pair => pair.Command);

    private static string Print(ILookup<RefusalKind, Type> asked)
    {
        var ofHttp = ProblemKinds.All.Where(kind => Refusals_are_a_closed_catalogue.Everything.All(refusal => refusal.Code != kind.Code)).ToArray();
        var text = new StringBuilder($$$"""
            # Refusals and problems

            Every no that Naas answers, under its code. A code is for ever. Over HTTP it comes as `application/problem+json` (RFC 9457), whose `type` is the address of its page on the server that answered, `/problems/` and the code, and whose `detail` is a sentence about the case at hand:

            ```json
            {"type":"http://127.0.0.1:5080/problems/not-re-endorsed","title":"{{{Refusals.NotReEndorsed.Title}}}","status":409,"detail":"…","whatToDo":"…","code":"not-re-endorsed","correlationId":"…","policy":{"edition":"response-2017","source":"C16","paragraph":"¶74","quote":"…"}}
            ```

            A refusal is a rule that said no: {{{Refusals_are_a_closed_catalogue.Everything.Count}}} of them, each with the sentence behind it, from the consultation or the response or, where both are silent, a decision of this project. Which commands answer with it is taken from what the rules do in every spec and in many journeys by chance; another may follow from a state that none of them came to. What leads to which events is in [events.md](events.md), which rule is proved by what in [policy.md](policy.md). A refused command records nothing in the journey.

            {{{Contents(ofHttp.Length)}}}

            ## Problems of HTTP

            No rule of the domain, but what any request may meet.

            """);
        foreach (var kind in ofHttp)
            Print(text, kind.Code, kind.Status, kind.Title, kind.WhatToDo, kind.Source, []);
        foreach (var vocabulary in Vocabulary.All)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"\n## {vocabulary.Title}\n");
            foreach (var episode in vocabulary.Refusals.GroupBy(kind => EpisodeOf(kind, vocabulary)))
            {
                _ = text.Append(episode.Key.Length == 0 ? "" : $"\n### {episode.Key} refusals\n");
                foreach (var kind in episode)
                    Print(text, kind.Code, ProblemKinds.Of(kind).Status, kind.Title, kind.WhatToDo, kind.Source, [.. Vocabulary.All.SelectMany(each => Commands(each, asked[kind]))]);
            }
        }

        return text.ToString();
    }

    private static string Contents(int ofHttp) =>
        $"- [Problems of HTTP](#problems-of-http): {ofHttp}\n" + string.Join('\n', Vocabulary.All.Select(vocabulary => $"- [{vocabulary.Title}](#{Anchor(vocabulary.Title)}): {vocabulary.Refusals.Count}"));

    private static void Print(StringBuilder text, string code, int status, string title, string whatToDo, PolicySource? source, IReadOnlyList<string> commands)
    {
        _ = text.Append(CultureInfo.InvariantCulture, $"\n#### `{code}`\n\n{status}: **{title}.** {whatToDo}\n");
        if (source is not null)
            _ = text.Append(CultureInfo.InvariantCulture, $"\n> {source.Quote}\n\n{Behind(source)}\n");
        var answers = commands.Count == 0 ? "" : $"Answers {string.Join("; ", commands)}. ";
        _ = text.Append(CultureInfo.InvariantCulture, $"\n{answers}Page: `/problems/{code}`.\n");
    }

    /// <summary>Where the sentence stands, and of which rules it is.</summary>
    private static string Behind(PolicySource source)
    {
        var rules = Listed(Rulebook.RestingOn(source).Select(The_catalogue_of_rules.Link));
        if (source.Document == "S")
            return $"A decision of this project: {rules}.";
        var words = Rulebook.InWords(source);
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}: {rules}.";
    }

    private static IEnumerable<string> Commands(Vocabulary vocabulary, IEnumerable<Type> asked)
    {
        var all = vocabulary.Commands.Keys.Select(type => type.Name).Order(StringComparer.Ordinal).ToArray();
        var those = all.Intersect(asked.Where(vocabulary.Commands.ContainsKey).Select(type => type.Name)).ToArray();
        var others = all.Except(those).ToArray();
        if (those.Length < FewestToTurnRound || others.Length > those.Length)
            return those.Length == 0 ? [] : [Listed(those.Select(Code))];
        var of = $"every command of {char.ToLowerInvariant(vocabulary.Title[0])}{vocabulary.Title[1..]}";
        return [others.Length == 0 ? of : $"{of} but {Listed(others.Select(Code))}"];
    }

    private static string EpisodeOf(RefusalKind kind, Vocabulary vocabulary)
    {
        var name = vocabulary.RefusalCatalogue.GetProperties().First(property => property.PropertyType == typeof(RefusalKind) && property.GetValue(null) == (object)kind).Name;
        return Vocabulary.EpisodeOf($"RefusalKind {name} {{");
    }
}
