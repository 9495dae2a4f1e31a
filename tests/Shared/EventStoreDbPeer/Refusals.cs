using System.Globalization;
using Naas.Infrastructure.EventLog.EventStoreDb;

namespace Naas.EventStoreDbPeer;

/// <summary>How a node refuses a call.</summary>
internal static class Refusals
{
    public static GrpcException Invalid(string why) => new(GrpcCode.InvalidArgument, why);

    public static GrpcException MissingMetadata(string names) => Of(GrpcCode.InvalidArgument, "missing-required-metadata-property", $"Required metadata properties missing: {names}.", ("required-metadata-properties", names));

    public static GrpcException TooLarge(int limit) => Of(GrpcCode.InvalidArgument, "maximum-append-size-exceeded", $"Maximum append size of {limit} exceeded.", ("maximum-append-size", limit.ToString(CultureInfo.InvariantCulture)));

    public static GrpcException Deleted(string stream) => Of(GrpcCode.FailedPrecondition, "stream-deleted", "The stream is deleted.", ("stream-name", stream));

    public static GrpcException WrongVersion(string stream, long? actual) => Of(
        GrpcCode.FailedPrecondition, "wrong-expected-version", "Append failed due to a wrong expected version.", ("stream-name", stream), ("expected-version", ""), ("actual-version", actual?.ToString(CultureInfo.InvariantCulture) ?? ""));

    public static GrpcException NotLeader(NodeEndpoint leader) => Of(
        GrpcCode.NotFound, "not-leader", "Leader info available.", ("leader-endpoint-host", leader.Host), ("leader-endpoint-port", leader.Port.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Where a read of all begins at no record of the log.</summary>
    public static GrpcException NoPlace() => new(GrpcCode.Unknown, "Unexpected ReadAllResult: Error");

    /// <summary>The same of a subscription, whose call ends in another way.</summary>
    public static GrpcException NoPlaceToListenFrom() => new(GrpcCode.Unknown, "Exception was thrown by handler.");

    public static GrpcException AccessDenied() => Of(GrpcCode.PermissionDenied, "access-denied", "Access Denied");

    private static GrpcException Of(GrpcCode code, string kind, string message, params (string Name, string Value)[] more) =>
        new(code, message, more.Append(("exception", kind)).ToDictionary(pair => pair.Item1, pair => pair.Item2));
}
