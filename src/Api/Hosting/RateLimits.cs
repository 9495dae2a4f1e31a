using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Naas.Api.Http.Problems;
using Naas.Application.Access;
using Naas.Infrastructure.Security;

namespace Naas.Api.Hosting;

/// <summary>How often a caller may come, and what it is told when it came too often.</summary>
internal static class RateLimits
{
    /// <summary>The policy of what takes a one-time code from people who are not signed in.</summary>
    public const string OneTimeCodes = "one-time-codes";

    // Enough for a person with a code and typing errors, and nothing for whoever guesses: a code is one of 2^55.
    private const int CodesPerCaller = 10;
    private static readonly TimeSpan PerCodes = TimeSpan.FromMinutes(10);

    // Generous for a person or a nightly job, and far below what one process serves: it stops loops, not work.
    private const int RequestsPerCaller = 2_000;
    private static readonly TimeSpan Per = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddNaasRateLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
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
        return new ProblemAnswer(ProblemKinds.TooMany, string.Create(CultureInfo.InvariantCulture, $"More than {most} requests came within {within.TotalSeconds:0} seconds.")) { RetryAfter = after };
    }

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
