using MediatR;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.People;
using Naas.Domain.Journeys;

namespace Naas.Application.Queries;

/// <summary>The words of one document.</summary>
public sealed record GetDocument(JourneyId Journey, DocumentId Document) : AboutWorker<Document>(Journey);

/// <summary>Whether an event of the journey has released a document; what it hands over to an employer, <see cref="EmployerSight"/> says.</summary>
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

        var (journey, _, entries) = await request.ReadAsync(log, cancellationToken);
        var released = request.Caller is { Role: Role.Employer, Organisation: { } own }
            ? EmployerSight.Of(own, entries).HandsOver(document.Id)
            : isReleased(journey, document.Id);
        return DocumentTable.AllowsReading(request.Caller, document, journey, released)
            ? new QueryAnswer<Document>.Found(document, freshness)
            : new QueryAnswer<Document>.NotFound(freshness);
    }
}
