using Naas.Application.EventLog;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>How a call ended, by the numbers of gRPC.</summary>
internal enum GrpcCode
{
    Ok = 0,
    Cancelled = 1,
    Unknown = 2,
    InvalidArgument = 3,
    DeadlineExceeded = 4,
    NotFound = 5,
    AlreadyExists = 6,
    PermissionDenied = 7,
    ResourceExhausted = 8,
    FailedPrecondition = 9,
    Aborted = 10,
    OutOfRange = 11,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
    DataLoss = 15,
    Unauthenticated = 16,
}

/// <summary>A call that did not end well: the server says why, or nobody answered.</summary>
/// <param name="code">Where nobody answered: <see cref="GrpcCode.Unavailable"/> or <see cref="GrpcCode.DeadlineExceeded"/>.</param>
/// <param name="trailers">What the server sent beside the code, by name in lower case.</param>
internal sealed class GrpcException(GrpcCode code, string message, IReadOnlyDictionary<string, string>? trailers = null, Exception? because = null)
    : LogUnavailableException(message, because)
{
    public GrpcCode Code => code;

    public IReadOnlyDictionary<string, string> Trailers { get; } = trailers ?? new Dictionary<string, string>();

    /// <summary>True where no byte of the call can have reached a server.</summary>
    public bool NeverSent { get; init; }

    /// <summary>The name of the server's own kind of error, such as <c>not-leader</c>; null where it named none.</summary>
    public string? Kind => Trailers.GetValueOrDefault("exception");

    /// <summary>Whether a read of all events was refused as one from a place between two is; the server says the same where its files cannot be read.</summary>
    public bool RefusesPlace => Kind is null && code == GrpcCode.Unknown && Message.Contains("ReadAllResult: Error", StringComparison.Ordinal);

    /// <summary>Whether the server says that the stream was deleted for good.</summary>
    public bool IsOfDeletedStream => Kind == "stream-deleted";

    /// <summary>Whether nobody answered in time: the node may be gone, or the connection to it, though it is open.</summary>
    public bool IsSilence => code == GrpcCode.DeadlineExceeded && Trailers.Count == 0;

    /// <summary>Whether an answer came that cannot be read: the next one may.</summary>
    public bool IsDamage => Kind is null && code is GrpcCode.Internal or GrpcCode.DataLoss;

    public string? Trailer(string name) => Trailers.GetValueOrDefault(name);

    /// <summary>Whether another try, perhaps at another node, may go better.</summary>
    public override bool Passes => Kind switch
    {
        "not-leader" => true,
        // What the server did name it will name again.
        not null => false,
        null => code is GrpcCode.Unavailable or GrpcCode.DeadlineExceeded or GrpcCode.Aborted or GrpcCode.Unknown or GrpcCode.Cancelled or GrpcCode.ResourceExhausted,
    };
}
