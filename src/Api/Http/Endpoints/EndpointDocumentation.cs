using Naas.Api.Http.Problems;

namespace Naas.Api.Http.Endpoints;

internal static class EndpointDocumentation
{
    /// <summary>Names the problems an operation may answer with, for the OpenAPI document.</summary>
    public static RouteHandlerBuilder WithProblems(this RouteHandlerBuilder route, params ReadOnlySpan<int> statuses)
    {
        // Whatever the operation, a caller may come too often.
        foreach (var status in (ReadOnlySpan<int>)[.. statuses, StatusCodes.Status429TooManyRequests])
            _ = route.Produces<ProblemBody>(status, "application/problem+json");
        return route;
    }
}
