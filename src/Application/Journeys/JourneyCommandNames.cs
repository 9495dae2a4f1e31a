using System.Collections.Frozen;
using Naas.Domain.Journeys;

namespace Naas.Application.Journeys;

/// <summary>The names of commands as records and traces keep them. Frozen, like the names of events: a class may be renamed, a name never.</summary>
public static class JourneyCommandNames
{
    private static readonly FrozenDictionary<Type, string> Names = new Dictionary<Type, string>
    {
        [typeof(JourneyCommand.RegisterSocialWorker)] = "register-social-worker",
        [typeof(JourneyCommand.StartEmployment)] = "start-employment",
        [typeof(JourneyCommand.EndEmployment)] = "end-employment",
        [typeof(JourneyCommand.AgreeToAssessment)] = "agree-to-assessment",
        [typeof(JourneyCommand.EndorsePractice)] = "endorse-practice",
        [typeof(JourneyCommand.BookSitting)] = "book-sitting",
        [typeof(JourneyCommand.RecordMark)] = "record-mark",
        [typeof(JourneyCommand.ReleaseResult)] = "release-result",
    }.ToFrozenDictionary();

    /// <exception cref="KeyNotFoundException">The command has no name: a bug that a fitness test catches.</exception>
    public static string Of(JourneyCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Names[command.GetType()];
    }

    /// <summary>Every command with its name.</summary>
    public static IReadOnlyDictionary<Type, string> All => Names;
}
