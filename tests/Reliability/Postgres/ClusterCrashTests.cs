using System.Diagnostics;
using Naas.Infrastructure.Postgres;
using Npgsql;

namespace Naas.Reliability.Postgres;

public sealed class ClusterCrashTests : ClusterScene
{
    [Fact]
    public async Task A_server_whose_application_was_killed_is_taken_over_with_its_data()
    {
        using var owner = await ClusterOwner.StartAsync(Data, Cancelled);
        await WriteAsync(owner.Answer, "acknowledged");
        var server = ServerOf(Data);
        await owner.KillAsync(Cancelled);

        var cluster = await StartAsync();

        cluster.WasAdopted.Should().BeTrue();
        cluster.ProcessId.Should().Be(server);
        (await ReadAsync(cluster.ConnectionString)).Should().Equal("acknowledged");

        await cluster.StopAsync(Cancelled);
        ServerProcesses.Of(cluster.DataDirectory).Should().BeEmpty();
    }

    [Fact]
    public async Task While_the_application_lives_its_server_is_not_taken_from_it()
    {
        using var owner = await ClusterOwner.StartAsync(Data, Cancelled);

        var refusal = await RefusedAsync(new PostgresClusterOptions(Data));

        refusal.Message.Should().StartWith("Another naas process");
        await WriteAsync(owner.Answer, "still served");
        await owner.KillAsync(Cancelled);
        await StartAsync();
    }

    [Fact]
    public async Task A_server_left_over_with_other_settings_is_started_anew()
    {
        using var owner = await ClusterOwner.StartAsync(Data, Cancelled);
        await WriteAsync(owner.Answer, "acknowledged");
        await owner.KillAsync(Cancelled);

        var cluster = await StartAsync(new PostgresClusterOptions(Data)
        {
            Settings = new Dictionary<string, string> { ["work_mem"] = "8MB" },
        });

        cluster.WasAdopted.Should().BeFalse();
        (await ReadAsync(cluster.ConnectionString)).Should().Equal("acknowledged");
    }

    [Fact]
    public async Task A_left_over_server_that_lost_its_socket_is_started_anew()
    {
        using var owner = await ClusterOwner.StartAsync(Data, Cancelled);
        await WriteAsync(owner.Answer, "acknowledged");
        await owner.KillAsync(Cancelled);
        Directory.Delete(new NpgsqlConnectionStringBuilder(owner.Answer).Host!, recursive: true);

        var cluster = await StartAsync();

        cluster.WasAdopted.Should().BeFalse();
        (await ReadAsync(cluster.ConnectionString)).Should().Equal("acknowledged");
    }

    [Fact]
    public async Task A_killed_postmaster_is_recovered_from()
    {
        using var owner = await ClusterOwner.StartAsync(Data, Cancelled);
        await WriteAsync(owner.Answer, "acknowledged");
        Kill(ServerOf(Data));
        await owner.KillAsync(Cancelled);

        var cluster = await StartAsync();

        cluster.WasAdopted.Should().BeFalse();
        (await ReadAsync(cluster.ConnectionString)).Should().Equal("acknowledged");
    }

    [Fact]
    public async Task Backends_that_outlive_their_killed_postmaster_are_ended()
    {
        using var owner = await ClusterOwner.StartAsync(Data, Cancelled);
        await WriteAsync(owner.Answer, "acknowledged");
        await using var connection = new NpgsqlConnection(owner.Answer + ";Pooling=false");
        await connection.OpenAsync(Cancelled);
        // A backend that computes does not look whether its postmaster lives; it would hold the shared memory for hours.
        await using var busy = new NpgsqlCommand("select count(*) from generate_series(1, 1000000000000)", connection) { CommandTimeout = 0 };
        var running = busy.ExecuteScalarAsync(Cancelled);
        var server = ServerOf(Data);
        Kill(server);
        await UntilGoneAsync(server);
        await owner.KillAsync(Cancelled);
        ServerProcesses.StartTicks(connection.ProcessID).Should().NotBeNull("the backend is to outlive its postmaster in this test");

        var cluster = await StartAsync();

        (await ReadAsync(cluster.ConnectionString)).Should().Equal("acknowledged");
        await new Func<Task>(() => running).Should().ThrowAsync<NpgsqlException>();
    }

    [Fact]
    public async Task The_whole_tree_killed_at_one_moment_is_recovered_from()
    {
        using var owner = await ClusterOwner.StartAsync(Data, Cancelled);
        await WriteAsync(owner.Answer, "acknowledged");
        var processes = ServerProcesses.Of(Native.RealPath(Data));
        processes.Should().HaveCountGreaterThan(1);
        foreach (var processId in processes)
            _ = Native.Signal(processId, Native.SignalKill);
        await owner.KillAsync(Cancelled);

        var cluster = await StartAsync();

        (await ReadAsync(cluster.ConnectionString)).Should().Equal("acknowledged");
    }

    [Fact]
    public async Task What_is_still_being_laid_out_for_a_killed_start_is_removed_all_the_same()
    {
        var left = Path.Combine(Data + ".init-00000000", "data", "base");
        _ = Directory.CreateDirectory(left);
        // Makes folders full of files and takes them away, as the layer-out does that is ended, until its own folder is gone.
        const string busy = "cd -- \"$1\" || exit; n=0; while mkdir $n 2>/dev/null; do touch $(seq -f $n/%g 1000) 2>/dev/null; rm -rf -- $n; n=$((n+1)); done";
        using var layingOut = Process.Start("sh", ["-c", busy, "sh", left]);
        (await Poll.UntilAsync(() => Directory.EnumerateDirectories(left).Any(), TimeSpan.FromSeconds(60), TimeProvider.System, Cancelled)).Should().BeTrue();

        try
        {
            var cluster = await StartAsync();

            await layingOut.WaitForExitAsync(Cancelled);
            await WriteAsync(cluster.ConnectionString, "kept");
            Directory.EnumerateDirectories(Folder, "*.init-*").Should().BeEmpty();
        }
        finally
        {
            layingOut.Kill();
            await layingOut.WaitForExitAsync(Cancelled);
        }
    }

    [Fact]
    public async Task A_stale_number_that_another_process_bears_by_now_is_not_believed()
    {
        var first = await StartAsync();
        await WriteAsync(first.ConnectionString, "acknowledged");
        var file = Path.Combine(Data, "postmaster.pid");
        var noted = await File.ReadAllLinesAsync(file, Cancelled);
        await first.StopAsync(Cancelled);
        using var stranger = Process.Start("sleep", "600");
        await File.WriteAllLinesAsync(file, [$"{stranger.Id}", .. noted[1..]], Cancelled);

        var second = await StartAsync();

        second.WasAdopted.Should().BeFalse();
        (await ReadAsync(second.ConnectionString)).Should().Equal("acknowledged");
        stranger.HasExited.Should().BeFalse();
        stranger.Kill();
    }

    [Fact]
    public async Task The_application_is_told_when_its_server_is_gone()
    {
        var cluster = await StartAsync();
        var gone = cluster.WaitForServerExitAsync(Cancelled);

        Kill(cluster.ProcessId);

        await gone.WaitAsync(TimeSpan.FromSeconds(30), Cancelled);
    }

    [Fact]
    public async Task What_a_killed_test_run_left_is_swept_by_the_next()
    {
        using var owner = await ClusterOwner.StartAsync(ClusterOwner.ThrowAway, Cancelled);
        var left = Path.GetDirectoryName(owner.Answer)!;
        await owner.KillAsync(Cancelled);
        Directory.Exists(left).Should().BeTrue();

        await ThrowAwayFolders.SweepAsync(TimeProvider.System, Cancelled);

        Directory.Exists(left).Should().BeFalse();
        ServerProcesses.Of(owner.Answer).Should().BeEmpty();
    }
}
