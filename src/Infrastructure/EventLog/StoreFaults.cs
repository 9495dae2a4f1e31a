using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.EventLog.Postgres;

namespace Naas.Infrastructure.EventLog;

/// <summary>Tells what passes by itself from what somebody has to mend.</summary>
public static class StoreFaults
{
    /// <summary>Whether the log or the database is away for now: what was to be done is begun anew later, and nobody has to do anything for it here.</summary>
    public static bool Passes(Exception exception) => exception switch
    {
        GrpcException refused => refused.Passes || refused.IsDamage,
        LogUnavailableException away => away.Passes,
        _ => PostgresFaults.Passes(exception),
    };

    /// <summary>Whether the log or the database does not answer, or not this program: also where somebody has to mend that first. Whoever works by himself goes on after that without a new start.</summary>
    public static bool IsAway(Exception exception) => exception is LogUnavailableException || PostgresFaults.Passes(exception);
}
