using Npgsql;

namespace Naas.Infrastructure.EventLog.Postgres;

/// <summary>What an error of the database means for the work that met it.</summary>
internal enum PostgresFault
{
    /// <summary>The transaction was rolled back for a reason that passes: try again at once.</summary>
    RolledBack,

    /// <summary>The connection is gone or the server is going down: a transaction on its way may have been committed.</summary>
    ConnectionLost,

    /// <summary>The server lives but cannot write now (disk full, read only, a damaged page or index). Nothing was recorded.</summary>
    Refusing,

    /// <summary>The schema or the rights are not what the program needs: every request would fail the same way.</summary>
    Misconfigured,

    /// <summary>Something in the batch itself.</summary>
    BadRequest
}

/// <summary>Tells the database's troubles apart by what is to be done about them.</summary>
public static class PostgresFaults
{
    internal static PostgresFault Of(Exception exception) => exception switch
    {
        // A row for which no table was made; where a table's own check refuses a row, it is named.
        PostgresException { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: null or "" } => PostgresFault.Misconfigured,
        PostgresException { SqlState: var state } => OfState(state),
        // A timeout counts as lost: the server may still be at it.
        NpgsqlException or IOException or TimeoutException or System.Net.Sockets.SocketException => PostgresFault.ConnectionLost,
        _ => PostgresFault.BadRequest
    };

    /// <summary>Whether a read may be tried again without anybody having to mend something.</summary>
    public static bool Passes(Exception exception) =>
        Of(exception) is PostgresFault.RolledBack or PostgresFault.ConnectionLost or PostgresFault.Refusing;

    private const string IdleInTransactionTimeout = "25P03";
    private const string TransactionTimeout = "25P04";

    private static PostgresFault OfState(string state) => state switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable => PostgresFault.RolledBack,
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => PostgresFault.Refusing,
        // The server ends a transaction that stands still or lasts too long; its message may arrive, or only the end of the connection.
        IdleInTransactionTimeout or TransactionTimeout => PostgresFault.ConnectionLost,
        _ => state[..2] switch
        {
            "08" => PostgresFault.ConnectionLost,
            // 57P01 can come between the commit and its acknowledgement.
            "57" => PostgresFault.ConnectionLost,
            "53" or "58" => PostgresFault.Refusing,
            "28" or "3D" or "3F" or "42" => PostgresFault.Misconfigured,
            _ => PostgresFault.BadRequest
        }
    };
}
