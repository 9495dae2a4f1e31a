using Naas.Infrastructure.Postgres;

namespace Naas.Reliability.Postgres;

public sealed class ClusterRefusalTests : ClusterScene
{
    private const string NeedsRoot = "needs root: ";

    private string? _mounted;

    // Where the data went when not even the capability helped, as in a container without it.
    private string? _outside;

    [Fact]
    public async Task Data_of_a_newer_version_is_refused_and_untouched()
    {
        var first = await StartAsync();
        await first.StopAsync(Cancelled);
        var version = Path.Combine(Data, "PG_VERSION");
        await File.WriteAllTextAsync(version, "99\n", Cancelled);

        var refusal = await RefusedAsync(new PostgresClusterOptions(Data));

        refusal.Message.Should().Contain("was written by PostgreSQL 99 and this machine has PostgreSQL")
            .And.Contain("install PostgreSQL 99 beside it");
        File.Exists(Path.Combine(Data, "postmaster.pid")).Should().BeFalse();
    }

    [Fact]
    public async Task A_folder_of_other_files_is_refused_and_untouched()
    {
        _ = Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "thesis.txt"), "chapter one", Cancelled);

        var refusal = await RefusedAsync(new PostgresClusterOptions(Data));

        refusal.Message.Should().Contain("holds files but no PostgreSQL data");
        File.Exists(Path.Combine(Data, "thesis.txt")).Should().BeTrue();
    }

    [Fact]
    public async Task Data_without_its_password_file_is_refused()
    {
        var first = await StartAsync();
        await first.StopAsync(Cancelled);
        File.Delete(Data + ".password");

        (await RefusedAsync(new PostgresClusterOptions(Data))).Message.Should().Contain("put that file back");
    }

    [Fact]
    public async Task Data_with_the_password_file_of_another_cluster_is_refused_and_nothing_is_left_running()
    {
        var first = await StartAsync();
        await first.StopAsync(Cancelled);
        await File.WriteAllTextAsync(Data + ".password", "of another", Cancelled);

        (await RefusedAsync(new PostgresClusterOptions(Data))).Message.Should().Contain("does not take the password");
        ServerProcesses.Of(first.DataDirectory).Should().BeEmpty();
    }

    [Fact]
    public async Task An_impossible_setting_is_told_in_the_words_of_the_server()
    {
        var refusal = await RefusedAsync(new PostgresClusterOptions(Data)
        {
            Settings = new Dictionary<string, string> { ["shared_buffers"] = "very much" },
        });

        refusal.Message.Should().Contain("invalid value for parameter \"shared_buffers\"").And.Contain(".log");
    }

    [Fact]
    public async Task A_layout_that_fails_leaves_nothing()
    {
        var broken = Path.Combine(Folder, "broken");
        _ = Directory.CreateDirectory(broken);
        foreach (var program in (string[])["postgres", "initdb"])
        {
            await File.WriteAllTextAsync(Path.Combine(broken, program), "#!/bin/sh\necho 'initdb: error: the moon is full' >&2\nexit 1\n", Cancelled);
            await RunAsync("chmod", "755", Path.Combine(broken, program));
        }

        var refusal = await RefusedAsync(new PostgresClusterOptions(Data) { Binaries = new PostgresBinaries(broken, 15) });

        refusal.Message.Should().Contain("could not lay out its data").And.Contain("the moon is full");
        Directory.Exists(Data).Should().BeFalse();
    }

    [Fact]
    public async Task A_disk_that_is_full_before_the_first_start_is_told()
    {
        var small = await MountAsync("8m");

        var refusal = await RefusedAsync(new PostgresClusterOptions(Path.Combine(small, "postgres")));

        refusal.Message.Should().StartWith("The disk that holds").And.Contain("is full");
        Directory.EnumerateDirectories(small).Should().BeEmpty();
    }

    [Fact]
    public async Task A_disk_that_fills_between_two_starts_is_told_and_room_mends_it()
    {
        var small = await MountAsync("120m");
        var options = new PostgresClusterOptions(Path.Combine(small, "postgres"));
        var first = await StartAsync(options);
        await WriteAsync(first.ConnectionString, "kept");
        await first.StopAsync(Cancelled);
        var filler = Path.Combine(small, "filler");
        await Tool.RunAsync(["dd", "if=/dev/zero", $"of={filler}", "bs=64k"], Cancelled);
        await Tool.RunAsync(["sh", "-c", "cat /dev/zero >> \"$1\"", "sh", filler], Cancelled);

        var refusal = await RefusedAsync(options);

        refusal.Message.Should().StartWith("The disk that holds").And.Contain("is full");
        ServerProcesses.Of(first.DataDirectory).Should().BeEmpty();

        File.Delete(filler);
        var second = await StartAsync(options);
        (await ReadAsync(second.ConnectionString)).Should().Equal("kept");
    }

    [Fact]
    public async Task A_folder_that_the_servers_user_cannot_enter_is_used_all_the_same()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, NeedsRoot + "an ordinary user's server is that user's own process");
        await RunAsync("chmod", "700", Folder);

        var cluster = await StartAsync();
        await WriteAsync(cluster.ConnectionString, "kept");
        await cluster.StopAsync(Cancelled);
        var again = await StartAsync();

        (await ReadAsync(again.ConnectionString)).Should().Equal("kept");
        if (again.DataDirectory != Data)
            _outside = Path.GetDirectoryName(again.DataDirectory);
    }

    [Fact]
    public async Task A_server_that_keeps_its_data_outside_finds_it_again()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, NeedsRoot + "only root's server runs as another user");
        var outside = Path.Combine(Folder, "outside", "data");
        _ = Directory.CreateDirectory(Path.GetDirectoryName(outside)!);
        await File.WriteAllTextAsync(Data + ".location", outside + "\n", Cancelled);

        var first = await StartAsync();
        await WriteAsync(first.ConnectionString, "kept");
        first.DataDirectory.Should().Be(outside);
        await first.StopAsync(Cancelled);

        var second = await StartAsync();
        (await ReadAsync(second.ConnectionString)).Should().Equal("kept");
    }

    [Fact]
    public void A_lone_link_on_the_path_is_followed_to_the_real_folder()
    {
        var installed = Directory.CreateDirectory(Path.Combine(Folder, "installed")).FullName;
        var links = Directory.CreateDirectory(Path.Combine(Folder, "links")).FullName;
        var half = Directory.CreateDirectory(Path.Combine(Folder, "half")).FullName;
        var versions = Directory.CreateDirectory(Path.Combine(Folder, "versions")).FullName;
        foreach (var folder in (string[])[installed, Path.Combine(versions, "9", "bin"), Path.Combine(versions, "16", "bin"), Path.Combine(versions, "15", "bin")])
        {
            _ = Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "postgres"), "");
            File.WriteAllText(Path.Combine(folder, "initdb"), "");
        }

        File.WriteAllText(Path.Combine(half, "postgres"), "");
        _ = File.CreateSymbolicLink(Path.Combine(links, "postgres"), Path.Combine(installed, "postgres"));

        PostgresBinaries.CandidateFolders($"{half}:{links}:relative", versions).Should().Equal(
            installed,
            Path.Combine(versions, "16", "bin"),
            Path.Combine(versions, "15", "bin"),
            Path.Combine(versions, "9", "bin"));
    }

    protected override async ValueTask CleanUpAsync()
    {
        if (_mounted is not null)
            await RunAsync("umount", _mounted);
        if (_outside is not null)
            Directory.Delete(_outside, recursive: true);
    }

    private async Task<string> MountAsync(string size)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, NeedsRoot + "mounting a small file system");
        var folder = Path.Combine(Folder, "small");
        _ = Directory.CreateDirectory(folder);
        var mount = await Tool.RunAsync(["mount", "-t", "tmpfs", "-o", $"size={size},mode=755", "tmpfs", folder], Cancelled);
        Assert.SkipUnless(mount.Succeeded, $"a small file system cannot be mounted here: {mount.Error.Trim()}");
        _mounted = folder;
        return folder;
    }
}
