namespace Naas.Infrastructure.Postgres;

/// <summary>
/// The embedded PostgreSQL cannot be had. The message is one sentence for the person at the keyboard: what happened,
/// why, and what to do. It is meant to be printed as it stands, without a stack trace.
/// </summary>
public sealed class PostgresUnavailableException(string sentence, Exception? inner = null) : Exception(sentence, inner);
