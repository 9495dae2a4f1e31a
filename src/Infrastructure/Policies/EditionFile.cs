using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Naas.Domain.Policies;

namespace Naas.Infrastructure.Policies;

/// <summary>An edition as its file has it: what governs, and what people read.</summary>
/// <param name="Settings">In the order of the file's list of settings.</param>
public sealed record WrittenEdition(Policy Policy, string Title, IReadOnlyList<WrittenSetting> Settings);

/// <summary>One setting of an edition.</summary>
/// <param name="Value">As JSON.</param>
public sealed record WrittenSetting(string Name, JsonElement Value, PolicySource Source);

/// <summary>Reads the file of one edition and gathers everything that is wrong with it, so that it is mended once.</summary>
internal sealed partial class EditionFile : IEditionSettings
{
    private static readonly string[] Members = ["$schema", "edition", "title", "inForceFrom", "settings"];
    private static readonly string[] Documents = ["C16", "G17", "S"];

    private readonly List<string> _faults = [];
    private readonly List<WrittenSetting> _read = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
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

        var reader = new EditionFile(root);
        var (edition, title, inForceFrom) = reader.Head(root);
        var policy = EditionSettings.ToPolicy(edition, inForceFrom, reader);
        reader.RefuseTheUnknown(root);
        return reader._faults.Count == 0
            ? new WrittenEdition(policy, title, reader._read)
            : throw new PolicyFileException(string.Join(Environment.NewLine, reader._faults.Select(fault => $"{file}, at {fault}")));
    }

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
            return JsonDocument.Parse(File.ReadAllBytes(file));
        }
        catch (JsonException e)
        {
            throw new PolicyFileException(WrittenJson.Fault(file, e), e);
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
        DateOnly day = default;
        var isThere = root.TryGetProperty("inForceFrom", out var from);
        if (!isThere || (from.ValueKind != JsonValueKind.Null && !(from.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(from.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))))
            _faults.Add("$.inForceFrom: must be the first day that it governs, such as \"2017-12-01\", or null for an edition that never came into force.");
        if (_settings.ValueKind != JsonValueKind.Object)
            _faults.Add("$.settings: is missing; it must be an object with every setting.");

        return (EditionCode.IsValid(edition) ? new EditionCode(edition!) : default, title ?? "", day == default ? null : day);
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
        if (!Documents.Contains(document))
            _faults.Add($"{at}.document: must be C16 (the consultation), G17 (the response) or S (a decision of this project).");
        else if (paragraph is null || !(document == "S" ? Decision() : Paragraph()).IsMatch(paragraph))
            _faults.Add(document == "S" ? $"{at}.paragraph: must be the decision, such as S-15." : $"{at}.paragraph: must be the paragraph, such as ¶75, A ¶38 or Annex B.");
        if (string.IsNullOrWhiteSpace(quote))
            _faults.Add($"{at}.quote: must be the document's sentence, or this project's decision in one.");
        else if (document == "S" && !quote.StartsWith("This project's:", StringComparison.Ordinal))
            _faults.Add($"{at}.quote: must begin with \"This project's:\", so that nobody takes it for the government's.");
        foreach (var member in source.EnumerateObject().Where(member => member.Name is not ("document" or "paragraph" or "quote")))
            _faults.Add($"{at}.{member.Name}: is not known here; a source has document, paragraph and quote.");
        return _faults.Count == before ? new PolicySource(document!, paragraph!, quote!) : null;
    }

    private void RefuseTheUnknown(JsonElement root)
    {
        foreach (var member in root.EnumerateObject().Where(member => !Members.Contains(member.Name)))
            _faults.Add($"$.{member.Name}: is not known here; an edition has edition, title, inForceFrom and settings.");
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

    [GeneratedRegex("^S-[0-9]{2}$")]
    private static partial Regex Decision();

    [GeneratedRegex("^([AB] )?¶[0-9]+(-[0-9]+)?$|^fn [0-9]+$|^Annex [A-C]$")]
    private static partial Regex Paragraph();
}
