namespace Naas.Application.Queries;

/// <summary>What a figure is: every figure names the definition it was made by.</summary>
/// <param name="Code">Stable, with its version at the end (<c>turnover-1</c>): another way to count is another code.</param>
/// <param name="Sentence">What is counted, and over what, in words.</param>
public sealed record FigureDefinition(string Code, string Sentence);

/// <summary>Where figures come from: enough to make them again, and to say how they were made.</summary>
/// <param name="Edition">The policy edition in force on the day of the figures.</param>
/// <param name="Position">Everything in the log up to here is in them.</param>
/// <param name="RecordedAt">When the event there was recorded (UTC); null while the log is empty.</param>
/// <param name="DirectoryVersion">The last change in the person directory that they may rest on; 0 where nothing was declared yet.</param>
/// <param name="N">How many units were counted: people unless the definition says otherwise; null where that may not be told.</param>
/// <param name="Excluded">What was left out and why, with how many; empty where nothing was.</param>
public sealed record Provenance(
    FigureDefinition Definition,
    string Edition,
    string Position,
    DateTimeOffset? RecordedAt,
    long DirectoryVersion,
    long? N,
    IReadOnlyList<Exclusion> Excluded);

/// <param name="Reason">A stable code, such as <c>not-known</c>.</param>
/// <param name="Sentence">The same in words.</param>
/// <param name="Count">Null where it may not be told.</param>
public sealed record Exclusion(string Reason, string Sentence, long? Count);
