using System.Globalization;
using System.Text;
using MediatR;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.EventLog;
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
    private const string RankColumn = "rank";
    private const int MostRows = 5_000;

    private static readonly CsvShape Shape = new([NumberColumn, LevelColumn, DateColumn], MostRows, "as the template at /v1/endorsement-lists/template does")
    {
        // S-44: only when there are more names than places.
        Optional = [RankColumn],
    };

    public static void MapEndorsementLists(this IEndpointRouteBuilder routes)
    {
        var lists = routes.MapGroup("/v1/endorsement-lists").WithTags("Bulk");

        lists.MapGet("/template", () => Results.Text($"{string.Join(',', Shape.Columns.Concat(Shape.Optional))}\r\nSW12345,practitioner,2018-09-03,1\r\n", CsvBody.ContentType))
            .WithName("GetEndorsementListTemplate").WithSummary("The columns of an endorsement list, with one example row").Produces<string>(200, "text/csv").WithProblems(401);

        // What it takes stands in the description only: as metadata of the route, routing would refuse everything else before
        // the sentence below is reached.
        lists.MapPost("/", UploadAsync).WithName("UploadEndorsementList").WithSummary("Endorse everybody on a list; a result for every row")
            .Produces<EndorsementListResult>(StatusCodes.Status200OK, "application/json", "text/csv").WithProblems(400, 401, 403, 413, 415, 422, 503);
    }

    private static async Task<IResult> UploadAsync(HttpContext http, IMediator sender, IPersonDirectory directory, IRequestHasher hasher, IEventLog log, CancellationToken cancellation)
    {
        var (caller, notAllowed) = CallerOf.Request(http);
        if (caller is null)
            return notAllowed!;
        if (caller.Organisation is not { } organisation || !AccessTable.RolesFor(typeof(JourneyCommand.EndorsePractice)).Contains(caller.Role))
            return new ProblemAnswer(ProblemKinds.NotAllowed, "An endorsement list is handed in by the organisation that endorses, in the role employer.");
        if (!CsvBody.IsSent(http.Request))
            return new ProblemAnswer(ProblemKinds.UnsupportedMediaType, "The list must be CSV, sent as text/csv; a template is at /v1/endorsement-lists/template.");

        var headers = new RequestHeaders(http.Request);
        var (key, dryRun) = (headers.IdempotencyKey(), headers.DryRun());
        if (headers.Problem() is { } wrong)
            return wrong;

        var asCsv = CsvBody.IsWanted(http.Request);
        var (rows, problem) = await CsvBody.ReadAsync(http.Request.Body, Shape, Row.Read, Row.OfAnotherShape, cancellation);
        if (rows is null)
            return problem!;
        rows = WithoutRepetitions(rows);
        if (rows.Any(row => row.Faults.Count > 0))
            return NothingRecorded(rows, asCsv);

        var results = new List<EndorsementRowResult>(rows.Count);
        LogPosition? highest = null;
        foreach (var row in rows)
        {
            var (result, position) = await EndorseAsync(row, organisation, key, dryRun, caller, http, sender, directory, hasher, log, cancellation);
            results.Add(result);
            if (position is { } reached && (highest is not { } before || reached.Value > before.Value))
                highest = reached;
        }

        if (highest is { } all && !dryRun)
            http.Response.Headers["Naas-Position"] = all.ToString();

        return asCsv
            ? Results.Text(ToCsv(results), CsvBody.ContentType)
            : Results.Json(new EndorsementListResult(organisation.Value, dryRun, results.Count(row => row.Result == "recorded"), results.Count(row => row.Result == "ranked"), results.Count(row => row.Result == "already"), results.Count(row => row.Result == "refused"), results.Count(row => row.Result == "not-recorded"), results), ContractReader.Options);
    }

    private static async Task<(EndorsementRowResult Result, LogPosition? Position)> EndorseAsync(
        Row row, OrganisationCode organisation, string key, bool dryRun, Caller caller, HttpContext http, IMediator sender, IPersonDirectory directory, IRequestHasher hasher, IEventLog log, CancellationToken cancellation)
    {
        if (await directory.FindAsync(row.Number, cancellation) is not { } journey)
            return (new EndorsementRowResult(row.Line, "refused", Refusals.NotRegistered.Code, "Nobody is registered under this number; register the worker first.", null, null, row.Rank), null);

        var command = new JourneyCommand.EndorsePractice(row.Level, organisation, row.On, row.Rank);
        // A list may name a worker at two levels, the next list on another day, and one person may hand in lists for two organisations: each row
        // of each is a command of its own.
        var target = FormattableString.Invariant($"endorsement-list/{organisation}/{journey}/{row.Level}/{row.On:yyyy-MM-dd}");
        var identity = new CommandIdentity(
            CommandIdentity.CommandIdOf(caller.Subject, key, target),
            hasher.Hash(Encoding.UTF8.GetBytes(row.Rank is { } rank ? FormattableString.Invariant($"{target}/{rank}") : target)),
            Correlation.Of(http),
            CausationId: null);
        var answer = await sender.Send(new JourneyRequest(journey, command, identity, caller, IfMatch: null, dryRun ? Purpose.DryRun : Purpose.Record), cancellation);
        var result = answer switch
        {
            CommandAnswer.Recorded<JourneyEvent> { Replayed: false, Events.Count: > 0 } recorded =>
                new EndorsementRowResult(row.Line, recorded.Events is [JourneyEvent.EndorsementRanked] ? "ranked" : "recorded", null, InWords(recorded), journey.Value, recorded.Position?.ToString()),
            CommandAnswer.Recorded<JourneyEvent> recorded => new EndorsementRowResult(row.Line, "already", null, await WhatStandsAsync(recorded, journey, row, organisation, log, cancellation), journey.Value, recorded.Position?.ToString()),
            CommandAnswer.Refused refused => new EndorsementRowResult(row.Line, "refused", refused.Refusal.Code, refused.Refusal.Sentence, journey.Value, null),
            CommandAnswer.UnknownReference unknown => new EndorsementRowResult(row.Line, "refused", "unknown-organisation", unknown.Sentence, journey.Value, null),
            CommandAnswer.NotAllowed notAllowed => new EndorsementRowResult(row.Line, "refused", ProblemKinds.NotAllowed.Code, notAllowed.Why, journey.Value, null),
            CommandAnswer.Busy busy => new EndorsementRowResult(row.Line, "not-recorded", ProblemKinds.Busy.Code, $"{busy.Why} Send the file again.", journey.Value, null),
            CommandAnswer.OutcomeUnknown unknown => new EndorsementRowResult(row.Line, "not-recorded", ProblemKinds.OutcomeUnknown.Code, $"{unknown.Why} Send the file again with the same key; it counts once.", journey.Value, null),
            CommandAnswer.InFlight => new EndorsementRowResult(row.Line, "not-recorded", ProblemKinds.InFlight.Code, "This row is being handled by another sending of the file. Send it again.", journey.Value, null),
            CommandAnswer.KeyReused => new EndorsementRowResult(row.Line, "not-recorded", ProblemKinds.KeyReused.Code, "The Idempotency-Key came before with another list; use a new key.", journey.Value, null),
            _ => throw new InvalidOperationException($"A row of an endorsement list cannot be answered with {answer.GetType().Name}."),
        };
        return (result with { Rank = row.Rank }, (answer as CommandAnswer.Recorded<JourneyEvent>)?.Position);
    }

    private static string InWords(CommandAnswer.Recorded<JourneyEvent> recorded) => string.Join(' ', recorded.Events.Select(happened => CommandAnswers.InWords(happened).Sentence));

    /// <summary>Which endorsement it is that was there before, and whether it still stands: the row may name another day than the one it was given on.</summary>
    private static async Task<string> WhatStandsAsync(CommandAnswer.Recorded<JourneyEvent> recorded, JourneyId id, Row row, OrganisationCode organisation, IEventLog log, CancellationToken cancellation)
    {
        var (journey, _, _) = await JourneyStream.LoadAsync(log, id, cancellation);
        var given = journey.At(row.Level).FreshEndorsements.LastOrDefault(given => given.EndorsedBy == organisation && given.IsInForceOn(row.On));
        if (given is { IsOpen: false })
            return string.Create(CultureInfo.InvariantCulture, $"The endorsement of {given.On:d MMMM yyyy} was there on {row.On:d MMMM yyyy} and has ended since; nothing new was recorded. One given anew is of a later day.");
        if (recorded.Replayed && recorded.Events.Count > 0)
            return $"This row was recorded before: {InWords(recorded)}";
        return given is not null
            ? string.Create(CultureInfo.InvariantCulture, $"The endorsement of {given.On:d MMMM yyyy} stands, valid until {given.ValidUntil:d MMMM yyyy}; nothing new was recorded.")
            : "This endorsement was recorded before; nothing new was recorded.";
    }

    /// <summary>Of two rows with one worker at one level nobody can say which is meant: they may name two days or two ranks.</summary>
    private static List<Row> WithoutRepetitions(List<Row> rows)
    {
        var first = new Dictionary<(RegistrationNumber, Level), int>();
        return [.. rows.Select(row => row.Faults.Count > 0 || first.TryAdd((row.Number, row.Level), row.Line) ? row : row.Repeating(first[(row.Number, row.Level)]))];
    }

    /// <summary>The file is checked whole: one wrong row, and nothing of it is recorded, so that a mended file is simply sent again.</summary>
    private static IResult NothingRecorded(List<Row> rows, bool asCsv)
    {
        var faults = rows.SelectMany(row => row.Faults).ToArray();
        var results = rows.Select(row => row.Faults.Count > 0
            ? new EndorsementRowResult(row.Line, "invalid", null, row.WhatIsWrong, null, null, row.Rank)
            : new EndorsementRowResult(row.Line, "not-recorded", null, "This row is fine; nothing was recorded because another row is not.", null, null, row.Rank)).ToArray();
        if (asCsv)
            return Results.Text(ToCsv(results), CsvBody.ContentType, statusCode: StatusCodes.Status422UnprocessableEntity);

        return new ProblemAnswer(ProblemKinds.Invalid, $"{rows.Count(row => row.Faults.Count > 0)} of {rows.Count} rows need mending; nothing was recorded.")
        {
            Errors = faults,
            Extensions = new Dictionary<string, object> { ["rows"] = results },
        };
    }

    private static string ToCsv(IEnumerable<EndorsementRowResult> results) => CsvBody.Write(
        ["line", "result", "code", "message", "journey", "rank"],
        results.Select(row => (string[])[row.Line.ToString(CultureInfo.InvariantCulture), row.Result, row.Code ?? "", row.Message, row.Journey?.ToString("D") ?? "", row.Rank?.ToString(CultureInfo.InvariantCulture) ?? ""]));

    private sealed record Row(int Line, RegistrationNumber Number, Level Level, DateOnly On, int? Rank, IReadOnlyList<InputFault> Faults)
    {
        /// <summary>The faults as a sentence part of its own, for whoever reads the row and no pointer.</summary>
        public string WhatIsWrong => string.Join("; ", Faults.Select(fault => fault.Pointer.Split('/') is [_, _, var line] ? $"line {line} {fault.Message}" : $"{fault.Pointer.Split('/')[^1]} {fault.Message}"));

        public static Row OfAnotherShape(int line, int columns, int expected) => new(line, default, default, default, null,
            [CsvBody.OfAnotherShape(line, columns, expected)]);

        /// <summary>The same worker stands at the same level in an earlier line.</summary>
        public Row Repeating(int earlier) => this with
        {
            Faults = [new InputFault(Pointer(Line, NumberColumn), string.Create(CultureInfo.InvariantCulture, $"in line {Line} is that of line {earlier}, at the same level: a list names a worker once a level, so keep one of the two lines"))],
        };

        public static Row Read(int line, Func<string, string?> value)
        {
            var faults = new List<InputFault>();
            if (!RegistrationNumber.TryParse(value(NumberColumn), out var registrationNumber))
                faults.Add(new InputFault(Pointer(line, NumberColumn), RegistrationNumberTextAttribute.RegistrationNumberRule));
            if (!Levels.TryGetValue(value(LevelColumn) ?? "", out var parsedLevel))
                faults.Add(new InputFault(Pointer(line, LevelColumn), $"must be one of {string.Join(", ", Levels.Keys)}"));
            if (!DateOnly.TryParseExact(value(DateColumn), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) || on.Year is < 1900 or > 2199)
                faults.Add(new InputFault(Pointer(line, DateColumn), "must be a date such as 2018-09-03"));
            return new Row(line, registrationNumber, parsedLevel, on, ReadRank(line, value(RankColumn), faults), faults);
        }

        /// <summary>Where an organisation ranks some of its names only, the cells of the others are empty.</summary>
        private static int? ReadRank(int line, string? text, List<InputFault> faults)
        {
            if (string.IsNullOrEmpty(text))
                return null;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) && rank >= 1)
                return rank;

            faults.Add(new InputFault(Pointer(line, RankColumn), "must be a whole number from 1, or empty"));
            return null;
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
/// <param name="Ranked">Rows whose endorsement was there before, and has another place in the list now.</param>
/// <param name="Already">Rows that were so before.</param>
/// <param name="Refused">Rows that a rule refused.</param>
/// <param name="NotRecorded">Rows to be sent again.</param>
public sealed record EndorsementListResult(string Organisation, bool DryRun, int Recorded, int Ranked, int Already, int Refused, int NotRecorded, IReadOnlyList<EndorsementRowResult> Rows);

/// <summary>What became of one row.</summary>
/// <param name="Line">Of the file, counting the column names as line 1.</param>
/// <param name="Result"><c>recorded</c>, <c>ranked</c>, <c>already</c>, <c>refused</c>, <c>invalid</c> or <c>not-recorded</c>.</param>
/// <param name="Code">Of the refusal or problem; its page is at /problems/{code}.</param>
/// <param name="Rank">The place in the list that the row asks for; null when it asks for none.</param>
public sealed record EndorsementRowResult(int Line, string Result, string? Code, string Message, Guid? Journey, string? Position, int? Rank = null);
