using Naas.Domain.Journeys;

namespace Naas.Application.People;

/// <summary>The documents of journeys: words that no event may hold, kept in the person directory under the person's own key.</summary>
/// <remarks>A document is written once and never changed; what was wrong in it is said in another.</remarks>
public interface IDocumentStore
{
    /// <summary>Keeps a document. Its id comes from its command, so that a retry meets the document it wrote.</summary>
    Task<DocumentStorage> StoreAsync(Document document, CancellationToken cancellation);

    /// <summary>A document of this journey; null when it has none of that id, whoever else may.</summary>
    /// <exception cref="DirectoryIntegrityException">It was changed or moved outside the program.</exception>
    Task<Document?> ReadAsync(JourneyId journey, DocumentId document, CancellationToken cancellation);

    /// <summary>Whether this journey has the document: a command may not name one that is not there.</summary>
    Task<bool> ExistsAsync(JourneyId journey, DocumentId document, CancellationToken cancellation);
}

/// <summary>What came of storing a document.</summary>
public enum DocumentStorage
{
    Stored = 1,

    /// <summary>A document of this id is there; nothing was written.</summary>
    AlreadyThere = 2,

    /// <summary>The directory knows no person behind the journey, so there is no key to keep it under.</summary>
    NobodyThere = 3,
}
