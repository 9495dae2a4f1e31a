using System.Globalization;
using Naas.Api.Http.Contracts;
using Naas.Domain.Policies;

namespace Naas.Api.Http.Problems;

/// <summary>A problem as RFC 9457 writes it, with this project's members beside the standard ones.</summary>
/// <param name="Type">The address of the page about this kind of problem, on this server.</param>
/// <param name="Detail">One plain sentence about this case.</param>
/// <param name="WhatToDo">How the caller gets past it.</param>
/// <param name="Policy">The edition and paragraph behind a refusal.</param>
/// <param name="Errors">Every fault of the input at once.</param>
public sealed record ProblemBody(
    string Type, string Title, int Status, string Detail, string WhatToDo, string Code, string? CorrelationId,
    ProblemPolicy? Policy, IReadOnlyList<InputFault>? Errors)
{
    [System.Text.Json.Serialization.JsonExtensionData]
    public IDictionary<string, object>? Extensions { get; init; }
}

public sealed record ProblemPolicy(string? Edition, string Source, string Paragraph, string Quote);

/// <summary>Writes problems. The one place where a problem becomes an HTTP answer.</summary>
public sealed class ProblemAnswer(ProblemKind kind, string detail) : IResult
{
    private static readonly System.Text.Json.JsonSerializerOptions Json = new(ContractReader.Options)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public EditionCode? Edition { get; init; }

    public IReadOnlyList<InputFault>? Errors { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public IDictionary<string, object>? Extensions { get; init; }

    public static ProblemAnswer Invalid(IReadOnlyList<InputFault> faults) =>
        new(ProblemKinds.Invalid, faults.Count == 1 ? $"{Place(faults[0])} {faults[0].Message}." : $"{faults.Count} things in the input need mending.") { Errors = faults };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = kind.Status;
        if (RetryAfter is { } after)
            response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);

        var body = new ProblemBody(
            $"{httpContext.Request.Scheme}://{httpContext.Request.Host}/problems/{kind.Code}",
            kind.Title, kind.Status, detail, kind.WhatToDo, kind.Code, Correlation.Of(httpContext),
            kind.Source is { } source ? new ProblemPolicy(Edition?.Value, source.Document, source.Paragraph, source.Quote) : null,
            Errors)
        {
            Extensions = Extensions,
        };
        await response.WriteAsJsonAsync(body, Json, "application/problem+json", httpContext.RequestAborted);
    }

    private static string Place(InputFault fault) => fault.Pointer.Length == 0 ? "The body" : fault.Pointer;
}
