using System.Globalization;
using System.Text.Json.Serialization;
using MediatR;
using Naas.Api.Hosting;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;
using Naas.Application.Access;
using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Api.Http.Endpoints;

/// <summary>
/// The register check (S-37). There is no public register: an employer who is signed in asks about numbers, anybody else about the
/// one number whose worker gave them a code. A number that nobody has is answered like one whose worker is not accredited.
/// </summary>
internal static class RegisterChecks
{
    private const string NumberColumn = "registration_number";

    private static readonly CsvShape Shape = new([NumberColumn], CheckRegister.MostNumbers, $"here one that is called {NumberColumn}");

    public static void MapRegisterChecks(this IEndpointRouteBuilder routes)
    {
        var checks = routes.MapGroup("/v1/register-checks").WithTags("Register");

        checks.MapPost("/", CheckAsync).WithName("CheckRegister").WithSummary("Whether somebody is accredited now: for employers who are signed in, or with a one-time code of the worker")
            .AllowAnonymous().RequireRateLimiting(RateLimits.OneTimeCodes)
            .Accepts<CheckRegisterBody>("application/json").Produces<RegisterCheckResult>().WithProblems(400, 401, 403, 413, 415, 422, 503);

        checks.MapPost("/batch", CheckInBulkAsync).WithName("CheckRegisterInBulk").WithSummary("Check up to 100 registration numbers at once")
            .Accepts<CheckRegisterInBulkBody>("application/json").Produces<RegisterCheckResults>().WithProblems(400, 401, 403, 413, 415, 422, 503);

        // What it takes stands in the description only, as with endorsement lists.
        checks.MapPost("/list", CheckListAsync).WithName("UploadRegisterChecks").WithSummary("Check up to 100 registration numbers from a list as CSV")
            .Produces<RegisterCheckResults>(StatusCodes.Status200OK, "application/json", "text/csv").WithProblems(400, 401, 403, 413, 415, 422, 503);

        routes.MapPost("/v1/social-workers/{id:guid}/check-codes", IssueCodeAsync).WithName("IssueCheckCode").WithTags("Register")
            .WithSummary("Make a one-time code with which somebody may check your registration number; every request makes another")
            .Produces<CheckCodeIssued>(StatusCodes.Status201Created).WithProblems(400, 401, 403, 404, 503);
    }

    private static async Task<IResult> CheckAsync(HttpContext http, IMediator sender, CancellationToken cancellation)
    {
        // Open to everybody, but a token that does not hold is an error and not a visitor.
        var isSignedIn = http.User.Identity?.IsAuthenticated == true;
        if (!isSignedIn && http.Request.Headers.Authorization.ToString().Length > 0)
            return Results.Challenge();

        if (new RequestHeaders(http.Request).Problem() is { } wrong)
            return wrong;
        var (body, problem) = await RequestBody.ReadAsync<CheckRegisterBody>(http.Request, cancellation);
        if (body is null)
            return problem!;

        var number = RegistrationNumber.Parse(body.RegistrationNumber);
        var (caller, _) = isSignedIn ? CallerOf.Request(http) : (null, null);
        // Whoever needs no code uses none up.
        if (body.Code is { } code && (caller is null || AccessTable.ScopeFor(typeof(CheckRegister), caller.Role) is null))
        {
            return await sender.Send(new CheckRegisterByCode(number, CheckCode.Parse(code), caller is { Role: Role.Worker } ? caller.Journey : null), cancellation) is { } opened
                ? Json(RegisterCheckResult.Of(opened))
                : new ProblemAnswer(ProblemKinds.CheckCodeNotValid, "The code is not valid for this registration number, was used before, or has expired.");
        }

        return isSignedIn
            ? await AnswerAsync(http, sender, [number], answers => Json(RegisterCheckResult.Of(answers[0])), cancellation)
            : Results.Challenge();
    }

    private static async Task<IResult> CheckInBulkAsync(HttpContext http, IMediator sender, CancellationToken cancellation)
    {
        if (new RequestHeaders(http.Request).Problem() is { } wrong)
            return wrong;
        var (body, problem) = await RequestBody.ReadAsync<CheckRegisterInBulkBody>(http.Request, cancellation);
        return body is null
            ? problem!
            : await AnswerAsync(http, sender, [.. body.Checks.Select(check => RegistrationNumber.Parse(check.RegistrationNumber))], answers => Json(RegisterCheckResults.Of(answers)), cancellation);
    }

    private static async Task<IResult> CheckListAsync(HttpContext http, IMediator sender, CancellationToken cancellation)
    {
        var (caller, notAllowed) = CallerOf.Request(http);
        if (caller is null)
            return notAllowed!;
        if (AccessTable.ScopeFor(typeof(CheckRegister), caller.Role) is null)
            return new ProblemAnswer(ProblemKinds.NotAllowed, "A list of numbers is checked by an employer.");
        if (!CsvBody.IsSent(http.Request))
            return new ProblemAnswer(ProblemKinds.UnsupportedMediaType, $"The list must be CSV, sent as text/csv, with a column that is called {NumberColumn}.");
        if (new RequestHeaders(http.Request).Problem() is { } wrong)
            return wrong;

        var asCsv = CsvBody.IsWanted(http.Request);
        var (rows, problem) = await CsvBody.ReadAsync(http.Request.Body, Shape, Row.Read, Row.OfAnotherShape, cancellation);
        if (rows is null)
            return problem!;
        if (rows.Any(row => row.Fault is not null))
            return NothingChecked(rows, asCsv);

        return await AnswerAsync(
            http, sender, [.. rows.Select(row => row.Number)],
            answers => asCsv ? Csv(rows.Zip(answers).SelectMany(pair => Lines(pair.First, pair.Second))) : Json(RegisterCheckResults.Of(answers)),
            cancellation);
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, IMediator sender, IReadOnlyList<RegistrationNumber> numbers, Func<IReadOnlyList<RegisterAnswer>, IResult> found, CancellationToken cancellation)
    {
        var (caller, notAllowed) = CallerOf.Request(http);
        if (caller is null)
            return notAllowed!;

        Asking.NotesThatItOnlyAsks(http);
        // Found answers without the marks of freshness: nothing else than the answer goes out.
        return await sender.Send(new CheckRegister(numbers) { Caller = caller }, cancellation) switch
        {
            QueryAnswer<RegisterAnswers>.Found { Value: var answers } => found(answers.Answers),
            var answer => answer.ToHttp(http),
        };
    }

    private static async Task<IResult> IssueCodeAsync(Guid id, HttpContext http, IMediator sender, CancellationToken cancellation)
    {
        var (caller, notAllowed) = CallerOf.Request(http);
        if (caller is null)
            return notAllowed!;
        if (new RequestHeaders(http.Request).Problem() is { } wrong)
            return wrong;

        return (await sender.Send(new IssueCheckCode(new JourneyId(id)) { Caller = caller }, cancellation)).ToHttp(
            http, issued => Results.Json(new CheckCodeIssued(issued.Code.Reveal(), issued.ExpiresAt), ContractReader.Options, statusCode: StatusCodes.Status201Created));
    }

    /// <summary>The file is checked whole: one wrong row, and no number of it is looked up.</summary>
    private static IResult NothingChecked(List<Row> rows, bool asCsv) => asCsv
        ? Csv(rows.Select(row => Line(row, row.Fault is null ? "not-checked" : "invalid", message: row.Fault is { } fault ? $"{fault.Pointer.Split('/')[^1]} {fault.Message}" : "This row is fine; nothing was checked because another row is not.")), StatusCodes.Status422UnprocessableEntity)
        : new ProblemAnswer(ProblemKinds.Invalid, $"{rows.Count(row => row.Fault is not null)} of {rows.Count} rows need mending; nothing was checked.") { Errors = [.. rows.Select(row => row.Fault).OfType<InputFault>()] };

    private static IEnumerable<string[]> Lines(Row row, RegisterAnswer answer) => answer.Accredited.Count == 0
        ? [Line(row, "no-current-accreditation")]
        : answer.Accredited.Select(held => Line(row, "accredited", System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(held.Level.ToString()), held.Since.ToString("O", CultureInfo.InvariantCulture)));

    private static string[] Line(Row row, string result, string level = "", string since = "", string message = "") =>
        [row.Line.ToString(CultureInfo.InvariantCulture), result, level, since, message];

    private static IResult Csv(IEnumerable<string[]> lines, int status = StatusCodes.Status200OK) =>
        Results.Text(CsvBody.Write(["line", "result", "level", "since", "message"], lines), CsvBody.ContentType, statusCode: status);

    private static IResult Json<T>(T value) => Results.Json(value, ContractReader.Options);

    private sealed record Row(int Line, RegistrationNumber Number, InputFault? Fault)
    {
        public static Row OfAnotherShape(int line, int columns, int expected) => new(line, default, CsvBody.OfAnotherShape(line, columns, expected));

        public static Row Read(int line, Func<string, string?> value) => RegistrationNumber.TryParse(value(NumberColumn), out var number)
            ? new Row(line, number, null)
            : new Row(line, default, new InputFault(string.Create(CultureInfo.InvariantCulture, $"/rows/{line}/{NumberColumn}"), RegistrationNumberTextAttribute.RegistrationNumberRule));
    }
}

/// <summary>One of the two members, and nothing else about anybody.</summary>
public sealed record RegisterCheckResult(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<AccreditedAt>? Accredited,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? NoCurrentAccreditation)
{
    internal static RegisterCheckResult Of(RegisterAnswer answer) => answer.Accredited.Count == 0
        ? new RegisterCheckResult(null, NoCurrentAccreditation: true)
        : new RegisterCheckResult([.. answer.Accredited.Select(held => new AccreditedAt(held.Level, held.Since))], null);
}

/// <param name="Since">The day of the accreditation.</param>
public sealed record AccreditedAt(Level Level, DateOnly Since);

/// <param name="Checks">In the order of the numbers.</param>
public sealed record RegisterCheckResults(IReadOnlyList<RegisterCheckResult> Checks)
{
    internal static RegisterCheckResults Of(IReadOnlyList<RegisterAnswer> answers) => new([.. answers.Select(RegisterCheckResult.Of)]);
}

/// <param name="Code">Shown this once.</param>
/// <param name="ExpiresAt">UTC.</param>
public sealed record CheckCodeIssued(string Code, DateTimeOffset ExpiresAt);
