using Naas.Application.Access;
using Naas.Domain.Assessments;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;

namespace Naas.Application.Samples;

/// <summary>Where a sample is sent: the ordinary way of handling commands, or a stand-in.</summary>
public interface ISampleTarget
{
    /// <summary>The journey that a registration with this key begins; known before it is sent and the same every time.</summary>
    JourneyId JourneyOf(Caller caller, string idempotencyKey);

    /// <param name="at">The simulated instant, at which the business clock stands.</param>
    Task<SampleAnswer> RegisterAsync(SampleRegistration details, Caller caller, DateTimeOffset at, string idempotencyKey, CancellationToken cancellation);

    Task<SampleAnswer> SendAsync(RolloutCommand command, Caller caller, string idempotencyKey, CancellationToken cancellation);

    Task<SampleAnswer> SendAsync(Level level, Element element, StandardCommand command, Caller caller, string idempotencyKey, CancellationToken cancellation);

    /// <summary>Stores the words that a command is about to name.</summary>
    Task<SampleAnswer> StoreAsync(JourneyId journey, SampleDocument document, Caller caller, CancellationToken cancellation);

    /// <summary>Keeps what a worker declares, and records that it was declared.</summary>
    Task<SampleAnswer> DeclareAsync(JourneyId journey, JourneyCommand.DeclareEqualityInformation command, EqualityAnswers answers, Caller caller, string idempotencyKey, CancellationToken cancellation);

    /// <param name="worker">Whose journey it is: an employer shows the registration number of the person it takes on.</param>
    Task<SampleAnswer> SendAsync(JourneyId journey, JourneyCommand command, SampleRegistration worker, Caller caller, string idempotencyKey, CancellationToken cancellation);
}

/// <summary>How sending one command of a sample went.</summary>
public abstract record SampleAnswer
{
    private SampleAnswer() { }

    /// <summary>It stands in the log, now or since an earlier try.</summary>
    public sealed record Recorded : SampleAnswer;

    /// <summary>Not known to be recorded; the same command with the same key settles it.</summary>
    public sealed record TryAgain(string Why) : SampleAnswer;

    /// <summary>It will not be recorded.</summary>
    public sealed record Refused(string Why) : SampleAnswer;
}
