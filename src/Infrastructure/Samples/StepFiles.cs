using Naas.Application.Samples;
using Naas.Infrastructure.Postgres;

namespace Naas.Infrastructure.Samples;

/// <summary>The steps of a sample on their way into the log: lives are made one by one, and the log wants all of them by the minute.</summary>
/// <remarks>
/// A private folder with a file for each week, so that no more than a week lies in memory at once. What a load that was
/// killed left there is removed by the next; two loads at once are refused.
/// </remarks>
public sealed class StepFiles : IDisposable
{
    private const int DaysAFile = 7;
    private const string Ending = ".steps";

    private readonly string _folder;
    private readonly FileStream _lock;
    private readonly Lock _opening = new();
    private readonly SortedDictionary<int, StepFile> _files = [];

    private StepFiles(string folder, FileStream held) => (_folder, _lock) = (folder, held);

    /// <summary>How many events were added.</summary>
    public long Events => _files.Values.Sum(file => file.Events);

    /// <exception cref="SampleStoppedException">Another load is using the folder.</exception>
    public static StepFiles Open(string folder)
    {
        PrivateFiles.CreateFolder(folder);
        FileStream held;
        try
        {
            held = PrivateFiles.Open(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new SampleStoppedException($"Another load of a sample is using {folder}; wait for it to end, or stop it.");
        }

        foreach (var left in Directory.EnumerateFiles(folder, "*" + Ending))
            File.Delete(left);
        return new StepFiles(folder, held);
    }

    /// <summary>From any thread.</summary>
    public void Add(WrittenStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var week = DateOnly.FromDateTime(step.At.UtcDateTime).DayNumber / DaysAFile;
        StepFile file;
        lock (_opening)
        {
            if (!_files.TryGetValue(week, out file!))
                _files.Add(week, file = new StepFile(Path.Combine(_folder, FormattableString.Invariant($"{week}{Ending}"))));
        }

        file.Add(step);
    }

    /// <summary>Every step in the order of the log; a file is read as a whole, and removed when the next one is.</summary>
    public IEnumerable<WrittenStep> Read()
    {
        foreach (var file in _files.Values)
        {
            foreach (var step in file.Read())
                yield return step;
            file.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var file in _files.Values)
            file.Dispose();
        _lock.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
