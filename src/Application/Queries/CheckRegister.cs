using MediatR;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Time;
using Naas.Domain.Journeys;

namespace Naas.Application.Queries;

/// <summary>A signed-in employer checks registration numbers (S-37).</summary>
public sealed record CheckRegister(IReadOnlyList<RegistrationNumber> Numbers) : Query<RegisterAnswers>
{
    /// <summary>The most numbers in one check.</summary>
    public const int MostNumbers = 100;
}

/// <param name="Answers">In the order of the numbers.</param>
public sealed record RegisterAnswers(IReadOnlyList<RegisterAnswer> Answers);

/// <summary>Anybody checks one registration number with a code that its worker gave them; the code is their right, so no row of the access table is asked.</summary>
/// <param name="OfWorker">The journey of the worker who is signed in and asks; null for anybody else.</param>
public sealed record CheckRegisterByCode(RegistrationNumber Number, CheckCode Code, JourneyId? OfWorker) : IRequest<RegisterAnswer?>;

/// <summary>Looks a number up in the directory and the journey up in the log: no read model that lags stands between.</summary>
public sealed class Register(IPersonDirectory directory, IEventLog log, IBusinessDay business)
{
    public Task<JourneyId?> FindAsync(RegistrationNumber number, CancellationToken cancellation) => directory.FindAsync(number, cancellation);

    public async Task<RegisterAnswer> AnswerAsync(JourneyId? journey, CancellationToken cancellation) =>
        journey is { } id
            ? RegisterAnswer.Of(await StandingAsync(id, cancellation), business.Today)
            : RegisterAnswer.NoCurrentAccreditation;

    /// <summary>The journey that answers: of a record that was closed the one that goes on, from when it holds what the other had (S-53).</summary>
    private async Task<Journey> StandingAsync(JourneyId id, CancellationToken cancellation)
    {
        var journey = (await JourneyStream.LoadAsync(log, id, cancellation)).Journey;
        if (journey.SupersededBy is not { } closed)
            return journey;
        var survivor = (await JourneyStream.LoadAsync(log, closed.Survivor, cancellation)).Journey;
        return survivor.Holds(id, closed.Merge) ? survivor : journey;
    }
}

public sealed class CheckRegisterHandler(Register register, IEventLog log) : IRequestHandler<CheckRegister, QueryAnswer<RegisterAnswers>>
{
    public async Task<QueryAnswer<RegisterAnswers>> Handle(CheckRegister request, CancellationToken cancellationToken)
    {
        if (request.Numbers.Count > CheckRegister.MostNumbers)
            throw new ArgumentException($"A check takes at most {CheckRegister.MostNumbers} numbers.", nameof(request));

        var freshness = new Freshness(await log.HeadAsync(cancellationToken), RecordedAt: null);
        var answers = new List<RegisterAnswer>(request.Numbers.Count);
        foreach (var number in request.Numbers)
            answers.Add(await register.AnswerAsync(await register.FindAsync(number, cancellationToken), cancellationToken));
        return new QueryAnswer<RegisterAnswers>.Found(new RegisterAnswers(answers), freshness);
    }
}

/// <remarks>Answers null when the code does not open this check, for whatever reason: unknown, used, expired, or another worker's.</remarks>
public sealed class CheckRegisterByCodeHandler(Register register, ICheckCodes codes, TimeProvider time) : IRequestHandler<CheckRegisterByCode, RegisterAnswer?>
{
    public async Task<RegisterAnswer?> Handle(CheckRegisterByCode request, CancellationToken cancellationToken)
    {
        // Nothing of the journey is read before the code is good: how long a refusal takes must not tell who is registered.
        var journey = await register.FindAsync(request.Number, cancellationToken);
        // A worker who tries their own code sees what others will see, and can still give it away.
        var opens = journey is { } own && own == request.OfWorker
            ? await codes.OpensAsync(request.Code, own, time.GetUtcNow(), cancellationToken)
            : await codes.UseAsync(request.Code, journey, time.GetUtcNow(), cancellationToken);
        return opens ? await register.AnswerAsync(journey, cancellationToken) : null;
    }
}
