using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Naas.Application.Access;
using Naas.Application.Samples;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;

namespace Naas.Reliability.Kills;

/// <summary>
/// Sends a sample's commands to several processes in turn, and every fifth to all of them at once, as an impatient caller does whose
/// repetition another process hears. What one of them did not answer, another is asked next.
/// </summary>
internal sealed class InTurn : ISampleTarget, IDisposable
{
    private const int Repeated = 5;

    private readonly Running[] _processes;
    private readonly ConcurrentDictionary<string, byte>[] _told;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(2) };
    private int _turn;

    public InTurn(IReadOnlyList<Running> processes)
    {
        _processes = [.. processes];
        _told = [.. processes.Select(_ => new ConcurrentDictionary<string, byte>())];
        Urls = [.. processes.Select(process => process.Url)];
    }

    /// <summary>The sample's own time, which goes with each command.</summary>
    public BusinessClock Clock { get; } = new(TimeProvider.System);

    public Uri[] Urls { get; }

    /// <summary>The keys of the commands of which a process said that they are recorded.</summary>
    public ICollection<string> ToldBy(int process) => _told[process].Keys;

    /// <summary>Puts another process in the place of one; until it is there, the one that was is asked in vain.</summary>
    public async Task ReplaceAsync(int index, Func<Running, Task<Running>> replace)
    {
        using var replaced = _processes[index];
        _processes[index] = await replace(replaced);
        Volatile.Write(ref Urls[index], _processes[index].Url);
    }

    public JourneyId JourneyOf(Caller caller, string idempotencyKey) => SampleIdentity.JourneyOf(caller.Subject, idempotencyKey);

    public Task<SampleAnswer> RegisterAsync(SampleRegistration details, Caller caller, DateTimeOffset at, string idempotencyKey, CancellationToken cancellation) => SendAsync(idempotencyKey, cancellation);

    public Task<SampleAnswer> SendAsync(RolloutCommand command, Caller caller, string idempotencyKey, CancellationToken cancellation) => SendAsync(idempotencyKey, cancellation);

    public Task<SampleAnswer> SendAsync(Level level, Element element, StandardCommand command, Caller caller, string idempotencyKey, CancellationToken cancellation) => SendAsync(idempotencyKey, cancellation);

    // The process does it before the command that names the words.
    public Task<SampleAnswer> StoreAsync(JourneyId journey, SampleDocument document, Caller caller, CancellationToken cancellation) => Task.FromResult<SampleAnswer>(new SampleAnswer.Recorded());

    public Task<SampleAnswer> DeclareAsync(JourneyId journey, JourneyCommand.DeclareEqualityInformation command, EqualityAnswers answers, Caller caller, string idempotencyKey, CancellationToken cancellation) => SendAsync(idempotencyKey, cancellation);

    public Task<SampleAnswer> SendAsync(JourneyId journey, JourneyCommand command, SampleRegistration worker, Caller caller, string idempotencyKey, CancellationToken cancellation) => SendAsync(idempotencyKey, cancellation);

    public void Dispose()
    {
        _http.Dispose();
        foreach (var process in _processes)
            process.Dispose();
    }

    private async Task<SampleAnswer> SendAsync(string key, CancellationToken cancellation)
    {
        var turn = (uint)Interlocked.Increment(ref _turn);
        if (turn % Repeated != 0)
            return await SendAsync((int)(turn % (uint)Urls.Length), key, cancellation);
        var answers = await Task.WhenAll(Urls.Select((_, process) => SendAsync(process, key, cancellation)));
        // It counts once, and each says that it does.
        return answers.FirstOrDefault(answer => answer is SampleAnswer.Refused) ?? answers.FirstOrDefault(answer => answer is SampleAnswer.TryAgain) ?? answers[0];
    }

    private async Task<SampleAnswer> SendAsync(int process, string key, CancellationToken cancellation)
    {
        var url = Volatile.Read(ref Urls[process]);
        try
        {
            using var answer = await _http.PostAsync(new Uri(url, string.Create(CultureInfo.InvariantCulture, $"{SampleServer.Address}?key={key}&at={Clock.Now.UtcTicks}")), content: null, cancellation);
            var why = await answer.Content.ReadAsStringAsync(cancellation);
            if (answer.StatusCode == HttpStatusCode.NoContent)
                _ = _told[process].TryAdd(key, 0);
            return answer.StatusCode switch
            {
                HttpStatusCode.NoContent => new SampleAnswer.Recorded(),
                HttpStatusCode.ServiceUnavailable => new SampleAnswer.TryAgain(why),
                _ => new SampleAnswer.Refused($"{answer.StatusCode}: {why} {_processes[process].Output}"),
            };
        }
        catch (HttpRequestException e)
        {
            return new SampleAnswer.TryAgain(e.Message);
        }
    }
}
