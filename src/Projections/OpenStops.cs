using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Projections;

/// <summary>Something that stops windows and has not ended (S-48).</summary>
/// <param name="Level">The level whose windows it stops; null for an absence, which stops those of every level.</param>
/// <param name="Number">The number of that absence, request or case; 0 for a notice, of which there is one at a time.</param>
/// <param name="From">The first day that does not count.</param>
public sealed record OpenStopEntry(WindowStop Cause, Level? Level, int Number, DateOnly From);

/// <summary>What stops the windows of one journey, kept by every read model that tells whether a window runs.</summary>
internal static class OpenStops
{
    /// <summary>The events by which something begins or ceases to stop windows.</summary>
    public static IReadOnlyList<Type> Events { get; } =
    [
        typeof(JourneyEvent.AbsenceStarted),
        typeof(JourneyEvent.AbsenceEnded),
        typeof(JourneyEvent.AbsenceCorrected),
        typeof(JourneyEvent.AbsenceExpunged),
        typeof(JourneyEvent.SittingRequested),
        typeof(JourneyEvent.SittingOffered),
        typeof(JourneyEvent.AgreementWithdrawn),
        typeof(JourneyEvent.Accredited),
        typeof(JourneyEvent.Reaccredited),
        typeof(JourneyEvent.AccreditationRestored),
        typeof(JourneyEvent.MalpracticeAlleged),
        typeof(JourneyEvent.MalpracticeFound),
        typeof(JourneyEvent.MalpracticeNotFound),
        typeof(JourneyEvent.RevocationNotified),
        typeof(JourneyEvent.RevocationDropped),
        typeof(JourneyEvent.AccreditationRevoked),
        typeof(JourneyEvent.RecordAbsorbed),
        typeof(JourneyEvent.AccreditationReinstated),
        typeof(JourneyEvent.ReviewOpened),
        typeof(JourneyEvent.ReviewWithdrawn),
        typeof(JourneyEvent.ReviewDecided),
    ];

    /// <summary>In the order of cause, level and number, so that equal histories make equal rows.</summary>
    public static ImmutableArray<OpenStopEntry> After(ImmutableArray<OpenStopEntry> stops, JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.AbsenceStarted { Kind: AbsenceKind.Protected } e => With(stops, new OpenStopEntry(WindowStop.ProtectedAbsence, null, e.Absence, e.On)),
        JourneyEvent.AbsenceCorrected { Kind: AbsenceKind.Protected, To: null } e => With(stops, new OpenStopEntry(WindowStop.ProtectedAbsence, null, e.Absence, e.From)),
        JourneyEvent.AbsenceCorrected e => Without(stops, e.Absence),
        JourneyEvent.AbsenceEnded e => Without(stops, e.Absence),
        JourneyEvent.AbsenceExpunged e => Without(stops, e.Absence),

        JourneyEvent.SittingRequested e => With(stops, new OpenStopEntry(WindowStop.WaitForSitting, e.Level, e.Request, e.WaitsFrom ?? e.On)),
        JourneyEvent.SittingOffered e => Without(stops, WindowStop.WaitForSitting, e.Level),
        JourneyEvent.AgreementWithdrawn e => Without(stops, WindowStop.WaitForSitting, e.Level),
        JourneyEvent.Accredited e => Without(stops, WindowStop.WaitForSitting, e.Level),
        JourneyEvent.Reaccredited e => Without(stops, WindowStop.WaitForSitting, e.Level),
        JourneyEvent.AccreditationRestored e => Without(stops, WindowStop.WaitForSitting, e.Level),

        JourneyEvent.MalpracticeAlleged e => With(stops, new OpenStopEntry(WindowStop.Investigation, e.Level, e.Case, e.On)),
        JourneyEvent.MalpracticeFound e => Without(stops, WindowStop.Investigation, e.Level),
        JourneyEvent.MalpracticeNotFound e => Without(stops, WindowStop.Investigation, e.Level),

        JourneyEvent.RevocationNotified e => With(stops, new OpenStopEntry(WindowStop.RevocationNotice, e.Level, 0, e.On)),
        JourneyEvent.RevocationDropped e => Without(stops, WindowStop.RevocationNotice, e.Level),
        JourneyEvent.AccreditationRevoked e => Without(stops, WindowStop.RevocationNotice, e.Level),

        // Where the record that is brought over has asked for a place, the wait for another gives way (S-53).
        JourneyEvent.RecordAbsorbed e => e.Record.OfType<JourneyEvent.SittingRequested>().Aggregate(stops, (left, asked) => Without(left, WindowStop.WaitForSitting, asked.Level)),
        JourneyEvent.AccreditationReinstated e => Without(stops, WindowStop.WaitForSitting, e.Level),

        JourneyEvent.ReviewOpened e => With(stops, new OpenStopEntry(WindowStop.Review, e.Level, e.Review, e.WindowsStopFrom)),
        JourneyEvent.ReviewWithdrawn e => WithoutReview(stops, e.Level, e.Review),
        JourneyEvent.ReviewDecided e => WithoutReview(stops, e.Level, e.Review),
        _ => stops,
    };

    /// <summary>Those that stop the windows of a level.</summary>
    public static IEnumerable<OpenStopEntry> At(this ImmutableArray<OpenStopEntry> stops, Level level) => stops.Where(stop => stop.Level is null || stop.Level == level);

    /// <summary>Whether a window that ends on a day stands still: something began to stop it by then, and has not ended.</summary>
    public static bool HoldOpen(this IEnumerable<OpenStopEntry> stops, DateOnly until) => stops.Any(stop => stop.From <= until);

    private static ImmutableArray<OpenStopEntry> With(ImmutableArray<OpenStopEntry> stops, OpenStopEntry stop) =>
    [
        .. stops.Where(other => (other.Cause, other.Level, other.Number) != (stop.Cause, stop.Level, stop.Number)).Append(stop)
            .OrderBy(other => other.Cause).ThenBy(other => other.Level).ThenBy(other => other.Number),
    ];

    private static ImmutableArray<OpenStopEntry> Without(ImmutableArray<OpenStopEntry> stops, int absence) =>
        stops.RemoveAll(stop => stop.Cause == WindowStop.ProtectedAbsence && stop.Number == absence);

    private static ImmutableArray<OpenStopEntry> WithoutReview(ImmutableArray<OpenStopEntry> stops, Level level, int review) =>
        stops.RemoveAll(stop => stop.Cause == WindowStop.Review && stop.Level == level && stop.Number == review);

    /// <summary>At a level there is one of each of the others at a time.</summary>
    private static ImmutableArray<OpenStopEntry> Without(ImmutableArray<OpenStopEntry> stops, WindowStop cause, Level level) =>
        stops.RemoveAll(stop => stop.Cause == cause && stop.Level == level);
}
