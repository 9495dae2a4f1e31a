using System.Collections.Frozen;

namespace Naas.Projections;

/// <summary>The answer to one question, made from events: what it handles, what it ignores on purpose, and its tables.</summary>
/// <remarks>
/// Pure: the same definition serves the live runner, a rebuild and the tests. A change of what a fold makes of an event is
/// a new <see cref="Version"/>; a change of a table's columns is a new table name as well, so that programs of both
/// versions can run side by side.
/// </remarks>
public sealed class Projection
{
    public Projection(string name, int version, IEnumerable<Type> handles, IEnumerable<Type> ignores, IReadOnlyList<ProjectionTable> tables)
    {
        Name = name;
        Version = version;
        Handles = handles.ToFrozenSet();
        Ignores = ignores.ToFrozenSet();
        Tables = tables;
        Stored = [.. tables, .. tables.Select(table => table.Counts).OfType<Tally>()];
    }

    public string Name { get; }

    public int Version { get; }

    /// <summary>The events that change a row.</summary>
    public IReadOnlySet<Type> Handles { get; }

    /// <summary>The events that say nothing to this question; stated, so that a new event cannot be forgotten.</summary>
    public IReadOnlySet<Type> Ignores { get; }

    /// <summary>Those of the handled events that are folded together with facts of the person whom the directory knows by the journey; none for most questions.</summary>
    public IReadOnlySet<Type> NeedsPerson { get; init; } = FrozenSet<Type>.Empty;

    public IReadOnlyList<ProjectionTable> Tables { get; }

    /// <summary>Everything that is kept: the tables, and the tallies over them.</summary>
    public IReadOnlyList<StoredTable> Stored { get; }
}
