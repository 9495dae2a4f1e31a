using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Naas.Domain.Policies;

namespace Naas.Infrastructure.Policies;

/// <summary>An edition as its file has it: what governs, and what people read.</summary>
/// <param name="Documents">The titles of the documents that its sources cite beside those that every edition may, by code.</param>
/// <param name="Settings">In the order of the file's list of settings.</param>
public sealed record WrittenEdition(Policy Policy, string Title, IReadOnlyDictionary<string, string> Documents, IReadOnlyList<WrittenSetting> Settings);

/// <summary>One setting of an edition.</summary>
/// <param name="Value">As JSON.</param>
public sealed record WrittenSetting(string Name, JsonElement Value, PolicySource Source);

/// <summary>Reads the file of one edition and gathers everything that is wrong with it, so that it is mended once.</summary>
internal sealed class EditionFile : IEditionSettings
{
    /// <summary>The documents that every edition may cite; others it names itself.</summary>
    public static readonly string[] KnownDocuments = ["C16", "G17", "S"];

    // What the schema says in patterns, and in the same.
    public const string DocumentPattern = "^[A-Z][A-Z0-9-]{0,11}$";
    public const string DayPattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
    public const string DecisionPattern = "^S-[0-9]{2,3}$";
    public const string ParagraphPattern = "^([AB] )?¶[0-9]+(-[0-9]+)?$|^fn [0-9]+$|^Annex [A-C]$";
    public const string SomethingPattern = "[^\\s]";
    public const string OfThisProject = "This project's:";

    private static readonly string[] Members = ["$schema", "edition", "title", "documents", "inForceFrom", "settings"];

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly List<string> _faults = [];
    private readonly List<WrittenSetting> _read = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _documents = new(StringComparer.Ordinal);
    private readonly JsonElement _settings;

    private EditionFile(JsonElement root) =>
        _settings = root.TryGetProperty("settings", out var settings) && settings.ValueKind == JsonValueKind.Object ? settings : default;

    /// <exception cref="PolicyFileException">The file cannot be read or says something impossible: every fault with its place and its mend.</exception>
    public static WrittenEdition Read(string file)
    {
        using var document = Parse(file);
        var root = document.RootElement.Clone();
        if (root.ValueKind != JsonValueKind.Object)
            throw new PolicyFileException($"{file}, at $: must be an object with edition, title, inForceFrom and settings.");

        // A name that stands twice, or text that is none, would make every other fault a guess.
        List<string> misread = [];
        Walk(root, "$", misread);
        if (misread.Count > 0)
            throw Wrong(file, misread);

        var reader = new EditionFile(root);
        reader.ReadDocuments(root);
        var (edition, title, inForceFrom) = reader.Head(root);
        var policy = EditionSettings.ToPolicy(edition, inForceFrom, reader);
        reader.RefuseTheUnknown(root);
        return reader._faults.Count == 0
            ? new WrittenEdition(policy, title, reader._documents, reader._read)
            : throw Wrong(file, reader._faults);
    }

    private static PolicyFileException Wrong(string file, IEnumerable<string> faults) =>
        new(string.Join(Environment.NewLine, faults.Select(fault => $"{file}, at {fault}")));

    public Setting<T> Of<T>(string name, SettingShape<T> shape)
    {
        _ = _known.Add(name);
        if (_settings.ValueKind != JsonValueKind.Object)
            return Missing<T>();
        if (!_settings.TryGetProperty(name, out var setting))
            return Fault<T>($"$.settings.{name}: is missing; add it with its value, which must be {shape.Must}, and its source.");
        if (setting.ValueKind != JsonValueKind.Object)
            return Fault<T>($"$.settings.{name}: must be an object with value and source.");

        var source = SourceOf(name, setting);
        foreach (var member in setting.EnumerateObject().Where(member => member.Name is not ("value" or "source")))
            _faults.Add($"$.settings.{name}.{member.Name}: is not known here; a setting has value and source.");
        if (!setting.TryGetProperty("value", out var value))
            return Fault<T>($"$.settings.{name}.value: is missing; it must be {shape.Must}.");
        if (shape.Read(value) is not (true, var read))
            return Fault<T>($"$.settings.{name}.value: must be {shape.Must}; it is {value.GetRawText()}.");
        if (source is null)
            return Missing<T>();

        _read.Add(new WrittenSetting(name, value, source));
        return new Setting<T>(read!, source);
    }

    private static JsonDocument Parse(string file)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            return JsonDocument.Parse(bytes.AsMemory(bytes.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PolicyFileException($"{file} cannot be read ({e.Message.TrimEnd('.')}); give this program the right to read it, or take it out of the folder.", e);
        }
        catch (JsonException e)
        {
            throw new PolicyFileException(WrittenJson.Fault(file, e), e);
        }
    }

    /// <summary>Gathers names that stand twice in one object, and text that is no Unicode; of neither could anything else be said.</summary>
    private static void Walk(JsonElement value, string at, List<string> faults)
    {
        if (value.ValueKind == JsonValueKind.String && !IsUnicode(() => value.GetString()))
            faults.Add($"{at}: must be Unicode text; it holds half of a character.");
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var (index, item) in value.EnumerateArray().Index())
                Walk(item, string.Create(CultureInfo.InvariantCulture, $"{at}[{index}]"), faults);
        }

        if (value.ValueKind != JsonValueKind.Object)
            return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (!IsUnicode(() => member.Name))
                faults.Add($"{at}: has a member whose name is no Unicode text.");
            else if (!names.Add(member.Name))
                faults.Add($"{at}.{member.Name}: stands there more than once; keep one.");
            else
                Walk(member.Value, $"{at}.{member.Name}", faults);
        }
    }

    private static bool IsUnicode(Func<string?> read)
    {
        try
        {
            return read() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The documents of the edition's own, beside those that every edition may cite.</summary>
    private void ReadDocuments(JsonElement root)
    {
        if (!root.TryGetProperty("documents", out var documents))
            return;
        if (documents.ValueKind != JsonValueKind.Object)
        {
            _faults.Add("$.documents: must be an object with the title of each document by its code.");
            return;
        }

        foreach (var document in documents.EnumerateObject())
        {
            if (!Matches(document.Name, DocumentPattern) || KnownDocuments.Contains(document.Name))
                _faults.Add($"$.documents.{document.Name}: must have a code of 1 to 12 capital letters, digits and hyphens that is none of {string.Join(", ", KnownDocuments)}.");
            else if (Text(documents, document.Name) is not { } title || string.IsNullOrWhiteSpace(title))
                _faults.Add($"$.documents.{document.Name}: must be the document's title.");
            else
                _documents.Add(document.Name, title);
        }
    }

    private (EditionCode Edition, string Title, DateOnly? InForceFrom) Head(JsonElement root)
    {
        var edition = Text(root, "edition");
        if (!EditionCode.IsValid(edition))
            _faults.Add("$.edition: must be the edition's name, 1 to 40 lower-case letters, digits and hyphens.");
        var title = Text(root, "title");
        if (string.IsNullOrWhiteSpace(title))
            _faults.Add("$.title: must be the edition's title for people.");

        // Null has to stand there: it says in so many words that the edition never came into force (S-50).
        DateOnly? inForceFrom = Text(root, "inForceFrom") is { } written && DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        if (inForceFrom is null && !(root.TryGetProperty("inForceFrom", out var from) && from.ValueKind == JsonValueKind.Null))
            _faults.Add("$.inForceFrom: must be the first day that it governs, such as \"2017-12-01\", or null for an edition that never came into force.");
        if (root.TryGetProperty("$schema", out var schema) && schema.ValueKind != JsonValueKind.String)
            _faults.Add("$.$schema: must be the name of the schema's file, or be left out.");
        if (_settings.ValueKind != JsonValueKind.Object)
            _faults.Add("$.settings: is missing; it must be an object with every setting.");

        return (EditionCode.IsValid(edition) ? new EditionCode(edition!) : default, title ?? "", inForceFrom);
    }

    private PolicySource? SourceOf(string name, JsonElement setting)
    {
        var at = $"$.settings.{name}.source";
        if (!setting.TryGetProperty("source", out var source) || source.ValueKind != JsonValueKind.Object)
        {
            _faults.Add($"{at}: is missing; it must be an object with document, paragraph and quote.");
            return null;
        }

        var before = _faults.Count;
        var (document, paragraph, quote) = (Text(source, "document"), Text(source, "paragraph"), Text(source, "quote"));
        if (document is null || !(KnownDocuments.Contains(document) || _documents.ContainsKey(document)))
            _faults.Add($"{at}.document: must be C16 (the consultation), G17 (the response), S (a decision of this project), or one that the edition lists under documents.");
        else if (paragraph is null || !Matches(paragraph, document switch { "S" => DecisionPattern, "C16" or "G17" => ParagraphPattern, _ => SomethingPattern }))
            _faults.Add($"{at}.paragraph: must be {document switch { "S" => "the decision, such as S-15", "C16" or "G17" => "the paragraph, such as ¶75, A ¶38 or Annex B", _ => "the place in the document" }}.");
        if (string.IsNullOrWhiteSpace(quote))
            _faults.Add($"{at}.quote: must be the document's sentence, or this project's decision in one.");
        else if (document == "S" && !quote.StartsWith(OfThisProject, StringComparison.Ordinal))
            _faults.Add($"{at}.quote: must begin with \"This project's:\", so that nobody takes it for the government's.");
        foreach (var member in source.EnumerateObject().Where(member => member.Name is not ("document" or "paragraph" or "quote")))
            _faults.Add($"{at}.{member.Name}: is not known here; a source has document, paragraph and quote.");
        return _faults.Count == before ? new PolicySource(document!, paragraph!, quote!) : null;
    }

    private void RefuseTheUnknown(JsonElement root)
    {
        foreach (var member in root.EnumerateObject().Where(member => !Members.Contains(member.Name)))
            _faults.Add($"$.{member.Name}: is not known here; an edition has edition, title, documents, inForceFrom and settings.");
        if (_settings.ValueKind != JsonValueKind.Object)
            return;
        foreach (var member in _settings.EnumerateObject().Where(member => !_known.Contains(member.Name)))
            _faults.Add($"$.settings.{member.Name}: is no setting that this program knows; remove it, or correct its name.");
    }

    private static string? Text(JsonElement within, string name) =>
        within.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private Setting<T> Fault<T>(string fault)
    {
        _faults.Add(fault);
        return Missing<T>();
    }

    // Stands for what could not be read; the policy is not used then.
    private static Setting<T> Missing<T>() => new(default!, new PolicySource("", "", ""));

    // In .NET a $ lets a line break follow; in a schema it does not.
    private static bool Matches(string text, string pattern) => !text.Contains('\n', StringComparison.Ordinal) && Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant);
}
