using System.Collections.Immutable;
using Naas.Application.Access;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;

namespace Naas.Application.Samples;

/// <summary>The life of one invented worker on the system.</summary>
/// <param name="Ordinal">From 0; with the seed it determines everything else.</param>
/// <param name="Steps">In the order of their instants, no two at the same.</param>
public sealed record SampleWorker(int Ordinal, SampleRegistration Registration, SampleCharacteristics Characteristics, ImmutableArray<SampleStep> Steps);

/// <summary>What goes to the person directory, and nowhere else.</summary>
public sealed record SampleRegistration(string RegistrationNumber, string GivenName, string FamilyName, DateOnly DateOfBirth);

/// <summary>What the scores were drawn with. No command carries it.</summary>
public sealed record SampleCharacteristics(EthnicGroup Ethnicity, Sex Sex, WorkforceRole Role);

/// <summary>One command of a worker's life.</summary>
/// <param name="Number">From 0 within the worker; <see cref="Uncounted"/> for the declaration of equality information.</param>
/// <param name="At">The simulated instant (UTC): a whole minute in England, of a working day unless it is the sweep's.</param>
/// <param name="Command">Without its facts: the handler resolves them, as for everybody.</param>
/// <param name="Events">What the rules make of it, from the same fold that decided the steps after it.</param>
public sealed record SampleStep(int Number, DateTimeOffset At, SampleCaller Caller, JourneyCommand Command, ImmutableArray<JourneyEvent> Events)
{
    /// <summary>The number of a declaration of equality information: it has a key of its own, so that everything else is recorded under the same keys whether or not it is there.</summary>
    public const int Uncounted = -1;

    /// <summary>The edition that governed.</summary>
    public required EditionCode Edition { get; init; }

    /// <summary>The document that the command names, stored before it is sent; null for most.</summary>
    public SampleDocument? Document { get; init; }

    /// <summary>What is declared: it goes to the person directory, and nowhere else. Null for every other command.</summary>
    public EqualityAnswers? Answers { get; init; }
}

/// <summary>Words that a command names: they go to the person directory, and nowhere else.</summary>
/// <param name="IdempotencyKey">The same for every try.</param>
public sealed record SampleDocument(DocumentKind Kind, string Text, string IdempotencyKey)
{
    public Guid CommandIdBy(ActorId author, JourneyId journey) => CommandIdentity.CommandIdOf(author, IdempotencyKey, $"documents of {journey}");

    public DocumentId IdBy(ActorId author, JourneyId journey) => CommandIdentity.DocumentIdOf(CommandIdBy(author, journey));
}

/// <summary>Who sends a step. A worker's own journey is known only to whoever sends.</summary>
public sealed record SampleCaller(ActorId Subject, Role Role, OrganisationCode? Organisation)
{
    public Caller On(JourneyId journey) => new(Subject, Role, Organisation, Role == Role.Worker ? journey : null);
}
