using MediatR;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Domain.Journeys;

namespace Naas.Application.Queries;

/// <summary>The words of one document.</summary>
public sealed record GetDocument(JourneyId Journey, DocumentId Document) : Query<Document>;

/// <summary>Whether an event of the journey has released a document to the worker and the employer.</summary>
public delegate bool DocumentRelease(Journey journey, DocumentId document);

/// <summary>Answers from the directory and the journey's own stream, which are always up to date.</summary>
/// <remarks>
/// What is not there and what this caller may not read get one answer: that there is a correction note, or a narrative not yet
/// released, is nobody's business before they may read it.
/// </remarks>
public sealed class GetDocumentHandler(IDocumentStore documents, IEventLog log, DocumentRelease isReleased) : IRequestHandler<GetDocument, QueryAnswer<Document>>
{
    public async Task<QueryAnswer<Document>> Handle(GetDocument request, CancellationToken cancellationToken)
    {
        var freshness = new Freshness(await log.HeadAsync(cancellationToken), RecordedAt: null);
        if (await documents.ReadAsync(request.Journey, request.Document, cancellationToken) is not { } document)
            return new QueryAnswer<Document>.NotFound(freshness);

        var (journey, _, _) = await JourneyStream.LoadAsync(log, request.Journey, cancellationToken);
        return DocumentTable.AllowsReading(request.Caller, document, journey, isReleased(journey, document.Id))
            ? new QueryAnswer<Document>.Found(document, freshness)
            : new QueryAnswer<Document>.NotFound(freshness);
    }
}
