using System.IO.Pipelines;
using Google.Protobuf;
using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.EventLog.EventStoreDb.Wire;
using Recorded = Naas.Infrastructure.EventLog.EventStoreDb.Wire.ReadResp.Types.ReadEvent.Types.RecordedEvent;

namespace Naas.EventLog.Contract.EventStoreDb;

/// <summary>G19: what comes over the wire is a message that can be used, or said to be none; nothing else, and nothing that takes memory for what did not come.</summary>
public sealed class When_frames_are_mangled
{
    private static readonly StreamNames Names = new("");

    [Fact]
    public async Task They_are_messages_or_are_said_to_be_none()
    {
        byte[] good = GrpcFrames.Of(Answer(), Answer(), new ReadResp { LastStreamPosition = 3 });
        var read = 0;
        for (var run = 0; run < Chance.Runs(20_000); run++)
        {
            var random = Chance.OfRun(run);
            var bytes = random.Next(10) == 0 ? random.Bytes(200) : random.Mangle(good);
            var reader = PipeReader.Create(new MemoryStream(bytes));
            try
            {
                while (await GrpcFrames.ReadAsync(reader, ReadResp.Parser, CancellationToken.None) is not null)
                    read++;
            }
            catch (GrpcException e)
            {
                e.Message.Should().NotBeNullOrWhiteSpace("run {0}", run);
            }

            await reader.CompleteAsync();
        }

        read.Should().BeGreaterThan(0, "not everything is broken");
    }

    [Theory]
    [InlineData(new byte[] { 0, 0xff, 0xff, 0xff, 0xff }, "*4294967295 bytes*")]
    [InlineData(new byte[] { 0, 0x01, 0x10, 0x00, 0x01 }, "*17825793 bytes*")]
    [InlineData(new byte[] { 1, 0, 0, 0, 0 }, "*compressed*")]
    [InlineData(new byte[] { 0, 0, 0 }, "*within a message*")]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1 }, "*within a message*")]
    [InlineData(new byte[] { 0, 0, 0, 0, 1, 0xff }, "*cannot be read*")]
    public async Task What_is_wrong_is_said(byte[] bytes, string says)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        await FluentActions.Awaiting(() => GrpcFrames.ReadAsync(PipeReader.Create(new MemoryStream(bytes)), ReadResp.Parser, CancellationToken.None).AsTask()).Should().ThrowAsync<GrpcException>().WithMessage(says);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(4_000_000, "room is made for what came, not for what was announced");
    }

    [Fact]
    public void An_event_is_one_of_this_program_or_an_alarm()
    {
        var good = Answer().Event.Event;
        var read = 0;
        for (var run = 0; run < Chance.Runs(20_000); run++)
        {
            var random = Chance.OfRun(run);
            var mangled = good.Clone();
            Mangle(mangled, random);
            if (!EventEnvelope.IsWhole(new ReadResp { Event = new() { Event = mangled } }))
                continue;
            try
            {
                EventEnvelope.Stored(mangled, Guid.Empty, Names).Type.Should().NotBeNull();
                read++;
            }
            catch (LogIntegrityException e)
            {
                e.Message.Should().NotBeNullOrWhiteSpace("run {0}", run);
            }
        }

        read.Should().BeGreaterThan(0, "not everything is broken");
    }

    private static void Mangle(Recorded recorded, Random random)
    {
        for (var change = random.Next(1, 3); change > 0; change--)
        {
            switch (random.Next(9))
            {
                case 0:
                    recorded.CustomMetadata = ByteString.CopyFrom(random.Mangle(recorded.CustomMetadata.ToByteArray()));
                    break;
                case 1:
                    recorded.CustomMetadata = ByteString.CopyFrom(random.Bytes(80));
                    break;
                case 2:
                    // Cut within the envelope: the place where the metadata begin is not always there.
                    recorded.CustomMetadata = ByteString.CopyFrom(recorded.CustomMetadata.Span[..random.Next(recorded.CustomMetadata.Length + 1)]);
                    break;
                case 3:
                    recorded.StreamIdentifier = random.Next(2) == 0 ? null : new() { StreamName = ByteString.CopyFrom(random.Bytes(300)) };
                    break;
                case 4:
                    recorded.Id = random.Next(3) switch { 0 => null, 1 => new UUID(), _ => new UUID { Text = random.Next(2) == 0 ? "" : "no id" } };
                    break;
                case 5:
                    recorded.CommitPosition = ulong.MaxValue - (ulong)random.Next(3);
                    break;
                case 6:
                    recorded.StreamRevision = ulong.MaxValue - (ulong)random.Next(3);
                    break;
                case 7:
                    recorded.Metadata.Clear();
                    break;
                default:
                    recorded.Data = ByteString.CopyFrom(random.Bytes(30));
                    break;
            }
        }
    }

    private static ReadResp Answer()
    {
        var proposed = EventEnvelope.Proposed(Some.Event(1), Some.Moment);
        var recorded = new Recorded
        {
            Id = proposed.Id,
            StreamIdentifier = EventEnvelope.Identify("journey-1"),
            StreamRevision = 4,
            CommitPosition = 1000,
            PreparePosition = 1000,
            CustomMetadata = proposed.CustomMetadata,
            Data = proposed.Data,
        };
        recorded.Metadata.Add(proposed.Metadata);
        return new ReadResp { Event = new() { Event = recorded, CommitPosition = 1000 } };
    }
}
