using System.Globalization;
using System.Runtime.CompilerServices;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;
using Options = Naas.Infrastructure.EventLog.EventStoreDb.Wire.ReadReq.Types.Options;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>The calls that this project makes, each to the node of the moment; tried again where that is safe.</summary>
internal sealed class EventStoreDbClient(NodeFinder nodes, EventStoreDbAddress address, EventStoreDbSettings settings, TimeProvider time)
{
    private const string AppendMethod = "/event_store.client.streams.Streams/Append";
    private const string ReadMethod = "/event_store.client.streams.Streams/Read";

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    /// <summary>How many calls have failed otherwise than by what was asked: after one the node may be another, or stand on other data.</summary>
    public int Failures => nodes.Failures;

    /// <summary>Appends, and appends the same again while it is not known what became of it: the ids are the same, so it counts once.</summary>
    /// <param name="beforeAgain">What is looked at before another try, which is not made where it throws.</param>
    /// <exception cref="GrpcException">No node gave a definite answer; <see cref="GrpcException.NeverSent"/> where none can have recorded it.</exception>
    public async Task<AppendResp> AppendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellation, Func<Task>? beforeAgain = null)
    {
        var (neverSent, isFirst) = (true, true);
        try
        {
            return await PatientlyAsync(AttemptAsync, cancellation);
        }
        catch (GrpcException e) when (e.Passes || !neverSent)
        {
            // An earlier try may stand: what a later one is told does not settle it.
            throw new GrpcException(e.Passes ? e.Code : GrpcCode.Unavailable, e.Message, because: e) { NeverSent = neverSent };
        }

        async Task<AppendResp> AttemptAsync(NodeChannel channel)
        {
            if (!isFirst && beforeAgain is not null)
                await beforeAgain();
            isFirst = false;
            try
            {
                return await channel.CallAsync(AppendMethod, request, AppendResp.Parser, address.Deadline ?? settings.AttemptTimeout, cancellation);
            }
            catch (GrpcException e) when (e.Passes && !e.NeverSent && e.Kind != "not-leader")
            {
                neverSent = false;
                throw;
            }
        }
    }

    /// <summary>Reads once from the beginning to the end of the answer; what fails on its way is the caller's to begin anew.</summary>
    /// <exception cref="GrpcException">It failed.</exception>
    public async IAsyncEnumerable<ReadResp> ReadAsync(Options options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var silence = LongestSilenceOf(options);
        await using var call = await OpenAsync(options, cancellation);
        while (await NextAsync(call, silence) is { } message)
            yield return EventEnvelope.IsWhole(message) ? message : throw new GrpcException(GrpcCode.Internal, "EventStoreDB sent an event without what every event has.");
    }

    /// <summary>The next message of an answer; null at its end.</summary>
    /// <param name="silence">How long the node may say nothing.</param>
    /// <exception cref="GrpcException">It failed: the next call may go to another node.</exception>
    public async ValueTask<ReadResp?> NextAsync(GrpcCall call, TimeSpan silence)
    {
        try
        {
            var reading = call.ReadAsync(ReadResp.Parser);
            return reading.IsCompleted ? await reading : await AnsweredAsync(reading.AsTask(), call.Channel, silence, "said nothing for {0} s in the middle of an answer");
        }
        catch (GrpcException e)
        {
            nodes.Note(call.Channel, e);
            throw;
        }
    }

    /// <summary>Begins to read, or to listen.</summary>
    /// <exception cref="GrpcException">No node answered.</exception>
    public Task<GrpcCall> OpenAsync(Options options, CancellationToken cancellation)
    {
        options.UuidOption = new() { Structured = new() };
        options.ControlOption = new() { Compatibility = 1 };
        var request = GrpcFrames.Of(new ReadReq { Options = options });
        var silence = LongestSilenceOf(options);
        return PatientlyAsync(channel => OpenAsync(channel, request, silence, cancellation), cancellation);
    }

    /// <summary>Makes a call until it is answered, or nothing passes any more.</summary>
    private async Task<T> PatientlyAsync<T>(Func<NodeChannel, Task<T>> call, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var delay = FirstDelay;
        while (true)
        {
            GrpcException failure;
            NodeChannel? channel = null;
            try
            {
                channel = await nodes.ChannelAsync(cancellation);
                return await call(channel);
            }
            catch (GrpcException e)
            {
                failure = e;
            }

            if (channel is not null)
                nodes.Note(channel, failure);
            if (!failure.Passes || failure.RefusesPlace || time.GetElapsedTime(started) >= settings.Patience)
                throw failure;
            await Task.Delay(delay, time, cancellation);
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }
    }

    // With its first message a node sends the headers: to a subscription at once, to a read when it has found something or gone through.
    private async Task<GrpcCall> OpenAsync(NodeChannel channel, ReadOnlyMemory<byte> request, TimeSpan silence, CancellationToken cancellation)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var opening = channel.OpenAsync(ReadMethod, request, deadline: null, timed.Token, cancellation);
        try
        {
            return await AnsweredAsync(opening, channel, silence, "did not begin to answer within {0} s");
        }
        catch (GrpcException) when (!opening.IsFaulted)
        {
            await timed.CancelAsync();
            await EndAsync(opening);
            throw;
        }
    }

    /// <summary>Ends a call that nobody waits for any more, be it that it began in the last moment.</summary>
    private static async Task EndAsync(Task<GrpcCall> opening)
    {
        try
        {
            await (await opening).DisposeAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or GrpcException)
        {
            // As it was told to.
        }
    }

    /// <summary>Waits for an answer as long as the node may be silent. Where that is longer than others wait, it is asked meanwhile whether the connection still carries anything.</summary>
    /// <param name="what">What is said of the node that says nothing, with the seconds in it.</param>
    private async Task<T> AnsweredAsync<T>(Task<T> answer, NodeChannel channel, TimeSpan silence, string what)
    {
        var (began, isSearch) = (time.GetTimestamp(), silence > settings.AttemptTimeout);
        // Half of an attempt, so that there is patience left for another connection where the question is not answered in its time either.
        var longest = isSearch ? settings.AttemptTimeout / 2 : silence;
        while (true)
        {
            try
            {
                return await answer.WaitAsync(longest, time);
            }
            catch (TimeoutException e)
            {
                var waited = time.GetElapsedTime(began);
                if (!isSearch || waited >= silence)
                    throw Silent(channel, what, isSearch ? waited : silence, e);
            }

            var asking = nodes.CarriesAsync(channel);
            if (await Task.WhenAny(answer, asking) == asking && !await asking)
                throw Silent(channel, what, time.GetElapsedTime(began), because: null);
        }
    }

    private static GrpcException Silent(NodeChannel channel, string what, TimeSpan waited, Exception? because) => new(
        GrpcCode.DeadlineExceeded, $"EventStoreDB at {channel.Endpoint} {string.Format(CultureInfo.InvariantCulture, what, Math.Round(waited.TotalSeconds, 1, MidpointRounding.AwayFromZero))}.", because: because);

    // Whoever reads of all events what fits is told nothing while the server goes through what does not.
    private TimeSpan LongestSilenceOf(Options options) =>
        options is { FilterOptionCase: Options.FilterOptionOneofCase.Filter, CountOptionCase: Options.CountOptionOneofCase.Count } ? settings.LongestSearch : settings.AttemptTimeout;
}
