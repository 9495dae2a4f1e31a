using System.Globalization;
using Naas.Infrastructure.Postgres;
using Npgsql;

namespace Naas.Reliability.Postgres;

public sealed class ClusterLifeTests : ClusterScene
{
    [Fact]
    public async Task A_stopped_cluster_keeps_its_data_for_the_next_start()
    {
        var first = await StartAsync();
        await WriteAsync(first.ConnectionString, "kept");
        await first.StopAsync(Cancelled);
        ServerProcesses.Of(first.DataDirectory).Should().BeEmpty();

        var second = await StartAsync();

        second.WasAdopted.Should().BeFalse();
        (await ReadAsync(second.ConnectionString)).Should().Equal("kept");
    }

    [Fact]
    public async Task Stopping_cuts_open_connections_and_leaves_no_socket_behind()
    {
        var cluster = await StartAsync();
        await using var connection = new NpgsqlConnection(cluster.ConnectionString);
        await connection.OpenAsync(Cancelled);
        var sockets = new NpgsqlConnectionStringBuilder(cluster.ConnectionString).Host!;

        await cluster.StopAsync(Cancelled);
        await cluster.StopAsync(Cancelled);

        Directory.Exists(sockets).Should().BeFalse();
        ServerProcesses.Of(cluster.DataDirectory).Should().BeEmpty();
    }

    [Fact]
    public async Task A_path_with_a_space_and_a_quote_works()
    {
        var cluster = await StartAsync(new PostgresClusterOptions(Path.Combine(Folder, "Anne's clone", ".naas", "the data")));

        await WriteAsync(cluster.ConnectionString, "kept");

        (await ReadAsync(cluster.ConnectionString)).Should().Equal("kept");
    }

    [Fact]
    public async Task The_server_has_no_port_lets_no_one_in_without_the_password_and_its_folder_is_closed()
    {
        var cluster = await StartAsync();
        var builder = new NpgsqlConnectionStringBuilder(cluster.ConnectionString);

        (await SettingAsync(cluster, "listen_addresses")).Should().BeEmpty();
        Mode(builder.Host!).Should().Be("700");
        Mode(Data + ".password").Should().Be("600");
        Mode(Data + ".log").Should().Be("600");

        builder.Password = "wrong";
        await using var stranger = new NpgsqlConnection(builder.ConnectionString);
        var open = () => stranger.OpenAsync(Cancelled);
        (await open.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task The_application_is_no_superuser()
    {
        var cluster = await StartAsync();

        (await SettingAsync(cluster, "is_superuser")).Should().Be("off");
    }

    [Fact]
    public async Task Only_the_throw_away_kind_gives_up_fsync()
    {
        var kept = await StartAsync();
        var thrownAway = await StartAsync(new PostgresClusterOptions(Path.Combine(Folder, "other")) { Durable = false });

        (await SettingAsync(kept, "fsync")).Should().Be("on");
        (await SettingAsync(kept, "full_page_writes")).Should().Be("on");
        (await SettingAsync(thrownAway, "fsync")).Should().Be("off");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_write_ahead_log_is_made_smaller_in_the_best_way_that_the_server_knows(bool withoutLz4)
    {
        var cluster = await StartAsync(new PostgresClusterOptions(Data) { Binaries = withoutLz4 ? await WithoutLz4Async() : null });

        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using var knows = source.CreateCommand("select 'lz4' = any (enumvals) from pg_settings where name = 'wal_compression'");
        var best = !withoutLz4 && await knows.ExecuteScalarAsync(Cancelled) is true ? "lz4" : "pglz";
        (await SettingAsync(cluster, "wal_compression")).Should().Be(best);
    }

    /// <summary>The installed programs, with a server that was built without it.</summary>
    private async Task<PostgresBinaries> WithoutLz4Async()
    {
        var installed = await PostgresBinaries.FindAsync(preferredMajor: null, Cancelled);
        var folder = Path.Combine(Folder, "without-lz4");
        _ = Directory.CreateDirectory(folder);
        foreach (var program in (string[])["postgres", "initdb"])
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder, program),
                $"#!/bin/sh\ncase \"$*\" in *wal_compression=lz4*) echo 'invalid value for parameter' >&2; exit 1;; esac\nexec {installed.Folder}/{program} \"$@\"\n",
                Cancelled);
            await RunAsync("chmod", "755", Path.Combine(folder, program));
        }

        return new PostgresBinaries(folder, installed.MajorVersion);
    }

    [Fact]
    public async Task No_value_of_the_data_reaches_the_server_log()
    {
        var cluster = await StartAsync();
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using (var table = source.CreateCommand("create table people (name text primary key, born date)"))
            await table.ExecuteNonQueryAsync(Cancelled);

        await FailAsync(source, "insert into people (name) values ('Mrs Featherstone'), ('Mrs Featherstone')");
        await FailAsync(source, "insert into people (born) values ('Featherstone')");
        await FailAsync(source, "do $$ begin raise warning 'Featherstone'; raise exception 'Featherstone'; end $$");
        await using (var parameter = source.CreateCommand("insert into people (name, born) values ('x', $1::text::date)"))
        {
            parameter.Parameters.AddWithValue("Featherstone");
            var insert = () => parameter.ExecuteNonQueryAsync(Cancelled);
            await insert.Should().ThrowAsync<PostgresException>();
        }

        await KillABackendWhileItRunsAsync(cluster);
        await cluster.StopAsync(Cancelled);

        var log = await File.ReadAllTextAsync(cluster.LogFile, Cancelled);
        log.Should().Contain("database system is shut down").And.NotContain("Featherstone");
    }

    [Fact]
    public async Task A_second_owner_is_refused()
    {
        await StartAsync();

        var refusal = await RefusedAsync(new PostgresClusterOptions(Data));

        refusal.Message.Should().StartWith("Another naas process is already using the data in");
    }

    [Fact]
    public async Task Of_two_starts_at_one_moment_one_wins()
    {
        var starts = new[] { StartAsync(), StartAsync() };
        var outcomes = await Task.WhenAll(starts.Select(async start =>
        {
            try
            {
                return (await start).ProcessId > 0;
            }
            catch (PostgresUnavailableException)
            {
                return false;
            }
        }));

        outcomes.Should().BeEquivalentTo([true, false]);
    }

    [Fact]
    public async Task A_start_that_is_cancelled_leaves_nothing_and_the_next_one_works()
    {
        using var cancel = new CancellationTokenSource();
        var options = new PostgresClusterOptions(Data)
        {
            Progress = new Cancelling(cancel),
        };

        var start = () => PostgresCluster.StartAsync(options, cancel.Token);
        await start.Should().ThrowAsync<OperationCanceledException>();
        Directory.EnumerateDirectories(Folder, "*.init-*").Should().BeEmpty();

        var cluster = await StartAsync();
        await WriteAsync(cluster.ConnectionString, "kept");
    }

    [Fact]
    public async Task A_database_can_be_copied_from_a_template()
    {
        var cluster = await StartAsync(new PostgresClusterOptions(Data) { Durable = false });
        var template = await cluster.CreateDatabaseAsync(name: "pattern", cancellationToken: Cancelled);
        await WriteAsync(template + ";Pooling=false", "copied");

        var copy = await cluster.CreateDatabaseAsync("pattern", cancellationToken: Cancelled);

        (await ReadAsync(copy)).Should().Equal("copied");
    }

    private static async Task KillABackendWhileItRunsAsync(PostgresCluster cluster)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(Cancelled);
        await using var busy = new NpgsqlCommand("select pg_sleep(600), 'Featherstone'", connection);
        var running = busy.ExecuteNonQueryAsync(Cancelled);
        Kill(connection.ProcessID);
        await new Func<Task>(() => running).Should().ThrowAsync<NpgsqlException>();
    }

    private static async Task FailAsync(NpgsqlDataSource source, string statement)
    {
        await using var command = source.CreateCommand(statement);
        var run = () => command.ExecuteNonQueryAsync(Cancelled);
        await run.Should().ThrowAsync<PostgresException>();
    }

    private static async Task<string> SettingAsync(PostgresCluster cluster, string name)
    {
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using var command = source.CreateCommand("select current_setting($1)");
        command.Parameters.AddWithValue(name);
        return (string)(await command.ExecuteScalarAsync(Cancelled))!;
    }

    private static string Mode(string path) => OperatingSystem.IsWindows()
        ? throw new PlatformNotSupportedException()
        : Convert.ToString((int)File.GetUnixFileMode(path), 8).ToString(CultureInfo.InvariantCulture);

    // The first word of progress is said while the data is being laid out.
    private sealed class Cancelling(CancellationTokenSource cancel) : IProgress<string>
    {
        public void Report(string value) => cancel.Cancel();
    }
}
