using MediatR;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Application.Queries;

/// <summary>The attempts of one worker by their numbers, for those whose commands name them: not how they went.</summary>
public sealed record GetAttempts(JourneyId Journey) : AboutWorker<Attempts>(Journey);

/// <param name="Journey">The worker's journey.</param>
/// <param name="Items">By level, in the order of their numbers; a cancelled booking and a void sitting are no attempts.</param>
public sealed record Attempts(Guid Journey, IReadOnlyList<AttemptSummary> Items);

/// <summary>What an attempt waits for.</summary>
public enum AttemptStanding
{
    /// <summary>Booked, or sat, and not every element has its mark.</summary>
    AwaitsMarks = 1,

    AwaitsRelease = 2,

    Released = 3,

    /// <summary>A mark was corrected after the release, and the result is not released anew.</summary>
    AwaitsCorrectedRelease = 4,

    /// <summary>Its result does not count any more.</summary>
    Annulled = 5,

    /// <summary>Every element has its mark, and an allegation is open at this level: nothing is released before that is decided (S-34).</summary>
    AwaitsDecision = 6,

    /// <summary>Every part of a practice leader's assessment day has its mark, and not every group of colleagues was heard .</summary>
    AwaitsColleagues = 7,
}

/// <summary>One attempt.</summary>
/// <param name="Attempt">Its number, by which its result is released, its marks are corrected, and malpractice at it is alleged.</param>
/// <param name="Elements">What is due, or was.</param>
/// <param name="Unmarked">The elements without a mark; null for assessors, who rate apart (S-52).</param>
/// <param name="ThirdRatings">The exercises that wait for a third assessor; null for assessors.</param>
/// <param name="Unheard">The groups of colleagues who were not heard yet about a practice leader; null at the other levels.</param>
/// <param name="MarkAgain">What fresh assessors mark again for a review that is open, until both have done so .</param>
/// <param name="CheckAgain">What a person looks at that a machine scored, because the worker asked for it (S-08).</param>
public sealed record AttemptSummary(
    Level Level,
    int Attempt,
    SittingCode Sitting,
    DateOnly SitsOn,
    IReadOnlyList<Element> Elements,
    AttemptStanding Standing,
    IReadOnlyList<Element>? Unmarked,
    IReadOnlyList<ThirdRatingSummary>? ThirdRatings,
    IReadOnlyList<ColleagueGroup>? Unheard,
    IReadOnlyList<ReMarkSummary> MarkAgain,
    IReadOnlyList<Element> CheckAgain);

/// <summary>An element that is marked again.</summary>
/// <param name="Review">The number of the review, by which the mark is handed in.</param>
public sealed record ReMarkSummary(int Review, Element Element);

/// <summary>An exercise on which two assessors differ too much (S-52).</summary>
/// <param name="Sentence">For people: what is needed, and from whom.</param>
public sealed record ThirdRatingSummary(Element Element, int Exercise, string Sentence);

/// <summary>Answers from the journey's own stream, which is always up to date.</summary>
public sealed class GetAttemptsHandler(IEventLog log) : IRequestHandler<GetAttempts, QueryAnswer<Attempts>>
{
    public async Task<QueryAnswer<Attempts>> Handle(GetAttempts request, CancellationToken cancellationToken)
    {
        var freshness = new Freshness(await log.HeadAsync(cancellationToken), RecordedAt: null);
        var (journey, _, _) = await request.ReadAsync(log, cancellationToken);
        if (!journey.HasBegun)
            return new QueryAnswer<Attempts>.NotFound(freshness);

        var ratesApart = request.Caller.Role == Role.Assessor;
        var attempts = journey.Levels.SelectMany(held => Of(held.Level, held.Track, ratesApart)).ToArray();
        return new QueryAnswer<Attempts>.Found(new Attempts(request.Journey.Value, attempts), freshness);
    }

    private static IEnumerable<AttemptSummary> Of(Level level, LevelTrack track, bool ratesApart)
    {
        foreach (var released in track.Released)
            yield return Of(level, released.Attempt, StandingOf(released), track, ratesApart);
        if (track.UnderWay is { } attempt)
            yield return Of(level, attempt, StandingOf(attempt, track, ratesApart), track, ratesApart);
    }

    private static ColleagueGroup[] Unheard(Attempt attempt, LevelTrack track) =>
        track.Level == Level.Leader ? [.. Enum.GetValues<ColleagueGroup>().Except(track.FeedbackFor(attempt).Select(heard => heard.Group))] : [];

    /// <summary>An allegation is between the parties and whoever decides and releases: who rates is not told of it (S-34).</summary>
    private static AttemptStanding StandingOf(Attempt underWay, LevelTrack track, bool ratesApart) =>
        underWay.Unmarked.Count > 0 ? AttemptStanding.AwaitsMarks
        : track.Investigation is not null && !ratesApart ? AttemptStanding.AwaitsDecision
        : Unheard(underWay, track).Length > 0 ? AttemptStanding.AwaitsColleagues
        : AttemptStanding.AwaitsRelease;

    private static AttemptStanding StandingOf(ReleasedAttempt released) => released switch
    {
        { IsAnnulled: true } => AttemptStanding.Annulled,
        { AwaitsCorrectedRelease: true } => AttemptStanding.AwaitsCorrectedRelease,
        _ => AttemptStanding.Released,
    };

    private static AttemptSummary Of(Level level, Attempt attempt, AttemptStanding standing, LevelTrack track, bool ratesApart) => new(
        level, attempt.Number, attempt.Sitting, attempt.SitsOn, [.. attempt.Elements], standing,
        ratesApart ? null : [.. attempt.Unmarked],
        ratesApart ? null : [.. attempt.ThirdRatings.Select(third => new ThirdRatingSummary(third.Element, third.Exercise, third.Words()))],
        level == Level.Leader ? Unheard(attempt, track) : null,
        [.. track.OpenReviews.Where(review => review.Attempt == attempt.Number).SelectMany(review => review.ToReMark.Where(element => review.ReMarksOf(element).Count < 2).Select(element => new ReMarkSummary(review.Number, element)))],
        [.. track.OpenRechecks.Where(asked => asked.Attempt == attempt.Number).Select(asked => asked.Element)]);
}
