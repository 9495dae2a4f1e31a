using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace Naas.Projections.Specs;

/// <summary>A process that was stopped in the middle of a request, with the checkpoint of the summary in its hand: what it does not send or take, the server waits for.</summary>
internal sealed class StandingStill : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlBatch _pages;
    private readonly NeverSent _rest = new(length: 1 << 20, begins: 1 << 16);
    private Task _request = Task.CompletedTask;
    private NpgsqlDataReader? _reader;

    private StandingStill(NpgsqlConnection connection)
    {
        _connection = connection;
        // A process that stands still looks at no clock.
        _pages = new NpgsqlBatch(connection) { Timeout = 0, BatchCommands = { new NpgsqlBatchCommand("update rm.projections set position = position where name = 'worker-summary' and state = 'live'") } };
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="sends">Whether it sends, or reads what it is sent.</param>
    public static async Task<StandingStill> AtAsync(ReadSide reading, bool sends)
    {
        var standing = new StandingStill(await reading.Database.OpenConnectionAsync(Cancellation));
        await (sends ? standing.SendAsync() : standing.ReadAsync());
        await WhenAProjectionRuns.HeldAsync(reading);
        return standing;
    }

    /// <summary>It goes on, and finds its connection ended or not.</summary>
    public async Task WakesAsync()
    {
        _rest.GoOn();
        try
        {
            await _request;
            while (_reader is not null && await _reader.ReadAsync(Cancellation))
            {
                // What is left is not looked at.
            }
        }
        catch (NpgsqlException)
        {
            // Ended, which is what it must stand: the test asks elsewhere whether it was.
        }

        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_reader is not null)
            await _reader.DisposeAsync();
        await _pages.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private Task SendAsync()
    {
        _pages.BatchCommands.Add(new NpgsqlBatchCommand("select length($1)") { Parameters = { new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Bytea, Value = _rest } } });
        _request = _pages.ExecuteNonQueryAsync(Cancellation);
        return _rest.Stalled.WaitAsync(Cancellation);
    }

    private async Task ReadAsync()
    {
        _pages.BatchCommands.Add(new NpgsqlBatchCommand("select repeat('x', 10000) from generate_series(1, 10000)"));
        _reader = await _pages.ExecuteReaderAsync(CommandBehavior.SequentialAccess, Cancellation);
    }

    /// <summary>A value of which the beginning is sent, and the rest when it is told to go on.</summary>
    private sealed class NeverSent(int length, int begins) : Stream
    {
        private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long _read;

        public Task Stalled => _stalled.Task;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public void GoOn() => _goOn.TrySetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_read >= begins)
            {
                _ = _stalled.TrySetResult();
                await _goOn.Task.WaitAsync(cancellationToken);
            }

            var count = (int)Math.Min(buffer.Length, length - _read);
            _read += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
