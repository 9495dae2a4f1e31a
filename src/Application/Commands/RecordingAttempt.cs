namespace Naas.Application.Commands;

/// <summary>Whether anything of a request can stand in the log by now: for whoever has to tell its caller what a failure left behind.</summary>
/// <remarks>One request may send several commands, one after the other: as soon as one of them was handed to the log, nobody can say any more that nothing was recorded.</remarks>
public sealed class RecordingAttempt
{
    private static readonly AsyncLocal<RecordingAttempt?> OfThisRequest = new();

    private volatile bool _wasMade;
    private volatile Exception? _failure;

    private RecordingAttempt()
    {
    }

    /// <summary>Begins to look at one request: at everything that is called from here on.</summary>
    public static RecordingAttempt Begin()
    {
        var attempt = new RecordingAttempt();
        OfThisRequest.Value = attempt;
        return attempt;
    }

    /// <summary>Whether this failure was met while a command was decided, before anything was handed to the log.</summary>
    public bool FailedBefore(Exception failure) => !_wasMade && ReferenceEquals(_failure, failure);

    internal static void Make()
    {
        if (OfThisRequest.Value is { } attempt)
            attempt._wasMade = true;
    }

    internal static void NoteFailedBefore(Exception failure)
    {
        if (OfThisRequest.Value is { } attempt)
            attempt._failure = failure;
    }
}
