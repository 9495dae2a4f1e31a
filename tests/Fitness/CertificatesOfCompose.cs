using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Naas.Fitness;

/// <summary>How compose.yaml makes certificates, with a program in the place of the one that makes them: like that it writes over nothing.</summary>
public sealed partial class CertificatesOfCompose : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("naas-compose-").FullName;

    public CertificatesOfCompose()
    {
        foreach (var volume in (string[])["authority", "node", "trusted"])
            _ = Directory.CreateDirectory(Path.Combine(_folder, volume));
        var program = Path.Combine(_folder, "es-gencert-cli");
        File.WriteAllText(program, $$"""
            #!/bin/sh
            out=$(echo "$*" | sed 's/.*-out \([^ ]*\).*/\1/')
            name=${1#create-}
            test "$name" = node && test -e {{_folder}}/cut-off && exit 1
            test -e "$out/$name.crt" && exit 1
            mkdir -p "$out" && echo "$name of $$" > "$out/$name.crt" && echo "secret of $$" > "$out/$name.key"
            """);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string Trusted => Path.Combine(_folder, "trusted", "ca.crt");

    [Fact]
    public async Task A_second_start_leaves_what_the_first_made()
    {
        (await RunAsync()).Should().Be(0);
        var (first, node) = (await ReadAsync(Trusted), await ReadAsync(Path.Combine(_folder, "node", "certificate", "node.crt")));

        (await RunAsync()).Should().Be(0);

        (await ReadAsync(Trusted)).Should().Be(first).And.StartWith("ca of ").And.Be(await ReadAsync(Path.Combine(_folder, "authority", "ca", "ca.crt")));
        (await ReadAsync(Path.Combine(_folder, "node", "certificate", "node.crt"))).Should().Be(node).And.StartWith("node of ");
        Directory.GetFiles(Path.Combine(_folder, "trusted")).Should().Equal(Trusted);
    }

    [Fact]
    public async Task After_one_that_was_cut_off_the_next_makes_them_anew()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "cut-off"), "", TestContext.Current.CancellationToken);
        (await RunAsync()).Should().Be(1);
        File.Exists(Path.Combine(_folder, "authority", "ca", "ca.crt")).Should().BeTrue("the authority was made");
        File.Exists(Trusted).Should().BeFalse();
        File.Delete(Path.Combine(_folder, "cut-off"));

        (await RunAsync()).Should().Be(0);

        (await ReadAsync(Trusted)).Should().Be(await ReadAsync(Path.Combine(_folder, "authority", "ca", "ca.crt")));
        File.Exists(Path.Combine(_folder, "node", "certificate", "node.key")).Should().BeTrue();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<string> ReadAsync(string file) => File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

    /// <summary>Runs the step's command, on folders of this test's in the place of its volumes.</summary>
    private async Task<int> RunAsync()
    {
        var command = Command().Match(await ReadAsync(Path.Combine(Repository.Root, "compose.yaml"))).Groups[1].Value;
        var here = Volume().Replace(string.Join(' ', command.Split('\n').Select(line => line.Trim())), $"{_folder}/$1");
        var start = new ProcessStartInfo("/bin/sh", ["-c", here]) { RedirectStandardError = true, Environment = { ["PATH"] = $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}" } };
        using var process = Process.Start(start)!;
        _ = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    [GeneratedRegex(@"  certificates:\n(?:.*\n)*?      - >-\n((?:        .+\n)+)")]
    private static partial Regex Command();

    [GeneratedRegex("/(authority|node|trusted)(?=[/ ]|$)")]
    private static partial Regex Volume();
}
