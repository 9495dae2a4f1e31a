using Naas.Infrastructure.Postgres;
using Naas.Reliability.Postgres;

namespace Naas.Reliability.Kills;

/// <summary>A data folder of its own for the real executable.</summary>
public abstract class UpScene : ClusterScene
{
    protected string Installation => Path.Combine(Folder, "installation");

    private protected string AcknowledgedFile => Path.Combine(Folder, "acknowledged");

    private protected string Database => new ClusterFiles(Path.Combine(Installation, "postgres")).DataDirectory;

    private protected IReadOnlyList<int> ServerProcessesNow => Directory.Exists(Database) ? ServerProcesses.Of(Native.RealPath(Database)) : [];

    protected override async ValueTask CleanUpAsync()
    {
        if (Directory.Exists(Database))
            await RunningServer.EndLeftAsync(Native.RealPath(Database), TimeProvider.System, CancellationToken.None);
    }

    private protected async Task<Running> ReadyAsync(params string[] more)
    {
        var up = Running.Up(Installation, more: more);
        (await up.SaysAsync("Ready.", Cancelled)).Should().BeTrue("{0}{1}", up.Output, up.Errors);
        return up;
    }

    /// <summary>It could not go on: one sentence on standard error, exit code 1.</summary>
    private protected static async Task<string> OneSentenceAsync(Running naas)
    {
        await naas.EndAsync(Cancelled);
        naas.ExitCode.Should().Be(1, "{0}{1}", naas.Output, naas.Errors);
        naas.Errors.Should().StartWith("naas: ").And.EndWith($".{Environment.NewLine}");
        naas.Errors.Trim().Should().NotContain("\n", "one sentence is enough");
        return naas.Errors.Trim();
    }

    private protected static Task<bool> UntilAsync(Func<bool> condition, TimeSpan bound) =>
        Poll.UntilAsync(condition, bound, TimeProvider.System, Cancelled);
}
