using System.Text;
using Naas.Application.Access;
using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Infrastructure.EventLog.InMemory;
using Naas.Infrastructure.People;
using Npgsql;
using static Naas.Api.Tests.People.PeopleDirectory;

namespace Naas.Api.Tests.People;

/// <summary>Documents under their person's key: written once, bound to their row, as readable after a rotation as the record is.</summary>
public sealed class DocumentStoreSpecs(TemporaryCluster cluster)
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_comes_back_as_it_was_stored()
    {
        await using var directory = await OpenAsync(cluster);
        await RegisterAsync(directory, 1);
        var documents = Store(directory);
        var written = Written(1, 1, "Über alles.\r\nZweite Zeile 🙂", new DocumentAuthor(new ActorId("partner.7"), Role.DeliveryPartner, new OrganisationCode("MOTT")));

        (await documents.StoreAsync(written, Ct)).Should().Be(DocumentStorage.Stored);

        (await documents.ReadAsync(Journey(1), written.Id, Ct)).Should().Be(written);
        (await documents.ExistsAsync(Journey(1), written.Id, Ct)).Should().BeTrue();
    }

    [Fact]
    public async Task A_document_is_written_once()
    {
        await using var directory = await OpenAsync(cluster);
        await RegisterAsync(directory, 1);
        var documents = Store(directory);
        (await documents.StoreAsync(Written(1, 1, "First."), Ct)).Should().Be(DocumentStorage.Stored);

        (await documents.StoreAsync(Written(1, 1, "Second."), Ct)).Should().Be(DocumentStorage.AlreadyThere);

        (await documents.ReadAsync(Journey(1), Id(1), Ct))!.Text.Reveal().Should().Be("First.");
    }

    [Fact]
    public async Task A_document_is_of_its_journey_alone()
    {
        await using var directory = await OpenAsync(cluster);
        await RegisterAsync(directory, 1);
        await RegisterAsync(directory, 2);
        var documents = Store(directory);
        _ = await documents.StoreAsync(Written(1, 1, "Words."), Ct);

        (await documents.ExistsAsync(Journey(2), Id(1), Ct)).Should().BeFalse();
        (await documents.ReadAsync(Journey(2), Id(1), Ct)).Should().BeNull();
        (await documents.ExistsAsync(Journey(1), Id(2), Ct)).Should().BeFalse();
    }

    [Fact]
    public async Task Without_a_person_there_is_no_key_to_keep_words_under()
    {
        await using var directory = await OpenAsync(cluster);
        _ = await directory.People.ReserveAsync(Number("SW1"), Details("Ada", "Okafor"), Command(1), Journey(1), Ct);

        (await Store(directory).StoreAsync(Written(1, 1, "Words."), Ct)).Should().Be(DocumentStorage.NobodyThere);
        (await Store(directory).StoreAsync(Written(9, 1, "Words."), Ct)).Should().Be(DocumentStorage.NobodyThere);
    }

    [Fact]
    public async Task The_words_cannot_be_read_in_the_dump_or_the_servers_log()
    {
        await using var directory = await OpenAsync(cluster);
        await RegisterAsync(directory, 1);

        _ = await Store(directory).StoreAsync(Written(1, 1, "Canary-of-a-document"), Ct);

        var dump = await cluster.DumpAsync(directory.Database);
        dump.Should().Contain(Id(1).ToString(), "the row is in the dump").And.NotContain("Canary-of-a-document").And.NotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes("Canary-of-a-document")));
        (await File.ReadAllTextAsync(cluster.LogFile, Encoding.Latin1, Ct)).Should().NotContain("Canary-of-a-document").And.NotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes("Canary-of-a-document")));
    }

    [Theory]
    [InlineData("change-document-kind", 1)]
    [InlineData("change-document-author", 1)]
    [InlineData("swap-document-words", 1)]
    [InlineData("backdate-a-document", 1)]
    [InlineData("move-documents", 2)]
    [InlineData("swap-whole-records", 1)]
    public async Task A_document_whose_row_was_changed_or_moved_is_refused(string damage, int readAs)
    {
        await using var directory = await OpenAsync(cluster);
        await RegisterAsync(directory, 1);
        await RegisterAsync(directory, 2);
        var documents = Store(directory);
        _ = await documents.StoreAsync(Written(1, 1, "Words about Okafor."), Ct);
        if (damage != "move-documents")
            _ = await documents.StoreAsync(Written(2, 2, "Other words."), Ct);

        await directory.RunAsync(damage);

        var read = () => documents.ReadAsync(Journey(readAs), Id(1), Ct);
        (await read.Should().ThrowAsync<DirectoryIntegrityException>()).Which.ToString().Should().NotContain("Okafor");
    }

    [Fact]
    public async Task After_a_rotation_documents_are_read_and_written_without_the_old_key()
    {
        await using var directory = await OpenAsync(cluster);
        await RegisterAsync(directory, 1);
        _ = await Store(directory).StoreAsync(Written(1, 1, "Before."), Ct);

        var master2 = NewKey();
        var both = Keys(("Master", master2), ("MasterVersion", "2"), ("Lookup", Lookup), ("Retired:1", Master));
        (await Store(directory, both).ReadAsync(Journey(1), Id(1), Ct))!.Text.Reveal().Should().Be("Before.");
        (await directory.With(both).RewrapAsync(batchSize: 10, Ct)).Should().Be(1);

        var documents = Store(directory, Keys(("Master", master2), ("MasterVersion", "2"), ("Lookup", Lookup)));
        _ = await documents.StoreAsync(Written(1, 2, "After."), Ct);
        (await documents.ReadAsync(Journey(1), Id(1), Ct))!.Text.Reveal().Should().Be("Before.");
        (await documents.ReadAsync(Journey(1), Id(2), Ct))!.Text.Reveal().Should().Be("After.");
        var onlyTheOld = () => Store(directory).ReadAsync(Journey(1), Id(1), Ct);
        await onlyTheOld.Should().ThrowAsync<KeySettingException>();
    }

    [Theory]
    [InlineData("as-application-change-words")]
    [InlineData("as-application-delete-documents")]
    [InlineData("as-application-lengthen-codes")]
    public async Task The_programs_role_can_change_and_delete_no_document_and_lengthen_no_code(string attempt)
    {
        await using var directory = await OpenAsync(cluster);
        var act = () => directory.RunAsync(attempt);
        (await act.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        await directory.RunAsync("as-application-use-codes");
    }

    [Fact]
    [Trait("Rule", "S-12")]
    public async Task A_narrative_is_handed_over_once_the_journey_says_that_it_is_released()
    {
        await using var directory = await OpenAsync(cluster);
        await RegisterAsync(directory, 1);
        var documents = Store(directory);
        foreach (var n in (int[])[1, 2])
            _ = await documents.StoreAsync(Written(1, n, "Strong in analysis.", kind: DocumentKind.Narrative), Ct);
        var handler = new GetDocumentHandler(documents, new InMemoryEventLog(), (_, document) => document == Id(1));

        (await AskAsync(1)).Should().BeOfType<QueryAnswer<Document>.Found>().Which.Value.Text.Reveal().Should().Be("Strong in analysis.");
        (await AskAsync(2)).Should().BeOfType<QueryAnswer<Document>.NotFound>();

        Task<QueryAnswer<Document>> AskAsync(int document) => handler.Handle(
            new GetDocument(Journey(1), Id(document)) { Caller = new Caller(new ActorId("worker"), Role.Worker, null, Journey(1)) }, Ct);
    }

    private static PostgresDocumentStore Store(PeopleDirectory directory, DirectoryKeys? keys = null) =>
        new(directory.Database, keys ?? Keys(("Master", Master), ("Lookup", Lookup)));

    private static DocumentId Id(int n) => new(new Guid(n, 0x0d, 0, 0, 0, 0, 0, 0, 0, 0, 0));

    private static Document Written(int journey, int document, string text, DocumentAuthor? author = null, DocumentKind kind = DocumentKind.MalpracticeResponse) => new(
        Id(document), Journey(journey), kind, new DocumentText(text), author ?? new DocumentAuthor(new ActorId("author"), Role.Worker, null),
        new DateTimeOffset(2018, 7, 2, 9, 0, 0, 123, 456, TimeSpan.Zero));

    private static async Task RegisterAsync(PeopleDirectory directory, int n)
    {
        _ = await directory.People.ReserveAsync(Number($"SW{n}"), Details("Ada", "Okafor"), Command(n), Journey(n), Ct);
        await directory.People.ConfirmAsync(Journey(n), Command(n), Ct);
    }
}
