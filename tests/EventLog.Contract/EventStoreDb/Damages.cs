using System.Globalization;
using System.Text;
using Google.Protobuf;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;

namespace Naas.EventLog.Contract.EventStoreDb;

/// <summary>What is done to an answer.</summary>
/// <param name="IsLie">The answer is as a node might give it, and is not true: nobody can tell, so it is only asked that the call ends as calls do.</param>
internal sealed record Damage(string Name, Func<WireAnswer, Random, WireAnswer> Do, bool IsLie = false)
{
    public override string ToString() => Name;
}

internal static class Damages
{
    private static readonly string[] Statuses = ["", " ", "abc", "-1", "00", "14", "99", "2147483648", "0,0", "1", "2", "4", "8", "10", "13", "15"];
    private static readonly string[] Messages = ["", "%", "%zz", "%ff%fe", "%00", "plain", new('m', 4000)];
    private static readonly int[] HttpStatuses = [204, 302, 400, 404, 408, 418, 429, 500, 502, 503, 504];

    private static readonly string[] Kinds =
    [
        "not-leader", "maximum-append-size-exceeded", "stream-deleted", "wrong-expected-version", "access-denied", "missing-required-metadata-property", "stream-not-found", "invalid-transaction", "user-not-found", "", "no such kind",
    ];

    private static readonly string[] Hosts = ["", " ", "127.0.0.1", "[", "a b", "::1", "host_", "ü", "http://x", new('h', 400)];
    private static readonly string[] Ports = ["", "0", "-1", "1", "65536", "2147483647", "99999999999", "x"];

    private static readonly IMessage[] Hollow =
    [
        new ReadResp(),
        new ReadResp { Event = new() },
        new ReadResp { Event = new() { Event = new() } },
        new ReadResp { Event = new() { Event = new() { Id = new(), StreamIdentifier = new() } } },
        new ReadResp { Event = new() { Event = new() { Id = new() { Text = "x" }, StreamIdentifier = new(), CommitPosition = ulong.MaxValue, StreamRevision = ulong.MaxValue } } },
        new ReadResp { StreamNotFound = new() },
        new ReadResp { Confirmation = new() },
        new AppendResp(),
        new AppendResp { Success = new() },
        new AppendResp { Success = new() { CurrentRevision = ulong.MaxValue, Position = new() { CommitPosition = ulong.MaxValue, PreparePosition = ulong.MaxValue } } },
        new AppendResp { Success = new() { CurrentRevision = 1_000_000, Position = new() { CommitPosition = 3 } } },
        new AppendResp { WrongExpectedVersion = new() { CurrentRevision = ulong.MaxValue } },
        new ClusterInfo { Members = { new MemberInfo { IsAlive = true, State = MemberInfo.Types.VNodeState.Leader } } },
        new ClusterInfo { Members = { new MemberInfo { IsAlive = true, State = MemberInfo.Types.VNodeState.Leader, HttpEndPoint = new() { Address = "[", Port = uint.MaxValue } } } },
        new ClusterInfo { Members = { new MemberInfo { IsAlive = true, State = (MemberInfo.Types.VNodeState)77, HttpEndPoint = new() { Address = "127.0.0.1", Port = 0 } } } },
        new ClusterInfo(),
    ];

    public static IReadOnlyList<Damage> All { get; } =
    [
        new("the body is cut and ends well", (answer, random) => answer with { Body = answer.Body[..random.Next(answer.Body.Length + 1)] }),
        new("the body is cut and the connection too", (answer, random) => answer with { Body = answer.Body[..random.Next(answer.Body.Length + 1)], Ends = Ending.Cut }),
        new("the body stops in its middle", (answer, random) => answer with { Body = answer.Body[..random.Next(answer.Body.Length)], Ends = Ending.Never }),
        new("nothing comes", (answer, _) => answer with { Body = [], Ends = Ending.Never }),
        new("the first message is announced too long", (answer, random) => Header(answer, 1, random.Next(2) == 0 ? [0xff, 0xff, 0xff, 0xff] : [0x01, 0x10, 0x00, 0x01])),
        new("the first message is announced longer than it is", (answer, _) => Header(answer, 1, [0x00, 0xff, 0xff, 0xff])),
        new("the first message is announced shorter than it is", (answer, _) => Header(answer, 1, [0, 0, 0, 1])),
        new("the first message is said to be compressed", (answer, _) => Header(answer, 0, [1])),
        new("some bytes are others", (answer, random) => answer with { Body = random.Mangle(answer.Body) }, IsLie: true),
        new("the message is of chance", (answer, random) => answer with { Body = Frame(random.Bytes(60)) }),
        new("the message says nothing that it should", (answer, random) => answer with { Body = GrpcFrames.Of(random.Pick(Hollow)) }, IsLie: true),
        new("the body is a page for people", (answer, _) => answer with { ContentType = "text/html", Body = Encoding.UTF8.GetBytes("<html><body>Bad gateway</body></html>"), Trailers = new Dictionary<string, string>() }),
        new("no trailers come", (answer, _) => answer with { Trailers = new Dictionary<string, string>() }),
        new("the status is none", (answer, random) => answer.With("grpc-status", random.Pick(Statuses)).With("grpc-message", random.Pick(Messages))),
        new("another status of HTTP", (answer, random) => answer with { Status = random.Pick(HttpStatuses), Body = [] }),
        new("the message comes again and again", (answer, _) => answer with { Body = [.. Enumerable.Repeat(answer.Body, 50).SelectMany(body => body)] }),
        new("another kind of refusal", (answer, random) => answer with { Body = [], Trailers = Refusal(random) }, IsLie: true),
    ];

    private static WireAnswer Header(WireAnswer answer, int from, byte[] bytes)
    {
        var body = answer.Body.ToArray();
        bytes.AsSpan(0, Math.Max(0, Math.Min(bytes.Length, body.Length - from))).CopyTo(body.AsSpan(Math.Min(from, body.Length)));
        return answer with { Body = body };
    }

    private static byte[] Frame(byte[] message) => [0, 0, 0, 0, (byte)message.Length, .. message];

    private static Dictionary<string, string> Refusal(Random random) => new()
    {
        ["grpc-status"] = random.Next(17).ToString(CultureInfo.InvariantCulture),
        ["exception"] = random.Pick(Kinds),
        ["leader-endpoint-host"] = Uri.EscapeDataString(random.Pick(Hosts)).Replace("%20", " ", StringComparison.Ordinal),
        ["leader-endpoint-port"] = random.Pick(Ports),
        ["maximum-append-size"] = random.Pick(Ports),
    };
}
