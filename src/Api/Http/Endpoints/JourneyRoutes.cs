using MediatR;
using Naas.Api.Hosting;
using Naas.Api.Http.Problems;
using Naas.Application.Commands;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Ports;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Api.Http.Endpoints;

/// <summary>What the commands of a journey share over HTTP: an address beneath the worker, a body, one answer.</summary>
internal static class JourneyRoutes
{
    /// <summary>A command whose body says everything. The operation has the command's name, which the access table and the records know it by.</summary>
    /// <param name="shown">The registration number that comes with the command; null for all commands but one.</param>
    public static void Map<TBody, TCommand>(this IEndpointRouteBuilder worker, string pattern, string summary, Func<TBody, TCommand> toCommand, Func<TBody, RegistrationNumber>? shown = null)
        where TBody : class
        where TCommand : JourneyCommand =>
        worker.Map<TBody, TCommand>(pattern, summary, (body, _) => toCommand(body), shown);

    /// <summary>A command to something that its address names.</summary>
    public static void Map<TBody, TCommand>(this IEndpointRouteBuilder worker, string pattern, string summary, Func<TBody, AddressedPart, TCommand> toCommand, Func<TBody, RegistrationNumber>? shown = null)
        where TBody : class
        where TCommand : JourneyCommand =>
        worker.MapPost(pattern, (Guid id, HttpContext http, IMediator sender, IRequestHasher hasher, IPolicyEditions editions, WrongNumbers wrongNumbers, CancellationToken cancellation) =>
                HandleAsync(id, http, sender, hasher, editions, wrongNumbers, toCommand, shown, cancellation))
            .DocumentedCommand<TBody, CommandRecorded>(typeof(TCommand).Name, summary);

    private static async Task<IResult> HandleAsync<TBody>(Guid id, HttpContext http, IMediator sender, IRequestHasher hasher, IPolicyEditions editions, WrongNumbers wrongNumbers, Func<TBody, AddressedPart, JourneyCommand> toCommand, Func<TBody, RegistrationNumber>? shown, CancellationToken cancellation)
        where TBody : class
    {
        var part = new AddressedPart(http.Request.RouteValues);
        if (part.WhyNotThere() is { } why)
            return new ProblemAnswer(ProblemKinds.NotFound, why);

        var (prepared, problem) = await CommandRequests.PrepareAsync<TBody>(http, hasher, id.ToString("D"), cancellation, editions);
        if (prepared is null)
            return problem!;

        var request = new JourneyRequest(new JourneyId(id), toCommand(prepared.Body, part), prepared.Identity, prepared.Caller, prepared.IfMatch, prepared.Purpose) { Edition = prepared.Edition };
        return shown is null
            ? (await sender.Send(request, cancellation)).ToHttp(http)
            : await SendShowingAsync(shown(prepared.Body), request, http, sender, wrongNumbers, cancellation);
    }

    /// <summary>A dry run counts like any other: what it answers would tell as much.</summary>
    private static async Task<IResult> SendShowingAsync(RegistrationNumber shown, JourneyRequest request, HttpContext http, IMediator sender, WrongNumbers wrongNumbers, CancellationToken cancellation)
    {
        var (answer, tooMany) = await wrongNumbers.AskAsync(
            request.Caller.Subject,
            () => sender.Send(request with { ShownNumber = shown }, cancellation),
            answer => answer is CommandAnswer.Refused { Refusal.Kind: var kind } && kind == Refusals.NotTheWorkersNumber,
            cancellation);
        return tooMany ?? answer!.ToHttp(http);
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

    public int Review => Number("review");

    public RecordingCode Recording => new((string)values[RecordingName]!);

    /// <summary>What no part of any journey can be called, as a sentence; null for everything else. A number that cannot be one, routing turns away.</summary>
    public string? WhyNotThere() =>
        values.TryGetValue(RecordingName, out var code) && !RecordingCode.IsValid(code as string)
            ? "No recording has such a code; a code is 1 to 40 upper-case letters, digits and hyphens."
            : null;

    private int Number(string name) => int.Parse((string)values[name]!, System.Globalization.CultureInfo.InvariantCulture);
}
