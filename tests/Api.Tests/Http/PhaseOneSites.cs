using System.Text;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.Journeys;
using Naas.Application.Rollouts;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;

namespace Naas.Api.Tests.Http;

/// <summary>Phase One and its five sites, recorded by the department's operations: a new installation has none.</summary>
internal static class PhaseOneSites
{
    private const string Phase = "phase-one";

    private static readonly string[] Sites = ["E08000002", "E08000003", "E08000004", "E08000010", "E08000035"];
    private static readonly DateOnly Announced = new(2018, 6, 29);

    /// <summary>Records them before anybody else sends a command.</summary>
    public static async Task OpenAsync(IServiceProvider services, CancellationToken cancellation)
    {
        RolloutCommand[] commands =
        [
            new RolloutCommand.OpenPhase(new PhaseCode(Phase), new DateOnly(2018, 7, 1), Announced),
            .. Sites.Select(site => new RolloutCommand.JoinSite(new OrganisationCode(site), new PhaseCode(Phase), Announced)),
        ];
        var operations = new Caller(new ActorId("dfe-operations"), Role.DfeOperations, null, null);
        var (sender, hasher) = (services.GetRequiredService<IMediator>(), services.GetRequiredService<IRequestHasher>());
        foreach (var command in commands)
        {
            var request = $"{command}";
            var identity = new CommandIdentity(CommandIdentity.CommandIdOf(operations.Subject, request, RolloutStream.Name.Value), hasher.Hash(Encoding.UTF8.GetBytes(request)), "sites-of-the-tests", null);
            (await sender.Send(new RolloutRequest(command, identity, operations), cancellation)).Should().BeOfType<CommandAnswer.Recorded<RolloutEvent>>();
        }
    }
}
