using Naas.Application.Commands;
using Naas.Application.Ports;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Application.Journeys;

/// <summary>Fills in what a decision needs from elsewhere, so that deciding is pure and can be repeated from the command alone.</summary>
public sealed class FactResolver(IReferenceData reference)
{
    /// <returns>The command with its facts, or what it names that does not exist.</returns>
    public (JourneyCommand Command, CommandAnswer.UnknownReference? Unknown) Resolve(JourneyCommand command, Journey journey, CommandFacts facts)
    {
        CommandAnswer.UnknownReference? unknown = null;
        JourneyCommand resolved = command switch
        {
            JourneyCommand.StartEmployment c => c with
            {
                Placement = Find(c.PlacedAt, "/organisation", ref unknown),
                ContractHolder = c.Agency is { } agency ? Find(agency, "/agency", ref unknown) : null,
            },
            JourneyCommand.EndorsePractice c => c with { Endorser = Find(c.EndorsedBy, "/organisation", ref unknown) },
            JourneyCommand.RecordMark c => c with { Standard = StandardFor(c, journey, ref unknown) },
            _ => command,
        };
        return (resolved with { Facts = facts }, unknown);
    }

    private Organisation? Find(OrganisationCode code, string field, ref CommandAnswer.UnknownReference? unknown)
    {
        var found = reference.Find(code)?.Organisation;
        if (found is null)
            unknown ??= new CommandAnswer.UnknownReference(field, $"No organisation has the code {code}; the codes are listed under /v1/reference/organisations.");
        return found;
    }

    private Domain.Assessments.PerformanceStandard? StandardFor(JourneyCommand.RecordMark command, Journey journey, ref CommandAnswer.UnknownReference? unknown)
    {
        // The standard of the day of the sitting: two people at one sitting are held to one cut, whenever they are marked.
        var found = reference.StandardFor(command.Level, command.Element, journey.At(command.Level).UnderWay?.SitsOn ?? command.On);
        if (found is null)
            unknown ??= new CommandAnswer.UnknownReference("/on", "No performance standard was in force for this level and element on that day; the standards are listed under /v1/reference/standards.");
        return found;
    }
}
