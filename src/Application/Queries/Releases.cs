namespace Naas.Application.Queries;

/// <summary>What can be released; kebab case over HTTP and in the store.</summary>
public enum DataSetName
{
    /// <summary>Workers in post by place and level, and how far they have come.</summary>
    AccreditationWorkforce = 1,

    /// <summary>How each element went in first attempts, by place and level.</summary>
    ElementOutcomes = 2,

    /// <summary>The same by sex, age, ethnic group and disability, one at a time.</summary>
    ElementOutcomesByCharacteristic = 3,
}

/// <summary>Makes a release and keeps it: its files are served from then on as they were made.</summary>
/// <remarks>It asks a read model as any question does, at its position or an earlier one, and so it may be answered that those figures are being made first.</remarks>
/// <param name="CommandId">Sent again, it is answered with the release that it made.</param>
/// <param name="AsOf">The day of the figures.</param>
public sealed record MakeRelease(Guid CommandId, DataSetName DataSet, DateOnly AsOf) : Query<ReleaseAttempt>;

/// <summary>Every release, the newest first.</summary>
public sealed record ListReleases : Query<ReleaseList>;

public sealed record GetRelease(Guid Id) : Query<ReleaseDescription>;

/// <summary>A file of a release, byte for byte as it left.</summary>
public sealed record GetReleasedFile(Guid Id, string Name) : Query<ReleasedFile>;

/// <summary>Makes a release again, at its position and against the releases before it, and lays it beside what was kept.</summary>
public sealed record CompareRelease(Guid Id) : Query<ReleaseComparison>;

/// <summary>What became of a release that was asked for.</summary>
public abstract record ReleaseAttempt
{
    private ReleaseAttempt() { }

    /// <param name="Replayed">The same command came before; this is what it made.</param>
    public sealed record Made(ReleaseDescription Release, bool Replayed) : ReleaseAttempt;

    /// <summary>The idempotency key was used before, for another release.</summary>
    public sealed record KeyReused : ReleaseAttempt;

    /// <summary>The files break rules of the department's screening; nothing was kept.</summary>
    /// <param name="Violations">Each begins with the rule's id.</param>
    public sealed record BreaksRules(IReadOnlyList<string> Violations) : ReleaseAttempt;

    /// <summary>No release could be shown to give nobody away; nothing was kept.</summary>
    public sealed record NotSafe(string Why) : ReleaseAttempt;
}

/// <param name="Releases">The newest first.</param>
public sealed record ReleaseList(IReadOnlyList<ReleaseDescription> Releases);

/// <summary>A release as it was made.</summary>
/// <param name="Number">From 1, of this data set.</param>
/// <param name="AsOf">The day of the figures.</param>
/// <param name="Position">Everything in the log up to here is in the figures.</param>
/// <param name="RecordedAt">When the event there was recorded (UTC); null while the log was empty.</param>
/// <param name="DirectoryVersion">The last change in the person directory that they may rest on.</param>
/// <param name="Edition">The policy edition in force on the day of the figures.</param>
/// <param name="SuppressionPolicy">The policy by which figures were withheld, with its version.</param>
/// <param name="ProgramVersion">The program that made it.</param>
/// <param name="RequestedBy">An opaque subject.</param>
/// <param name="MadeAt">UTC.</param>
public sealed record ReleaseDescription(
    Guid Id,
    DataSetName DataSet,
    int Number,
    string Title,
    DateOnly AsOf,
    string Position,
    DateTimeOffset? RecordedAt,
    long DirectoryVersion,
    string Edition,
    string SuppressionPolicy,
    string ProgramVersion,
    string RequestedBy,
    DateTimeOffset MadeAt,
    IReadOnlyList<ReleasedFileName> Files);

/// <param name="Bytes">How long it is.</param>
/// <param name="Sha256">Of the bytes, in small hexadecimal digits; the entity tag of the file too.</param>
public sealed record ReleasedFileName(string Name, string MediaType, long Bytes, string Sha256);

public sealed record ReleasedFile(string Name, string MediaType, ReadOnlyMemory<byte> Bytes, string Sha256);

/// <summary>A release made again and laid beside what was kept.</summary>
/// <param name="IsIdentical">Whether every file of data came out byte for byte.</param>
/// <param name="DirectoryVersionThen">Of the release.</param>
/// <param name="DirectoryVersionNow">Of the directory from which it was made again.</param>
/// <param name="RecordsChanged">How many records of the directory that figures may rest on were changed or erased since.</param>
/// <param name="ProgramVersionNow">The program that made it again.</param>
public sealed record ReleaseComparison(
    Guid Release,
    bool IsIdentical,
    long DirectoryVersionThen,
    long DirectoryVersionNow,
    long RecordsChanged,
    string ProgramVersionThen,
    string ProgramVersionNow,
    IReadOnlyList<FileComparison> Files)
{
    /// <summary>Why nothing could be made again, in words; null where it was.</summary>
    public string? WhyNotMade { get; init; }
}

/// <param name="Sha256Now">Null where the file is not made any more.</param>
/// <param name="LinesChanged">How many lines differ, line by line.</param>
public sealed record FileComparison(string Name, string Sha256, string? Sha256Now, bool IsIdentical, int LinesChanged);
