using System.Collections.Frozen;
using Naas.Domain.Rollouts;

namespace Naas.Application.Rollouts;

/// <summary>The names of commands to the rollout as records and traces keep them. Frozen.</summary>
public static class RolloutCommandNames
{
    private static readonly FrozenDictionary<Type, string> Names = new Dictionary<Type, string>
    {
        [typeof(RolloutCommand.OpenPhase)] = "open-phase",
        [typeof(RolloutCommand.ChangePhase)] = "change-phase",
        [typeof(RolloutCommand.EndPhase)] = "end-phase",
        [typeof(RolloutCommand.JoinSite)] = "join-site",
        [typeof(RolloutCommand.LeaveSite)] = "leave-site",
        [typeof(RolloutCommand.SucceedOrganisation)] = "succeed-organisation",
        [typeof(RolloutCommand.DivideOrganisation)] = "divide-organisation",
        [typeof(RolloutCommand.EndDivision)] = "end-division",
    }.ToFrozenDictionary();

    /// <exception cref="KeyNotFoundException">The command has no name: a bug that a fitness test catches.</exception>
    public static string Of(RolloutCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Names[command.GetType()];
    }

    /// <summary>Every command with its name.</summary>
    public static IReadOnlyDictionary<Type, string> All => Names;
}
