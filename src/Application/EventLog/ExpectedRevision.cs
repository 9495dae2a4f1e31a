using System.Globalization;

namespace Naas.Application.EventLog;

/// <summary>What a writer believes about a stream: that it does not exist yet, or the revision of its last event.</summary>
/// <remarks>There is no <em>any</em>: every decision was made on a known history, and the append must prove it.</remarks>
public readonly record struct ExpectedRevision
{
    private readonly long _lastPlusOne;

    private ExpectedRevision(long lastPlusOne) => _lastPlusOne = lastPlusOne;

    /// <summary>The stream must not exist.</summary>
    public static ExpectedRevision None => new(0);

    /// <summary>The stream's last event must be this one; the first event of a stream has revision 0.</summary>
    public static ExpectedRevision Exact(long revision)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(revision);
        return new ExpectedRevision(revision + 1);
    }

    /// <summary>The revision of the last event, or null for <see cref="None"/>.</summary>
    public long? Revision => _lastPlusOne == 0 ? null : _lastPlusOne - 1;

    /// <summary>The revision the first event of the append will have.</summary>
    public long Next => _lastPlusOne;

    public override string ToString() => Revision is { } revision ? revision.ToString(CultureInfo.InvariantCulture) : "none";
}
