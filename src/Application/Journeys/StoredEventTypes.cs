using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Naas.Application.Journeys;

/// <summary>Brings a body from the shape of one version to the shape of the next.</summary>
/// <remarks>
/// Pure: what comes out follows from the body alone. It may change the object it is handed and give it back; nobody else holds
/// it. It adds a member with <see cref="JsonObject.Add(string, JsonNode?)"/>, never through the indexer, so that a body that
/// has the member already is refused and not overwritten: whatever it throws makes the event unreadable.
/// </remarks>
public delegate JsonObject Upcaster(JsonObject body);

/// <param name="Name">As stored, for ever.</param>
/// <param name="SchemaVersion">Of the body's shape, from 1.</param>
/// <param name="Type">What the event is in the program of today: the same for every version of a name.</param>
/// <param name="ToNext">The step to the next version's shape; null on the newest, which alone is written.</param>
public sealed record StoredEventType(string Name, int SchemaVersion, Type Type, Upcaster? ToNext = null);

/// <summary>Writes events under their stored names, and reads every version of a name as the event of today.</summary>
/// <typeparam name="TEvent">The closed hierarchy, with every event nested in it.</typeparam>
public sealed class StoredEventTypes<TEvent>
    where TEvent : class
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly FrozenDictionary<(string, int), Shape> _shapes;
    private readonly FrozenDictionary<Type, Shape> _newest;

    /// <exception cref="StoredEventTypesException">The rows cannot read what they say they can; the message has every finding.</exception>
    public StoredEventTypes(IReadOnlyList<StoredEventType> rows, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        Check(rows, options);

        var shapes = rows.Select(row => new Shape(row, options.GetTypeInfo(row.Type), StepsFrom(row, rows))).ToArray();
        _shapes = shapes.ToFrozenDictionary(shape => (shape.Row.Name, shape.Row.SchemaVersion));
        _newest = shapes.Where(shape => shape.Steps.Length == 0).ToFrozenDictionary(shape => shape.Row.Type);
    }

    /// <summary>The row under which an event is written: its name's newest version.</summary>
    /// <exception cref="KeyNotFoundException">This is no event of the hierarchy.</exception>
    public StoredEventType TypeOf(TEvent stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return _newest[stored.GetType()].Row;
    }

    public byte[] Serialise(TEvent stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return JsonSerializer.SerializeToUtf8Bytes(stored, _newest[stored.GetType()].Info);
    }

    /// <exception cref="UnreadableEventException">Name or version is unknown, or the body is not what they say.</exception>
    public TEvent Deserialise(string name, int schemaVersion, ReadOnlySpan<byte> body)
    {
        if (!_shapes.TryGetValue((name, schemaVersion), out var shape))
            throw Unknown(name, schemaVersion);

        try
        {
            // The newest version is nearly all there is to read: straight from the bytes.
            var read = shape.Steps.Length == 0
                ? JsonSerializer.Deserialize(body, shape.Info)
                : JsonSerializer.Deserialize(Upcast(shape, body), shape.Info);
            return (TEvent)(read ?? throw new UnreadableEventException($"The body of an event '{name}' is null."));
        }
        catch (JsonException e)
        {
            throw new UnreadableEventException($"The body of an event '{name}' version {schemaVersion} cannot be read: {e.Message}", e);
        }
    }

    private static JsonObject Upcast(Shape shape, ReadOnlySpan<byte> bytes)
    {
        var (name, version, _, _) = shape.Row;
        var body = JsonNode.Parse(bytes, documentOptions: Strict) as JsonObject
            ?? throw new UnreadableEventException($"The body of an event '{name}' version {version} is no JSON object.");
        foreach (var step in shape.Steps)
        {
            try
            {
                body = step(body);
            }
            catch (Exception e)
            {
                // A step is a pure function: whatever it throws, it is the body that does not have the shape its version says.
                throw new UnreadableEventException($"The body of an event '{name}' version {shape.Row.SchemaVersion} cannot be brought from version {version} to version {version + 1}: {e.Message}", e);
            }

            version++;
        }

        return body;
    }

    private UnreadableEventException Unknown(string name, int schemaVersion) =>
        _newest.Values.FirstOrDefault(shape => shape.Row.Name == name)?.Row is { } newest && schemaVersion > newest.SchemaVersion
            ? new($"The event '{name}' version {schemaVersion} was written by a newer program; this one knows it up to version {newest.SchemaVersion}. Run the newer program.")
            : new($"This program does not know the event '{name}' version {schemaVersion}.");

    private static Upcaster[] StepsFrom(StoredEventType row, IEnumerable<StoredEventType> rows) =>
        [.. rows.Where(later => later.Name == row.Name && later.SchemaVersion >= row.SchemaVersion).OrderBy(later => later.SchemaVersion).Select(later => later.ToNext).OfType<Upcaster>()];

    private static void Check(IReadOnlyList<StoredEventType> rows, JsonSerializerOptions options)
    {
        string[] findings = [.. rows.GroupBy(row => row.Name).SelectMany(WrongVersions), .. WrongTypes(rows, options)];
        if (findings.Length > 0)
            throw new StoredEventTypesException($"The stored events of {typeof(TEvent).Name} do not fit together: {string.Join("; ", findings)}.");
    }

    /// <summary>Each version is one more than the last, and a step leads from its row to the next: so none is left out, and none comes back.</summary>
    private static IEnumerable<string> WrongVersions(IGrouping<string, StoredEventType> name)
    {
        if (string.IsNullOrWhiteSpace(name.Key))
            yield return "a row has no name";

        var expected = 1;
        StoredEventType? newest = null;
        foreach (var row in name.OrderBy(row => row.SchemaVersion))
        {
            if (row.SchemaVersion == newest?.SchemaVersion)
                yield return $"'{name.Key}' version {row.SchemaVersion} stands there twice";
            else if (row.SchemaVersion != expected)
                yield return $"'{name.Key}' has a version {row.SchemaVersion} where version {expected} is due";
            else if (newest is { ToNext: null })
                yield return $"nothing leads from '{name.Key}' version {newest.SchemaVersion} to version {row.SchemaVersion}";

            if (newest is not null && row.Type != newest.Type)
                yield return $"'{name.Key}' is {newest.Type.Name} in version {newest.SchemaVersion} and {row.Type.Name} in version {row.SchemaVersion}";
            newest = row;
            expected = row.SchemaVersion + 1;
        }

        if (newest is { ToNext: not null })
            yield return $"a step leads from '{name.Key}' version {newest.SchemaVersion} to a version {newest.SchemaVersion + 1} that nobody knows";
    }

    private static IEnumerable<string> WrongTypes(IReadOnlyList<StoredEventType> rows, JsonSerializerOptions options)
    {
        var events = typeof(TEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(TEvent)) && !type.IsAbstract).ToHashSet();
        foreach (var row in rows.Where(row => !events.Contains(row.Type)))
            yield return $"'{row.Name}' version {row.SchemaVersion} is {row.Type.Name}, which is no event";
        foreach (var type in events.Except(rows.Select(row => row.Type)))
            yield return $"{type.Name} has no stored name";
        foreach (var type in rows.GroupBy(row => row.Type))
        {
            var names = type.Select(row => row.Name).Distinct().ToArray();
            if (names.Length > 1)
                yield return $"{type.Key.Name} has the names {string.Join(" and ", names.Select(name => $"'{name}'"))}";
            if (!options.TryGetTypeInfo(type.Key, out _))
                yield return $"the JSON options do not know {type.Key.Name}";
        }
    }

    /// <param name="Steps">To the newest version, in order; none for the newest itself.</param>
    private sealed record Shape(StoredEventType Row, JsonTypeInfo Info, Upcaster[] Steps);
}

/// <summary>The table of stored events contradicts itself: a bug that stops the program before it reads or writes history.</summary>
public sealed class StoredEventTypesException(string message) : Exception(message);

/// <summary>A stored event this program cannot read. It parks its stream; it is never skipped.</summary>
public sealed class UnreadableEventException : Exception
{
    public UnreadableEventException(string message)
        : base(message)
    {
    }

    public UnreadableEventException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
