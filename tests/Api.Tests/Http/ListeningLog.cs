using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Naas.Api.Tests.Http;

/// <summary>Keeps what the server logs, so that tests can look for faults and for what must not be there.</summary>
internal sealed class ListeningLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Line)> _lines = new();

    public IReadOnlyCollection<string> Lines => [.. _lines.Select(entry => entry.Line)];

    public IReadOnlyCollection<string> Errors => [.. _lines.Where(entry => entry.Level >= LogLevel.Error).Select(entry => entry.Line)];

    public ILogger CreateLogger(string categoryName) => new Listener(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Listener(string category, ConcurrentQueue<(LogLevel, string)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                lines.Enqueue((logLevel, $"{category}: {formatter(state, exception)} {exception}"));
        }
    }
}
