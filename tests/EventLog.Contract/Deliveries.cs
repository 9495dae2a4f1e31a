namespace Naas.EventLog.Contract;

/// <summary>Checks what a reader was given against what was committed.</summary>
internal static class Deliveries
{
    /// <exception cref="InvalidOperationException">Something came twice, out of order, or not at all.</exception>
    public static void ThrowUnlessOnceInOrder(IReadOnlyList<(long Place, Guid Id)> delivered, IEnumerable<Guid> committed)
    {
        for (var i = 1; i < delivered.Count; i++)
        {
            if (delivered[i].Place <= delivered[i - 1].Place)
                throw new InvalidOperationException($"Place {delivered[i].Place} came after {delivered[i - 1].Place}.");
        }

        var expected = committed.ToHashSet();
        var got = delivered.Select(d => d.Id).ToHashSet();
        if (got.Count != delivered.Count)
            throw new InvalidOperationException($"{delivered.Count - got.Count} events came twice.");
        if (!got.SetEquals(expected))
            throw new InvalidOperationException($"{expected.Except(got).Count()} events were skipped and {got.Except(expected).Count()} were never committed.");
    }
}
