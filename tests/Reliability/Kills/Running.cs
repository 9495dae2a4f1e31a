using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Naas.Infrastructure.Postgres;

namespace Naas.Reliability.Kills;

/// <summary>A running <c>naas</c>: the real executable, in a process of its own.</summary>
internal sealed partial class Running : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly long _began = Stopwatch.GetTimestamp();

    private Running(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(_errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public TimeSpan Age => Stopwatch.GetElapsedTime(_began);

    public string Output => Read(_output);

    public string Errors => Read(_errors);

    /// <summary>Where it says that it serves.</summary>
    public Uri Url => new(PagesLine().Match(Output).Groups[1].Value);

    /// <summary>This assembly in a process of its own, as another program.</summary>
    public static Running Self(params string[] arguments)
    {
        // Under 'dotnet some.dll' the process is the host and the assembly its first argument.
        string[] whole = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Running).Assembly.Location, .. arguments] : arguments;
        return new Running(Process.Start(new ProcessStartInfo(Environment.ProcessPath!, whole) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!);
    }

    /// <param name="eventLog">Where the event log lies, as the configuration names it; null for the database.</param>
    public static Running Start(string[] arguments, string? acknowledged = null, string? eventLog = null) =>
        Start("naas", arguments, ("NAAS_ACKNOWLEDGED", acknowledged), ("Naas__EventLog", eventLog));

    /// <summary>Another executable of this build.</summary>
    public static Running Start(string program, string[] arguments, params IEnumerable<(string Name, string? Value)> variables)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, program), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        // The executable looks for the runtime in the system's folders, and the one that runs the tests may lie elsewhere.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        foreach (var (name, value) in variables.Where(variable => variable.Value is not null))
            start.Environment[name] = value;
        return new Running(Process.Start(start)!);
    }

    public static Running Up(string data, string? acknowledged = null, string url = "http://127.0.0.1:0", params string[] more) =>
        Start(["up", "--data", data, "--http", url, .. more], acknowledged);

    /// <summary>Runs to its end.</summary>
    public static async Task<Running> ToEndAsync(CancellationToken cancellation, params string[] arguments)
    {
        using var running = Start(arguments);
        await running.EndAsync(cancellation);
        return running;
    }

    /// <summary>Waits until it says something; false when it ended without.</summary>
    public async Task<bool> SaysAsync(string text, CancellationToken cancellation)
    {
        (await Poll.UntilAsync(() => Output.Contains(text, StringComparison.Ordinal) || HasExited, Bound, TimeProvider.System, cancellation))
            .Should().BeTrue("it should say '{0}' and said: {1}{2}", text, Output, Errors);
        return Output.Contains(text, StringComparison.Ordinal);
    }

    /// <summary>Tells it that it may go on; only one that was started as <see cref="Self"/> listens.</summary>
    public Task GoOnAsync() => _process.StandardInput.WriteLineAsync();

    public void Signal(int signal) => Native.Signal(Id, signal);

    /// <summary>Waits for its end and everything it said.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bound.CancelAfter(Bound);
        try
        {
            await _process.WaitForExitAsync(bound.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"It does not end within {Bound.TotalSeconds:0} s (exited: {_process.HasExited}), and said: {Output}{Errors}"));
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
            _ = line is null ? text : text.AppendLine(line);
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }

    [GeneratedRegex(@"^Pages +(\S+)", RegexOptions.Multiline)]
    private static partial Regex PagesLine();
}
