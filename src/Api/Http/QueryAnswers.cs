using System.Globalization;
using Microsoft.Net.Http.Headers;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;
using Naas.Application.Queries;

namespace Naas.Api.Http;

/// <summary>Turns the answer of a query into HTTP: fresh as of when, or why not.</summary>
internal static class QueryAnswers
{
    private const int LookAgainSeconds = 2;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan ALittleLater = TimeSpan.FromSeconds(10);

    /// <param name="tag">The entity tag of what was found, when it has one.</param>
    /// <param name="csv">What was found as CSV, for whoever wants that; null where there is none.</param>
    public static IResult ToHttp<T>(this QueryAnswer<T> answer, HttpContext http, Func<T, string?>? tag = null, CsvOf<T>? csv = null)
        where T : class
    {
        switch (answer)
        {
            case QueryAnswer<T>.Found found:
                Stamp(http, found.Freshness);
                if (tag?.Invoke(found.Value) is { } entityTag)
                {
                    http.Response.Headers.ETag = entityTag;
                    if (HasAlready(http.Request, entityTag))
                        return Results.StatusCode(StatusCodes.Status304NotModified);
                }

                return csv is not null && CsvBody.IsWanted(http.Request) ? AsCsv(http, csv, found.Value) : Results.Json(found.Value, ContractReader.Options);
            case QueryAnswer<T>.NotFound notFound:
                Stamp(http, notFound.Freshness);
                return new ProblemAnswer(ProblemKinds.NotFound, "Nothing that you may read is there, as far as this read model has come: an id or a number in the address may be wrong.");
            case QueryAnswer<T>.NotAllowed notAllowed:
                return new ProblemAnswer(ProblemKinds.NotAllowed, notAllowed.Why);
            case QueryAnswer<T>.NotYet notYet:
                Stamp(http, notYet.Reached);
                return new ProblemAnswer(ProblemKinds.NotYet, notYet.Why ?? $"It has come to {notYet.Reached.Position}.") { RetryAfter = Soon };
            case QueryAnswer<T>.TooMany tooMany:
                return new ProblemAnswer(ProblemKinds.TooMany, tooMany.Why) { RetryAfter = ALittleLater };
            case QueryAnswer<T>.BeingMade making:
                http.Response.Headers.RetryAfter = LookAgainSeconds.ToString(CultureInfo.InvariantCulture);
                http.Response.Headers.Location = $"/v1/past-figures/{making.Work.Id:D}";
                return Results.Json(making.Work, ContractReader.Options, statusCode: StatusCodes.Status202Accepted);
            case QueryAnswer<T>.Parked parked:
                Stamp(http, parked.Freshness);
                return new ProblemAnswer(ProblemKinds.RecordParked, parked.Why) { RetryAfter = TimeSpan.FromMinutes(1) };
            default:
                throw new InvalidOperationException("A query has one of its named answers.");
        }
    }

    private static IResult AsCsv<T>(HttpContext http, CsvOf<T> csv, T value)
    {
        // Rows have no room for where the next page begins, so it stands where the web keeps such things (RFC 8288).
        if (csv.Next?.Invoke(value) is { } next)
        {
            var parameters = http.Request.Query.Where(pair => pair.Key != "after").Append(new("after", next));
            http.Response.Headers.Link = $"<{http.Request.Path}{QueryString.Create(parameters)}>; rel=\"next\"";
        }

        return Results.Text(csv.Write(value), CsvBody.ContentType);
    }

    /// <summary>Compared weakly, as RFC 9110 has it for <c>If-None-Match</c>: a cache may have weakened the tag, or hold several.</summary>
    internal static bool HasAlready(HttpRequest request, string entityTag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var held)
        && held.Any(tag => tag.Tag == "*" || tag.Tag == entityTag);

    private static void Stamp(HttpContext http, Freshness freshness)
    {
        http.Response.Headers["Naas-Position"] = freshness.Position.ToString();
        if (freshness.RecordedAt is { } recordedAt)
            http.Response.Headers["Naas-Fresh-At"] = recordedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
    }
}

/// <summary>An answer as CSV.</summary>
/// <param name="Write">All of it, the names of the columns in the first line.</param>
/// <param name="Next">Where the next page begins; null where there is none.</param>
internal sealed record CsvOf<T>(Func<T, string> Write, Func<T, string?>? Next = null);
