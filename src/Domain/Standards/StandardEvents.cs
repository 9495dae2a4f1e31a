using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Domain.Standards;

/// <summary>Something that happened while the performance standard of one element at one level was set .</summary>
/// <remarks>The whole vocabulary. Nothing here is about a candidate; judges are opaque subjects.</remarks>
public abstract record StandardEvent
{
    private StandardEvent() { }

    /// <summary>The day on which it took effect (Europe/London).</summary>
    public abstract DateOnly On { get; init; }

    /// <summary>The setting of a version was opened: from now on both panels judge these items.</summary>
    /// <param name="Items">What each item is worth at most, in points.</param>
    /// <param name="Exercises">How many scenarios or exercises two assessors rate apart (S-52); 0 where a machine scores.</param>
    /// <param name="Tolerance">How far, in points, two ratings of one exercise may lie apart before a third is needed (S-52).</param>
    /// <param name="Areas">How many areas the knowledge and skills statement of the level has.</param>
    /// <param name="JudgesOfA">Who alone judges on panel A and reads its part; nobody in a setting from before judges were named.</param>
    /// <param name="JudgesOfB">The same of panel B.</param>
    public sealed record StandardSettingOpened(
        Level Level, Element Element, StandardVersion Version, SettingReason Reason, Scores Items, int Exercises, decimal Tolerance, int Areas, Judges JudgesOfA, Judges JudgesOfB, ActorId By, DateOnly On) : StandardEvent;

    /// <summary>A judge said what a borderline candidate would score on each item; the last time counts.</summary>
    /// <param name="Time">The judge's first, second, … rating of these items.</param>
    /// <param name="Ratings">What the judge expects of a borderline candidate on each item, in points.</param>
    public sealed record JudgeRated(StandardVersion Version, Panel Panel, int Time, Scores Ratings, ActorId By, DateOnly On) : StandardEvent;

    /// <summary>A panel agreed its cut from its judges' ratings; the other panel cannot see it until its own is in .</summary>
    /// <param name="Cut">The mean of its judges' own cuts, in points.</param>
    /// <param name="StandardError">Of that mean, in points.</param>
    /// <param name="Judges">How many of them have rated the items.</param>
    public sealed record PanelCutAgreed(StandardVersion Version, Panel Panel, decimal Cut, decimal StandardError, int Judges, ActorId By, DateOnly On) : StandardEvent;

    /// <summary>Both cuts are in and lie further apart than their combined standard error (S-27).</summary>
    /// <param name="Apart">How far the two cuts lie apart before they are rounded, in points.</param>
    /// <param name="CombinedError">The combined standard error of both, in points.</param>
    public sealed record PanelsDisagreed(StandardVersion Version, decimal Apart, decimal CombinedError, DateOnly On) : StandardEvent;

    /// <summary>The two panels discussed their cuts together; both may judge once more (S-27).</summary>
    /// <param name="Minutes">The document that tells what was said.</param>
    public sealed record PanelsConferred(StandardVersion Version, DocumentId Minutes, ActorId By, DateOnly On) : StandardEvent;

    /// <summary>A third person, independent of both panels, chose one of the two cuts (S-27).</summary>
    /// <param name="Panel">Whose cut was chosen.</param>
    /// <param name="Reasons">The document that says why.</param>
    public sealed record CutAdjudicated(StandardVersion Version, Panel Panel, DocumentId Reasons, ActorId By, DateOnly On) : StandardEvent;

    /// <summary>The cut stands: the lowest score that is <em>met</em>.</summary>
    /// <param name="Cut">The lowest score that is <em>met</em>, in points.</param>
    public sealed record CutSet(StandardVersion Version, decimal Cut, CutBasis Basis, DateOnly On) : StandardEvent;

    /// <summary>The psychometricians proposed which scores below the cut are a narrow fail (S-01).</summary>
    /// <param name="NarrowFrom">The lowest of them.</param>
    /// <param name="ConditionalError">The standard error of measurement at the cut, in points.</param>
    public sealed record NarrowBandProposed(StandardVersion Version, decimal NarrowFrom, decimal ConditionalError, ActorId By, DateOnly On) : StandardEvent;

    /// <summary>A panel approved the band (S-01).</summary>
    public sealed record NarrowBandApproved(StandardVersion Version, Panel Panel, ActorId By, DateOnly On) : StandardEvent;

    /// <summary>The version is announced; it governs every sitting from its first day until the next version's.</summary>
    /// <param name="From">The first day of sitting that it governs.</param>
    public sealed record StandardBroughtIntoForce(StandardVersion Version, DateOnly From, ActorId By, DateOnly On) : StandardEvent;

    /// <summary>The announcement was taken back before the first day: the version governs nothing, and may be announced anew or given up.</summary>
    public sealed record AnnouncementWithdrawn(StandardVersion Version, AnnouncementWithdrawal Reason, ActorId By, DateOnly On) : StandardEvent;

    /// <summary>The setting was given up; another version begins anew.</summary>
    public sealed record StandardSettingAbandoned(StandardVersion Version, AbandonReason Reason, ActorId By, DateOnly On) : StandardEvent;
}
