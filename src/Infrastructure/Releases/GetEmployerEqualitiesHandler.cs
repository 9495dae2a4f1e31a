using System.Globalization;
using MediatR;
using Naas.Analysis.Disclosure;
using Naas.Analysis.Publishing;
using Naas.Analysis.Publishing.DataSets;
using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Domain.Equalities;
using Naas.Projections;

namespace Naas.Infrastructure.Releases;

/// <summary>An employer's own outcomes by group: its rows of what was released last, and nothing beside them.</summary>
/// <remarks>
/// A table that is counted for each employer on each day tells by subtraction what each of them withholds: from one day to the
/// next, from one employer to all others, and beside what is published. What was released is held against all of that.
/// </remarks>
internal sealed class GetEmployerEqualitiesHandler(ReleaseStore store, IEventLog log) : IRequestHandler<GetEmployerEqualities, QueryAnswer<EmployerEqualities>>
{
    private const string Everybody = "all";

    private static readonly string NotInIt = Symbol.NotAvailable.Text();

    private static readonly FigureDefinition Definition = new(
        "employer-equalities-2",
        "The employer's and the country's rows of the last release of element-outcomes-by-characteristic: first attempts whose result was released by its day and stands on it, and those in which the element was met.");

    public async Task<QueryAnswer<EmployerEqualities>> Handle(GetEmployerEqualities request, CancellationToken cancellationToken)
    {
        var last = await store.LastAsync(DataSetName.ElementOutcomesByCharacteristic, cancellationToken);
        return last is not null && last.Cells.ContainsKey(OutcomesByCharacteristic.Assessed(request.Organisation.Value, "", category: null))
            ? new QueryAnswer<EmployerEqualities>.Found(Told(request, last), FreshnessOf(last.Description))
            : new QueryAnswer<EmployerEqualities>.NotFound(await log.NowAsync(cancellationToken));
    }

    private static EmployerEqualities Told(GetEmployerEqualities request, KeptRelease release)
    {
        var from = release.Description;
        var rows = Groupings.CategoriesOf(request.By).Prepend(null).Select(category => Row(release.Cells, request, category)).ToList();
        var n = int.TryParse(rows[0].Assessed, NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : (long?)null;
        var provenance = new Provenance(Definition, from.Edition, from.Position, from.RecordedAt, from.DirectoryVersion, n, []);
        return new EmployerEqualities(request.Organisation, request.By, request.Element, from.Id, from.AsOf, from.SuppressionPolicy, rows, provenance);
    }

    private static EmployerEqualityRow Row(IReadOnlyDictionary<CellKey, int?> cells, GetEmployerEqualities request, string? category)
    {
        var (own, national) = (Outcome(request.Organisation.Value), Outcome(Place.CountryCode));
        var inWords = own.Rate switch
        {
            "z" => "Nobody was assessed.",
            "x" => "The release does not have it.",
            "c" => "Withheld to protect the people counted.",
            _ => "Published.",
        };
        return new EmployerEqualityRow(category ?? Everybody, own.Assessed, own.Met, own.Rate, inWords, national);

        NationalOutcome Outcome(string place)
        {
            // A release that was made before there was such a category has no cell of it.
            return cells.TryGetValue(OutcomesByCharacteristic.Assessed(place, EnumText.Of(request.By), category), out var assessed)
                && cells.TryGetValue(OutcomesByCharacteristic.Met(place, EnumText.Of(request.By), category, EnumText.Of(request.Element)), out var met)
                ? new NationalOutcome(Text(assessed), Text(met), OutcomeTable.RateText(assessed, met, isBelowNational: place != Place.CountryCode))
                : new NationalOutcome(NotInIt, NotInIt, NotInIt);
        }
    }

    private static string Text(int? figure) => figure?.ToString(CultureInfo.InvariantCulture) ?? Symbol.Confidential.Text();

    private static Freshness FreshnessOf(ReleaseDescription release) =>
        new(LogPosition.TryParse(release.Position, out var position) ? position : default, release.RecordedAt);
}
