using System.ComponentModel;
using System.Diagnostics;

namespace Naas.Infrastructure.Postgres;

/// <summary>What a program said when it ended.</summary>
internal sealed record ToolAnswer(int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The last line of what went wrong, which is where programs say why.</summary>
    public string Reason =>
        (Error + "\n" + Output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(line => line.Contains("error:", StringComparison.Ordinal) || line.Contains("FATAL:", StringComparison.Ordinal))
        ?? Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()
        ?? $"it ended with code {ExitCode}";
}

/// <summary>Runs a program to its end.</summary>
internal static class Tool
{
    private const int NotFound = 127;

    public static async Task<ToolAnswer> RunAsync(IEnumerable<string> command, CancellationToken cancellationToken)
    {
        var start = StartInfo(command);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;

        using var process = new Process { StartInfo = start };
        try
        {
            _ = process.Start();
        }
        catch (Win32Exception missing)
        {
            return new ToolAnswer(NotFound, "", missing.Message);
        }

        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ToolAnswer(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public static ProcessStartInfo StartInfo(IEnumerable<string> command)
    {
        var words = command.ToList();
        // The account that runs the program may not be able to enter the caller's folder.
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { WorkingDirectory = "/" };

        // PGDATA, PGPORT and the like are the operator's, for other clusters than this one.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            _ = start.Environment.Remove(name);
        // What programs say is matched below, so it has to be in one language.
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
