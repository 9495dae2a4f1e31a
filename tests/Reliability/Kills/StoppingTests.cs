using System.Net;
using System.Net.Sockets;
using Naas.Infrastructure.Postgres;

namespace Naas.Reliability.Kills;

/// <summary>How <c>up</c> ends, and what it refuses to begin: always in full, always with one sentence.</summary>
public sealed class StoppingTests : UpScene
{
    private const int Hangup = 1;
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private const int Interrupted = 130;

    private string? _mounted;

    [Fact]
    public async Task During_a_load_every_way_of_stopping_is_clean_and_the_next_start_goes_on()
    {
        var acknowledged = new Acknowledged(AcknowledgedFile);
        foreach (var signal in (int[])[Interrupt, Terminate, Hangup])
        {
            using var up = Running.Up(Installation, AcknowledgedFile);
            var before = acknowledged.Look().Count;
            (await UntilAsync(() => acknowledged.Look().Count > before + 100 || up.HasExited, TimeSpan.FromMinutes(2))).Should().BeTrue("{0}{1}", up.Output, up.Errors);

            up.Signal(signal);
            await up.EndAsync(Cancelled);

            up.ExitCode.Should().Be(Interrupted, "signal {0} stops it: {1}{2}", signal, up.Output, up.Errors);
            up.Errors.Should().BeEmpty();
            up.Output.Should().NotContain("warn:").And.NotContain("fail:");
            ServerProcessesNow.Should().BeEmpty("signal {0} stops PostgreSQL too", signal);
            (await File.ReadAllTextAsync(Path.Combine(Installation, "postgres.log"), Cancelled)).TrimEnd().Should().EndWith("database system is shut down");
        }
    }

    [Fact]
    public async Task While_serving_every_way_of_stopping_is_clean_and_the_next_start_works()
    {
        foreach (var signal in (int[])[Interrupt, Terminate, Hangup])
        {
            using var up = await ReadyAsync("--no-sample");
            up.Signal(signal);
            await up.EndAsync(Cancelled);

            up.ExitCode.Should().Be(0, "signal {0} stops it: {1}{2}", signal, up.Output, up.Errors);
            up.Errors.Should().BeEmpty();
            ServerProcessesNow.Should().BeEmpty("signal {0} stops PostgreSQL too", signal);
        }
    }

    [Fact]
    public async Task A_second_one_on_the_same_data_says_so_and_harms_nothing()
    {
        using var first = await ReadyAsync("--no-sample");
        using var second = Running.Up(Installation);

        (await OneSentenceAsync(second)).Should().StartWith("naas: Another naas process is already using the data in ");
        await AnswersAsync(first);
        await StopAsync(first);
    }

    [Fact]
    public async Task A_taken_port_is_told_before_anything_is_started()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        using var up = Running.Up(Installation, url: $"http://127.0.0.1:{port}");

        (await OneSentenceAsync(up)).Should().StartWith($"naas: Port {port} is taken by another program");
        Directory.Exists(Path.Combine(Installation, "postgres")).Should().BeFalse();
        up.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task When_its_PostgreSQL_is_killed_it_ends_and_the_next_start_recovers()
    {
        using (var up = await ReadyAsync("--no-sample"))
        {
            Kill(ServerOf(Native.RealPath(Database)));
            (await OneSentenceAsync(up)).Should().StartWith("naas: PostgreSQL was ended from outside");
            ServerProcessesNow.Should().BeEmpty();
        }

        using var again = await ReadyAsync("--no-sample");
        await AnswersAsync(again);
        await StopAsync(again);
    }

    [Fact]
    public async Task When_one_of_PostgreSQLs_processes_is_killed_it_serves_on()
    {
        using var up = await ReadyAsync("--no-sample");
        var server = ServerOf(Native.RealPath(Database));
        Kill(ServerProcessesNow.First(process => process != server));
        (await UntilAsync(() => File.ReadAllText(Path.Combine(Installation, "postgres.log")).Split("ready to accept connections").Length > 2, TimeSpan.FromMinutes(1)))
            .Should().BeTrue("PostgreSQL recovers from that by itself");

        (await UntilAnswersAsync(up)).Should().BeTrue("{0}", up.Output);
        up.HasExited.Should().BeFalse();
        await StopAsync(up);
    }

    [Fact]
    public async Task A_disk_that_fills_up_during_the_load_is_told_in_one_sentence_and_with_room_the_load_goes_on()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root: mounting a small file system");
        _ = Directory.CreateDirectory(Installation);
        var mount = await Tool.RunAsync(["mount", "-t", "tmpfs", "-o", "size=160m,mode=755", "tmpfs", Installation], Cancelled);
        Assert.SkipUnless(mount.Succeeded, $"a small file system cannot be mounted here: {mount.Error.Trim()}");
        _mounted = Installation;
        var acknowledged = new Acknowledged(AcknowledgedFile);
        var ballast = Path.Combine(Installation, "ballast");
        using (var up = Running.Up(Installation, AcknowledgedFile))
        {
            (await UntilAsync(() => acknowledged.Look().Count > 100 || up.HasExited, TimeSpan.FromMinutes(2))).Should().BeTrue("{0}{1}", up.Output, up.Errors);
            FillUp(ballast);

            (await OneSentenceAsync(up)).Should().StartWith("naas: The disk that holds ").And.Contain(" is full");
            ServerProcessesNow.Should().BeEmpty();
        }

        File.Delete(ballast);
        await RunAsync("mount", "-o", "remount,size=600m", Installation);
        var before = acknowledged.Look().Count;
        using var again = Running.Up(Installation, AcknowledgedFile);
        (await UntilAsync(() => acknowledged.Look().Count > before + 100 || again.HasExited, TimeSpan.FromMinutes(2))).Should().BeTrue("{0}{1}", again.Output, again.Errors);
        again.HasExited.Should().BeFalse("{0}{1}", again.Output, again.Errors);
        again.Signal(Interrupt);
        await again.EndAsync(Cancelled);
        ServerProcessesNow.Should().BeEmpty();
    }

    protected override async ValueTask CleanUpAsync()
    {
        await base.CleanUpAsync();
        if (_mounted is not null)
            await RunAsync("umount", _mounted);
    }

    // To the last byte: what PostgreSQL gives back by recycling its files is too little to live on.
    private static void FillUp(string path)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var size = 1024 * 1024; size > 0; size /= 16)
        {
            try
            {
                var block = new byte[size];
                while (true)
                    file.Write(block);
            }
            catch (IOException full) when (Failure.IsNoSpace(full))
            {
                // The next size fills what is left.
            }
        }
    }

    private static async Task AnswersAsync(Running up) => (await UntilAnswersAsync(up)).Should().BeTrue("{0}{1}", up.Output, up.Errors);

    private static async Task<bool> UntilAnswersAsync(Running up)
    {
        using var http = new HttpClient { BaseAddress = up.Url };
        for (var began = up.Age; up.Age - began < TimeSpan.FromSeconds(60);)
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancelled);
            if (answer.IsSuccessStatusCode)
                return true;
            await Poll.PauseAsync(TimeProvider.System, Cancelled);
        }

        return false;
    }

    private static async Task StopAsync(Running up)
    {
        up.Signal(Interrupt);
        await up.EndAsync(Cancelled);
        up.ExitCode.Should().Be(0, "{0}{1}", up.Output, up.Errors);
    }
}
