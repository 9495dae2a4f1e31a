using System.Text.Json;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;
using Naas.Application.Ports;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.Reference;

namespace Naas.Api.Http.Endpoints;

/// <summary>What callers may need to look up: codes, standards, editions, problems.</summary>
internal static class ReferenceEndpoints
{
    public static void MapReference(this IEndpointRouteBuilder routes)
    {
        var reference = routes.MapGroup("/v1/reference").WithTags("Reference");

        reference.MapGet("/levels", () => Json(CodesOf<Level>())).Documented<string[]>("ListLevels", "The levels of seniority");
        reference.MapGet("/elements", () => Json(CodesOf<Element>())).Documented<string[]>("ListElements", "The elements of the assessment");
        reference.MapGet("/leaving-reasons", () => Json(CodesOf<LeavingReason>())).Documented<string[]>("ListLeavingReasons", "Why somebody left");
        reference.MapGet("/leaving-destinations", () => Json(CodesOf<LeavingDestination>())).Documented<string[]>("ListLeavingDestinations", "Where somebody went on leaving");
        reference.MapGet("/organisations", async (ReferenceData data, IRollout rollout, IBusinessDay business, CancellationToken cancellation) =>
            {
                var (current, _, _) = await rollout.CurrentAsync(cancellation);
                return Json(data.Organisations.Select(named => OrganisationRow.Of(named, current, business.Today)).ToArray());
            })
            .Documented<OrganisationRow[]>("ListOrganisations", "The organisations this deployment knows, and which are sites");
        reference.MapGet("/standards", async (IStandards standards, CancellationToken cancellation) => Json(await StandardsAsync(standards, cancellation)))
            .Documented<StandardRow[]>("ListStandards", "The performance standards, with the day from which each is in force");
        reference.MapGet("/knowledge-and-skills", (ReferenceData data) => Json(data.Statements)).Documented<KnowledgeAndSkills[]>("ListKnowledgeAndSkills", "The knowledge and skills statements with their areas, which feedback names by number");
        reference.MapGet("/editions", (PolicyEditions editions) => Json(editions.Written.Select(edition => new EditionRow(edition.Policy.Edition, edition.Title, edition.Policy.InForceFrom, edition.Policy == editions.Pinned)).ToArray()))
            .Documented<EditionRow[]>("ListEditions", "The policy editions this deployment knows");
        reference.MapGet("/editions/{edition}", (string edition, PolicyEditions editions) =>
                editions.Written.FirstOrDefault(written => EditionCode.IsValid(edition) && written.Policy.Edition == new EditionCode(edition)) is { } found
                    ? Json(EditionDetails.Of(found))
                    : new ProblemAnswer(ProblemKinds.NotFound, "No edition has such a name; the editions are listed under /v1/reference/editions."))
            .WithName("GetEdition").WithSummary("An edition's settings, each with the paragraph or the decision behind it").Produces<EditionDetails>().WithProblems(401, 404);
        reference.MapGet("/problems", () => Json(ProblemKinds.All.Select(kind => new ProblemRow(kind.Code, kind.Status, kind.Title, kind.WhatToDo)).ToArray()))
            .Documented<ProblemRow[]>("ListProblems", "Every problem this server answers with, refusals of the domain included");
    }

    private static IResult Json<T>(T value) => Results.Json(value, ContractReader.Options);

    /// <summary>Every version that is announced or in force, the newest first.</summary>
    private static async Task<StandardRow[]> StandardsAsync(IStandards standards, CancellationToken cancellation)
    {
        var rows = new List<StandardRow>();
        foreach (var level in Enum.GetValues<Level>())
        {
            foreach (var element in ElementSet.AssessedAt(level))
                rows.AddRange((await standards.CurrentAsync(level, element, cancellation)).State.Versions.Where(version => version.From is not null).Select(StandardRow.Of));
        }

        return [.. rows.OrderByDescending(row => row.From)];
    }

    private static string[] CodesOf<T>()
        where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    private static void Documented<T>(this RouteHandlerBuilder route, string name, string summary) =>
        route.WithName(name).WithSummary(summary).Produces<T>().WithProblems(401);
}

/// <param name="SittingsFrom">The first day on which workers of this site may sit; null when it is not a site.</param>
/// <param name="SittingsUntil">The last day on which they may; null while the site is open, and for what is not a site.</param>
/// <param name="Areas">The largely autonomous areas of its service, each with a practice leader of its own, by exception; none of most.</param>
public sealed record OrganisationRow(OrganisationCode Code, string Name, OrganisationKind Kind, DateOnly? SittingsFrom, DateOnly? SittingsUntil, IReadOnlyList<ServiceAreaCode> Areas)
{
    internal static OrganisationRow Of(NamedOrganisation named, Rollout rollout, DateOnly today)
    {
        var site = named.Organisation.AsSite(rollout, today);
        return new OrganisationRow(site.Code, named.Name, site.Kind, site.SittingsFrom, site.SittingsUntil, [.. rollout.DivisionOf(site.Code, today)?.Areas ?? ServiceAreaSet.None]);
    }
}

/// <param name="Exercises">How many scenarios or exercises two assessors rate apart; 0 where the machine scores.</param>
/// <param name="Tolerance">How far two ratings of one exercise may lie apart, in points.</param>
public sealed record StandardRow(string Version, DateOnly From, Level Level, Element Element, decimal OutOf, decimal Cut, decimal NarrowFrom, int Exercises, decimal Tolerance)
{
    internal static StandardRow Of(StandardSetting version)
    {
        var standard = version.AsPerformanceStandard();
        return new StandardRow(standard.Version, version.From!.Value, standard.Level, standard.Element, standard.OutOf, standard.Cut, standard.NarrowFrom, standard.Exercises, standard.Tolerance);
    }
}

/// <param name="InForceFrom">Null for an edition that never came into force (S-50).</param>
/// <param name="Pinned">Whether this deployment decides everything new by it, whatever the day.</param>
public sealed record EditionRow(EditionCode Edition, string Title, DateOnly? InForceFrom, bool Pinned);

/// <param name="InForceFrom">Null for an edition that never came into force (S-50).</param>
/// <param name="Documents">The titles of the documents that its sources cite beside <c>C16</c>, <c>G17</c> and <c>S</c>, by code.</param>
public sealed record EditionDetails(EditionCode Edition, string Title, DateOnly? InForceFrom, IReadOnlyDictionary<string, string> Documents, IReadOnlyList<SettingRow> Settings)
{
    internal static EditionDetails Of(WrittenEdition edition) =>
        new(edition.Policy.Edition, edition.Title, edition.Policy.InForceFrom, edition.Documents, [.. edition.Settings.Select(setting => new SettingRow(setting.Name, setting.Value, SettingSource.Of(setting.Source)))]);
}

/// <param name="Value">A number, a code, a list of codes, or null for none.</param>
public sealed record SettingRow(string Setting, JsonElement Value, SettingSource Source);

/// <param name="By"><c>government</c>, or <c>this-project</c> for a decision where the documents are silent.</param>
/// <param name="Document"><c>C16</c> (consultation), <c>G17</c> (response), <c>S</c> for this project, or one of the edition's documents.</param>
public sealed record SettingSource(string By, string Document, string Paragraph, string Quote)
{
    internal static SettingSource Of(PolicySource source) =>
        new(source.Document == "S" ? "this-project" : "government", source.Document, source.Paragraph, source.Quote);
}

public sealed record ProblemRow(string Code, int Status, string Title, string WhatToDo);
