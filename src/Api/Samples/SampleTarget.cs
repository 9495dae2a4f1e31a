using MediatR;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Rollouts;
using Naas.Application.Samples;
using Naas.Application.Standards;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;
using Naas.Infrastructure.EventLog;

namespace Naas.Api.Samples;

/// <summary>Sends a sample's commands the ordinary way: the same requests, the same handlers, the same rules as HTTP.</summary>
/// <param name="correlation">That of the sample.</param>
internal sealed class SampleTarget(IMediator sender, IRequestHasher hasher, string correlation, AcknowledgedCommands? acknowledged = null) : ISampleTarget
{
    private readonly SampleIdentity _identity = new(hasher, correlation);

    public JourneyId JourneyOf(Caller caller, string idempotencyKey) => SampleIdentity.JourneyOf(caller.Subject, idempotencyKey);

    public async Task<SampleAnswer> RegisterAsync(SampleRegistration details, Caller caller, DateTimeOffset at, string idempotencyKey, CancellationToken cancellation)
    {
        if (!RegistrationNumber.TryParse(details.RegistrationNumber, out var number))
            return new SampleAnswer.Refused("The generator made a registration number that is none.");

        var person = new PersonDetails(new PersonName(details.GivenName, details.FamilyName), details.DateOfBirth);
        var on = BusinessClock.DayOf(at);
        var identity = _identity.Of(details, caller.Subject, idempotencyKey);
        return await AnswerAsync(identity, new RegistrationRequest(number, person, on, identity, caller), cancellation);
    }

    public Task<SampleAnswer> SendAsync(RolloutCommand command, Caller caller, string idempotencyKey, CancellationToken cancellation)
    {
        var identity = _identity.Of(command, caller.Subject, idempotencyKey);
        return AnswerAsync(identity, new RolloutRequest(command, identity, caller), cancellation);
    }

    public Task<SampleAnswer> SendAsync(Level level, Element element, StandardCommand command, Caller caller, string idempotencyKey, CancellationToken cancellation)
    {
        var identity = _identity.Of(level, element, command, caller.Subject, idempotencyKey);
        return AnswerAsync(identity, new StandardRequest(level, element, command, identity, caller), cancellation);
    }

    public Task<SampleAnswer> SendAsync(JourneyId journey, JourneyCommand command, SampleRegistration worker, Caller caller, string idempotencyKey, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(worker);
        var identity = _identity.Of(journey, command, caller.Subject, idempotencyKey);
        var shown = command is JourneyCommand.StartEmployment ? RegistrationNumber.Parse(worker.RegistrationNumber) : (RegistrationNumber?)null;
        return AnswerAsync(identity, new JourneyRequest(journey, command, identity, caller) { ShownNumber = shown }, cancellation);
    }

    public Task<SampleAnswer> DeclareAsync(JourneyId journey, JourneyCommand.DeclareEqualityInformation command, EqualityAnswers answers, Caller caller, string idempotencyKey, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        var identity = _identity.Of(journey, command, caller.Subject, idempotencyKey);
        return AnswerAsync(identity, new DeclareEquality(journey, answers, command.On, identity, caller), cancellation);
    }

    public async Task<SampleAnswer> StoreAsync(JourneyId journey, SampleDocument document, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(document);
        try
        {
            var request = new StoreDocument(journey, document.Kind, new DocumentText(document.Text), document.CommandIdBy(caller.Subject, journey)) { Caller = caller };
            return await sender.Send(request, cancellation) switch
            {
                DirectoryAnswer<Document>.Done => new SampleAnswer.Recorded(),
                var other => new SampleAnswer.Refused($"Its document was answered with {other.GetType().Name}."),
            };
        }
        catch (Exception e) when (StoreFaults.Passes(e))
        {
            return new SampleAnswer.TryAgain($"The database did not answer: {e.Message.TrimEnd('.')}.");
        }
    }

    private async Task<SampleAnswer> AnswerAsync(CommandIdentity identity, IRequest<CommandAnswer> request, CancellationToken cancellation)
    {
        try
        {
            var answer = await sender.Send(request, cancellation);
            switch (answer)
            {
                case CommandAnswer.Recorded<JourneyEvent> { Journey: { } journey, Revision: { } revision, Position: { } position }:
                    acknowledged?.Note(identity.CommandId, JourneyStream.NameOf(journey), revision, position);
                    break;
                case CommandAnswer.Recorded<RolloutEvent> { Revision: { } revision, Position: { } position }:
                    acknowledged?.Note(identity.CommandId, RolloutStream.Name, revision, position);
                    break;
                case CommandAnswer.Recorded<StandardEvent> { Revision: { } revision, Position: { } position } when request is StandardRequest standard:
                    acknowledged?.Note(identity.CommandId, StandardStream.NameOf(standard.Level, standard.Element), revision, position);
                    break;
            }

            return Answer(answer);
        }
        // As over HTTP: a database that does not answer leaves the outcome open, and the same key settles it.
        catch (Exception e) when (StoreFaults.Passes(e))
        {
            return new SampleAnswer.TryAgain($"The database did not answer: {e.Message.TrimEnd('.')}.");
        }
    }

    private static SampleAnswer Answer(CommandAnswer answer) => answer switch
    {
        CommandAnswer.Recorded<JourneyEvent> { Events.Count: > 0 } => new SampleAnswer.Recorded(),
        CommandAnswer.Recorded<RolloutEvent> { Events.Count: > 0 } => new SampleAnswer.Recorded(),
        CommandAnswer.Recorded<StandardEvent> { Events.Count: > 0 } => new SampleAnswer.Recorded(),
        CommandAnswer.Recorded<JourneyEvent> or CommandAnswer.Recorded<RolloutEvent> or CommandAnswer.Recorded<StandardEvent> => new SampleAnswer.Refused("It changed nothing, though every step of a sample does."),
        CommandAnswer.Busy busy => new SampleAnswer.TryAgain(busy.Why),
        CommandAnswer.OutcomeUnknown unknown => new SampleAnswer.TryAgain(unknown.Why),
        CommandAnswer.Refused refused => new SampleAnswer.Refused(refused.Refusal.Sentence),
        CommandAnswer.NotAllowed notAllowed => new SampleAnswer.Refused(notAllowed.Why),
        CommandAnswer.UnknownReference unknown => new SampleAnswer.Refused(unknown.Sentence),
        _ => new SampleAnswer.Refused($"It was answered with {answer.GetType().Name}."),
    };
}
