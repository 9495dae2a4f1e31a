using System.Globalization;
using System.Text;
using CsvHelper;
using MediatR;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;
using Naas.Application.Access;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Api.Http.Endpoints;

/// <summary>
/// The endorsement list of a local authority as CSV (R-043): checked as a whole first, then a result for every row. The same
/// file can be sent again without harm.
/// </summary>
internal static class EndorsementLists
{
    private const string NumberColumn = "registration_number";
    private const string LevelColumn = "level";
    private const string DateColumn = "endorsed_on";
    private const int MostRows = 5_000;

    private static readonly string[] Columns = [NumberColumn, LevelColumn, DateColumn];

    public static void MapEndorsementLists(this IEndpointRouteBuilder routes)
    {
        var lists = routes.MapGroup("/v1/endorsement-lists").WithTags("Bulk");

        lists.MapGet("/template", () => Results.Text($"{string.Join(',', Columns)}\r\nSW12345,practitioner,2018-09-03\r\n", "text/csv; charset=utf-8"))
            .WithName("GetEndorsementListTemplate").WithSummary("The columns of an endorsement list, with one example row").Produces<string>(200, "text/csv").WithProblems(401);

        lists.MapPost("/", UploadAsync).WithName("UploadEndorsementList").WithSummary("Endorse everybody on a list; a result for every row")
            .Accepts<string>("text/csv").Produces<EndorsementListResult>(StatusCodes.Status200OK, "application/json", "text/csv").WithProblems(400, 401, 403, 413, 415, 422, 503);
    }

    private static async Task<IResult> UploadAsync(HttpContext http, IMediator sender, IPersonDirectory directory, IRequestHasher hasher, CancellationToken cancellation)
    {
        var (caller, notAllowed) = CallerOf.Request(http);
        if (caller is null)
            return notAllowed!;
        if (caller.Organisation is not { } organisation || !AccessTable.RolesFor(typeof(JourneyCommand.EndorsePractice)).Contains(caller.Role))
            return new ProblemAnswer(ProblemKinds.NotAllowed, "An endorsement list is handed in by the organisation that endorses, in the role employer.");
        if (http.Request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) != true)
            return new ProblemAnswer(ProblemKinds.UnsupportedMediaType, "The list must be CSV, sent as text/csv; a template is at /v1/endorsement-lists/template.");

        var headers = new RequestHeaders(http.Request);
        var (key, dryRun) = (headers.IdempotencyKey(), headers.DryRun());
        if (headers.Faults.Count > 0)
            return new ProblemAnswer(ProblemKinds.BadHeader, "A header or parameter of the request is wrong.") { Errors = headers.Faults };

        var (rows, problem) = await ReadAsync(http.Request.Body, cancellation);
        if (rows is null)
            return problem!;
        if (rows.Any(row => row.Faults.Count > 0))
            return NothingRecorded(rows);

        var results = new List<EndorsementRowResult>(rows.Count);
        foreach (var row in rows)
            results.Add(await EndorseAsync(row, organisation, key, dryRun, caller, http, sender, directory, hasher, cancellation));

        return http.Request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase)
            ? Results.Text(ToCsv(results), "text/csv; charset=utf-8")
            : Results.Json(new EndorsementListResult(organisation.Value, dryRun, results.Count(row => row.Result == "recorded"), results.Count(row => row.Result == "already"), results.Count(row => row.Result == "refused"), results.Count(row => row.Result == "not-recorded"), results), ContractReader.Options);
    }

    private static async Task<EndorsementRowResult> EndorseAsync(
        Row row, OrganisationCode organisation, string key, bool dryRun, Caller caller, HttpContext http, IMediator sender, IPersonDirectory directory, IRequestHasher hasher, CancellationToken cancellation)
    {
        if (await directory.FindAsync(row.Number, cancellation) is not { } journey)
            return new EndorsementRowResult(row.Line, "refused", Refusals.NotRegistered.Code, "Nobody is registered under this number; register the worker first.", null, null);

        var command = new JourneyCommand.EndorsePractice(row.Level, organisation, row.On);
        // A list may name a worker at two levels or on two days: each row is a command of its own.
        var target = FormattableString.Invariant($"endorsement-list/{journey}/{row.Level}/{row.On:yyyy-MM-dd}");
        var identity = new CommandIdentity(
            CommandIdentity.CommandIdOf(caller.Subject, key, target), hasher.Hash(Encoding.UTF8.GetBytes(target)), Correlation.Of(http), CausationId: null);
        var answer = await sender.Send(new JourneyRequest(journey, command, identity, caller, IfMatch: null, dryRun ? Purpose.DryRun : Purpose.Record), cancellation);
        return answer switch
        {
            JourneyAnswer.Recorded { Replayed: false, Events.Count: > 0 } recorded =>
                new EndorsementRowResult(row.Line, "recorded", null, CommandAnswers.InWords(recorded.Events[0]).Sentence, journey.Value, recorded.Position?.ToString()),
            JourneyAnswer.Recorded recorded => new EndorsementRowResult(row.Line, "already", null, "This endorsement was recorded before.", journey.Value, recorded.Position?.ToString()),
            JourneyAnswer.Refused refused => new EndorsementRowResult(row.Line, "refused", refused.Refusal.Code, refused.Refusal.Sentence, journey.Value, null),
            JourneyAnswer.UnknownReference unknown => new EndorsementRowResult(row.Line, "refused", "unknown-organisation", unknown.Sentence, journey.Value, null),
            JourneyAnswer.NotAllowed notAllowed => new EndorsementRowResult(row.Line, "refused", ProblemKinds.NotAllowed.Code, notAllowed.Why, journey.Value, null),
            JourneyAnswer.Busy busy => new EndorsementRowResult(row.Line, "not-recorded", ProblemKinds.Busy.Code, $"{busy.Why} Send the file again.", journey.Value, null),
            JourneyAnswer.OutcomeUnknown unknown => new EndorsementRowResult(row.Line, "not-recorded", ProblemKinds.OutcomeUnknown.Code, $"{unknown.Why} Send the file again with the same key; it counts once.", journey.Value, null),
            JourneyAnswer.InFlight => new EndorsementRowResult(row.Line, "not-recorded", ProblemKinds.InFlight.Code, "This row is being handled by another sending of the file. Send it again.", journey.Value, null),
            JourneyAnswer.KeyReused => new EndorsementRowResult(row.Line, "not-recorded", ProblemKinds.KeyReused.Code, "The Idempotency-Key came before with another list; use a new key.", journey.Value, null),
            _ => throw new InvalidOperationException($"A row of an endorsement list cannot be answered with {answer.GetType().Name}."),
        };
    }

    private static async Task<(List<Row>? Rows, IResult? Problem)> ReadAsync(Stream body, CancellationToken cancellation)
    {
        try
        {
            using var text = new StreamReader(body, new UTF8Encoding(false, throwOnInvalidBytes: true));
            using var content = new StringReader(await text.ReadToEndAsync(cancellation));
            using var csv = CsvReader.Create(content, ReadingOptions, leaveOpen: true);
            csv.ReadHeader();
            if (csv.Headers.Count == 0)
                return (null, new ProblemAnswer(ProblemKinds.Unreadable, "The file is empty; its first line must name the columns, as the template at /v1/endorsement-lists/template does."));

            InputFault[] wrong =
            [
                .. Columns.Where(column => !csv.TryGetFieldIndex(column, out _)).Select(column => new InputFault($"/{column}", "is missing from the first line")),
                // Of two columns with one name nobody can say which is meant.
                .. Columns.Where(column => csv.Headers.Count(header => column.Equals(header.Trim(), StringComparison.OrdinalIgnoreCase)) > 1).Select(column => new InputFault($"/{column}", "is in the first line more than once")),
            ];
            if (wrong.Length > 0)
                return (null, ProblemAnswer.Invalid(wrong));

            var rows = new List<Row>();
            while (csv.Read())
            {
                if (rows.Count == MostRows)
                    return (null, new ProblemAnswer(ProblemKinds.TooLarge, string.Create(CultureInfo.InvariantCulture, $"A list holds at most {MostRows} rows; send the rest as another file.")));
                rows.Add(Row.Read(checked((int)csv.LineNumber), csv.GetString(NumberColumn), csv.GetString(LevelColumn), csv.GetString(DateColumn)));
            }

            return rows.Count > 0
                ? (rows, null)
                : (null, ProblemAnswer.Invalid([new InputFault("", "holds no rows beneath the column names")]));
        }
        catch (DecoderFallbackException)
        {
            return (null, new ProblemAnswer(ProblemKinds.Unreadable, "The file is not UTF-8; save it as CSV UTF-8."));
        }
        catch (CsvFormatException e)
        {
            return (null, new ProblemAnswer(ProblemKinds.Unreadable, string.Create(CultureInfo.InvariantCulture, $"The file cannot be read as CSV from line {e.LineNumber} on: look for a quotation mark that is not closed, or a row with too few or too many columns.")));
        }
    }

    private static CsvReaderOptions ReadingOptions { get; } = new()
    {
        TrimWhitespace = true,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
    };

    /// <summary>The file is checked whole: one wrong row, and nothing of it is recorded, so that a mended file is simply sent again.</summary>
    private static ProblemAnswer NothingRecorded(List<Row> rows)
    {
        var faults = rows.SelectMany(row => row.Faults).ToArray();
        var results = rows.Select(row => row.Faults.Count > 0
            ? new EndorsementRowResult(row.Line, "invalid", null, string.Join("; ", row.Faults.Select(fault => $"{fault.Pointer.Split('/')[^1]} {fault.Message}")), null, null)
            : new EndorsementRowResult(row.Line, "not-recorded", null, "This row is fine; nothing was recorded because another row is not.", null, null));
        return new ProblemAnswer(ProblemKinds.Invalid, $"{rows.Count(row => row.Faults.Count > 0)} of {rows.Count} rows need mending; nothing was recorded.")
        {
            Errors = faults,
            Extensions = new Dictionary<string, object> { ["rows"] = results.ToArray() },
        };
    }

    private static string ToCsv(IEnumerable<EndorsementRowResult> results)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true))
        {
            csv.WriteRecord(["line", "result", "code", "message", "journey"]);
            foreach (var row in results)
                csv.WriteRecord([row.Line.ToString(CultureInfo.InvariantCulture), row.Result, row.Code ?? "", row.Message, row.Journey?.ToString("D") ?? ""]);
        }

        return text.ToString();
    }

    private sealed record Row(int Line, RegistrationNumber Number, Level Level, DateOnly On, IReadOnlyList<InputFault> Faults)
    {
        public static Row Read(int line, string? number, string? level, string? date)
        {
            var faults = new List<InputFault>();
            if (!RegistrationNumber.TryParse(number, out var registrationNumber))
                faults.Add(new InputFault(Pointer(line, NumberColumn), RegistrationNumberTextAttribute.RegistrationNumberRule));
            if (!Levels.TryGetValue(level ?? "", out var parsedLevel))
                faults.Add(new InputFault(Pointer(line, LevelColumn), $"must be one of {string.Join(", ", Levels.Keys)}"));
            if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) || on.Year is < 1900 or > 2199)
                faults.Add(new InputFault(Pointer(line, DateColumn), "must be a date such as 2018-09-03"));
            return new Row(line, registrationNumber, parsedLevel, on, faults);
        }

        private static readonly Dictionary<string, Level> Levels = new(StringComparer.Ordinal)
        {
            ["practitioner"] = Level.Practitioner,
            ["supervisor"] = Level.Supervisor,
            ["leader"] = Level.Leader,
        };

        private static string Pointer(int line, string column) => string.Create(CultureInfo.InvariantCulture, $"/rows/{line}/{column}");
    }
}

/// <param name="Recorded">Rows that are endorsements now.</param>
/// <param name="Already">Rows that were so before.</param>
/// <param name="Refused">Rows that a rule refused.</param>
/// <param name="NotRecorded">Rows to be sent again.</param>
public sealed record EndorsementListResult(string Organisation, bool DryRun, int Recorded, int Already, int Refused, int NotRecorded, IReadOnlyList<EndorsementRowResult> Rows);

/// <summary>What became of one row.</summary>
/// <param name="Line">Of the file, counting the column names as line 1.</param>
/// <param name="Result"><c>recorded</c>, <c>already</c>, <c>refused</c>, <c>invalid</c> or <c>not-recorded</c>.</param>
/// <param name="Code">Of the refusal or problem; its page is at /problems/{code}.</param>
public sealed record EndorsementRowResult(int Line, string Result, string? Code, string Message, Guid? Journey, string? Position);
