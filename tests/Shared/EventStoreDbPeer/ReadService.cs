using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;
using Empty = Naas.Infrastructure.EventLog.EventStoreDb.Wire.Empty;
using Options = Naas.Infrastructure.EventLog.EventStoreDb.Wire.ReadReq.Types.Options;

namespace Naas.EventStoreDbPeer;

/// <summary>Reading streams and everything, once or for as long as the reader listens.</summary>
internal sealed class ReadService(PeerStore store, PeerFaults faults)
{
    private const int Page = 32;

    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    public async Task ReadAsync(GrpcServerCall call)
    {
        if (await call.ReadAsync(ReadReq.Parser) is not { Options: { } options })
            throw Refusals.Invalid("A read has options.");
        Check(options);
        var reading = (options.StreamOptionCase, options.CountOptionCase) switch
        {
            (Options.StreamOptionOneofCase.Stream, Options.CountOptionOneofCase.Count) => ReadStreamAsync(call, options),
            (Options.StreamOptionOneofCase.Stream, _) => ListenToStreamAsync(call, options),
            (_, Options.CountOptionOneofCase.Count) => ReadAllAsync(call, options),
            _ => ListenAsync(call, options),
        };
        await reading;
    }

    private static void Check(Options options)
    {
        if (options.UuidOption is null || options.UuidOption.ContentCase == Options.Types.UUIDOption.ContentOneofCase.None)
            throw Refusals.Invalid("A read says how it wants ids.");
        if (options.FilterOptionCase == Options.FilterOptionOneofCase.None)
            throw Refusals.Invalid("A read says its filter, or that it has none.");
        if (options.StreamOptionCase == Options.StreamOptionOneofCase.None || options.CountOptionCase == Options.CountOptionOneofCase.None)
            throw Refusals.Invalid("A read is of a stream or of all, and counted or a subscription.");
        if (options is { StreamOptionCase: Options.StreamOptionOneofCase.Stream, FilterOptionCase: Options.FilterOptionOneofCase.Filter })
            throw Refusals.Invalid("Only a read of all has a filter.");
        if (options is { CountOptionCase: Options.CountOptionOneofCase.Subscription, ReadDirection: Options.Types.ReadDirection.Backwards })
            throw Refusals.Invalid("A subscription goes forwards.");
        if (options.Filter is { WindowCase: Options.Types.FilterOptions.WindowOneofCase.None })
            throw Refusals.Invalid("A filter has a window.");
    }

    private async Task ReadStreamAsync(GrpcServerCall call, Options options)
    {
        var name = StreamsService.NameOf(options.Stream.StreamIdentifier);
        // The end before the events: what comes in between lies beyond it, and is not told as missing.
        var end = store.LastRevisionOf(name);
        var events = EventsOf(name);
        if (events is null)
        {
            await call.WriteAsync(new ReadResp { StreamNotFound = new() { StreamIdentifier = options.Stream.StreamIdentifier } });
            return;
        }

        var isForwards = options.ReadDirection == Options.Types.ReadDirection.Forwards;
        var from = options.Stream.RevisionOptionCase switch
        {
            Options.Types.StreamOptions.RevisionOptionOneofCase.Start => 0UL,
            Options.Types.StreamOptions.RevisionOptionOneofCase.End => ulong.MaxValue,
            _ => options.Stream.Revision,
        };
        var wanted = isForwards ? events.Where(one => (ulong)one.Revision >= from) : events.Reverse().Where(one => (ulong)one.Revision <= from);
        foreach (var one in wanted.Take(CountOf(options)))
            await call.WriteAsync(AnswerOf(one, options, withPosition: false));
        if (options.ControlOption?.Compatibility >= 1 && end is { } last)
            await call.WriteAsync(new ReadResp { LastStreamPosition = (ulong)last });
    }

    private async Task ReadAllAsync(GrpcServerCall call, Options options)
    {
        var isWanted = FilterOf(options);
        var left = CountOf(options);
        if (options.ReadDirection == Options.Types.ReadDirection.Backwards)
        {
            if (options.All.AllOptionCase == Options.Types.AllOptions.AllOptionOneofCase.Position && !store.EndsBefore(PositionOf(options)))
                throw Refusals.NoPlace();
            foreach (var one in store.Before(PositionOf(options)).Where(isWanted).Take(left))
                await call.WriteAsync(AnswerOf(one, options, withPosition: true));
            return;
        }

        var from = PositionOf(options);
        if (!store.BeginsAt(from))
            throw Refusals.NoPlace();
        while (left > 0)
        {
            var (events, _) = store.From(from, Page);
            if (events.Count == 0)
                return;
            from = events[^1].Position + 1;
            foreach (var one in events.Where(isWanted).Take(left))
            {
                await call.WriteAsync(AnswerOf(one, options, withPosition: true));
                left--;
            }
        }
    }

    private async Task ListenAsync(GrpcServerCall call, Options options)
    {
        if (options.All.AllOptionCase == Options.Types.AllOptions.AllOptionOneofCase.Position && !store.BeginsAt(PositionOf(options)))
            throw Refusals.NoPlaceToListenFrom();
        await ConfirmAsync(call);
        faults.Listens();
        var isWanted = FilterOf(options);
        // A subscription begins after its position, a read with it.
        var from = options.All.AllOptionCase switch
        {
            Options.Types.AllOptions.AllOptionOneofCase.Position => PositionOf(options) + 1,
            Options.Types.AllOptions.AllOptionOneofCase.End => store.End,
            _ => 0,
        };
        var (isLive, lookedThrough) = (false, 0L);
        while (true)
        {
            var (events, grown) = store.From(from, Page);
            foreach (var one in events)
            {
                await faults.MeetAsync(call);
                from = one.Position + 1;
                if (isWanted(one))
                    await call.WriteAsync(AnswerOf(one, options, withPosition: true));
                if (options.Filter is { } filter && ++lookedThrough % (Math.Max(filter.Max, 1) * Math.Max(filter.CheckpointIntervalMultiplier, 1)) == 0)
                    await call.WriteAsync(new ReadResp { Checkpoint = new() { CommitPosition = (ulong)one.Position, PreparePosition = (ulong)one.Position } });
            }

            if (events.Count > 0)
                continue;
            if (!isLive)
                await call.WriteAsync(new ReadResp { CaughtUp = new() });
            isLive = true;
            await grown.WaitAsync(call.Ended);
        }
    }

    private async Task ListenToStreamAsync(GrpcServerCall call, Options options)
    {
        await ConfirmAsync(call);
        var name = StreamsService.NameOf(options.Stream.StreamIdentifier);
        var next = options.Stream.RevisionOptionCase switch
        {
            Options.Types.StreamOptions.RevisionOptionOneofCase.Start => 0,
            Options.Types.StreamOptions.RevisionOptionOneofCase.End => (store.LastRevisionOf(name) ?? -1) + 1,
            _ => checked((long)options.Stream.Revision) + 1,
        };
        var isLive = false;
        while (true)
        {
            // How to learn of more is taken before looking: what comes in between is seen at the next look.
            var (_, grown) = store.From(long.MaxValue, 0);
            var events = EventsOf(name)?.Where(one => one.Revision >= next).ToList() ?? [];
            foreach (var one in events)
                await call.WriteAsync(AnswerOf(one, options, withPosition: false));
            next = events.Count > 0 ? events[^1].Revision + 1 : next;
            if (events.Count > 0)
                continue;
            if (!isLive)
                await call.WriteAsync(new ReadResp { CaughtUp = new() });
            isLive = true;
            await grown.WaitAsync(call.Ended);
        }
    }

    private static Task ConfirmAsync(GrpcServerCall call) =>
        call.WriteAsync(new ReadResp { Confirmation = new() { SubscriptionId = Guid.NewGuid().ToString() } });

    private IReadOnlyList<PeerEvent>? EventsOf(string stream) => store.IsDeletedForGood(stream) ? throw Refusals.Deleted(stream) : store.Stream(stream);

    private static int CountOf(Options options) => (int)Math.Min(options.Count, int.MaxValue);

    private static long PositionOf(Options options) => options.All.AllOptionCase switch
    {
        Options.Types.AllOptions.AllOptionOneofCase.Start => 0,
        Options.Types.AllOptions.AllOptionOneofCase.End => long.MaxValue - 1,
        Options.Types.AllOptions.AllOptionOneofCase.Position => (long)Math.Min(options.All.Position.CommitPosition, long.MaxValue - 1),
        _ => throw Refusals.Invalid("A read of all says from where."),
    };

    private static Func<PeerEvent, bool> FilterOf(Options options)
    {
        if (options.Filter is not { } filter)
            return _ => true;
        var isStream = filter.FilterCase == Options.Types.FilterOptions.FilterOneofCase.StreamIdentifier;
        var expression = isStream ? filter.StreamIdentifier : filter.EventType ?? throw Refusals.Invalid("A filter is by stream or by type.");
        if (expression.Regex.Length == 0)
            return one => expression.Prefix.Any(prefix => (isStream ? one.Stream : one.Type).StartsWith(prefix, StringComparison.Ordinal));
        var regex = new Regex(expression.Regex, RegexOptions.None, LongestMatch);
        return one => regex.IsMatch(isStream ? one.Stream : one.Type);
    }

    private static ReadResp AnswerOf(PeerEvent one, Options options, bool withPosition)
    {
        var recorded = new ReadResp.Types.ReadEvent.Types.RecordedEvent
        {
            Id = options.UuidOption.ContentCase == Options.Types.UUIDOption.ContentOneofCase.Structured ? EventEnvelope.IdOf(one.Id) : new UUID { Text = one.Id.ToString() },
            StreamIdentifier = EventEnvelope.Identify(one.Stream),
            StreamRevision = (ulong)one.Revision,
            CommitPosition = (ulong)one.Position,
            PreparePosition = (ulong)one.Position,
            Metadata =
            {
                ["type"] = one.Type,
                ["content-type"] = one.IsJson ? "application/json" : "application/octet-stream",
                ["created"] = one.Created.ToString(CultureInfo.InvariantCulture),
            },
            CustomMetadata = ByteString.CopyFrom(one.CustomMetadata),
            Data = ByteString.CopyFrom(one.Data),
        };
        var read = new ReadResp.Types.ReadEvent { Event = recorded };
        if (withPosition)
            read.CommitPosition = (ulong)one.Position;
        else
            read.NoPosition = new Empty();
        return new ReadResp { Event = read };
    }
}
