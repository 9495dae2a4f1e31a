using MediatR;
using Naas.Application.Access;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Equalities;
using static Naas.Api.Http.CsvCell;
using static Naas.Api.Http.Endpoints.Asking;

namespace Naas.Api.Http.Endpoints;

/// <summary>The audit over HTTP: who did what, when, and what was refused.</summary>
internal static class AuditEndpoints
{
    private const int Page = 100;
    private const int LargestPage = 500;

    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/v1/audit").WithTags("Audit");

        audit.MapGet("/events", (HttpContext http, IMediator sender, IReferenceData reference, IPolicyEditions editions, IBusinessDay business, CancellationToken cancellation) =>
                AskAsync<SearchAudit, AuditPage>(http, sender, (caller, headers) => new SearchAudit(FilterOf(headers, reference, editions, business.Today), headers.AfterAudit(), headers.Limit(Page, LargestPage)) { Caller = caller, MinPosition = headers.MinPosition() }, tag: null, cancellation, Csv))
            .DocumentedQuestion<AuditPage>("SearchAudit", "What was recorded and what was refused, in the order of its recording; as CSV too").AlsoAsCsv<AuditPage>();

        audit.MapGet("/figures/{figure}/changes", (string figure, HttpContext http, IMediator sender, IBusinessDay business, CancellationToken cancellation) =>
                AskAsync<ListFigureChanges, FigureChanges>(
                    http,
                    sender,
                    (caller, headers) => new ListFigureChanges(
                        EqualityFigure.TryParse(figure, out var known) ? known : null,
                        headers.Moment("from", "fromPosition", business.Today),
                        headers.Moment("to", "toPosition", business.Today),
                        headers.AfterPosition(),
                        headers.Limit(Page, LargestPage)) { Caller = caller },
                    tag: null,
                    cancellation,
                    ChangesCsv))
            .DocumentedQuestion<FigureChanges>("ListFigureChanges", "Which events moved a figure of equality between two moments, and by how much; as CSV too").AlsoAsCsv<FigureChanges>();
    }

    private static AuditFilter FilterOf(RequestHeaders headers, IReferenceData reference, IPolicyEditions editions, DateOnly today) => new(
        headers.OneOf<AuditKind>("kind"),
        headers.Id("journey"),
        headers.Words("actor"),
        headers.OneOf("role", RoleNames.All),
        headers.Organisation(reference)?.Value,
        headers.Words("type"),
        headers.Words("code"),
        headers.Words("correlation"),
        headers.Id("command"),
        headers.EditionToAskBy(editions)?.Value,
        headers.Day("from", today),
        headers.Day("to", today));

    private static CsvOf<AuditPage> Csv { get; } = new(ToCsv, page => page.Next);

    private static CsvOf<FigureChanges> ChangesCsv { get; } = new(ToCsv, page => page.Next);

    private static string ToCsv(FigureChanges page) => CsvBody.Write(
        ["position", "recorded_at", "journey", "revision", "type", "title", "effective_on", "role", "organisation", "category", "and", "stratum", "outcome", "days", "by"],
        page.Events.SelectMany(change => change.Moved.Select(moved => new[]
        {
            change.Position,
            Instant(change.RecordedAt),
            change.Journey.ToString(),
            Text(change.Revision),
            change.Type,
            change.Title,
            Day(change.EffectiveOn),
            change.Role,
            change.Organisation ?? "",
            moved.Category,
            moved.And ?? "",
            moved.Stratum ?? "",
            moved.Outcome,
            Text(moved.Days),
            Text(moved.By),
        })));

    private static string ToCsv(AuditPage page) => CsvBody.Write(
        ["recorded_at", "kind", "stream", "revision", "type", "title", "sentence", "effective_on", "actor", "role", "organisation", "command", "correlation", "edition", "code"],
        page.Entries.Select(entry => new[]
        {
            Instant(entry.RecordedAt),
            Code(entry.Kind),
            entry.Stream ?? "",
            Text(entry.Revision),
            entry.Type,
            entry.Title ?? "",
            entry.Sentence ?? "",
            Day(entry.EffectiveOn),
            entry.Actor,
            entry.Role,
            entry.Organisation ?? "",
            entry.Command?.ToString() ?? "",
            entry.Correlation,
            entry.Edition,
            entry.Code ?? "",
        }));
}
