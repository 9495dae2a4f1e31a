using System.Collections.Immutable;
using Naas.Application.Access;
using Naas.Domain.Standards;

namespace Naas.Application.Standards;

/// <summary>What of a performance standard is told to whom: to a panel nothing of the other's ratings and cut before both are in .</summary>
/// <remarks>That something was done is common knowledge, for the stream's revision counts it; by which panel and what, is not.</remarks>
public static class StandardSight
{
    /// <summary>How far somebody sees what a panel does.</summary>
    private enum Sight
    {
        Nothing,

        /// <summary>How many have rated, and whether the cut is in.</summary>
        Progress,

        /// <summary>What is published with a version (S-27): its cuts and their errors.</summary>
        Cuts,

        Everything,
    }

    /// <summary>The versions as the caller may see them.</summary>
    public static IEnumerable<VersionOfStandard> VersionsFor(Caller caller, ElementStandard standard)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(standard);
        return standard.Versions.Where(setting => setting.From is not null || HasAPart(caller, setting)).Select(setting => new VersionOfStandard(
            setting.Version, setting.OpenedOn, setting.Items, setting.OutOf, setting.Exercises, setting.Tolerance, setting.Areas,
            [.. Enum.GetValues<Panel>().Select(panel => PanelFor(caller, setting, panel))],
            setting.Disagree, setting.Cut, setting.Basis, setting.Band?.From, setting.Band?.ConditionalError, setting.Band?.ApprovedBy ?? [], setting.From, setting.Abandoned));
    }

    /// <summary>
    /// What of a command's events is told when nothing is recorded: that of the panel which asks. Whether the panels agree, a
    /// cut tells once it is in, and not before.
    /// </summary>
    public static ImmutableArray<StandardEvent> InDryRun(StandardCommand command, ImmutableArray<StandardEvent> events) =>
        command is StandardCommand.AgreePanelCut ? [.. events.OfType<StandardEvent.PanelCutAgreed>()] : events;

    /// <summary>The panel on which the caller judges this version; null for everybody else. Where judges were not named yet, the role says who would.</summary>
    private static Panel? PanelOf(Caller caller, StandardSetting setting) =>
        setting.PanelOf(caller.Subject) ?? (setting.JudgesAreNamed ? null : AccessTable.PanelOf(caller.Role));

    private static bool HasAPart(Caller caller, StandardSetting setting) =>
        PanelOf(caller, setting) is not null || caller.Role is Role.DfeOperations or Role.Psychometrician or Role.Adjudicator or Role.Auditor;

    private static Sight SightOf(Caller caller, StandardSetting setting, Panel panel) => PanelOf(caller, setting) switch
    {
        // Of a version that was given up a judge keeps the own part only: the same items may be judged anew.
        { } own when own == panel || (setting.BothAreIn && setting.Abandoned is null) => Sight.Everything,
        not null => Sight.Nothing,
        null when !HasAPart(caller, setting) => Sight.Cuts,
        null when setting.BothAreIn || caller.Role == Role.Auditor => Sight.Everything,
        null => Sight.Progress,
    };

    private static PanelOfVersion PanelFor(Caller caller, StandardSetting setting, Panel panel)
    {
        var (sight, work) = (SightOf(caller, setting, panel), setting.Work(panel));
        return new PanelOfVersion(
            panel,
            sight is Sight.Progress or Sight.Everything && setting.JudgesAreNamed ? setting.JudgesOf(panel) : null,
            sight == Sight.Nothing ? null : work.Ratings.Count,
            sight == Sight.Nothing ? null : work.IsIn,
            sight >= Sight.Cuts ? Of(work.Cut) : null,
            // Both saw it in the discussion.
            setting.Abandoned is null || sight >= Sight.Cuts ? Of(work.CutBefore) : null,
            sight == Sight.Everything
                ? [.. work.Ratings.OrderBy(judge => judge.Key.Value, StringComparer.Ordinal).Select(judge => new RatingsOfJudge(judge.Key, judge.Value, judge.Value.Sum))]
                : null);
    }

    private static CutOfPanel? Of(PanelCut? cut) => cut is null ? null : new CutOfPanel(cut.Cut, cut.StandardError, cut.Judges);
}
