using System.Text;
using System.Text.Json;
using Naas.Application.EventLog;

namespace Naas.Bench.EventStoreDb;

/// <summary>Events of the sample, for both sides the same.</summary>
internal static class SampleEvents
{
    public static IReadOnlyList<NewEvent> Some(int count)
    {
        var told = FilledLog.Steps().SelectMany(step => step.Events).ToArray();
        return [.. Enumerable.Range(0, count).Select(number => told[number % told.Length] with { Id = Guid.NewGuid() })];
    }

    /// <summary>Bytes of body and metadata that half of the events do not exceed.</summary>
    public static int MedianSize(IReadOnlyList<NewEvent> events) => events.Select(one => one.Data.Length + one.Metadata.Length).Order().ElementAt(events.Count / 2);

    /// <summary>Lays the events aside for the other process, a line each, with as much metadata as they have when this program has written them.</summary>
    /// <returns>The file.</returns>
    public static async Task<string> WriteAsync(IEnumerable<NewEvent> events, string folder, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, "events.jsonl");
        await File.WriteAllLinesAsync(file, events.Select(one =>
            $$$"""{"type":{{{JsonSerializer.Serialize(one.Type)}}},"data":{{{Encoding.UTF8.GetString(one.Data.Span)}}},"metadata":{"recordedAt":"2018-07-02T09:30:00.0000000Z","schemaVersion":1,"metadata":{{{Encoding.UTF8.GetString(one.Metadata.Span)}}}}}"""), cancellation);
        return file;
    }
}
