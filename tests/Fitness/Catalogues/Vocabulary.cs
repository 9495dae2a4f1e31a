using System.Text.RegularExpressions;
using Naas.Application.Journeys;
using Naas.Application.Rollouts;
using Naas.Application.Standards;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;
using Naas.Domain.Specs.Catalogues;
using Naas.Domain.Standards;

namespace Naas.Fitness.Catalogues;

/// <summary>What can be asked of one kind of stream, what can have happened in it, and what refuses.</summary>
/// <param name="Streams">Their names in the log.</param>
/// <param name="Commands">The names by which records and traces keep them.</param>
/// <param name="Stored">Every version of every event.</param>
internal sealed record Vocabulary(
    string Title, string Streams, Type CommandBase, Type EventBase, IReadOnlyDictionary<Type, string> Commands, IReadOnlyList<StoredEventType> Stored, Type RefusalCatalogue, IReadOnlyList<RefusalKind> Refusals)
{
    /// <summary>Everything that is kept in the log.</summary>
    public static IReadOnlyList<Vocabulary> All { get; } =
    [
        new("A social worker's journey", "`journey-` and the journey's id, without hyphens", typeof(JourneyCommand), typeof(JourneyEvent), JourneyCommandNames.All, JourneyEventCatalogue.All, typeof(Refusals), Domain.Journeys.Refusals.All),
        new("The rollout", "`rollout`, the only one", typeof(RolloutCommand), typeof(RolloutEvent), RolloutCommandNames.All, RolloutEventCatalogue.All, typeof(RolloutRefusals), RolloutRefusals.All),
        new("Performance standards", "`standard-` with level and element, such as `standard-practitioner-written`", typeof(StandardCommand), typeof(StandardEvent), StandardCommandNames.All, StandardEventCatalogue.All, typeof(StandardRefusals), StandardRefusals.All),
    ];

    /// <summary>What the specs and the walks by chance asked, and what came of it.</summary>
    public static Task<IReadOnlyCollection<Asked>> AskedAsync() => Gathered.Value;

    private static readonly Lazy<Task<IReadOnlyCollection<Asked>>> Gathered = new(Answers.GatherAsync);

    /// <summary>The episode of a journey in whose folder something is declared; empty where a vocabulary has only one.</summary>
    /// <param name="declaration">What begins its declaration, such as <c>record Accredited(</c>.</param>
    public static string EpisodeOf(string declaration) =>
        Sources.Value.Where(source => source.Text.Contains(declaration, StringComparison.Ordinal)).Select(source => source.Episode).FirstOrDefault() ?? "";

    private static readonly Lazy<(string Episode, string Text)[]> Sources = new(() =>
    [
        .. Repository.Files("src/Domain/Journeys", ".cs")
            .Select(path => (Episode: Regex.Match(path, "^src/Domain/Journeys/([^/]+)/").Groups[1].Value, Text: Repository.Text(path)))
            .Where(source => source.Episode.Length > 0),
    ]);
}
