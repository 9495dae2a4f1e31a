namespace Naas.Projections.Specs;

/// <summary>A projection as a program has it whose folds throw at some events.</summary>
internal static class FaultyProjection
{
    public const string Sentence = "This program has a fault.";

    /// <param name="poison">Where the folds throw, by journey and revision; who takes a place out of it mends the program.</param>
    public static Projection Of(Projection whole, IReadOnlySet<(Guid Journey, long Revision)> poison)
    {
        return new Projection(whole.Name, whole.Version, whole.Handles, whole.Ignores, [.. whole.Tables.Select(Faulty)]);

        ProjectionTable Faulty(ProjectionTable table)
        {
            var rows = table.GetType().BaseType!.GetGenericArguments();
            // In the last of its tables, so that what the others made of the event has to be dropped again.
            var throws = (RecordedEvent recorded) => poison.Contains((recorded.Journey.Value, recorded.Revision)) && whole.Tables.Last(other => other.Concerns(recorded)) == table;
            return (ProjectionTable)Activator.CreateInstance(typeof(FaultyTable<,>).MakeGenericType(rows), table, throws)!;
        }
    }

    /// <summary>Whether the projection folds the event into any row.</summary>
    public static bool Folds(Projection whole, RecordedEvent recorded) =>
        whole.Handles.Contains(recorded.Event.GetType()) && whole.Tables.Any(table => table.Concerns(recorded));

    private sealed class FaultyTable<TKey, TRow>(ProjectionTable<TKey, TRow> sound, Func<RecordedEvent, bool> throws) : ProjectionTable<TKey, TRow>
        where TKey : struct, IEquatable<TKey>
        where TRow : class
    {
        public override string Name => sound.Name;

        public override Columns<TKey> KeyColumns => sound.KeyColumns;

        public override Columns<TRow> RowColumns => sound.RowColumns;

        public override Tally<TRow>? Tally => sound.Tally;

        public override string Sql(string operation) => sound.Sql(operation);

        public override IEnumerable<FoldStep> Steps(RecordedEvent recorded) => sound.Steps(recorded);

        public override TKey? KeyOf(RecordedEvent recorded) => sound.KeyOf(recorded);

        public override TKey KeyOf(TRow row) => sound.KeyOf(row);

        public override TRow Read(IRowValues values) => sound.Read(values);

        public override TRow? Fold(TRow? row, RecordedEvent recorded) => throws(recorded) ? throw new InvalidOperationException(Sentence) : sound.Fold(row, recorded);
    }
}
