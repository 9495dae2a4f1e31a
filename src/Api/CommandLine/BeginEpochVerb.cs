using System.CommandLine;
using Naas.Api.Hosting;
using Naas.Infrastructure.EventLog.EventStoreDb;

namespace Naas.Api.CommandLine;

/// <summary><c>naas begin-epoch</c>: another life of the event log in EventStoreDB, after its database was restored from a backup.</summary>
internal static class BeginEpochVerb
{
    public static Command Create()
    {
        var eventLog = new Option<string?>("--event-log") { Description = "The EventStoreDB that was restored; the one of Naas__EventLog when it is left out." };
        var verb = new Command("begin-epoch", "After a restore of EventStoreDB: begin another life of the log, so that positions kept from before are refused.") { eventLog };
        verb.SetAction((parsed, cancellation) => Verbs.RunAsync(() => BeginAsync(parsed.GetValue(eventLog), cancellation), cancellation));
        return verb;
    }

    private static async Task<int> BeginAsync(string? eventLog, CancellationToken cancellation)
    {
        var address = NaasSettings.EventStoreOf(eventLog ?? Verbs.Settings()["Naas:EventLog"])
            ?? throw new OperatorException("Name the EventStoreDB that was restored, with --event-log or in Naas__EventLog.");
        await using var log = new EventStoreDbEventLog(address, TimeProvider.System);
        await log.BeginEpochAsync(cancellation);
        Say.Line($"The log is in another epoch now: {await log.HeadAsync(cancellation)}. Servers see it, those that run too, and './naas rebuild' makes the read models from it.");
        return Verbs.Ok;
    }
}
