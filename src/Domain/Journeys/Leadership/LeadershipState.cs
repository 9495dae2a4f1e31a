using System.Collections.Immutable;
using Naas.Domain.Assessments;

namespace Naas.Domain.Journeys;

public sealed partial record LevelTrack
{
    /// <summary>What colleagues fed back since a result was last released; whatever it was gathered for.</summary>
    public ImmutableArray<GroupFeedback> ColleagueFeedback { get; private init; } = [];

    /// <summary>What colleagues fed back for an attempt: since the leader was put forward by the endorsement that carries it .</summary>
    public ImmutableArray<GroupFeedback> FeedbackFor(Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return ResultOf(attempt.Number)?.HeardFrom ?? GatheredFor(attempt.Endorsement);
    }

    internal ImmutableArray<GroupFeedback> GatheredFor(int endorsement) => [.. ColleagueFeedback.Where(heard => heard.Endorsement == endorsement)];

    private LevelTrack? EvolveLeadership(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.ColleagueFeedbackGathered e when GatheredFor(e.Endorsement).All(heard => heard.Group != e.Group) =>
            this with { ColleagueFeedback = ColleagueFeedback.Add(new GroupFeedback(e.Endorsement, e.Group, e.Respondents, e.Document, e.By, e.On)) },
        JourneyEvent.ColleagueFeedbackCorrected e when GatheredFor(e.Endorsement).FirstOrDefault(heard => heard.Group == e.Group) is { } heard =>
            this with { ColleagueFeedback = ColleagueFeedback.Replace(heard, heard with { Respondents = e.Respondents, Document = e.Document, CorrectedBy = heard.CorrectedBy.Add(e.By) }) },
        _ => null,
    };
}

/// <summary>What one group of colleagues fed back about a practice leader .</summary>
/// <param name="Endorsement">The endorsement for which it was gathered; 0 for a re-accreditation by assessment.</param>
/// <param name="By">Who gathered it.</param>
public sealed record GroupFeedback(int Endorsement, ColleagueGroup Group, int Respondents, DocumentId Document, ActorId By, DateOnly On)
{
    public ImmutableArray<ActorId> CorrectedBy { get; init; } = [];

    /// <summary>Whether somebody gathered it or put it right.</summary>
    public bool WasHandledBy(ActorId actor) => By == actor || CorrectedBy.Contains(actor);
}
