using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.ReadModels;

/// <summary>The rows of one worker on their way into the tables: gathered, and sent when they are many.</summary>
internal sealed class RowCopy(IReadOnlyList<IReadOnlyList<CopyTarget>> targets, int limit)
{
    private readonly IReadOnlyList<IReadOnlyList<(CopyTarget Target, BinaryRows Rows)>> _gathered =
        [.. targets.Select(tables => tables.Select(target => (target, target.Rows())).ToList())];

    /// <summary>What the rows of the slice come to that is being copied, by projection and table; null where nobody counts them.</summary>
    private readonly TallySum?[][] _sums = [.. targets.Select(tables => new TallySum?[tables.Count])];

    /// <summary>Takes the rows of one projection's tables.</summary>
    public void Gather(int projection, IReadOnlyList<TablePage> tables)
    {
        for (var table = 0; table < tables.Count; table++)
        {
            var (target, rows) = _gathered[projection][table];
            tables[table].WriteTo(rows, target.Partition.Generation);
            if (tables[table].Sum() is { } sum)
                Add(ref _sums[projection][table], sum);
        }
    }

    /// <summary>Moves what was counted, once the rows are in the tables for good.</summary>
    public void Count(TallySum?[][] all)
    {
        for (var projection = 0; projection < _sums.Length; projection++)
        {
            for (var table = 0; table < _sums[projection].Length; table++)
            {
                if (_sums[projection][table] is { } sum)
                    Add(ref all[projection][table], sum);
            }
        }

        Forget();
    }

    public bool IsFull => _gathered.Sum(tables => tables.Sum(table => table.Rows.Bytes)) >= limit;

    /// <summary>Sends what was gathered, inside the caller's transaction.</summary>
    public async Task SendAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        foreach (var (target, rows) in _gathered.SelectMany(tables => tables))
        {
            if (rows.Count == 0)
                continue;

            await using (var copy = await connection.BeginRawBinaryCopyAsync(target.Sql, cancellation))
                await copy.WriteAsync(rows.End(), cancellation);
            rows.Clear();
        }
    }

    public void Clear()
    {
        foreach (var (_, rows) in _gathered.SelectMany(tables => tables))
            rows.Clear();
        Forget();
    }

    private void Forget()
    {
        foreach (var sums in _sums)
            Array.Clear(sums);
    }

    private static void Add(ref TallySum? sum, TallySum other)
    {
        if (sum is null)
            sum = other;
        else
            sum.Add(other);
    }
}
