using System.Collections.Frozen;
using Naas.Domain.Standards;

namespace Naas.Application.Standards;

/// <summary>The names of commands to a performance standard as records and traces keep them. Frozen.</summary>
public static class StandardCommandNames
{
    private static readonly FrozenDictionary<Type, string> Names = new Dictionary<Type, string>
    {
        [typeof(StandardCommand.OpenStandardSetting)] = "open-standard-setting",
        [typeof(StandardCommand.RateItems)] = "rate-items",
        [typeof(StandardCommand.AgreePanelCut)] = "agree-panel-cut",
        [typeof(StandardCommand.RecordConference)] = "record-conference",
        [typeof(StandardCommand.AdjudicateCut)] = "adjudicate-cut",
        [typeof(StandardCommand.ProposeNarrowBand)] = "propose-narrow-band",
        [typeof(StandardCommand.ApproveNarrowBand)] = "approve-narrow-band",
        [typeof(StandardCommand.BringIntoForce)] = "bring-into-force",
        [typeof(StandardCommand.WithdrawAnnouncement)] = "withdraw-announcement",
        [typeof(StandardCommand.AbandonSetting)] = "abandon-setting",
    }.ToFrozenDictionary();

    /// <exception cref="KeyNotFoundException">The command has no name: a bug that a fitness test catches.</exception>
    public static string Of(StandardCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Names[command.GetType()];
    }

    /// <summary>Every command with its name.</summary>
    public static IReadOnlyDictionary<Type, string> All => Names;
}
