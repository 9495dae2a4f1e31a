using Npgsql;

namespace Naas.Infrastructure.Postgres;

/// <summary>How the program connects to its database.</summary>
public static class ApplicationConnection
{
    // There are some hundred statements; each is planned once on every connection in the place of every time.
    private const int StatementsPrepared = 200;
    private const int UsesBefore = 2;

    /// <summary>In the role that can append to the log and change nothing in it; migrations run as the owner.</summary>
    public static string Of(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        Options = "-c role=naas_application",
        MaxAutoPrepare = StatementsPrepared,
        AutoPrepareMinUsages = UsesBefore,
    }.ConnectionString;
}
