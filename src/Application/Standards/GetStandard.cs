using MediatR;
using Naas.Application.EventLog;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Domain.Standards;

namespace Naas.Application.Standards;

/// <summary>Asks for the performance standard of one element at one level, all its versions, as far as the caller may see them.</summary>
public sealed record GetStandard(Level Level, Element Element) : Query<StandardVersions>;

/// <param name="Revision">Of the last step of all; null while there was none. It counts what both panels do, and tells nothing else of it.</param>
/// <param name="Versions">In the order in which they were opened; to whom has no part in setting them, those that are announced or in force.</param>
public sealed record StandardVersions(Level Level, Element Element, long? Revision, IReadOnlyList<VersionOfStandard> Versions);

/// <summary>One version of a performance standard.</summary>
/// <param name="Items">What each item is worth at most, in points.</param>
/// <param name="OutOf">All of them together.</param>
/// <param name="Panels">What each of the two came to, published with the version (S-27).</param>
/// <param name="Disagree">Whether both cuts are in, lie too far apart, and nobody has settled that yet.</param>
/// <param name="Cut">The lowest score that is met; null while it is not settled.</param>
/// <param name="Basis">How the two cuts became one.</param>
/// <param name="NarrowFrom">The lowest score that is a narrow fail (S-01); null while none is proposed.</param>
/// <param name="ConditionalError">The standard error of measurement at the cut, in points.</param>
/// <param name="BandApprovedBy">The panels that have approved the band.</param>
/// <param name="From">The first day of sitting that it governs; null while it is not announced.</param>
/// <param name="Abandoned">Why it was given up; null when it was not.</param>
public sealed record VersionOfStandard(
    StandardVersion Version, DateOnly OpenedOn, Scores Items, decimal OutOf, int Exercises, decimal Tolerance, int Areas, IReadOnlyList<PanelOfVersion> Panels,
    bool Disagree, decimal? Cut, CutBasis? Basis, decimal? NarrowFrom, decimal? ConditionalError, IReadOnlyList<Panel> BandApprovedBy, DateOnly? From, AbandonReason? Abandoned);

/// <summary>What one panel came to, as far as the caller may see it.</summary>
/// <param name="Named">Who judges on it; null to the other panel until both cuts are in, to whom has no part in setting the standard, and where judges were not named yet.</param>
/// <param name="Judges">How many have rated; null to the other panel until both cuts are in.</param>
/// <param name="IsIn">Whether its cut is in; null to the other panel until both are.</param>
/// <param name="Cut">Null before it is in, and to others than the panel until both are.</param>
/// <param name="CutBefore">The cut that went into the discussion of both panels; null where there was none.</param>
/// <param name="Ratings">Each judge's last; null to whom has no part in setting the standard, and to others than the panel until both cuts are in.</param>
public sealed record PanelOfVersion(Panel Panel, Judges? Named, int? Judges, bool? IsIn, CutOfPanel? Cut, CutOfPanel? CutBefore, IReadOnlyList<RatingsOfJudge>? Ratings);

/// <param name="Cut">In points.</param>
/// <param name="StandardError">Of the mean of the judges' cuts, in points.</param>
public sealed record CutOfPanel(decimal Cut, decimal StandardError, int Judges);

/// <param name="Ratings">What the judge expects of the borderline candidate on each item.</param>
/// <param name="Cut">Their sum.</param>
public sealed record RatingsOfJudge(ActorId Judge, Scores Ratings, decimal Cut);

/// <summary>Answers from the standard's own stream, which is always up to date.</summary>
public sealed class GetStandardHandler(IStandards standards, IEventLog log) : IRequestHandler<GetStandard, QueryAnswer<StandardVersions>>
{
    public async Task<QueryAnswer<StandardVersions>> Handle(GetStandard request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var freshness = new Freshness(await log.HeadAsync(cancellationToken), RecordedAt: null);
        var (standard, revision, _) = await standards.CurrentAsync(request.Level, request.Element, cancellationToken);
        return new QueryAnswer<StandardVersions>.Found(
            new StandardVersions(request.Level, request.Element, revision, [.. StandardSight.VersionsFor(request.Caller, standard)]), freshness);
    }
}
