using Naas.Application.Commands;
using Naas.Application.Ports;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;

namespace Naas.Application.Journeys;

/// <summary>Fills in what a decision needs from elsewhere, so that deciding is pure and can be repeated from the command alone.</summary>
public sealed class FactResolver(IReferenceData reference, IRollout rollout)
{
    /// <returns>The command with its facts, or what it names that does not exist.</returns>
    public async Task<(JourneyCommand Command, CommandAnswer.UnknownReference? Unknown)> ResolveAsync(JourneyCommand command, Journey journey, CommandFacts facts, CancellationToken cancellation)
    {
        var (current, _, _) = await rollout.CurrentAsync(cancellation);
        return Resolve(command, journey, facts, reference, current);
    }

    /// <summary>The same from a rollout at hand, for the sample's generator.</summary>
    public static (JourneyCommand Command, CommandAnswer.UnknownReference? Unknown) Resolve(JourneyCommand command, Journey journey, CommandFacts facts, IReferenceData reference, Rollout rollout)
    {
        CommandAnswer.UnknownReference? unknown = null;
        JourneyCommand resolved = command switch
        {
            JourneyCommand.StartEmployment c => c with
            {
                Placement = Find(c.PlacedAt, "/organisation"),
                ContractHolder = c.Agency is { } agency ? Find(agency, "/agency") : null,
            },
            JourneyCommand.EndorsePractice c => c with { Endorser = Find(c.EndorsedBy, "/organisation") },
            JourneyCommand.RecordMark c => c with { Standard = StandardFor(c) },
            _ => command,
        };
        return (resolved with { Facts = facts }, unknown);

        Organisation? Find(OrganisationCode code, string field)
        {
            var found = reference.Find(code)?.Organisation.AsSite(rollout, command.On);
            if (found is null)
                unknown ??= new CommandAnswer.UnknownReference(field, $"No organisation has the code {code}; the codes are listed under /v1/reference/organisations.");
            return found;
        }

        Domain.Assessments.PerformanceStandard? StandardFor(JourneyCommand.RecordMark mark)
        {
            // The standard of the day of the sitting: two people at one sitting are held to one cut, whenever they are marked.
            var found = reference.StandardFor(mark.Level, mark.Element, journey.At(mark.Level).UnderWay?.SitsOn ?? mark.On);
            if (found is null)
                unknown ??= new CommandAnswer.UnknownReference("/on", "No performance standard was in force for this level and element on that day; the standards are listed under /v1/reference/standards.");
            return found;
        }
    }
}
