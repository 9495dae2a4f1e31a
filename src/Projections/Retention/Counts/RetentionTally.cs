namespace Naas.Projections.Retention.Counts;

/// <summary>What a line of the tally counts; a line of one kind is never added to one of another.</summary>
public static class Counted
{
    /// <summary>Employments, from the first day in post.</summary>
    public const string Employment = "employment";

    /// <summary>First released results by the employment in which they were released, from the release.</summary>
    public const string Release = "release";

    /// <summary>The same, by the first month in post as well: for the clock of service, where whoever has a result is under watch only from then.</summary>
    public const string Service = "service";

    /// <summary>First released results that were released while the worker was in post nowhere; only in the country.</summary>
    public const string NotInPost = "not-in-post";

    /// <summary>Employments by the years of the census; its months are the Septembers with which those years end.</summary>
    public const string Census = "census";

    /// <summary>Endorsements, and what came of them.</summary>
    public const string Endorsement = "endorsement";
}

/// <summary>What became of an endorsement.</summary>
public static class Fate
{
    public const string Sat = "sat";

    /// <summary>The worker left before the sitting, and took up another employment soon.</summary>
    public const string Moved = "moved";

    /// <summary>The worker left before the sitting, and is not known to have taken up another.</summary>
    public const string Left = "left";

    public const string Withdrawn = "withdrawn";
}

/// <summary>What is counted apart. Months are those of <see cref="Months"/>; 0 and the empty text where a kind has none.</summary>
/// <param name="Organisation">Empty for the country, which has lines of its own.</param>
/// <param name="Counted">One of <see cref="Counts.Counted"/>.</param>
/// <param name="Level">Empty for the line over all levels, which is no sum of theirs: somebody may have a first result at two.</param>
/// <param name="Characteristic">What people are divided by, in lines of the country; empty for everybody.</param>
/// <param name="Category">Of the characteristic.</param>
/// <param name="Outcome">Of a result <c>met</c> or <c>not-met</c>, of an endorsement a <see cref="Fate"/>.</param>
/// <param name="CameFrom">On what basis the worker was with the organisation from which this is a move; empty for none.</param>
/// <param name="MovedTo">On what basis the worker is with the organisation to which it moved: begun up to 31 days before leaving, or within three months after it.</param>
/// <param name="Began">The month of the first day, of the endorsement, or the census in whose year the employment began.</param>
/// <param name="Marked">The month of the release, or the first census at which whoever left is not in post any more.</param>
/// <param name="Ended">The month of the last day in post or of the endorsement's end; <see cref="Months.Never"/> while there is none.</param>
/// <param name="Since">As of which month on the line counts for this organisation: that of the succession by which it came to it (S-16).</param>
/// <param name="Until">As of which month on it counts for a successor and no longer for this one.</param>
public readonly record struct RetentionKey(
    string Organisation,
    string Counted,
    string Level = "",
    string Basis = "",
    string Characteristic = "",
    string Category = "",
    string Outcome = "",
    string Reason = "",
    string Destination = "",
    string CameFrom = "",
    string MovedTo = "",
    int Began = 0,
    int Marked = 0,
    int Ended = Months.Never,
    int Since = 0,
    int Until = Months.Never);

/// <summary>How many stayed from which month to which, who left by which census, and what came of endorsements.</summary>
/// <remarks>
/// Months by months, so that there are no more lines than there are months in which people began and left, however many people
/// there are; what is asked of the country reads the country's lines alone.
/// </remarks>
public sealed class RetentionTally : Tally<RetentionRow, RetentionKey>
{
    public override string Name => "retention_count_2";

    public override Columns<RetentionKey> KeyColumns { get; } = new()
    {
        { "organisation", key => key.Organisation },
        { "counted", key => key.Counted },
        { "characteristic", key => key.Characteristic },
        { "level", key => key.Level },
        { "basis", key => key.Basis },
        { "category", key => key.Category },
        { "outcome", key => key.Outcome },
        { "reason", key => key.Reason },
        { "destination", key => key.Destination },
        { "came_from", key => key.CameFrom },
        { "moved_to", key => key.MovedTo },
        { "began", key => key.Began },
        { "marked", key => key.Marked },
        { "ended", key => key.Ended },
        { "since", key => key.Since },
        { "until", key => key.Until },
    };

    // A record that has made way for another one of the same person counts nowhere (S-53).
    public override IEnumerable<RetentionKey> Contribute(RetentionRow row) => row.IsClosed ? [] : RetentionLines.Of(row);
}
