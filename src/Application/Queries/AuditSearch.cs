namespace Naas.Application.Queries;

/// <summary>What was recorded and what was refused, of everybody, in the order of its recording, a page at a time.</summary>
/// <param name="After">The <see cref="AuditPage.Next"/> of the page before; null for the beginning.</param>
/// <param name="Maximum">At most so many entries.</param>
public sealed record SearchAudit(AuditFilter Filter, AuditCursor? After, int Maximum) : Query<AuditPage>;

/// <summary>Every filter narrows the search; null leaves it open.</summary>
/// <param name="Type">The stored name of an event, or the name of a command that was refused.</param>
/// <param name="Code">Of a refusal: then only refused commands are found.</param>
/// <param name="From">The first day of recording, in England.</param>
/// <param name="To">The last.</param>
public sealed record AuditFilter(
    AuditKind? Kind = null,
    Guid? Journey = null,
    string? Actor = null,
    string? Role = null,
    string? Organisation = null,
    string? Type = null,
    string? Code = null,
    string? Correlation = null,
    Guid? Command = null,
    string? Edition = null,
    DateOnly? From = null,
    DateOnly? To = null);

public enum AuditKind
{
    /// <summary>An event of a social worker's journey.</summary>
    Journey = 1,

    /// <summary>An event of the rollout.</summary>
    Rollout = 2,

    /// <summary>An event in the setting of a performance standard.</summary>
    Standard = 3,

    /// <summary>A command that was refused (S-54): it left no event.</summary>
    Refusal = 4,
}

/// <param name="Next">Where the next page begins; null when nothing is left.</param>
/// <param name="Parked">How many events of journeys stand in the log and in none of these pages, because a read model could not handle them: an operator has to mend it.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, string? Next, long Parked);

/// <summary>One event, or one command that was refused.</summary>
/// <param name="Stream">What it belongs to: a journey's id, <c>rollout</c>, or a standard; null for a refused registration.</param>
/// <param name="Revision">Its place there; null for a refusal.</param>
/// <param name="Type">The stored name of the event, or the command's name.</param>
/// <param name="Sentence">What happened, complete; null for whom it is not to be told, and for refusals, whose page the code names.</param>
/// <param name="EffectiveOn">The day it took effect; null for refusals.</param>
/// <param name="RecordedAt">When it was recorded or refused (UTC).</param>
/// <param name="Actor">Opaque subject of whoever acted, with role and organisation beside it.</param>
/// <param name="Command">The command that recorded it; null for a refusal, since the same command may count later.</param>
/// <param name="Edition">The policy edition that governed.</param>
/// <param name="Code">The code of the refusal; null for events.</param>
public sealed record AuditEntry(
    AuditKind Kind,
    string? Stream,
    long? Revision,
    string Type,
    string? Title,
    string? Sentence,
    DateOnly? EffectiveOn,
    DateTimeOffset RecordedAt,
    string Actor,
    string Role,
    string? Organisation,
    Guid? Command,
    string Correlation,
    string Edition,
    string? Code);
