using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.Postgres;

namespace Naas.Infrastructure.EventLog;

/// <summary>Tells what passes by itself from what somebody has to mend.</summary>
public static class StoreFaults
{
    /// <summary>Whether the log or the database is away for now: what was to be done is begun anew later, and nobody has to do anything for it here.</summary>
    public static bool Passes(Exception exception) => exception is LogUnavailableException || PostgresFaults.Passes(exception);
}
