using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Naas.Api.Http.Problems;
using Naas.Application.Access;
using Naas.Domain.Journeys;
using Naas.Infrastructure.Security;

namespace Naas.Api.Hosting;

/// <summary>How often a caller may come, and what it is told when it came too often.</summary>
internal static class RateLimits
{
    /// <summary>The policy of what takes a one-time code from people who are not signed in.</summary>
    public const string OneTimeCodes = "one-time-codes";

    // Enough for a person with a code and typing errors, and nothing for whoever guesses: a code is one of 2^55.
    internal const int CodesPerCaller = 10;
    internal static readonly TimeSpan PerCodes = TimeSpan.FromMinutes(10);

    // Generous for a person or a nightly job, and far below what one process serves: it stops loops, not work.
    internal const int RequestsPerCaller = 2_000;
    private static readonly TimeSpan Per = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddNaasRateLimits(this IServiceCollection services) => services.AddSingleton<WrongNumbers>().AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetFixedWindowLimiter(
            SubjectOf(http) ?? http.Connection.RemoteIpAddress?.ToString() ?? "unknown",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = RequestsPerCaller, Window = Per }));
        _ = limiter.AddPolicy(OneTimeCodes, http => NeedsNoCode(http)
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(
                SubjectOf(http) ?? NetworkOf(http.Connection.RemoteIpAddress),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = CodesPerCaller, Window = PerCodes }));
        limiter.OnRejected = async (context, _) => await TooMany(context).ExecuteAsync(context.HttpContext);
    });

    private static ProblemAnswer TooMany(OnRejectedContext context)
    {
        var http = context.HttpContext;
        // Whoever meets the strict limit meets it long before the other.
        var strict = http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == OneTimeCodes && !NeedsNoCode(http);
        var (most, within) = strict ? (CodesPerCaller, PerCodes) : (RequestsPerCaller, Per);
        var after = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : within;
        return TooMany("requests", most, within, after);
    }

    internal static ProblemAnswer TooMany(string what, int most, TimeSpan within, TimeSpan after) =>
        new(ProblemKinds.TooMany, string.Create(CultureInfo.InvariantCulture, $"More than {most} {what} came within {within.TotalSeconds:0} seconds.")) { RetryAfter = after };

    // An employer who is signed in is asked for no code; a token that does not hold is turned away before its code is looked at.
    private static bool NeedsNoCode(HttpContext http) => http.User.Identity?.IsAuthenticated == true
        ? http.User.FindFirstValue(CallerFromClaims.Role) == RoleNames.Of(Role.Employer)
        : http.Request.Headers.Authorization.ToString().Length > 0;

    private static string? SubjectOf(HttpContext http) => http.User.FindFirstValue(CallerFromClaims.Subject);

    /// <summary>Where somebody comes from: an IPv4 address, or the 64 bits of an IPv6 address that one household shares.</summary>
    internal static string NetworkOf(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}

/// <summary>
/// Counts the registration numbers that a caller showed and that were not the worker's, as codes of a register check are
/// counted: a slip of the finger costs nothing, and guessing comes to an end. Right numbers are not counted.
/// </summary>
/// <remarks>
/// A caller's numbers are looked at one after the other, so that a burst is counted like a queue: none is answered before
/// those that came before it are counted. Like every other limit, it holds for one process.
/// </remarks>
internal sealed class WrongNumbers : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<ActorId> _turns = PartitionedRateLimiter.Create<ActorId, ActorId>(subject => RateLimitPartition.GetConcurrencyLimiter(
        subject, _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = RateLimits.RequestsPerCaller, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }));

    private readonly PartitionedRateLimiter<ActorId> _wrong = PartitionedRateLimiter.Create<ActorId, ActorId>(subject => RateLimitPartition.GetFixedWindowLimiter(
        subject, _ => new FixedWindowRateLimiterOptions { PermitLimit = RateLimits.CodesPerCaller, Window = RateLimits.PerCodes }));

    /// <summary>Asks about a number when the caller's turn has come, and counts it when it was wrong.</summary>
    /// <param name="ask">Sends the command that the number came with.</param>
    /// <param name="wasWrong">Whether the answer says that the number is not the worker's.</param>
    /// <returns>The answer; or what the caller is told, who has no more to try.</returns>
    public async Task<(T? Answer, ProblemAnswer? TooMany)> AskAsync<T>(ActorId subject, Func<Task<T>> ask, Func<T, bool> wasWrong, CancellationToken cancellation)
        where T : class
    {
        using var turn = await _turns.AcquireAsync(subject, cancellationToken: cancellation);
        if (!turn.IsAcquired)
            return (null, RateLimits.TooMany("requests with a registration number at once", RateLimits.RequestsPerCaller, Soon, Soon));
        if (NoneLeft(subject) is { } tooMany)
            return (null, tooMany);

        var answer = await ask();
        if (wasWrong(answer))
            _wrong.AttemptAcquire(subject).Dispose();
        return (answer, null);
    }

    public void Dispose()
    {
        _turns.Dispose();
        _wrong.Dispose();
    }

    private ProblemAnswer? NoneLeft(ActorId subject)
    {
        // Asking for none takes none, and fails when none is left.
        using var lease = _wrong.AttemptAcquire(subject, permitCount: 0);
        if (lease.IsAcquired)
            return null;
        var after = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : RateLimits.PerCodes;
        return RateLimits.TooMany("registration numbers that were not the worker's", RateLimits.CodesPerCaller, RateLimits.PerCodes, after);
    }
}
