using Naas.Domain.Rollouts;

namespace Naas.Projections.Rollouts;

/// <summary>Every event of the rollout as a person would tell it. Organisations stand by their code.</summary>
public static class RolloutWords
{
    /// <exception cref="ArgumentOutOfRangeException">An event without words: a bug that a fitness test catches.</exception>
    public static (string Title, string Sentence) Of(RolloutEvent rolloutEvent) => rolloutEvent switch
    {
        RolloutEvent.PhaseOpened e => ("Phase opened", $"The phase {e.Phase} was opened on {Words.Of(e.On)}; workers of its sites may sit from {Words.Of(e.SittingsFrom)}."),
        RolloutEvent.PhaseChanged e => ("Phase changed", $"The first day of sittings of the phase {e.Phase} was moved to {Words.Of(e.SittingsFrom)} on {Words.Of(e.On)}."),
        RolloutEvent.PhaseEnded e => ("Phase ended", $"The phase {e.Phase} ended; its last day was {Words.Of(e.On)}."),
        RolloutEvent.SiteJoined e => ("Site joined", $"{e.Site} became a site of the phase {e.Phase} on {Words.Of(e.On)}."),
        RolloutEvent.SiteLeft e => ("Site left", $"{e.Site} left the phase {e.Phase}; its last day as a site was {Words.Of(e.On)}."),
        RolloutEvent.OrganisationSucceeded e => ("Organisation succeeded", $"{e.Successor} took over the staff of {e.Organisation} on {Words.Of(e.On)}."),
        RolloutEvent.OrganisationDivided e => ("Service divided into areas", $"By exception, the service of {e.Organisation} has a practice leader for each of its areas {e.Areas} from {Words.Of(e.On)} on."),
        RolloutEvent.DivisionEnded e => ("Service one again", $"The service of {e.Organisation} is one again, with one practice leader; the last day of its areas was {Words.Of(e.On)}."),
        _ => throw new ArgumentOutOfRangeException(nameof(rolloutEvent), rolloutEvent?.GetType().Name, "No words for this event."),
    };
}
