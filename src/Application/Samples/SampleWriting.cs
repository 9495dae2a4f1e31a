using System.Collections.Immutable;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Rollouts;
using Naas.Application.Standards;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;

namespace Naas.Application.Samples;

/// <summary>What one command of a sample comes to in the event log and the person directory.</summary>
/// <param name="Place">With <paramref name="At"/> the order in the log: of one minute first the standards, then the rollout, then the workers by ordinal.</param>
/// <param name="FirstRevision">Of its first event in the stream.</param>
public sealed record WrittenStep(DateTimeOffset At, (int Ordinal, int Number) Place, StreamName Stream, long FirstRevision, ImmutableArray<NewEvent> Events)
{
    /// <summary>Whom the step registers; null for every other step.</summary>
    public WrittenRegistration? Registration { get; init; }

    /// <summary>The document that the step names; null for most.</summary>
    public Document? Document { get; init; }

    /// <summary>What the step declares; null for most.</summary>
    public WrittenDeclaration? Declaration { get; init; }
}

/// <param name="CommandId">By which the number is reserved.</param>
public sealed record WrittenRegistration(JourneyId Journey, Guid CommandId, SampleRegistration Details);

/// <param name="Version">From 1 within the journey.</param>
/// <param name="CommandId">To which the answers are bound.</param>
public sealed record WrittenDeclaration(JourneyId Journey, int Version, Guid CommandId, EqualityAnswers Answers);

/// <summary>Writes the steps of a sample as the handlers write them, from what the rules decided when the step was made.</summary>
public sealed class SampleWriting(ISample sample, IRequestHasher hasher)
{
    private readonly SampleIdentity _identity = new(hasher, sample.Correlation);

    /// <summary>Standards and rollout.</summary>
    public IEnumerable<WrittenStep> Beginning()
    {
        foreach (var standard in sample.StandardSteps.GroupBy(step => (step.Level, step.Element)))
        {
            var revision = 0L;
            foreach (var step in standard)
            {
                var identity = _identity.Of(step.Level, step.Element, step.Command, step.Caller.Subject, SampleKeys.OfStandards(sample.Seed, step.Number));
                yield return Written(StandardStream.Kind, step.At, (-2, step.Number), StandardStream.NameOf(step.Level, step.Element), revision, step.Events, step.Caller, identity, step.Edition);
                revision += step.Events.Length;
            }
        }

        var recorded = 0L;
        foreach (var step in sample.RolloutSteps)
        {
            var identity = _identity.Of(step.Command, step.Caller.Subject, SampleKeys.OfRollout(sample.Seed, step.Number));
            yield return Written(RolloutStream.Kind, step.At, (-1, step.Number), RolloutStream.Name, recorded, step.Events, step.Caller, identity, step.Edition);
            recorded += step.Events.Length;
        }
    }

    public IEnumerable<WrittenStep> Of(SampleWorker worker)
    {
        ArgumentNullException.ThrowIfNull(worker);
        var journey = SampleIdentity.JourneyOf(worker.Steps[0].Caller.Subject, SampleKeys.Of(sample.Seed, worker.Ordinal, 0));
        var (stream, revision) = (JourneyStream.NameOf(journey), 0L);
        foreach (var step in worker.Steps)
        {
            var (key, isRegistration) = (SampleKeys.Of(sample.Seed, worker.Ordinal, step), step.Command is JourneyCommand.RegisterSocialWorker);
            var identity = isRegistration
                ? _identity.Of(worker.Registration, step.Caller.Subject, key)
                : _identity.Of(journey, step.Command, step.Caller.Subject, key);
            yield return Written(JourneyStream.Kind, step.At, (worker.Ordinal, step.Number), stream, revision, step.Events, step.Caller, identity, step.Edition) with
            {
                Registration = isRegistration ? new WrittenRegistration(journey, identity.CommandId, worker.Registration) : null,
                Document = step.Document is { } document ? DocumentOf(document, journey, step) : null,
                Declaration = step is { Command: JourneyCommand.DeclareEqualityInformation declared, Answers: { } answers } ? new WrittenDeclaration(journey, declared.Version, identity.CommandId, answers) : null,
            };
            revision += step.Events.Length;
        }
    }

    private static Document DocumentOf(SampleDocument document, JourneyId journey, SampleStep step) => new(
        document.IdBy(step.Caller.Subject, journey), journey, document.Kind, new DocumentText(document.Text),
        new DocumentAuthor(step.Caller.Subject, step.Caller.Role, step.Caller.Organisation), step.At);

    private static WrittenStep Written<TState, TEvent>(
        StreamKind<TState, TEvent> kind, DateTimeOffset at, (int, int) place, StreamName stream, long revision, ImmutableArray<TEvent> events, SampleCaller caller, CommandIdentity identity, EditionCode edition)
    {
        var metadata = new EventMetadata(
            at, caller.Subject, RoleNames.Of(caller.Role), caller.Organisation?.Value, identity.CommandId, identity.RequestHash, identity.CorrelationId, identity.CausationId, edition);
        return new WrittenStep(at, place, stream, revision, [.. events.Select((happened, ordinal) => kind.Write(happened, ordinal, metadata))]);
    }
}
