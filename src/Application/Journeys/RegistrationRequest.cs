using MediatR;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.People;
using Naas.Domain.Journeys;

namespace Naas.Application.Journeys;

/// <summary>Registers a person: reserve the number in the directory, begin the journey in the log, confirm.</summary>
/// <remarks>Personal data goes to the directory only; the journey's first event knows nothing but the day.</remarks>
public sealed record RegistrationRequest(RegistrationNumber Number, PersonDetails Person, DateOnly On, CommandIdentity Identity, Caller Caller, bool DryRun = false)
    : IRequest<CommandAnswer>;

public sealed class RegistrationHandler(IMediator sender, IPersonDirectory directory, IEventLog log) : IRequestHandler<RegistrationRequest, CommandAnswer>
{
    // Every round means that somebody else moved the same reservation in between.
    private const int Rounds = 10;

    public async Task<CommandAnswer> Handle(RegistrationRequest request, CancellationToken cancellationToken)
    {
        var proposed = CommandIdentity.JourneyIdOf(request.Identity.CommandId);
        var wouldBe = await SendAsync(request, proposed, request.DryRun ? Purpose.DryRun : Purpose.Rehearsal, cancellationToken);
        if (wouldBe is not CommandAnswer.Recorded<JourneyEvent>)
            return wouldBe;
        if (request.DryRun)
            return await directory.FindAsync(request.Number, cancellationToken) is { } registered ? new CommandAnswer.RegistrationNumberTaken(registered) : wouldBe;

        var reservation = await directory.ReserveAsync(request.Number, request.Person, request.Identity.CommandId, proposed, cancellationToken);
        for (var round = 0; round < Rounds; round++)
        {
            switch (reservation)
            {
                case Reservation.Reserved reserved:
                    return await BeginAsync(request, reserved.Journey, cancellationToken);
                case Reservation.UsedByAnotherRequest:
                    return new CommandAnswer.KeyReused();
                case Reservation.TakenBy { Confirmed: true } taken:
                    // Of a record that was closed, the one that goes on (S-53).
                    return new CommandAnswer.RegistrationNumberTaken(await directory.FindAsync(request.Number, cancellationToken) ?? taken.Journey);
                case Reservation.TakenBy taken when await JourneyStream.BegunByAsync(log, taken.Journey, cancellationToken) is { } begunBy:
                    await directory.ConfirmAsync(taken.Journey, begunBy, cancellationToken);
                    return new CommandAnswer.RegistrationNumberTaken(taken.Journey);
                case Reservation.TakenBy taken:
                    reservation = await directory.TakeOverAsync(taken, request.Number, request.Person, request.Identity.CommandId, cancellationToken);
                    break;
                default:
                    throw new InvalidOperationException("A reservation has one of its named results.");
            }
        }

        return new CommandAnswer.Busy("Others are registering the same number at this moment; nothing was recorded.");
    }

    private async Task<CommandAnswer> BeginAsync(RegistrationRequest request, JourneyId journey, CancellationToken cancellation)
    {
        var answer = await SendAsync(request, journey, Purpose.Record, cancellation);
        if (answer is not CommandAnswer.Recorded<JourneyEvent>)
            return answer;

        // Recorded is recorded: a caller that hangs up now must not leave a worker whom nobody can find.
        // Whoever took the reservation over in the meantime may have begun the journey first; the log knows.
        var begunBy = await JourneyStream.BegunByAsync(log, journey, CancellationToken.None)
            ?? throw new LogIntegrityException($"Journey {journey} was recorded a moment ago and cannot be read.");
        await directory.ConfirmAsync(journey, begunBy, CancellationToken.None);
        return begunBy == request.Identity.CommandId ? answer : new CommandAnswer.RegistrationNumberTaken(journey);
    }

    private Task<CommandAnswer> SendAsync(RegistrationRequest request, JourneyId journey, Purpose purpose, CancellationToken cancellation) =>
        sender.Send(new JourneyRequest(journey, new JourneyCommand.RegisterSocialWorker(request.On), request.Identity, request.Caller, IfMatch: null, purpose), cancellation);
}
