using Naas.Application.Ports;
using Naas.Domain.Policies;

namespace Naas.Infrastructure.Policies;

/// <summary>The policy editions of a folder, one JSON file each, read once at the start.</summary>
public sealed class PolicyEditions : IPolicyEditions
{
    private readonly IReadOnlyList<WrittenEdition> _newestFirst;

    private PolicyEditions(IReadOnlyList<WrittenEdition> newestFirst, Policy? pinned) => (_newestFirst, Pinned) = (newestFirst, pinned);

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
            ? Directory.GetFiles(folder, "*.json").Where(file => Path.GetFileName(file) != EditionSchema.FileName).Order(StringComparer.Ordinal).ToArray()
            : [];
        if (files.Length == 0)
            throw new PolicyFileException($"{folder} holds no policy edition (*.json); at least one is needed.");

        var editions = ReadAll(files);
        if (editions.GroupBy(edition => edition.Policy.Edition).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new PolicyFileException($"{folder}: two files hold the edition {twice.Key}; keep one.");
        if (editions.Where(edition => edition.Policy.InForceFrom is not null).GroupBy(edition => edition.Policy.InForceFrom).FirstOrDefault(group => group.Count() > 1) is { } rivals)
            throw new PolicyFileException($"{folder}: {string.Join(" and ", rivals.Select(edition => edition.Policy.Edition))} are both in force from {rivals.Key:yyyy-MM-dd}; give one of them another day.");
        if (editions.All(edition => edition.Policy.InForceFrom is null))
            throw new PolicyFileException($"{folder}: no edition was ever in force; give one of them its \"inForceFrom\".");
        var named = pinned is null ? null : editions.FirstOrDefault(edition => edition.Policy.Edition.Value == pinned)
            ?? throw new PolicyFileException($"{folder} holds no edition {pinned}, to which this deployment is pinned; it holds {string.Join(", ", editions.Select(edition => edition.Policy.Edition))}.");
        return new PolicyEditions([.. editions.OrderByDescending(edition => edition.Policy.InForceFrom)], named?.Policy);
    }

    /// <summary>The newest edition in force on the day; before any was, the oldest that came into force. One that never did only where it is pinned (S-50).</summary>
    public Policy InForceOn(DateOnly day) =>
        Pinned ?? (_newestFirst.FirstOrDefault(edition => edition.Policy.InForceFrom <= day) ?? _newestFirst.Last(edition => edition.Policy.InForceFrom is not null)).Policy;

    public Policy Named(EditionCode edition) =>
        _newestFirst.FirstOrDefault(written => written.Policy.Edition == edition)?.Policy
        ?? throw new KeyNotFoundException($"A journey is governed by the edition {edition}, whose file is not in the policies folder; bring it back.");

    private static List<WrittenEdition> ReadAll(IEnumerable<string> files)
    {
        var (editions, faults) = (new List<WrittenEdition>(), new List<PolicyFileException>());
        foreach (var file in files)
        {
            try
            {
                editions.Add(EditionFile.Read(file));
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
