using MediatR;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.Journeys;
using Naas.Application.Time;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;

namespace Naas.Application.People;

/// <summary>A worker gives equality information: the answers go to the directory and nowhere else, then the journey says which version counts.</summary>
/// <param name="Identity">Its hash knows nothing of the answers: so few there are that somebody with the key could try them all.</param>
public sealed record DeclareEquality(JourneyId Journey, EqualityAnswers Answers, DateOnly On, CommandIdentity Identity, Caller Caller, long? IfMatch = null, bool DryRun = false)
    : IRequest<CommandAnswer>;

/// <summary>Asks the rules first, so that nobody's answers are kept who may not give them; keeps the answers; records the version.</summary>
/// <remarks>A crash after the second step leaves a version that no event names, and the retry goes on with it.</remarks>
public sealed class DeclareEqualityHandler(IMediator sender, IEqualityInformation information, BusinessClock clock) : IRequestHandler<DeclareEquality, CommandAnswer>
{
    public async Task<CommandAnswer> Handle(DeclareEquality request, CancellationToken cancellationToken)
    {
        // Of a journey that nobody is behind, the rules say so.
        var version = await information.VersionForAsync(request.Journey, request.Identity.CommandId, cancellationToken);
        var wouldBe = await SendAsync(request, version ?? 1, request.DryRun ? Purpose.DryRun : Purpose.Rehearsal, cancellationToken);
        if (wouldBe is not CommandAnswer.Recorded<JourneyEvent> || request.DryRun)
            return wouldBe;

        return await information.StoreAsync(request.Journey, request.Identity.CommandId, request.Answers, clock.Now, cancellationToken) switch
        {
            EqualityStorage.Kept kept => await SendAsync(request, kept.Version, Purpose.Record, cancellationToken),
            EqualityStorage.UsedByAnotherRequest => new CommandAnswer.KeyReused(),
            // The journey has begun, and the directory is told of that in a moment.
            EqualityStorage.NobodyThere => new CommandAnswer.Busy("The registration is being completed; nothing was recorded."),
            _ => throw new InvalidOperationException("Keeping a declaration has one of its named results."),
        };
    }

    private Task<CommandAnswer> SendAsync(DeclareEquality request, int version, Purpose purpose, CancellationToken cancellation) =>
        sender.Send(new JourneyRequest(request.Journey, new JourneyCommand.DeclareEqualityInformation(version, request.On), request.Identity, request.Caller, request.IfMatch, purpose), cancellation);
}
