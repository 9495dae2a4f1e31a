using MediatR;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Time;
using Naas.Domain.Journeys;

namespace Naas.Application.People;

/// <summary>Keeps the words that an event will name by their id.</summary>
/// <param name="CommandId">Gives the document its id; see <see cref="CommandIdentity.DocumentIdOf"/>.</param>
public sealed record StoreDocument(JourneyId Journey, DocumentKind Kind, DocumentText Text, Guid CommandId) : DirectoryCommand<Document>;

public sealed class StoreDocumentHandler(IDocumentStore documents, IEventLog log, BusinessClock clock) : IRequestHandler<StoreDocument, DirectoryAnswer<Document>>
{
    public async Task<DirectoryAnswer<Document>> Handle(StoreDocument request, CancellationToken cancellationToken)
    {
        var id = CommandIdentity.DocumentIdOf(request.CommandId);
        if (await documents.ReadAsync(request.Journey, id, cancellationToken) is { } earlier)
            return Replay(request, earlier);

        var (journey, _, _) = await JourneyStream.LoadAsync(log, request.Journey, cancellationToken);
        if (!DocumentTable.AllowsWriting(request.Caller, request.Kind, request.Journey, journey))
            return new DirectoryAnswer<Document>.NotAllowed("A document of this kind is not for you to write, or not for this worker.");
        if (!journey.HasBegun)
            return new DirectoryAnswer<Document>.NotRegistered();

        var author = new DocumentAuthor(request.Caller.Subject, request.Caller.Role, request.Caller.Organisation);
        var document = new Document(id, request.Journey, request.Kind, request.Text, author, clock.Now);
        return await documents.StoreAsync(document, cancellationToken) switch
        {
            DocumentStorage.Stored => new DirectoryAnswer<Document>.Done(document, Replayed: false),
            DocumentStorage.NobodyThere => new DirectoryAnswer<Document>.NotRegistered(),
            // Another sending of this command was faster.
            DocumentStorage.AlreadyThere when await documents.ReadAsync(request.Journey, id, cancellationToken) is { } rival => Replay(request, rival),
            _ => throw new DirectoryIntegrityException($"Document {id} is there and cannot be read for journey {request.Journey}."),
        };
    }

    private static DirectoryAnswer<Document> Replay(StoreDocument request, Document earlier) =>
        earlier.Kind == request.Kind && earlier.Text == request.Text
            ? new DirectoryAnswer<Document>.Done(earlier, Replayed: true)
            : new DirectoryAnswer<Document>.KeyReused();
}
