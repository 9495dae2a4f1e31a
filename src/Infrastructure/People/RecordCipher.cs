using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Naas.Application.People;
using Naas.Domain.Journeys;
using Naas.Projections;

namespace Naas.Infrastructure.People;

/// <summary>Encrypts one record: each value with AES-256-GCM under the record's own random key, that key under a master key. The person's documents are under the same key.</summary>
/// <remarks>
/// Every ciphertext is bound to its journey, its command and its column (as associated data), so that a value moved to
/// another row or column does not open; a document, to all that stands beside it in its row. The layout is: format byte,
/// nonce, ciphertext, tag.
/// </remarks>
internal static partial class RecordCipher
{
    private const byte Format = 1;
    private const int KeyBytes = 32;

    // Strict: a name that has no UTF-8 form must fail, not come back as another.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;

    public static StoredRecord Seal(DirectoryKeys keys, JourneyId journey, Guid commandId, RegistrationNumber number, PersonDetails details)
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        RandomNumberGenerator.Fill(key);
        try
        {
            var dateOfBirth = details.DateOfBirth?.ToString("O", CultureInfo.InvariantCulture) ?? "";
            return new StoredRecord(
                commandId,
                journey,
                keys.CurrentVersion,
                Wrap(keys, journey, commandId, key),
                Encrypt(key, Utf8.GetBytes(number.Reveal()), Context(journey, commandId, "registration_number")),
                // Names hold no control characters, so a line break can stand between the two.
                Encrypt(key, Utf8.GetBytes($"{details.Name.Given}\n{details.Name.Family}"), Context(journey, commandId, "name")),
                Encrypt(key, Utf8.GetBytes(dateOfBirth), Context(journey, commandId, "date_of_birth")));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <exception cref="DirectoryIntegrityException">Something was changed or moved outside the program.</exception>
    public static PersonRecord Open(DirectoryKeys keys, StoredRecord stored) => WithKey(keys, stored, static (stored, key) =>
    {
        var number = RegistrationNumber.TryParse(Text(stored, key, stored.RegistrationNumber, "registration_number"), out var parsed) ? parsed : throw Damaged(stored.Journey, "registration_number");
        var dateOfBirth = Text(stored, key, stored.DateOfBirth, "date_of_birth");
        return new PersonRecord(
            stored.Journey,
            number,
            NameOf(stored, key),
            dateOfBirth.Length == 0 ? null : DateOnly.ParseExact(dateOfBirth, "O", CultureInfo.InvariantCulture));
    });

    /// <summary>The name alone: lists of thousands need nothing else opened.</summary>
    public static PersonName OpenName(DirectoryKeys keys, StoredRecord stored) => WithKey(keys, stored, static (stored, key) => NameOf(stored, key));

    /// <summary>The record's key under the current master key; its values stay as they are.</summary>
    public static byte[] Rewrap(DirectoryKeys keys, StoredKey stored)
    {
        var key = Unwrap(keys, stored);
        try
        {
            return Wrap(keys, stored.Journey, stored.CommandId, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>A document's words under its person's key.</summary>
    public static byte[] SealDocument(DirectoryKeys keys, StoredKey person, Document document) => WithKey(keys, person, document, static (document, key) =>
        Encrypt(key, Utf8.GetBytes(document.Text.Reveal()), Context(document.Journey, document.Id.Value, Beside(document.Kind, document.Author, document.StoredAt))));

    /// <exception cref="DirectoryIntegrityException">The words, or what stands beside them, were changed or moved outside the program.</exception>
    public static Document OpenDocument(DirectoryKeys keys, StoredKey person, StoredDocument stored) => WithKey(keys, person, stored, static (stored, key) =>
    {
        var text = Text(key, stored.Words, stored.Journey, stored.Id.Value, Beside(stored.Kind, stored.Author, stored.StoredAt), "document");
        return DocumentText.IsValid(text)
            ? new Document(stored.Id, stored.Journey, stored.Kind, new DocumentText(text), stored.Author, stored.StoredAt)
            : throw Damaged(stored.Journey, "document");
    });

    // The kind decides who may read, and the author what became of it: both count as words of the document.
    private static string Beside(DocumentKind kind, DocumentAuthor author, DateTimeOffset storedAt) => string.Create(
        CultureInfo.InvariantCulture,
        $"document/{EnumText.Of(kind)}/{author.Subject}/{EnumText.Of(author.Role)}/{author.Organisation?.Value}/{storedAt.UtcTicks / TimeSpan.TicksPerMicrosecond}");

    private static T WithKey<T>(DirectoryKeys keys, StoredRecord stored, Func<StoredRecord, byte[], T> read) =>
        WithKey(keys, new StoredKey(stored.CommandId, stored.Journey, stored.KeyVersion, stored.WrappedKey), stored, read);

    private static T WithKey<TValue, T>(DirectoryKeys keys, StoredKey person, TValue value, Func<TValue, byte[], T> use)
    {
        var key = Unwrap(keys, person);
        try
        {
            return use(value, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static PersonName NameOf(StoredRecord stored, byte[] key)
    {
        var parts = Text(stored, key, stored.Name, "name").Split('\n');
        return parts.Length == 2 ? new PersonName(parts[0], parts[1]) : throw Damaged(stored.Journey, "name");
    }

    private static string Text(StoredRecord stored, byte[] key, byte[] box, string column) => Text(key, box, stored.Journey, stored.CommandId, column, column);

    private static string Text(byte[] key, byte[] box, JourneyId journey, Guid row, string column, string called)
    {
        try
        {
            return Utf8.GetString(Decrypt(key, box, Context(journey, row, column)));
        }
        catch (CryptographicException e)
        {
            throw Damaged(journey, called, e);
        }
    }

    private static byte[] Wrap(DirectoryKeys keys, JourneyId journey, Guid commandId, ReadOnlySpan<byte> key) =>
        Encrypt(keys.Master(keys.CurrentVersion), key, Context(journey, commandId, WrappedUnder(keys.CurrentVersion)));

    private static byte[] Unwrap(DirectoryKeys keys, StoredKey stored)
    {
        try
        {
            return Decrypt(keys.Master(stored.KeyVersion), stored.WrappedKey, Context(stored.Journey, stored.CommandId, WrappedUnder(stored.KeyVersion)));
        }
        catch (CryptographicException e)
        {
            throw new DirectoryIntegrityException($"The key of the record of journey {stored.Journey} does not open under master key version {stored.KeyVersion}: another master key, or the row was changed outside the program.", e);
        }
    }

    private static string WrappedUnder(int version) => string.Create(CultureInfo.InvariantCulture, $"wrapped_key/{version}");

    private static byte[] Context(JourneyId journey, Guid row, string column) =>
        Encoding.ASCII.GetBytes($"naas people v1/{journey.Value:N}/{row:N}/{column}");

    private static byte[] Encrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        var box = new byte[1 + NonceBytes + plain.Length + TagBytes];
        box[0] = Format;
        var nonce = box.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, box.AsSpan(1 + NonceBytes, plain.Length), box.AsSpan(box.Length - TagBytes), context);
        return box;
    }

    private static byte[] Decrypt(ReadOnlySpan<byte> key, byte[] box, ReadOnlySpan<byte> context)
    {
        var length = box.Length - 1 - NonceBytes - TagBytes;
        if (length < 0 || box[0] != Format)
            throw new CryptographicException("Not a value of this format.");

        var plain = new byte[length];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(box.AsSpan(1, NonceBytes), box.AsSpan(1 + NonceBytes, length), box.AsSpan(box.Length - TagBytes), plain, context);
        return plain;
    }

    private static DirectoryIntegrityException Damaged(JourneyId journey, string column, Exception? inner = null)
    {
        var message = $"The {column} of journey {journey} does not open: it was changed or moved outside the program.";
        return inner is null ? new DirectoryIntegrityException(message) : new DirectoryIntegrityException(message, inner);
    }
}

/// <summary>A row of <c>people.records</c>.</summary>
internal sealed record StoredRecord(Guid CommandId, JourneyId Journey, int KeyVersion, byte[] WrappedKey, byte[] RegistrationNumber, byte[] Name, byte[] DateOfBirth);

/// <summary>What of a row a rotation needs.</summary>
internal sealed record StoredKey(Guid CommandId, JourneyId Journey, int KeyVersion, byte[] WrappedKey);

/// <summary>A row of <c>people.documents</c>.</summary>
internal sealed record StoredDocument(DocumentId Id, JourneyId Journey, DocumentKind Kind, DocumentAuthor Author, DateTimeOffset StoredAt, byte[] Words);
