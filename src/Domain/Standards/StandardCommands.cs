using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Domain.Standards;

/// <summary>Something that is asked of the performance standard of one element at one level.</summary>
/// <remarks>A command carries every fact its decision needs, like a command to a journey.</remarks>
public abstract record StandardCommand
{
    private StandardCommand() { }

    /// <summary>The day on which it is to take effect (Europe/London).</summary>
    public abstract DateOnly On { get; init; }

    /// <summary>Who asks, and what day it is.</summary>
    public CommandFacts Facts { get; init; } = CommandFacts.Missing;

    /// <summary>Begin to set a version: what both panels are to judge, and who judges on which.</summary>
    public sealed record OpenStandardSetting(
        Level Level, Element Element, StandardVersion Version, SettingReason Reason, Scores Items, int Exercises, decimal Tolerance, Judges JudgesOfA, Judges JudgesOfB, DateOnly On) : StandardCommand
    {
        /// <summary>How many areas the level's knowledge and skills statement has that is in force on the day; looked up .</summary>
        public int? Areas { get; init; }
    }

    /// <summary>Say, as a judge of a panel, what a borderline candidate would score on each item; again until the panel's cut is in.</summary>
    public sealed record RateItems(StandardVersion Version, Panel Panel, Scores Ratings, DateOnly On) : StandardCommand;

    /// <summary>Agree the panel's cut from its judges' ratings.</summary>
    public sealed record AgreePanelCut(StandardVersion Version, Panel Panel, DateOnly On) : StandardCommand;

    /// <summary>Record that the panels discussed their cuts together, after which both may judge once more (S-27).</summary>
    public sealed record RecordConference(StandardVersion Version, DocumentId Minutes, DateOnly On) : StandardCommand;

    /// <summary>Choose one of the two cuts, as a third person who is independent of both panels (S-27).</summary>
    public sealed record AdjudicateCut(StandardVersion Version, Panel Panel, DocumentId Reasons, DateOnly On) : StandardCommand;

    /// <summary>Propose which scores below the cut are a narrow fail (S-01).</summary>
    public sealed record ProposeNarrowBand(StandardVersion Version, decimal NarrowFrom, decimal ConditionalError, DateOnly On) : StandardCommand;

    /// <summary>Approve the band as one of the panels (S-01).</summary>
    public sealed record ApproveNarrowBand(StandardVersion Version, Panel Panel, DateOnly On) : StandardCommand;

    /// <summary>Announce the version for sittings from a day on.</summary>
    public sealed record BringIntoForce(StandardVersion Version, DateOnly From, DateOnly On) : StandardCommand;

    /// <summary>Take back the announcement of a version whose first day lies ahead; it may be announced anew, or given up.</summary>
    public sealed record WithdrawAnnouncement(StandardVersion Version, AnnouncementWithdrawal Reason, DateOnly On) : StandardCommand;

    /// <summary>Give up the setting of a version.</summary>
    public sealed record AbandonSetting(StandardVersion Version, AbandonReason Reason, DateOnly On) : StandardCommand;
}
