using Naas.Application.Ports;
using Naas.Domain.Policies;

namespace Naas.Infrastructure.Policies;

/// <summary>The policy editions of a folder, one JSON file each, read once at the start.</summary>
public sealed class PolicyEditions : IPolicyEditions
{
    private readonly IReadOnlyList<WrittenEdition> _newestFirst;

    private readonly string _folder;

    private PolicyEditions(string folder, IEnumerable<WrittenEdition> newestFirst, EditionCode? pinned)
    {
        _folder = folder;
        _newestFirst = [.. newestFirst.Select(edition => edition with { Policy = edition.Policy with { Beside = Named } })];
        Pinned = pinned is { } edition ? Named(edition) : null;
    }

    /// <summary>The edition that governs every new decision of this deployment, whatever its day; null for the ordinary case, by date (S-50).</summary>
    public Policy? Pinned { get; }

    public IReadOnlyList<Policy> All => [.. _newestFirst.Select(edition => edition.Policy)];

    /// <summary>As their files have them, the newest first; those that never came into force last.</summary>
    public IReadOnlyList<WrittenEdition> Written => _newestFirst;

    /// <param name="pinned">The edition that a deployment names for itself, such as one that never came into force; null for by date.</param>
    /// <exception cref="PolicyFileException">A file cannot be read, or says something impossible, or the pinned edition is not there; names every file, place and mend.</exception>
    public static PolicyEditions Load(string folder, string? pinned = null)
    {
        var files = Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.json", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive }).Where(file => Path.GetFileName(file) != EditionSchema.FileName).Order(StringComparer.Ordinal).ToArray()
            : [];
        if (files.Length == 0)
            throw new PolicyFileException($"{folder} holds no policy edition (*.json); at least one is needed.");

        var read = ReadAll(files);
        if (read.GroupBy(one => one.Edition.Policy.Edition).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new PolicyFileException($"{folder}: {FilesOf(twice)} hold the edition {twice.Key}; keep one.");
        if (read.Where(one => one.Edition.Policy.InForceFrom is not null).GroupBy(one => one.Edition.Policy.InForceFrom).FirstOrDefault(group => group.Count() > 1) is { } rivals)
            throw new PolicyFileException($"{folder}: {string.Join(" and ", rivals.Select(one => one.Edition.Policy.Edition))} ({FilesOf(rivals)}) are in force from the same day, {rivals.Key:yyyy-MM-dd}; give one of them another.");
        var editions = read.Select(one => one.Edition).ToArray();
        if (pinned is null && editions.All(edition => edition.Policy.InForceFrom is null))
            throw new PolicyFileException($"{folder}: no edition was ever in force; give one of them its \"inForceFrom\".");
        var named = pinned is null ? null : editions.FirstOrDefault(edition => edition.Policy.Edition.Value == pinned)
            ?? throw new PolicyFileException($"{folder} holds no edition {pinned}, to which this deployment is pinned; it holds {string.Join(", ", editions.Select(edition => edition.Policy.Edition))}.");
        return new PolicyEditions(folder, editions.OrderByDescending(edition => edition.Policy.InForceFrom), named?.Policy.Edition);
    }

    /// <summary>The newest edition in force on the day; before any was, the oldest that came into force. One that never did only where it is pinned (S-50).</summary>
    public Policy InForceOn(DateOnly day) =>
        Pinned ?? (_newestFirst.FirstOrDefault(edition => edition.Policy.InForceFrom <= day) ?? _newestFirst.Last(edition => edition.Policy.InForceFrom is not null)).Policy;

    public Policy Named(EditionCode edition) =>
        _newestFirst.FirstOrDefault(written => written.Policy.Edition == edition)?.Policy
        ?? throw new EditionMissingException(edition);

    /// <summary>Held against what the log names: whoever sat under an edition is judged by it to the end (S-50).</summary>
    /// <exception cref="PolicyFileException">An edition that was decided by is not here.</exception>
    public void MustHold(IEnumerable<EditionCode> recorded)
    {
        var missing = recorded.Where(edition => _newestFirst.All(written => written.Policy.Edition != edition)).Select(edition => edition.Value).Order(StringComparer.Ordinal).ToArray();
        if (missing.Length > 0)
            throw new PolicyFileException($"{_folder} does not hold {string.Join(", ", missing)}, by which decisions in this database were made, and by which open attempts and accreditations still are; put back the file of each.");
    }

    private static string FilesOf(IEnumerable<(string File, WrittenEdition Edition)> read) => string.Join(" and ", read.Select(one => Path.GetFileName(one.File)));

    private static List<(string File, WrittenEdition Edition)> ReadAll(IEnumerable<string> files)
    {
        var (editions, faults) = (new List<(string, WrittenEdition)>(), new List<PolicyFileException>());
        foreach (var file in files)
        {
            try
            {
                editions.Add((file, EditionFile.Read(file)));
            }
            catch (PolicyFileException e)
            {
                faults.Add(e);
            }
        }

        return faults.Count == 0 ? editions : throw new PolicyFileException(string.Join(Environment.NewLine, faults.Select(fault => fault.Message)), faults[0]);
    }
}

/// <summary>A policy file is wrong; the message names the file, the place in it, and how to mend it.</summary>
public sealed class PolicyFileException : Exception
{
    public PolicyFileException(string message)
        : base(message)
    {
    }

    public PolicyFileException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
