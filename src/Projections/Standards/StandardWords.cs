using System.Globalization;
using Naas.Domain.Standards;

namespace Naas.Projections.Standards;

/// <summary>Every event of a performance standard as a person would tell it. Judges stand by their opaque subject.</summary>
public static class StandardWords
{
    /// <exception cref="ArgumentOutOfRangeException">An event without words: a bug that a test catches.</exception>
    public static (string Title, string Sentence) Of(StandardEvent standardEvent) => standardEvent switch
    {
        StandardEvent.StandardSettingOpened e => ("Setting opened", $"The setting of version {e.Version} for the {Words.Of(e.Element)} of the {Words.Of(e.Level)} was opened on {Words.Of(e.On)}: {Words.Of(e.Reason)}, {Count(e.Items.Count, "item")} worth {Words.Of(e.Items.Sum)} points."),
        StandardEvent.JudgeRated e => ("Items rated", $"{e.By} rated the items of version {e.Version} as a judge of panel {e.Panel} on {Words.Of(e.On)}; the ratings come to {Words.Of(e.Ratings.Sum)} points."),
        StandardEvent.PanelCutAgreed e => ("Panel's cut agreed", $"Panel {e.Panel} agreed a cut of {Words.Of(e.Cut)} points for version {e.Version} on {Words.Of(e.On)}, from {Count(e.Judges, "judge")}, with a standard error of {Error(e.StandardError)}."),
        StandardEvent.PanelsDisagreed e => ("Panels disagree", $"The two cuts of version {e.Version} lie {Error(e.Apart)} points apart, further than their combined standard error of {Error(e.CombinedError)}{(e.Apart > e.CombinedError ? "" : ", which rounding hides")} ({Words.Of(e.On)})."),
        StandardEvent.PanelsConferred e => ("Panels conferred", $"The two panels of version {e.Version} discussed their cuts together on {Words.Of(e.On)}; both may judge once more."),
        StandardEvent.CutAdjudicated e => ("Cut chosen", $"A third, independent person chose the cut of panel {e.Panel} for version {e.Version} on {Words.Of(e.On)}."),
        StandardEvent.CutSet e => ("Cut set", $"The cut of version {e.Version} was set at {Words.Of(e.Cut)} points on {Words.Of(e.On)}: {Words.Of(e.Basis)}."),
        StandardEvent.NarrowBandProposed e => ("Narrow band proposed", $"Scores from {Words.Of(e.NarrowFrom)} points up to the cut of version {e.Version} were proposed as a narrow fail on {Words.Of(e.On)}; the standard error of measurement there is {Words.Of(e.ConditionalError)}."),
        StandardEvent.NarrowBandApproved e => ("Narrow band approved", $"Panel {e.Panel} approved the narrow band of version {e.Version} on {Words.Of(e.On)}."),
        StandardEvent.StandardBroughtIntoForce e => ("Standard announced", $"Version {e.Version} was announced on {Words.Of(e.On)}; it governs every sitting from {Words.Of(e.From)}."),
        StandardEvent.AnnouncementWithdrawn e => ("Announcement withdrawn", $"The announcement of version {e.Version} was withdrawn on {Words.Of(e.On)}: {Words.Of(e.Reason)}."),
        StandardEvent.StandardSettingAbandoned e => ("Setting abandoned", $"The setting of version {e.Version} was given up on {Words.Of(e.On)}: {Words.Of(e.Reason)}."),
        _ => throw new ArgumentOutOfRangeException(nameof(standardEvent), standardEvent?.GetType().Name, "No words for this event."),
    };

    private static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");

    private static string Error(decimal points) => points.ToString("0.####", CultureInfo.InvariantCulture);
}
