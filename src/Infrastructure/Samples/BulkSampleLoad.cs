using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Samples;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Infrastructure.People;

namespace Naas.Infrastructure.Samples;

/// <summary>How far the writing is.</summary>
/// <param name="Events">Written or found written, of those that were made.</param>
/// <param name="CompletedTick">Everything up to this instant is in the log and in the directory. Keep it to resume.</param>
public sealed record BulkLoadProgress(long Events, DateTimeOffset CompletedTick);

/// <summary>Loads a sample in bulk: every life is decided first, a few at a time, and written by the minute of its steps afterwards.</summary>
/// <remarks>
/// What it leaves in the log and in the directory is what the commands leave that are sent one by one, down to the bytes;
/// only keys, nonces and the world's time of a reservation are their own. A load that was cut off is made again: keys and
/// instants are the same, and what is recorded already is found.
/// </remarks>
public sealed class BulkSampleLoad(PostgresBulkAppend log, PostgresBulkPeople people, IRequestHasher hasher)
{
    /// <summary>About how many events one transaction holds; one minute's are never parted.</summary>
    public int ChunkEvents { get; init; } = 25_000;

    /// <summary>Makes every step after <paramref name="completed"/>.</summary>
    /// <param name="completed">The last <see cref="BulkLoadProgress.CompletedTick"/> of a former load; null for everything.</param>
    /// <param name="report">Hears how many workers have been made.</param>
    /// <exception cref="SampleStoppedException">A step would be refused.</exception>
    public async Task MakeAsync(CountrySample sample, StepFiles files, DateTimeOffset? completed, Action<int>? report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(files);
        var writing = new SampleWriting(sample, hasher);
        Keep(writing.Beginning());

        var made = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        foreach (var group in sample.Groups())
        {
            await Parallel.ForEachAsync(group.Ordinals, options, (ordinal, _) =>
            {
                Keep(writing.Of(group.Worker(ordinal)));
                return ValueTask.CompletedTask;
            });
            made += group.Ordinals.Count;
            report?.Invoke(made);
        }

        void Keep(IEnumerable<WrittenStep> steps)
        {
            foreach (var step in steps.Where(step => completed is not { } tick || step.At > tick))
                files.Add(step);
        }
    }

    /// <summary>Writes what was made, in the order of its instants.</summary>
    /// <param name="report">Hears of every chunk that is recorded.</param>
    /// <exception cref="BulkAppendException">The log holds something else.</exception>
    /// <exception cref="DirectoryIntegrityException">The directory holds somebody else.</exception>
    public async Task WriteAsync(StepFiles files, Func<BulkLoadProgress, Task> report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(report);
        var written = 0L;
        foreach (var chunk in Chunks(files.Read()))
        {
            await WriteAsync(chunk, cancellation);
            written += chunk.Sum(step => (long)step.Events.Length);
            await report(new BulkLoadProgress(written, chunk[^1].At));
        }
    }

    private async Task WriteAsync(List<WrittenStep> chunk, CancellationToken cancellation)
    {
        var registered = chunk.Where(step => step.Registration is not null).Select(step => PersonOf(step.Registration!)).ToList();
        if (registered.Count > 0)
            await people.ReserveAsync(registered, cancellation);
        var documents = chunk.Where(step => step.Document is not null).Select(step => step.Document!).ToList();
        if (documents.Count > 0)
            await people.StoreAsync(documents, cancellation);
        var declared = chunk.Where(step => step.Declaration is not null).Select(step => DeclarationOf(step.Declaration!, step.At)).ToList();
        if (declared.Count > 0)
            await people.DeclareAsync(declared, cancellation);

        _ = await log.AppendAsync([.. chunk.Select(step => new BulkAppendRequest(step.Stream, step.FirstRevision, step.Events, step.At))], cancellation);
        // Recorded is recorded: who is in the log is to be found, also when the load is stopped here.
        if (registered.Count > 0)
            await people.ConfirmAsync(registered.Select(person => person.Journey), CancellationToken.None);
    }

    /// <summary>Runs of whole minutes.</summary>
    private IEnumerable<List<WrittenStep>> Chunks(IEnumerable<WrittenStep> steps)
    {
        var (chunk, events) = (new List<WrittenStep>(), 0);
        foreach (var step in steps)
        {
            if (events >= ChunkEvents && step.At != chunk[^1].At)
            {
                yield return chunk;
                (chunk, events) = ([], 0);
            }

            chunk.Add(step);
            events += step.Events.Length;
        }

        if (chunk.Count > 0)
            yield return chunk;
    }

    private static BulkDeclaration DeclarationOf(WrittenDeclaration declaration, DateTimeOffset at) =>
        new(declaration.Journey, declaration.Version, declaration.CommandId, at, declaration.Answers);

    private static BulkPerson PersonOf(WrittenRegistration registration) => new(
        registration.Journey,
        registration.CommandId,
        RegistrationNumber.Parse(registration.Details.RegistrationNumber),
        new PersonDetails(new PersonName(registration.Details.GivenName, registration.Details.FamilyName), registration.Details.DateOfBirth));
}
