using System.Globalization;
using MediatR;
using Naas.Api.CommandLine;
using Naas.Api.Hosting;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Infrastructure.EventLog;
using Npgsql;

namespace Naas.Api.Samples;

/// <summary>One authority's row.</summary>
public sealed record AuthorityFigures(string Code, string Name, int Headcount, int Agency, int Endorsed, int Assessed, int Accredited, int RetakesOpen);

/// <summary>
/// What the five authorities' dashboards show, held against a count made straight from the event log by a query that shares
/// nothing with the read models (<c>samples/count-from-log.sql</c>).
/// </summary>
internal static class PhaseOneFigures
{
    private static readonly Caller Auditor = new(new ActorId("naas-figures"), Role.Auditor, null, null);

    private const int PatientTries = 12;

    /// <summary>The figures of the read models, once these have seen the whole log.</summary>
    public static async Task<IReadOnlyList<AuthorityFigures>> FromReadModelsAsync(IServiceProvider services, DateOnly asOf, CancellationToken cancellation)
    {
        var head = await services.GetRequiredService<IEventLog>().HeadAsync(cancellation);
        var sender = services.GetRequiredService<IMediator>();
        var rows = new List<AuthorityFigures>();
        foreach (var site in await SitesAsync(services, asOf, cancellation))
        {
            var question = new GetEmployerDashboard(site.Organisation.Code, asOf) { Caller = Auditor, MinPosition = head.Value == 0 ? null : head };
            var answer = await sender.Send(question, cancellation);
            // Every try waits some seconds by itself.
            for (var tries = 1; answer is QueryAnswer<EmployerDashboard>.NotYet && tries < PatientTries; tries++)
                answer = await sender.Send(question, cancellation);
            if (answer is QueryAnswer<EmployerDashboard>.NotYet notYet)
                throw new OperatorException($"The read models have come to {notYet.Reached.Position} only and do not go on; './naas projections' tells why.");

            var dashboard = answer is QueryAnswer<EmployerDashboard>.Found found
                ? found.Value
                : throw new OperatorException($"The dashboard of {site.Name} was answered with {answer.GetType().Name}.");
            rows.Add(new AuthorityFigures(site.Organisation.Code.Value, site.Name, dashboard.Headcount, dashboard.Agency, dashboard.Endorsed, dashboard.Assessed, dashboard.Accredited, dashboard.RetakesOpen));
        }

        return rows;
    }

    /// <summary>The same figures, counted from the events themselves.</summary>
    public static async Task<IReadOnlyList<AuthorityFigures>> FromLogAsync(IServiceProvider services, DateOnly asOf, CancellationToken cancellation)
    {
        var sql = await File.ReadAllTextAsync(Path.Combine(services.GetRequiredService<NaasSettings>().ContentFolder, "samples", "count-from-log.sql"), cancellation);
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ReadableLog.LayOutAsync(connection, services.GetRequiredService<IEventLog>(), cancellation);
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        _ = command.Parameters.AddWithValue("as_of", asOf);
        var counted = new Dictionary<string, AuthorityFigures>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var code = reader.GetString(0);
            counted[code] = new AuthorityFigures(code, code, Count(1), Count(2), Count(3), Count(4), Count(5), Count(6));
        }

        return [.. (await SitesAsync(services, asOf, cancellation)).Select(site => counted.GetValueOrDefault(site.Organisation.Code.Value, new AuthorityFigures(site.Organisation.Code.Value, "", 0, 0, 0, 0, 0, 0)) with { Name = site.Name })];

        int Count(int column) => checked((int)reader.GetInt64(column));
    }

    /// <returns>Whether both ways of counting agree.</returns>
    public static async Task<bool> PrintAsync(IServiceProvider services, DateOnly asOf, CancellationToken cancellation)
    {
        var shown = await FromReadModelsAsync(services, asOf, cancellation);
        var counted = await FromLogAsync(services, asOf, cancellation);
        Say.Line(string.Create(CultureInfo.InvariantCulture, $"\nAs at {asOf:d MMMM yyyy}      headcount  agency  endorsed  assessed  accredited  retakes open"));
        foreach (var row in shown)
            Say.Line(string.Create(CultureInfo.InvariantCulture, $"{row.Name,-25} {row.Headcount,7} {row.Agency,7} {row.Endorsed,9} {row.Assessed,9} {row.Accredited,11} {row.RetakesOpen,13}"));
        Say.Line(string.Create(CultureInfo.InvariantCulture, $"{"All",-25} {shown.Sum(row => row.Headcount),7} {shown.Sum(row => row.Agency),7} {shown.Sum(row => row.Endorsed),9} {shown.Sum(row => row.Assessed),9} {shown.Sum(row => row.Accredited),11} {shown.Sum(row => row.RetakesOpen),13}"));

        var agree = shown.SequenceEqual(counted);
        Say.Line(agree
            ? "The dashboards agree with an independent count straight from the event log."
            : "ALARM: the dashboards differ from the count straight from the event log; run './naas rebuild --dry-run' and report what it says.");
        foreach (var (row, other) in shown.Zip(counted).Where(pair => pair.First != pair.Second))
            Say.Line($"  {row}\n  counted from the log: {other}");
        return agree;
    }

    private static async Task<IReadOnlyList<NamedOrganisation>> SitesAsync(IServiceProvider services, DateOnly asOf, CancellationToken cancellation)
    {
        var (rollout, _, _) = await services.GetRequiredService<IRollout>().CurrentAsync(cancellation);
        return [.. services.GetRequiredService<IReferenceData>().Organisations.Where(named => named.Organisation.Kind == OrganisationKind.LocalAuthority && rollout.SittingsFrom(named.Organisation.Code, asOf) is not null)];
    }
}
