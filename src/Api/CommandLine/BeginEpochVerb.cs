using System.CommandLine;
using Naas.Api.Hosting;
using Naas.Infrastructure.EventLog.EventStoreDb;

namespace Naas.Api.CommandLine;

/// <summary><c>naas begin-epoch</c>: another life of the event log in EventStoreDB, after its database was restored from a backup.</summary>
internal static class BeginEpochVerb
{
    internal static string WhatIsLeftToDo => $"Servers see it, those that run too; the read models are made from it with {Options.Rebuild(onEventStoreDb: true)}.";

    public static Command Create()
    {
        var eventLog = Options.EventLog();
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
        Say.Line($"The log is in another epoch now: {await log.HeadAsync(cancellation)}. {WhatIsLeftToDo}");
        return Verbs.Ok;
    }
}
