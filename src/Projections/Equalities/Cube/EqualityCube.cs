using System.Collections.Frozen;
using Naas.Domain.Equalities;

namespace Naas.Projections.Equalities.Cube;

/// <summary>One line: how many, of whom.</summary>
/// <param name="Organisation">Empty for the country, which has lines of its own: to ask of it adds nobody's up.</param>
/// <param name="Grouping">Empty for everybody, who have no category.</param>
/// <param name="Element">Empty for the whole result, and for what is of no element.</param>
/// <param name="Kind">Empty for what is of no attempt.</param>
/// <param name="Month">Its first day: of the sitting, of the request for endorsement, of the request for a review.</param>
public readonly record struct CubeKey(string Measure, string Organisation, string Grouping, string Level, string Element, string Kind, DateOnly Month, string Category, string Outcome);

/// <summary>How many outcomes of every kind each group had, in the country and by organisation, month by month.</summary>
/// <remarks>In the order of the key a question of the country reads lines of the country alone, and one of an organisation that organisation's.</remarks>
public sealed class EqualityCube : Tally<EqualityRow, CubeKey>
{
    private static readonly FrozenDictionary<Grouping, string> Names = Enum.GetValues<Grouping>().ToFrozenDictionary(characteristic => characteristic, EnumText.Of);

    public override string Name => "equality_cube_1";

    public override Columns<CubeKey> KeyColumns { get; } = new()
    {
        { "measure", key => key.Measure },
        { "organisation", key => key.Organisation },
        { "characteristic", key => key.Grouping },
        { "level", key => key.Level },
        { "element", key => key.Element },
        { "kind", key => key.Kind },
        { "month", key => key.Month },
        { "category", key => key.Category },
        { "outcome", key => key.Outcome },
    };

    public override IEnumerable<CubeKey> Contribute(EqualityRow row)
    {
        foreach (var unit in EqualityUnits.Of(row).Where(unit => unit.Until is null))
        {
            var everybody = new CubeKey(EnumText.Of(unit.Measure), "", "", EnumText.Of(unit.Level), unit.Element, unit.Kind, new DateOnly(unit.On.Year, unit.On.Month, 1), "", unit.Outcome);
            foreach (var line in Divided(row, unit, everybody))
            {
                yield return line;
                if (unit.Organisation.Length > 0)
                    yield return line with { Organisation = unit.Organisation };
            }
        }
    }

    private static IEnumerable<CubeKey> Divided(EqualityRow row, EqualityUnit unit, CubeKey everybody) =>
        Names.Select(characteristic => everybody with { Grouping = characteristic.Value, Category = EqualityUnits.CategoryOf(row, unit, characteristic.Key) }).Prepend(everybody);
}
