namespace Naas.Application.EventLog;

/// <summary>The one definite answer to an append.</summary>
public abstract record AppendResult
{
    private AppendResult() { }

    /// <summary>The events stand in the log, durably: written now, or found there from an earlier try with the same ids.</summary>
    /// <param name="Revision">Of the last event of the append.</param>
    /// <param name="Position">Of the last event of the append.</param>
    /// <param name="AlreadyThere">True when an earlier try had already written them.</param>
    public sealed record Appended(long Revision, LogPosition Position, bool AlreadyThere) : AppendResult;

    /// <summary>Somebody else wrote first. Nothing was recorded.</summary>
    /// <param name="Actual">The stream's last revision, or null when the stream does not exist.</param>
    public sealed record WrongExpectedRevision(long? Actual) : AppendResult;

    /// <summary>The append is larger than the log takes. Nothing was recorded, and a retry will not help.</summary>
    public sealed record TooLarge(int Bytes, int Limit) : AppendResult;

    /// <summary>The log does not let this program append there: it may not, or the stream was deleted. Nothing was recorded, and only an operator can help.</summary>
    public sealed record Refused(string Why) : AppendResult;

    /// <summary>The log cannot take it now. Nothing was recorded; a retry may help.</summary>
    public sealed record Busy(string Why) : AppendResult;

    /// <summary>The answer was lost on the way: it may or may not be recorded. A retry with the same ids settles it.</summary>
    public sealed record OutcomeUnknown(string Why) : AppendResult;
}
