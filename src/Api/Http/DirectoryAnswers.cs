using Naas.Api.Http.Problems;
using Naas.Application.People;
using Naas.Domain.Journeys;

namespace Naas.Api.Http;

/// <summary>Turns the one definite answer of a command to the directory into HTTP.</summary>
internal static class DirectoryAnswers
{
    public static IResult ToHttp<T>(this DirectoryAnswer<T> answer, HttpContext http, Func<T, IResult> done)
        where T : class
    {
        switch (answer)
        {
            case DirectoryAnswer<T>.Done there:
                if (there.Replayed)
                    http.Response.Headers["Idempotency-Replayed"] = "true";
                return done(there.Value);
            case DirectoryAnswer<T>.NotRegistered:
                return new ProblemAnswer(ProblemKinds.Of(Refusals.NotRegistered), "Nobody is registered under this id.");
            case DirectoryAnswer<T>.NotAllowed notAllowed:
                return new ProblemAnswer(ProblemKinds.NotAllowed, notAllowed.Why);
            case DirectoryAnswer<T>.KeyReused:
                return new ProblemAnswer(ProblemKinds.KeyReused, "This Idempotency-Key came before with another body.");
            default:
                throw new InvalidOperationException("A command to the directory has one of its named answers.");
        }
    }
}
