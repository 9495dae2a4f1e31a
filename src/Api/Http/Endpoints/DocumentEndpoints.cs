using MediatR;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Domain.Journeys;

namespace Naas.Api.Http.Endpoints;

/// <summary>The words behind events: stored first, then named by their id in a command.</summary>
internal static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        var documents = routes.MapGroup("/v1/social-workers/{id:guid}/documents").WithTags("Documents");

        documents.MapPost("/", StoreAsync).WithName("StoreDocument").WithSummary("Store the words that a command will name by the id of their document")
            .Accepts<StoreDocumentBody>("application/json").Produces<DocumentStored>(StatusCodes.Status201Created).WithProblems(400, 401, 403, 404, 413, 415, 422, 503);

        documents.MapGet("/{document:guid}", ReadAsync).WithName("GetDocument").WithSummary("Read a document")
            .Produces<DocumentRead>().WithProblems(400, 401, 403, 404, 503);
    }

    private static async Task<IResult> StoreAsync(Guid id, HttpContext http, IMediator sender, CancellationToken cancellation)
    {
        var (caller, notAllowed) = CallerOf.Request(http);
        if (caller is null)
            return notAllowed!;

        var headers = new RequestHeaders(http.Request);
        var key = headers.IdempotencyKey();
        if (headers.Problem() is { } wrong)
            return wrong;

        var (body, problem) = await RequestBody.ReadAsync<StoreDocumentBody>(http.Request, cancellation);
        if (body is null)
            return problem!;

        var commandId = CommandIdentity.CommandIdOf(caller.Subject, key, $"{id:D}/documents");
        var request = new StoreDocument(new JourneyId(id), body.Kind, new DocumentText(body.Text), commandId) { Caller = caller };
        return (await sender.Send(request, cancellation)).ToHttp(http, stored =>
        {
            http.Response.Headers.Location = $"/v1/social-workers/{id:D}/documents/{stored.Id}";
            return Results.Json(new DocumentStored(stored.Id.Value, stored.Kind, stored.StoredAt), ContractReader.Options, statusCode: StatusCodes.Status201Created);
        });
    }

    private static async Task<IResult> ReadAsync(Guid id, Guid document, HttpContext http, IMediator sender, CancellationToken cancellation)
    {
        var (caller, notAllowed) = CallerOf.Request(http);
        if (caller is null)
            return notAllowed!;
        if (new RequestHeaders(http.Request).Problem() is { } wrong)
            return wrong;

        // No document has the empty id; nobody is told more than of any other that is not there.
        if (document == Guid.Empty)
            return NotThere();

        return await sender.Send(new GetDocument(new JourneyId(id), new DocumentId(document)) { Caller = caller }, cancellation) switch
        {
            QueryAnswer<Document>.Found { Value: var found } => Results.Json(new DocumentRead(found.Id.Value, found.Kind, found.Text.Reveal(), found.StoredAt), ContractReader.Options),
            QueryAnswer<Document>.NotFound => NotThere(),
            var answer => answer.ToHttp(http),
        };
    }

    private static ProblemAnswer NotThere() => new(ProblemKinds.NotFound, "This record has no such document, or none that you may read now.");
}

/// <param name="Document">Name this id in the command that the words are for.</param>
/// <param name="StoredAt">UTC.</param>
public sealed record DocumentStored(Guid Document, DocumentKind Kind, DateTimeOffset StoredAt);

/// <param name="StoredAt">UTC.</param>
public sealed record DocumentRead(Guid Document, DocumentKind Kind, string Text, DateTimeOffset StoredAt);
