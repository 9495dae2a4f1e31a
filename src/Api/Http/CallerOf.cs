using Naas.Api.Http.Problems;
using Naas.Application.Access;
using Naas.Infrastructure.Security;

namespace Naas.Api.Http;

/// <summary>The caller behind a request: claims that the token handler has checked, read strictly.</summary>
internal static class CallerOf
{
    public static (Caller? Caller, IResult? Problem) Request(HttpContext context) =>
        CallerFromClaims.TryRead(context.User, out var caller, out var problem)
            ? (caller, null)
            : (null, new ProblemAnswer(ProblemKinds.NotAllowed, problem));
}
