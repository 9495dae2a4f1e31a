using Naas.Api.CommandLine;
using Naas.Infrastructure.EventLog.EventStoreDb;

namespace Naas.Api.Hosting;

/// <summary>What a running host needs to know; from configuration (<c>Naas:…</c>) or from the verb that starts it.</summary>
/// <param name="Postgres">Connection string of the database.</param>
/// <param name="Url">Where HTTP is served.</param>
/// <param name="DataFolder">Where development keys are kept.</param>
/// <param name="Development">Development tokens and personas; never where real records are.</param>
internal sealed record NaasSettings(string Postgres, string? Url, string DataFolder, bool Development)
{
    /// <summary>The OpenID Connect authority whose tokens are accepted when not in development.</summary>
    public string? Authority { get; init; }

    /// <summary>The EventStoreDB that holds the event log (<c>Naas:EventLog</c>); null where it lies in the database, beside everything else.</summary>
    public EventStoreDbAddress? EventStore { get; init; }

    /// <summary>Which log that is, in words that hold no password.</summary>
    public string EventLog => EventStore?.ToString() ?? "postgres";

    /// <summary>Whether this process wakes the sweep of what has fallen due; a verb that works and ends does not.</summary>
    public bool Sweeps { get; init; }

    public string Audience { get; init; } = "naas";

    /// <summary>The edition to which this deployment is pinned (<c>Naas:Edition</c>); null for the one in force on each decision's day (S-50).</summary>
    public string? Edition { get; init; }

    /// <summary>Where the policy editions lie (<c>Naas:Policies</c>), for a deployment that adds one of its own; null for those of this program.</summary>
    public string? Policies { get; init; }

    /// <summary>Where <c>policies/</c> and <c>reference/</c> lie: beside the executable.</summary>
    public string ContentFolder { get; init; } = AppContext.BaseDirectory;

    public string PolicyFolder => Policies ?? Path.Combine(ContentFolder, "policies");

    /// <summary>With the policy editions and the event log that the configuration names, for the server and for every verb alike.</summary>
    /// <exception cref="OperatorException">The event log's address cannot be read.</exception>
    public NaasSettings WithThoseOf(IConfiguration configuration) =>
        this with { Edition = Set(configuration["Naas:Edition"]), Policies = Set(configuration["Naas:Policies"]), EventStore = EventStoreOf(Set(configuration["Naas:EventLog"])) };

    /// <summary>With the event log that the command line names, where it names one.</summary>
    /// <exception cref="OperatorException">It is no address.</exception>
    public NaasSettings On(string? eventLog) => eventLog is null ? this : this with { EventStore = EventStoreOf(eventLog) };

    /// <exception cref="OperatorException">It is no address. It is not repeated: a password may stand in it.</exception>
    public static EventStoreDbAddress? EventStoreOf(string? eventLog)
    {
        if (eventLog is null or "postgres")
            return null;
        try
        {
            return EventStoreDbAddress.Parse(eventLog).WithReadableCertificates();
        }
        catch (FormatException e)
        {
            throw new OperatorException($"The event log is 'postgres', for the database, or an EventStoreDB such as 'esdb://user:password@host:2113'. {e.Message}", e);
        }
    }

    // A variable that is set and empty is one that was left out.
    private static string? Set(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
