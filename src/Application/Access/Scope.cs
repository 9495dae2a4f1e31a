namespace Naas.Application.Access;

/// <summary>How far a row of <see cref="AccessTable"/> reaches.</summary>
public enum Scope
{
    /// <summary>Every journey and every organisation.</summary>
    Any = 1,

    /// <summary>The worker's own journey.</summary>
    OwnRecord = 2,

    /// <summary>
    /// The caller's organisation must be the one the request acts for; to see a worker, one that has the worker in post (S-16).
    /// </summary>
    OwnOrganisation = 3,

    /// <summary>Only what the caller wrote.</summary>
    OwnWriting = 4,

    /// <summary>The panel on which the caller judges, not the other .</summary>
    OwnPanel = 5,

    /// <summary>What is about the assessment of a practice leader, which has a contract of its own; to see a worker, one for whom that has begun.</summary>
    LeaderLevel = 6,

    /// <summary>Every level but that.</summary>
    OtherLevels = 7,

    /// <summary>A journey with a review that is not over, on whose panel the caller is, without a declared conflict; for a chair without a part in the attempt also one with a late request that waits, and for the secretariat any (S-09, S-10).</summary>
    OwnCase = 8,

    /// <summary>A research project to which the caller is assigned; the project itself knows to whom that applies.</summary>
    OwnProject = 9,
}

/// <summary>Somebody in this role may make this request, this far. What has no row is not allowed.</summary>
public sealed record AccessRow(Type Request, Role Role, Scope Scope);
