using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Domain.Standards;

namespace Naas.Api.Http.Contracts;

/// <summary>Begins to set a version of a performance standard: what both panels judge, and who judges on which.</summary>
/// <param name="Items">What each item is worth at most, in points.</param>
/// <param name="Exercises">How many scenarios or exercises two assessors rate apart; 0 where a machine scores, and only there.</param>
/// <param name="Tolerance">How far, in points, two ratings of one exercise may lie apart before a third is needed: less than the exercise is worth.</param>
/// <param name="JudgesOfA">The subjects of those who judge on panel A, and nobody else does; nobody is on both.</param>
/// <param name="JudgesOfB">The same of panel B.</param>
public sealed record OpenStandardSettingBody(StandardVersion Version, SettingReason Reason, [MostItems(100)] IReadOnlyList<decimal> Items, [Between(0, 20)] int Exercises, decimal Tolerance, [MostItems(50)] IReadOnlyList<ActorId> JudgesOfA, [MostItems(50)] IReadOnlyList<ActorId> JudgesOfB, DateOnly On)
{
    public StandardCommand ToCommand(Level level, Element element) =>
        new StandardCommand.OpenStandardSetting(level, element, Version, Reason, new Scores(Items), Exercises, Tolerance, Judges.Of(JudgesOfA), Judges.Of(JudgesOfB), On);
}

/// <summary>Says, as a judge, what a borderline candidate would score on each item.</summary>
/// <param name="Ratings">One for each item, in the items' order; of an item worth one point the probability of a right answer.</param>
public sealed record RateItemsBody([MostItems(100)] IReadOnlyList<decimal> Ratings, DateOnly On)
{
    public StandardCommand ToCommand(StandardVersion version, Panel panel) => new StandardCommand.RateItems(version, panel, new Scores(Ratings), On);
}

/// <summary>Agrees the panel's cut from its judges' ratings.</summary>
public sealed record AgreePanelCutBody(DateOnly On)
{
    public StandardCommand ToCommand(StandardVersion version, Panel panel) => new StandardCommand.AgreePanelCut(version, panel, On);
}

/// <summary>Records that the panels discussed cuts that lie too far apart; both may judge once more.</summary>
/// <param name="Minutes">The id of the minutes, which the panels' secretariat keeps.</param>
public sealed record RecordConferenceBody(DocumentId Minutes, DateOnly On)
{
    public StandardCommand ToCommand(StandardVersion version) => new StandardCommand.RecordConference(version, Minutes, On);
}

/// <summary>Chooses one of two cuts that stay apart.</summary>
/// <param name="Panel">Whose cut is chosen.</param>
/// <param name="Reasons">The id of the document that says why, which the panels' secretariat keeps.</param>
public sealed record AdjudicateCutBody(Panel Panel, DocumentId Reasons, DateOnly On)
{
    public StandardCommand ToCommand(StandardVersion version) => new StandardCommand.AdjudicateCut(version, Panel, Reasons, On);
}

/// <summary>Proposes which scores below the cut are a narrow fail.</summary>
/// <param name="NarrowFrom">The lowest of them.</param>
/// <param name="ConditionalError">The standard error of measurement at the cut, in points.</param>
public sealed record ProposeNarrowBandBody(decimal NarrowFrom, decimal ConditionalError, DateOnly On)
{
    public StandardCommand ToCommand(StandardVersion version) => new StandardCommand.ProposeNarrowBand(version, NarrowFrom, ConditionalError, On);
}

/// <summary>Approves the band as a panel.</summary>
public sealed record ApproveNarrowBandBody(DateOnly On)
{
    public StandardCommand ToCommand(StandardVersion version, Panel panel) => new StandardCommand.ApproveNarrowBand(version, panel, On);
}

/// <summary>Announces a version.</summary>
/// <param name="From">The first day of sitting that it governs.</param>
/// <param name="On">The day of the announcement.</param>
public sealed record BringIntoForceBody(DateOnly From, DateOnly On)
{
    public StandardCommand ToCommand(StandardVersion version) => new StandardCommand.BringIntoForce(version, From, On);
}

/// <summary>Takes back the announcement of a version before its first day.</summary>
public sealed record WithdrawAnnouncementBody(AnnouncementWithdrawal Reason, DateOnly On)
{
    public StandardCommand ToCommand(StandardVersion version) => new StandardCommand.WithdrawAnnouncement(version, Reason, On);
}

/// <summary>Gives up the setting of a version.</summary>
public sealed record AbandonSettingBody(AbandonReason Reason, DateOnly On)
{
    public StandardCommand ToCommand(StandardVersion version) => new StandardCommand.AbandonSetting(version, Reason, On);
}
