using System.Text;
using Naas.Application.Journeys;
using Naas.Application.Rollouts;
using Naas.Application.Standards;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;

namespace Naas.Application.Samples;

/// <summary>By what a sample's requests are known: the same whether they are sent one by one or written in bulk.</summary>
/// <param name="correlation">That of the sample.</param>
public sealed class SampleIdentity(IRequestHasher hasher, string correlation)
{
    private const string Registration = "registration";

    public static JourneyId JourneyOf(ActorId registrar, string key) => CommandIdentity.JourneyIdOf(CommandIdentity.CommandIdOf(registrar, key, Registration));

    public CommandIdentity Of(SampleRegistration details, ActorId caller, string key)
    {
        ArgumentNullException.ThrowIfNull(details);
        return Of(caller, key, Registration, details.ToString());
    }

    public CommandIdentity Of(RolloutCommand command, ActorId caller, string key)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Of(caller, key, RolloutStream.Name.Value, command.ToString());
    }

    public CommandIdentity Of(Level level, Element element, StandardCommand command, ActorId caller, string key)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Of(caller, key, StandardStream.NameOf(level, element).Value, command.ToString());
    }

    public CommandIdentity Of(JourneyId journey, JourneyCommand command, ActorId caller, string key)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Of(caller, key, journey.ToString(), command.ToString());
    }

    private CommandIdentity Of(ActorId caller, string key, string target, string request) =>
        new(CommandIdentity.CommandIdOf(caller, key, target), hasher.Hash(Encoding.UTF8.GetBytes(request)), correlation, CausationId: null);
}
