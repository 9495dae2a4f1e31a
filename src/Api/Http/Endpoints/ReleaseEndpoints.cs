using MediatR;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Queries;
using Naas.Application.Time;
using static Naas.Api.Http.Endpoints.Asking;

namespace Naas.Api.Http.Endpoints;

/// <summary>What leaves the department: made once, kept, and served as it was made.</summary>
internal static class ReleaseEndpoints
{
    public static void MapReleases(this IEndpointRouteBuilder routes)
    {
        var releases = routes.MapGroup("/v1/releases").WithTags("Releases");

        releases.MapPost("/", MakeAsync).WithName("MakeRelease").WithSummary("Make a release of a data set and keep it")
            .Accepts<MakeReleaseBody>("application/json").Produces<ReleaseDescription>(StatusCodes.Status201Created).ProducesWork().WithProblems(400, 401, 403, 409, 413, 415, 422, 503);

        releases.MapGet("/", (HttpContext http, IMediator sender, CancellationToken cancellation) =>
                AskAsync<ListReleases, ReleaseList>(http, sender, (caller, _) => new ListReleases { Caller = caller }, tag: null, cancellation))
            .DocumentedQuestion<ReleaseList>("ListReleases", "Every release, the newest first");

        releases.MapGet("/{release:guid}", (Guid release, HttpContext http, IMediator sender, CancellationToken cancellation) =>
                AskAsync<GetRelease, ReleaseDescription>(http, sender, (caller, _) => new GetRelease(release) { Caller = caller }, tag: null, cancellation))
            .DocumentedQuestion<ReleaseDescription>("GetRelease", "A release: what it is of, where its figures come from, and its files");

        releases.MapGet("/{release:guid}/comparison", (Guid release, HttpContext http, IMediator sender, CancellationToken cancellation) =>
                AskAsync<CompareRelease, ReleaseComparison>(http, sender, (caller, _) => new CompareRelease(release) { Caller = caller }, tag: null, cancellation))
            .DocumentedQuestion<ReleaseComparison>("CompareRelease", "Make a release again and lay it beside what was kept").ProducesWork();

        releases.MapGet("/{release:guid}/files/{file}", FileAsync).WithName("GetReleasedFile").WithSummary("A file of a release, byte for byte as it left")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").Produces(StatusCodes.Status304NotModified).WithProblems(400, 401, 403, 404, 503);
    }

    private static async Task<IResult> MakeAsync(HttpContext http, IMediator sender, IBusinessDay business, CancellationToken cancellation)
    {
        var (caller, notAllowed) = CallerOf.Request(http);
        if (caller is null)
            return notAllowed!;

        var headers = new RequestHeaders(http.Request);
        var key = headers.IdempotencyKey();
        if (headers.Problem() is { } wrong)
            return wrong;

        var (body, problem) = await RequestBody.ReadAsync<MakeReleaseBody>(http.Request, cancellation);
        if (body is null)
            return problem!;
        if (body.AsOf > business.Today)
            return ProblemAnswer.Invalid([new InputFault("/asOf", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"must not be after today, {business.Today:yyyy-MM-dd}"))]);

        var request = new MakeRelease(CommandIdentity.CommandIdOf(caller.Subject, key, "releases"), body.DataSet, body.AsOf)
        {
            Caller = caller,
            AsKnown = LogPosition.TryParse(body.Position, out var position) ? new KnownUpTo.Place(position) : null,
        };
        try
        {
            return await sender.Send(request, cancellation) switch
            {
                QueryAnswer<ReleaseAttempt>.Found { Value: var attempt } => Answer(http, attempt),
                var answer => answer.ToHttp(http),
            };
        }
        catch (LogEpochException e)
        {
            return ProblemAnswer.Invalid([new InputFault("/position", e.Message)]);
        }
    }

    private static IResult Answer(HttpContext http, ReleaseAttempt attempt)
    {
        switch (attempt)
        {
            case ReleaseAttempt.Made made:
                if (made.Replayed)
                    http.Response.Headers["Idempotency-Replayed"] = "true";
                http.Response.Headers.Location = $"/v1/releases/{made.Release.Id:D}";
                return Results.Json(made.Release, ContractReader.Options, statusCode: StatusCodes.Status201Created);
            case ReleaseAttempt.KeyReused:
                return new ProblemAnswer(ProblemKinds.KeyReused, "This Idempotency-Key came before with another body.");
            case ReleaseAttempt.BreaksRules broken:
                return new ProblemAnswer(ProblemKinds.ReleaseBreaksRules, $"Broken: {string.Join("; ", broken.Violations)}.");
            case ReleaseAttempt.NotSafe unsafely:
                return new ProblemAnswer(ProblemKinds.ReleaseNotSafe, unsafely.Why);
            default:
                throw new InvalidOperationException("A release that is asked for comes to one of its named ends.");
        }
    }

    private static async Task<IResult> FileAsync(Guid release, string file, HttpContext http, IMediator sender, CancellationToken cancellation)
    {
        var (caller, notAllowed) = CallerOf.Request(http);
        if (caller is null)
            return notAllowed!;
        if (new RequestHeaders(http.Request).Problem() is { } wrong)
            return wrong;

        if (await sender.Send(new GetReleasedFile(release, file) { Caller = caller }, cancellation) is not QueryAnswer<ReleasedFile>.Found { Value: var found })
            return new ProblemAnswer(ProblemKinds.NotFound, "No release has such a file.");

        var tag = $"\"{found.Sha256}\"";
        http.Response.Headers.ETag = tag;
        // What has left never changes.
        http.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return QueryAnswers.HasAlready(http.Request, tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(found.Bytes, found.MediaType);
    }
}
