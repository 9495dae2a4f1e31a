using MediatR;
using Naas.Api.Http.Problems;
using Naas.Application.Journeys;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Api.Http.Endpoints;

/// <summary>What the commands of a journey share over HTTP: an address beneath the worker, a body, one answer.</summary>
internal static class JourneyRoutes
{
    /// <summary>A command whose body says everything. The operation has the command's name, which the access table and the records know it by.</summary>
    public static void Map<TBody, TCommand>(this IEndpointRouteBuilder worker, string pattern, string summary, Func<TBody, TCommand> toCommand)
        where TBody : class
        where TCommand : JourneyCommand =>
        worker.Map<TBody, TCommand>(pattern, summary, (body, _) => toCommand(body));

    /// <summary>A command to something that its address names.</summary>
    public static void Map<TBody, TCommand>(this IEndpointRouteBuilder worker, string pattern, string summary, Func<TBody, AddressedPart, TCommand> toCommand)
        where TBody : class
        where TCommand : JourneyCommand =>
        worker.MapPost(pattern, (Guid id, HttpContext http, IMediator sender, IRequestHasher hasher, CancellationToken cancellation) =>
                HandleAsync(id, http, sender, hasher, toCommand, cancellation))
            .DocumentedCommand<TBody, CommandRecorded>(typeof(TCommand).Name, summary);

    private static async Task<IResult> HandleAsync<TBody>(Guid id, HttpContext http, IMediator sender, IRequestHasher hasher, Func<TBody, AddressedPart, JourneyCommand> toCommand, CancellationToken cancellation)
        where TBody : class
    {
        var part = new AddressedPart(http.Request.RouteValues);
        if (part.WhyNotThere() is { } why)
            return new ProblemAnswer(ProblemKinds.NotFound, why);

        var (prepared, problem) = await CommandRequests.PrepareAsync<TBody>(http, hasher, id.ToString("D"), cancellation);
        if (prepared is null)
            return problem!;

        var request = new JourneyRequest(new JourneyId(id), toCommand(prepared.Body, part), prepared.Identity, prepared.Caller, prepared.IfMatch, prepared.Purpose);
        return (await sender.Send(request, cancellation)).ToHttp(http);
    }
}

/// <summary>The part of a journey that an address names: most have a number, counted from 1 in the order they came; a recording has its code.</summary>
internal readonly struct AddressedPart(RouteValueDictionary values)
{
    public const string RecordingName = "recording";

    public int Spell => Number("spell");

    public int Role => Number("role");

    public int Absence => Number("absence");

    public int Endorsement => Number("endorsement");

    public int Declaration => Number("declaration");

    public RecordingCode Recording => new((string)values[RecordingName]!);

    /// <summary>What no part of any journey can be called, as a sentence; null for everything else. A number that cannot be one, routing turns away.</summary>
    public string? WhyNotThere() =>
        values.TryGetValue(RecordingName, out var code) && !RecordingCode.IsValid(code as string)
            ? "No recording has such a code; a code is 1 to 40 upper-case letters, digits and hyphens."
            : null;

    private int Number(string name) => int.Parse((string)values[name]!, System.Globalization.CultureInfo.InvariantCulture);
}
