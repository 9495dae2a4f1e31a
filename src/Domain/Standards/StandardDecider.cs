using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;

namespace Naas.Domain.Standards;

/// <summary>The rules of setting a performance standard: what a command comes to, given what happened so far and the policy edition that governs.</summary>
/// <remarks>
/// Two panels judge apart; what one has come to, no answer tells the other before both are in: a panel's command is
/// held against the opening, the discussion and that panel's own steps alone. Each rule reads: done already, then the guards,
/// then the events.
/// </remarks>
public static class StandardDecider
{
    // So that what is reckoned from ratings keeps every digit.
    private const int MostPoints = 10_000;

    public static StandardDecision Decide(StandardCommand command, ElementStandard standard, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(standard);
        ArgumentNullException.ThrowIfNull(policy);
        if (ReferenceEquals(command.Facts, CommandFacts.Missing))
            throw new InvalidOperationException("The command came without its facts: the application fills in who asks and which day it is.");

        return command switch
        {
            StandardCommand.OpenStandardSetting c => Open(c, standard, policy),
            StandardCommand.RateItems c => Rate(c, standard),
            StandardCommand.AgreePanelCut c => AgreeCut(c, standard, policy),
            StandardCommand.RecordConference c => Confer(c, standard),
            StandardCommand.AdjudicateCut c => Adjudicate(c, standard),
            StandardCommand.ProposeNarrowBand c => ProposeBand(c, standard, policy),
            StandardCommand.ApproveNarrowBand c => ApproveBand(c, standard),
            StandardCommand.BringIntoForce c => BringIntoForce(c, standard),
            StandardCommand.WithdrawAnnouncement c => Withdraw(c, standard),
            StandardCommand.AbandonSetting c => Abandon(c, standard),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "No rule for this command."),
        };
    }

    private static StandardDecision Open(StandardCommand.OpenStandardSetting command, ElementStandard standard, Policy policy)
    {
        if (standard.Version(command.Version) is { } there)
        {
            return there.IsOpen && there.WasOpenedAs(command)
                ? StandardDecision.Nothing
                : StandardRefusals.VersionExists.Because($"Version {there.Version} was opened on {there.OpenedOn.Words()}.");
        }

        if (InFuture(command) is { } refusal)
            return refusal;
        if (standard.Open is { } open)
            return StandardRefusals.SettingIsOpen.Because($"Version {open.Version} has been open since {open.OpenedOn.Words()}.");
        if (command.Reason == SettingReason.FirstStandard != (standard.Newest is null))
        {
            return StandardRefusals.StandardReasonDoesNotFit.Because(standard.Newest is { } newest
                ? (FormattableString)$"Version {newest.Version} governs from {newest.From!.Value.Words()}, so this one is not the first."
                : $"There is no version before this one, so it is the first.");
        }

        if (command.Items.Count == 0 || command.Items.Any(item => item <= 0) || command.Items.Sum > MostPoints || !CanBeRated(command))
            return StandardRefusals.ItemsOutOfRange.Because($"{command.Items.Count} items worth {command.Items.Sum} points in all, {command.Exercises} exercises and a tolerance of {command.Tolerance} were sent for the {ElementSet.Of(command.Element)} element.");
        if (command.On < standard.Versions.LastOrDefault()?.LastOn)
            return StandardRefusals.SettingOutOfOrder.Because($"The version before was last dealt with on {standard.Versions[^1].LastOn.Words()}.");

        if ((WrongJudges(Panel.A, command.JudgesOfA, command, standard, policy) ?? WrongJudges(Panel.B, command.JudgesOfB, command, standard, policy)) is { } wrong)
            return wrong;

        return new StandardEvent.StandardSettingOpened(
            command.Level, command.Element, command.Version, command.Reason, command.Items, command.Exercises, command.Tolerance,
            command.Areas ?? throw new InvalidOperationException("The command came without the areas of the statement: the application looks them up before it decides."), command.JudgesOfA, command.JudgesOfB, command.Facts.Actor, command.On);
    }

    /// <summary>
    /// Named beforehand, the judges of one panel cannot read what the other came to and then judge beside it; nor do they when the
    /// same items are judged anew.
    /// </summary>
    private static Refusal? WrongJudges(Panel panel, Judges judges, StandardCommand.OpenStandardSetting command, ElementStandard standard, Policy policy)
    {
        var (other, others) = panel == Panel.A ? (Panel.B, command.JudgesOfB) : (Panel.A, command.JudgesOfA);
        if (judges.Count < policy.StandardJudgesAtLeast.Value)
            return StandardRefusals.TooFewJudges.Because($"{judges.Count} judges were named for panel {panel}; it takes {policy.StandardJudgesAtLeast.Value}.");
        if (judges.Contains(command.Facts.Actor))
            return StandardRefusals.JudgeNotIndependent.Because($"{command.Facts.Actor} opens the setting, and was named as a judge of panel {panel}.");
        foreach (var judge in judges)
        {
            if (others.Contains(judge))
                return StandardRefusals.JudgeNotIndependent.Because($"{judge} was named for both panels.");
            if (standard.JudgedBy(judge, other, command.Items, command.Reason) is { } before)
                return StandardRefusals.JudgeNotIndependent.Because($"{judge} was on panel {other} when the same items were judged for version {before.Version}.");
        }

        return null;
    }

    /// <summary>
    /// What assessors rate has an exercise at least, and ratings of it that could lie too far apart (S-52, R-064); what a machine
    /// scores has neither.
    /// </summary>
    private static bool CanBeRated(StandardCommand.OpenStandardSetting command) =>
        ElementSet.ScoredByMachine.Contains(command.Element)
            ? (command.Exercises, command.Tolerance) == (0, 0)
            : command is { Exercises: >= 1, Tolerance: >= 0 } && command.Tolerance * command.Exercises < command.Items.Sum;

    private static StandardDecision Rate(StandardCommand.RateItems command, ElementStandard standard)
    {
        if (OpenSetting(command.Version, standard) is not { } setting)
            return NoSuchSetting(command.Version);
        var (work, judge) = (setting.Work(command.Panel), command.Facts.Actor);
        if (work.Ratings.GetValueOrDefault(judge) is { } last && last.Equals(command.Ratings))
            return StandardDecision.Nothing;
        if ((InFuture(command) ?? OutOfOrder(command, setting.LastOnFor(command.Panel))) is { } refusal)
            return refusal;
        if (setting.PanelOf(judge) == StandardSetting.Other(command.Panel))
            return StandardRefusals.JudgeNotIndependent.Because($"{judge} judges on panel {StandardSetting.Other(command.Panel)}.");
        if (judge == setting.OpenedBy || judge == setting.ConferredBy)
            return StandardRefusals.JudgeNotIndependent.Because($"{judge} opened the setting of version {setting.Version}, or led the panels' discussion.");
        if (standard.JudgedBy(judge, StandardSetting.Other(command.Panel), setting.Items, setting.Reason) is { } before)
            return StandardRefusals.JudgeNotIndependent.Because($"{judge} was on panel {StandardSetting.Other(command.Panel)} when the same items were judged for version {before.Version}.");
        if (!setting.MayJudgeOn(command.Panel, judge))
            return StandardRefusals.NotAJudge.Because($"{judge} was not named as a judge of panel {command.Panel} when the setting of version {setting.Version} was opened.");
        if (work.IsIn || setting.Cut is not null)
            return StandardRefusals.PanelCutIsIn.Because($"Panel {command.Panel} has agreed its cut of version {setting.Version}.");
        if (setting.HaveConferred && !work.Ratings.ContainsKey(judge))
            return StandardRefusals.JudgeNotIndependent.Because($"{judge} did not judge before the panels saw each other's cuts.");
        if (command.Ratings.Count != setting.Items.Count || command.Ratings.Zip(setting.Items).Any(pair => pair.First < 0 || pair.First > pair.Second))
            return StandardRefusals.RatingsDoNotFit.Because($"{command.Ratings.Count} ratings were sent for {setting.Items.Count} items, or one lies outside what its item is worth.");

        return new StandardEvent.JudgeRated(setting.Version, command.Panel, work.Times.GetValueOrDefault(judge) + 1, command.Ratings, judge, command.On);
    }

    /// <summary>The second cut to come in shows whether the panels agree (S-27), on the later of the two days.</summary>
    private static StandardDecision AgreeCut(StandardCommand.AgreePanelCut command, ElementStandard standard, Policy policy)
    {
        if (OpenSetting(command.Version, standard) is not { } setting)
            return NoSuchSetting(command.Version);
        var work = setting.Work(command.Panel);
        if (work.IsIn)
            return StandardDecision.Nothing;
        if ((InFuture(command) ?? OutOfOrder(command, setting.LastOnFor(command.Panel)) ?? NoJudge(command.Facts.Actor, command.Panel, setting)) is { } refusal)
            return refusal;
        if (work.Ratings.Count < policy.StandardJudgesAtLeast.Value)
            return StandardRefusals.TooFewJudges.Because($"{work.Ratings.Count} judges of panel {command.Panel} have rated the items; it takes {policy.StandardJudgesAtLeast.Value}.");

        var ratings = work.Ratings.Values.ToArray();
        var cut = ModifiedAngoff.CutOf(ratings);
        var agreed = new StandardEvent.PanelCutAgreed(setting.Version, command.Panel, cut.Cut, cut.StandardError, cut.Judges, command.Facts.Actor, command.On);
        var other = setting.Work(StandardSetting.Other(command.Panel));
        return other.IsIn
            ? StandardDecision.Of(agreed, Compared(setting, ratings, [.. other.Ratings.Values], StandardSetting.Later(command.On, other.LastOn)))
            : agreed;
    }

    private static StandardEvent Compared(StandardSetting setting, Scores[] one, Scores[] other, DateOnly on) =>
        ModifiedAngoff.Agree(one, other)
            ? new StandardEvent.CutSet(setting.Version, ModifiedAngoff.Mean(one, other), setting.HaveConferred ? CutBasis.AgreedAfterDiscussion : CutBasis.PanelsAgree, on)
            : new StandardEvent.PanelsDisagreed(setting.Version, ModifiedAngoff.Apart(one, other), ModifiedAngoff.CombinedError(one, other), on);

    private static StandardDecision Confer(StandardCommand.RecordConference command, ElementStandard standard)
    {
        if (OpenSetting(command.Version, standard) is not { } setting)
            return NoSuchSetting(command.Version);
        if (!setting.BothAreIn && setting.Conference is { } conference && (conference.Minutes, conference.On) == (command.Minutes, command.On))
            return StandardDecision.Nothing;
        if ((InFuture(command) ?? OutOfOrder(command, setting)) is { } refusal)
            return refusal;
        if (!setting.Disagree || setting.HaveConferred)
            return StandardRefusals.NothingToConfer.Because($"The panels of version {setting.Version} have not come to cuts that lie too far apart, or have discussed them already.");
        if (setting.PanelOf(command.Facts.Actor) is { } panel)
            return StandardRefusals.JudgeNotIndependent.Because($"{command.Facts.Actor} judges on panel {panel}, and cannot lead the discussion of both.");

        return new StandardEvent.PanelsConferred(setting.Version, command.Minutes, command.Facts.Actor, command.On);
    }

    private static StandardDecision Adjudicate(StandardCommand.AdjudicateCut command, ElementStandard standard)
    {
        if (OpenSetting(command.Version, standard) is not { } setting)
            return NoSuchSetting(command.Version);
        if (setting.Adjudication is { } choice && (choice.Panel, choice.Reasons, choice.By, choice.On) == (command.Panel, command.Reasons, command.Facts.Actor, command.On))
            return StandardDecision.Nothing;
        if ((InFuture(command) ?? OutOfOrder(command, setting)) is { } refusal)
            return refusal;
        if (!setting.Disagree || !setting.HaveConferred)
            return StandardRefusals.NothingToAdjudicate.Because($"The panels of version {setting.Version} do not stand apart after a discussion.");
        var actor = command.Facts.Actor;
        if (setting.PanelOf(actor) is not null || actor == setting.OpenedBy || actor == setting.ConferredBy)
            return StandardRefusals.AdjudicatorInvolved.Because($"{actor} judged, opened the setting, or led the discussion of version {setting.Version}.");

        return StandardDecision.Of(
            new StandardEvent.CutAdjudicated(setting.Version, command.Panel, command.Reasons, actor, command.On),
            new StandardEvent.CutSet(setting.Version, setting.Work(command.Panel).Cut!.Cut, CutBasis.Adjudicated, command.On));
    }

    private static StandardDecision ProposeBand(StandardCommand.ProposeNarrowBand command, ElementStandard standard, Policy policy)
    {
        if (OpenSetting(command.Version, standard) is not { } setting)
            return NoSuchSetting(command.Version);
        if (setting.Band is { } proposed && (proposed.From, proposed.ConditionalError) == (command.NarrowFrom, command.ConditionalError))
            return StandardDecision.Nothing;
        if ((InFuture(command) ?? OutOfOrder(command, setting)) is { } refusal)
            return refusal;
        if (setting.Cut is not { } cut)
            return StandardRefusals.CutNotSet.Because($"The cut of version {setting.Version} is not settled.");
        if (setting.PanelOf(command.Facts.Actor) is { } panel)
            return StandardRefusals.JudgeNotIndependent.Because($"{command.Facts.Actor} judges on panel {panel}, which is to approve the band.");
        var lowest = Math.Max(cut - (policy.NarrowBandMostErrors.Value * command.ConditionalError), 0);
        if (command.ConditionalError <= 0 || command.NarrowFrom >= cut || command.NarrowFrom < lowest)
            return StandardRefusals.BandOutOfRange.Because($"A band from {command.NarrowFrom} was proposed, with a standard error of {command.ConditionalError} at the cut of {cut}; it may begin from {lowest} on, below the cut.");

        return new StandardEvent.NarrowBandProposed(setting.Version, command.NarrowFrom, command.ConditionalError, command.Facts.Actor, command.On);
    }

    private static StandardDecision ApproveBand(StandardCommand.ApproveNarrowBand command, ElementStandard standard)
    {
        if (OpenSetting(command.Version, standard) is not { } setting)
            return NoSuchSetting(command.Version);
        if (setting.Band?.ApprovedBy.Contains(command.Panel) == true)
            return StandardDecision.Nothing;
        if ((InFuture(command) ?? OutOfOrder(command, setting.LastOnFor(command.Panel))) is { } refusal)
            return refusal;
        if (setting.Band is null)
            return StandardRefusals.NoBandProposed.Because($"No band has been proposed for version {setting.Version}.");
        return NoJudge(command.Facts.Actor, command.Panel, setting) is { } stranger
            ? stranger
            : new StandardEvent.NarrowBandApproved(setting.Version, command.Panel, command.Facts.Actor, command.On);
    }

    /// <summary>
    /// Nobody who has sat already is judged by another standard than was known when they sat: however early its
    /// announcement is dated, a later version begins after the day on which it is recorded, for of that day some have sat.
    /// </summary>
    private static StandardDecision BringIntoForce(StandardCommand.BringIntoForce command, ElementStandard standard)
    {
        if (standard.Version(command.Version) is { From: { } there } && there == command.From)
            return StandardDecision.Nothing;
        if (OpenSetting(command.Version, standard) is not { } setting)
            return NoSuchSetting(command.Version);
        if ((InFuture(command) ?? OutOfOrder(command, setting)) is { } refusal)
            return refusal;
        if (setting.Cut is null)
            return StandardRefusals.CutNotSet.Because($"The cut of version {setting.Version} is not settled.");
        if (setting.Band is not { IsApproved: true })
            return StandardRefusals.BandNotApproved.Because($"The band of version {setting.Version} waits for the approval of both panels.");
        if (command.From < command.On || command.From <= standard.Newest?.From)
        {
            return StandardRefusals.StandardBackdated.Because(standard.Newest is { } newest
                ? (FormattableString)$"Version {setting.Version} would govern from {command.From.Words()}; it is announced on {command.On.Words()}, and version {newest.Version} governs from {newest.From!.Value.Words()}."
                : $"Version {setting.Version} would govern from {command.From.Words()}, and is announced on {command.On.Words()} only.");
        }

        if (standard.Newest is { } known && command.From <= command.Facts.Today)
            return StandardRefusals.StandardBackdated.Because($"Version {setting.Version} would govern from {command.From.Words()}, and today is {command.Facts.Today.Words()}: whoever has sat since then did so under version {known.Version}.");

        return new StandardEvent.StandardBroughtIntoForce(setting.Version, command.From, command.Facts.Actor, command.On);
    }

    /// <summary>An announcement may hold a wrong day, or come too soon; until its first day nobody was judged by it.</summary>
    private static StandardDecision Withdraw(StandardCommand.WithdrawAnnouncement command, ElementStandard standard)
    {
        var setting = standard.Version(command.Version);
        if (setting?.Withdrawn is { } withdrawn && (withdrawn.Reason, withdrawn.On) == (command.Reason, command.On))
            return StandardDecision.Nothing;
        if (setting is not { From: { } from })
            return StandardRefusals.NotAnnounced.Because($"Version {command.Version} is not announced.");
        if ((InFuture(command) ?? OutOfOrder(command, setting)) is { } refusal)
            return refusal;
        if (from <= command.Facts.Today)
            return StandardRefusals.AnnouncementStands.Because($"Version {setting.Version} governs from {from.Words()}, and today is {command.Facts.Today.Words()}.");
        if (standard.Newest is { } newest && newest.Version != setting.Version)
            return StandardRefusals.AnnouncementStands.Because($"Version {newest.Version} is announced to follow version {setting.Version}.");
        if (standard.Open is { } open)
            return StandardRefusals.SettingIsOpen.Because($"Version {open.Version} has been open since {open.OpenedOn.Words()}.");

        return new StandardEvent.AnnouncementWithdrawn(setting.Version, command.Reason, command.Facts.Actor, command.On);
    }

    private static StandardDecision Abandon(StandardCommand.AbandonSetting command, ElementStandard standard)
    {
        if (standard.Version(command.Version) is { Abandoned: { } reason } && reason == command.Reason)
            return StandardDecision.Nothing;
        if (OpenSetting(command.Version, standard) is not { } setting)
            return NoSuchSetting(command.Version);
        return (InFuture(command) ?? OutOfOrder(command, setting)) is { } refusal
            ? refusal
            : new StandardEvent.StandardSettingAbandoned(setting.Version, command.Reason, command.Facts.Actor, command.On);
    }

    private static StandardSetting? OpenSetting(StandardVersion version, ElementStandard standard) =>
        standard.Open is { } open && open.Version == version ? open : null;

    private static Refusal NoSuchSetting(StandardVersion version) =>
        StandardRefusals.NoSuchSetting.Because($"No setting of a version {version} is open.");

    private static Refusal? NoJudge(ActorId actor, Panel panel, StandardSetting setting) =>
        setting.Work(panel).Ratings.ContainsKey(actor) ? null : StandardRefusals.NotAJudge.Because($"{actor} has not rated the items as a judge of panel {panel}.");

    private static Refusal? InFuture(StandardCommand command) =>
        command.On > command.Facts.Today ? StandardRefusals.SettingDateInFuture.Because($"{command.On.Words()} lies after today, {command.Facts.Today.Words()}.") : null;

    private static Refusal? OutOfOrder(StandardCommand command, StandardSetting setting) => OutOfOrder(command, setting.LastOn);

    private static Refusal? OutOfOrder(StandardCommand command, DateOnly last) =>
        command.On < last ? StandardRefusals.SettingOutOfOrder.Because($"{command.On.Words()} lies before {last.Words()}, the day of the last step.") : null;
}
