using MediatR;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Domain.Journeys;

namespace Naas.Application.People;

/// <summary>The worker wants a code to give to somebody, who may then look them up once (S-37).</summary>
public sealed record IssueCheckCode(JourneyId Journey) : DirectoryCommand<IssuedCheckCode>;

/// <param name="Code">Told this once: only its hash is kept.</param>
/// <param name="ExpiresAt">The first moment at which it opens nothing (UTC).</param>
public sealed record IssuedCheckCode(CheckCode Code, DateTimeOffset ExpiresAt);

public sealed class IssueCheckCodeHandler(ICheckCodes codes, IEventLog log, TimeProvider time) : IRequestHandler<IssueCheckCode, DirectoryAnswer<IssuedCheckCode>>
{
    public async Task<DirectoryAnswer<IssuedCheckCode>> Handle(IssueCheckCode request, CancellationToken cancellationToken)
    {
        if (!AccessTable.AllowsAboutWorker(request.Caller, typeof(IssueCheckCode), request.Journey, inPostWith: []))
            return new DirectoryAnswer<IssuedCheckCode>.NotAllowed("This is not your own record.");
        if (await JourneyStream.BegunByAsync(log, request.Journey, cancellationToken) is null)
            return new DirectoryAnswer<IssuedCheckCode>.NotRegistered();

        var (code, now) = (CheckCode.New(), time.GetUtcNow());
        await codes.IssueAsync(code, request.Journey, now, cancellationToken);
        return new DirectoryAnswer<IssuedCheckCode>.Done(new IssuedCheckCode(code, now + CheckCode.ValidFor), Replayed: false);
    }
}
