namespace Naas.Projections;

/// <summary>A table that a projection keeps, seen by what makes, compares and drops tables.</summary>
/// <remarks>Its <c>.sql</c> files stand in the folder of its type.</remarks>
public abstract class StoredTable
{
    /// <summary>Within the schema of the read models.</summary>
    public abstract string Name { get; }

    public virtual string Sql(string operation) => SqlText.Of(GetType(), operation);

    /// <summary>The columns of a row in their order; the generation stands before them.</summary>
    public abstract IEnumerable<string> ColumnNames { get; }
}

/// <summary>A table of rows that are folded from events, seen by what moves rows and does not care what stands in them.</summary>
/// <remarks>The <c>.sql</c> files: <c>table</c>, <c>load</c>, <c>upsert</c>, <c>delete</c>.</remarks>
public abstract class ProjectionTable : StoredTable
{
    /// <summary>Whether the event has a row in this table.</summary>
    public abstract bool Concerns(RecordedEvent recorded);

    /// <summary>Whether one row is made of everything on a journey, or at a level of it, rather than of one thing that has a number.</summary>
    protected virtual bool IsShared => false;

    /// <summary>Whether what one event brings with it has rows of its own here; a table with one row an event has none.</summary>
    protected virtual bool HasParts => true;

    /// <summary>Whether results that only count beside a journey's own, on a road that did not go on, have rows of their own here (S-53).</summary>
    protected virtual bool HasBeside => false;

    /// <summary>What an event does to this table, step by step: one step for nearly every event.</summary>
    public virtual IEnumerable<FoldStep> Steps(RecordedEvent recorded) =>
        HasParts ? BroughtOver.Steps(recorded, IsShared, HasBeside) : [new FoldStep(recorded, Clears: false)];

    /// <summary>What the rows add up to, where somebody asks for that; null where nobody does.</summary>
    public abstract Tally? Counts { get; }

    /// <summary>Begins the work on one page of events.</summary>
    public abstract TablePage Begin();
}

/// <summary>A table whose every row belongs to one journey, and is a fold of that journey's events.</summary>
/// <typeparam name="TKey">The row's key without the generation.</typeparam>
/// <typeparam name="TRow">A record: rows are compared by value.</typeparam>
public abstract class ProjectionTable<TKey, TRow> : ProjectionTable
    where TKey : struct, IEquatable<TKey>
    where TRow : class
{
    /// <summary>In the order in which <c>load</c> and <c>delete</c> name them.</summary>
    public abstract Columns<TKey> KeyColumns { get; }

    /// <summary>In the order in which <c>load</c> returns and <c>upsert</c> takes them.</summary>
    public abstract Columns<TRow> RowColumns { get; }

    /// <summary>The one row an event concerns; null when it concerns none here.</summary>
    public abstract TKey? KeyOf(RecordedEvent recorded);

    /// <summary>The row after one more event; null when there is none (any more).</summary>
    /// <exception cref="Naas.Domain.Journeys.ImpossibleHistoryException">The event cannot follow: its stream is parked.</exception>
    public abstract TRow? Fold(TRow? row, RecordedEvent recorded);

    /// <summary>A row as <c>load</c> returns it.</summary>
    public abstract TRow Read(IRowValues values);

    public abstract TKey KeyOf(TRow row);

    /// <inheritdoc cref="ProjectionTable.Counts"/>
    public virtual Tally<TRow>? Tally => null;

    public sealed override Tally? Counts => Tally;

    public sealed override IEnumerable<string> ColumnNames => RowColumns;

    public sealed override bool Concerns(RecordedEvent recorded) => Steps(recorded).Any(step => KeyOf(step.Recorded) is not null);

    public sealed override TablePage Begin() => new TablePage<TKey, TRow>(this);
}

/// <summary>One stored row, by ordinal.</summary>
public interface IRowValues
{
    /// <typeparam name="T">Nullable where the column is.</typeparam>
    T Get<T>(int ordinal);
}
