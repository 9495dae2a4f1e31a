using System.Globalization;
using MediatR;
using Naas.Analysis.Disclosure;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Domain.Equalities;
using Naas.Projections;
using Naas.Projections.Equalities;
using Naas.Projections.Equalities.Cube;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <summary>An employer's own outcomes by group, under disclosure control: what leaves the department tells of nobody.</summary>
/// <remarks>
/// The employer's people, all others and the country are one system, so that what is withheld cannot be worked out from the others
/// either. How many there are altogether is decided first and for every characteristic alike: whoever lays the tables of two
/// characteristics side by side learns nothing that one of them withholds.
/// </remarks>
public sealed class GetEmployerEqualitiesHandler(ReadModelReader reader, IPolicyEditions editions) : IRequestHandler<GetEmployerEqualities, QueryAnswer<EmployerEqualities>>
{
    private const string Own = "own";
    private const string Others = "others";
    private const string Altogether = "how many there are altogether";

    private static readonly DisclosurePolicy Policy = DisclosurePolicy.NaasSdc1;

    private static readonly Dimension Area = Dimension.Of("area", "country", (Own, "country"), (Others, "country"));

    private static readonly FigureDefinition Definition = new(
        "employer-equalities-1",
        "Of first attempts with a released result, by the calendar year of the sitting: those that met the standard, the employer's own by whose endorsement carried the sitting, and the country's. Under disclosure control.");

    public Task<QueryAnswer<EmployerEqualities>> Handle(GetEmployerEqualities request, CancellationToken cancellationToken) => reader.AskAsync(
        EqualitiesProjection.Name,
        request,
        journey: null,
        async snapshot => (EmployerEqualities?)await AnswerAsync(snapshot, request),
        cancellationToken);

    private async Task<EmployerEqualities> AnswerAsync(Snapshot snapshot, GetEmployerEqualities request)
    {
        var own = await CountsAsync(snapshot, request, request.Organisation.Value);
        var country = await CountsAsync(snapshot, request, "");
        var rows = EmployerTable.Of(Policy, Area, Groupings.CategoriesOf(request.By), own, country, Altogether);
        // How many the figures are of is itself a figure, and is told where it may be told.
        var n = rows[0].National.Assessed is var text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var assessed) ? assessed : 0;
        var provenance = await snapshot.ProvenanceAsync(Definition, editions.InForceOn(new DateOnly(request.Year, 12, 31)).Edition, n);
        return new EmployerEqualities(request.Organisation, request.By, request.Year, Policy.Name, rows, provenance);
    }

    private static async Task<Dictionary<string, (int Assessed, int Met)>> CountsAsync(Snapshot snapshot, GetEmployerEqualities request, string organisation)
    {
        var counts = await snapshot.QueryAsync(
            SqlText.Of(typeof(EqualityCube), "query"),
            row => (Category: row.Get<string>(0), Outcome: row.Get<string>(2), Number: checked((int)row.Get<long>(3))),
            ("measure", EnumText.Of(EqualityMeasure.Met)),
            ("organisation", organisation),
            ("characteristic", EnumText.Of(request.By)),
            ("levels", Enum.GetValues<Domain.Assessments.Level>().Select(EnumText.Of).ToArray()),
            ("element", ""),
            ("kinds", new[] { EnumText.Of(AttemptKind.First) }),
            ("from", new DateOnly(request.Year, 1, 1)),
            ("to", new DateOnly(request.Year, 12, 1)),
            ("stratum", null));
        return counts.Where(count => EqualityOutcomes.IsOfTheWhole(EqualityMeasure.Met, count.Outcome)).GroupBy(count => count.Category).ToDictionary(
            group => group.Key,
            group => (group.Sum(count => count.Number), group.Where(count => EqualityOutcomes.IsCounted(EqualityMeasure.Met, count.Outcome)).Sum(count => count.Number)));
    }
}
