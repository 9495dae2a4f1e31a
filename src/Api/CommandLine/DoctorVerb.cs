using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using Naas.Api.Hosting;
using Naas.Application.Deadlines;
using Naas.Application.Time;
using Naas.Domain.Calendars;
using Naas.Infrastructure.Migrations;
using Naas.Infrastructure.Operations;
using Naas.Infrastructure.Postgres;
using Naas.Infrastructure.Reference;
using Npgsql;

namespace Naas.Api.CommandLine;

/// <summary><c>naas doctor</c>: what this machine has, and whether a server runs.</summary>
internal static class DoctorVerb
{
    public static Command Create()
    {
        var (data, postgres) = (Options.Data(), Options.Postgres());
        var verb = new Command("doctor", "Tell what this machine has, whether a server runs here, and what its database holds.") { data, postgres };
        verb.SetAction((parsed, cancellation) => Verbs.RunAsync(() => TellAsync(parsed.GetRequiredValue(data), parsed.GetValue(postgres), cancellation), cancellation));
        return verb;
    }

    private static async Task<int> TellAsync(string data, string? postgres, CancellationToken cancellation)
    {
        Tell(".NET", Environment.Version.ToString());
        var binaries = await PostgresBinaries.FindAsync(preferredMajor: null, cancellation);
        Tell("PostgreSQL", $"{binaries.MajorVersion} in {binaries.Folder}");
        Tell("Time zone", $"Europe/London is {(TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out _) ? "known" : "MISSING: install tzdata")}");
        Tell("Schema", $"this program knows it up to {Migrator.Newest}");
        // Looking makes no folder.
        if (!Directory.Exists(data))
        {
            Tell("Data folder", $"{Path.GetFullPath(data)} (not there yet: './naas up' makes it)");
        }
        else
        {
            var folder = new DataFolder(data);
            Tell("Data folder", folder.Path);
            Tell("Server", folder.IsInUse ? "a naas process runs on this folder" : "none runs on this folder");
            var running = RunningCluster.ConnectionString(folder.Database);
            Tell("Private PostgreSQL", running is null ? "not running" : folder.IsInUse ? "running" : "running without its server: the next './naas up' takes it over");
            postgres ??= running;
        }

        Tell("Phase One sample", postgres is null ? "not known: no database to ask" : await SampleAsync(DataFolder.Checked(postgres), cancellation));
        Tell("Last sweep", postgres is null ? "not known: no database to ask" : await LastSweepAsync(postgres, cancellation));
        var calendar = ReferenceData.Load(Path.Combine(AppContext.BaseDirectory, "reference")).Calendar;
        Tell("Bank holidays", CalendarInWords(calendar, await TodayAsync(postgres, cancellation)));
        return Verbs.Ok;
    }

    internal static string CalendarInWords(WorkingCalendar calendar, DateOnly today) =>
        CalendarAlarm.InWords(calendar, today) is { } alarm
            ? $"MISSING: {alarm}"
            : string.Create(CultureInfo.InvariantCulture, $"known from {calendar.CoveredFromYear} to {calendar.CoveredUntilYear}");

    private static void Tell(string what, string found) => Say.Line($"{what,-19} {found}");

    /// <summary>By the database's clock; by the world's where no database tells another.</summary>
    private static async Task<DateOnly> TodayAsync(string? postgres, CancellationToken cancellation)
    {
        var clock = new BusinessClock(TimeProvider.System);
        if (postgres is not null)
        {
            try
            {
                await using var database = NpgsqlDataSource.Create(postgres);
                clock.RunWith(await new ServiceState(database).ClockShiftAsync(cancellation));
            }
            catch (Exception e) when (e is NpgsqlException or SocketException)
            {
                // Nothing to add: the line on the sample has said what is the matter with the database.
            }
        }

        return clock.Today;
    }

    private static async Task<string> LastSweepAsync(string connectionString, CancellationToken cancellation)
    {
        try
        {
            await using var database = NpgsqlDataSource.Create(connectionString);
            return LastSweepInWords(await new PostgresSweepRecord(database, new ServiceState(database)).LastAsync(cancellation));
        }
        catch (Exception e) when (e is NpgsqlException or SocketException)
        {
            // The line on the sample has said what is the matter with the database.
            return "not known";
        }
    }

    internal static string LastSweepInWords(LastSweep? last) => last is null
        ? "none yet: a server sweeps shortly after its start and every hour, './naas due' at once"
        : string.Create(CultureInfo.InvariantCulture, $"{last.FinishedAt:yyyy-MM-dd HH:mm} UTC, for {last.Today:d MMMM yyyy}: {last.Done} settled, {last.NotSettled} not; './naas due --dry-run' tells what is due now");

    private static async Task<string> SampleAsync(string connectionString, CancellationToken cancellation)
    {
        try
        {
            await using var database = NpgsqlDataSource.Create(connectionString);
            return await new ServiceState(database).SampleAsync(cancellation) switch
            {
                { Workers: { } workers, Finished: true } => string.Create(CultureInfo.InvariantCulture, $"not loaded: the database holds a sample of {workers} workers"),
                { Workers: { } workers, Seed: var seed } => string.Create(CultureInfo.InvariantCulture, $"not loaded: the database holds a part of a sample of {workers} workers; './naas sample --workers {workers} --seed {seed}' goes on"),
                { Finished: true } => "loaded",
                { } => "loaded in part: the next './naas up' goes on",
                null => "not loaded",
            };
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return "not loaded: the database has no schema yet";
        }
        catch (Exception e) when (e is NpgsqlException or SocketException)
        {
            return "not known: the database does not answer";
        }
    }
}
