using Naas.Analysis.Publishing;
using static Naas.Analysis.Specs.Publishing.SomeFiles;

namespace Naas.Analysis.Specs.Publishing;

// The rows: when and where they are about, what divides them, and what stands in them.
public sealed partial class When_files_are_screened
{
    [Fact]
    [Trait("Screening", "time-period-number")]
    public void A_time_period_is_digits() =>
        Data(data => data.Set(5, "time_period", "2018a"))
            .Breaks("time-period-number").Should().Equal("5 time_period");

    [Fact]
    [Trait("Screening", "time-identifier-known")]
    public void A_time_identifier_is_one_of_the_standard() =>
        Data(data => data.Set(5, "time_identifier", "Sept"))
            .Breaks("time-identifier-known").Should().Equal("5 time_identifier");

    [Fact]
    [Trait("Screening", "time-identifiers-together")]
    public void Time_identifiers_are_of_one_kind() =>
        Data(data => data.Set(5, "time_identifier", "Calendar year"))
            .Breaks("time-identifiers-together").Should().Equal("5 time_identifier");

    [Fact]
    [Trait("Screening", "time-period-digits")]
    public void A_month_has_a_year_of_four_digits() =>
        Data(data => data.Set(5, "time_period", "201819"))
            .Breaks("time-period-digits").Should().Equal("5 time_period");

    [Fact]
    [Trait("Screening", "time-period-consecutive")]
    public void Six_digits_are_two_years_running() =>
        Data(data => data.Everywhere("time_identifier", "Financial year").Everywhere("time_period", "201819").Set(5, "time_period", "201820"))
            .Breaks("time-period-consecutive").Should().Equal("5 time_period");

    [Fact]
    [Trait("Screening", "filter-two-items")]
    public void A_filter_has_two_items() =>
        Data(data => data.Everywhere("accreditation_level", "Total"))
            .Breaks("filter-two-items").Should().Equal("accreditation_level");

    [Fact]
    [Trait("Screening", "filter-total")]
    public void A_filter_has_a_total() =>
        Data(data => data with { Rows = [.. data.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(cell => cell == "Total" ? "Everybody" : cell)])] })
            .Breaks("filter-total").Should().Equal("accreditation_level");

    [Fact]
    [Trait("Screening", "filter-group-levels")]
    public void There_are_no_more_groups_than_items() =>
        Grouped(line => line == 2 ? "Total" : line < 5 ? "Front" : "Back")
            .Breaks("filter-group-levels").Should().Equal("kind");

    [Fact]
    [Trait("Screening", "filter-group-stripped")]
    public void Groups_differ_in_letters_or_digits() =>
        Grouped(line => line % 2 == 0 ? "To-tal" : "Total")
            .Breaks("filter-group-stripped").Should().Equal("kind");

    [Fact]
    [Trait("Screening", "filter-item-limit")]
    public void A_filter_has_not_too_many_items() =>
        Data(data => data with { Rows = [.. Enumerable.Range(0, 25_001).Select(at => (IReadOnlyList<string>)[.. data.Rows[0].Select(cell => cell == "Total" ? $"Item {at}" : cell)])] })
            .Breaks("filter-item-limit").Should().Equal("accreditation_level");

    [Fact]
    [Trait("Screening", "filter-whitespace")]
    public void An_item_has_no_space_around_it() =>
        Data(data => data.Set(3, "accreditation_level", "Practitioner "))
            .Breaks("filter-whitespace").Should().Equal("3 accreditation_level");

    [Fact]
    [Trait("Screening", "filter-blanks")]
    public void No_item_is_blank() =>
        Data(data => data.Set(2, "accreditation_level", ""))
            .Breaks("filter-blanks").Should().Equal("2 accreditation_level");

    [Fact]
    [Trait("Screening", "total-only-in-filters")]
    public void No_place_is_called_total() =>
        Data(data => data.Set(4, "region_name", "Total"))
            .Breaks("total-only-in-filters").Should().Equal("4 region_name");

    [Fact]
    [Trait("Screening", "filter-item-length")]
    public void Items_are_short() =>
        Data(data => data.Set(3, "accreditation_level", new string('a', 121)))
            .Breaks("filter-item-length").Should().Equal("3 accreditation_level");

    [Fact]
    [Trait("Screening", "geographic-level-known")]
    public void A_geographic_level_is_one_of_the_standard() =>
        Data(data => data.Set(8, "geographic_level", "Council"))
            .Breaks("geographic-level-known").Should().Equal("8 geographic_level");

    [Fact]
    [Trait("Screening", "geographic-level-columns")]
    public void A_level_has_its_columns() =>
        Data(data => data.Without("region_code"))
            .Breaks("geographic-level-columns").Should().Equal("1 region_code");

    [Fact]
    [Trait("Screening", "country-combination")]
    public void The_country_is_england() =>
        Data(data => data.Set(8, "country_code", "W92000004"))
            .Breaks("country-combination").Should().Equal("8 country_code");

    [Fact]
    [Trait("Screening", "region-combination")]
    public void A_region_has_its_own_name() =>
        Data(data => data.Set(4, "region_name", "South West"))
            .Breaks("region-combination").Should().Equal("4 region_code");

    [Fact]
    [Trait("Screening", "la-combination")]
    public void An_authority_has_its_own_codes() =>
        Data(data => data.Set(8, "old_la_code", "999"))
            .Breaks("la-combination").Should().Equal("8 new_la_code");

    [Fact]
    [Trait("Screening", "region-columns-together")]
    public void A_regions_columns_go_together() =>
        Data(data => data.Without("region_name"))
            .Breaks("region-columns-together").Should().Equal("1 region_name");

    [Fact]
    [Trait("Screening", "la-columns-together")]
    public void An_authoritys_columns_go_together() =>
        Data(data => data.Without("old_la_code"))
            .Breaks("la-columns-together").Should().Equal("1 old_la_code");

    [Fact]
    [Trait("Screening", "geography-complete")]
    public void A_row_has_what_its_level_needs() =>
        Data(data => data.Set(8, "la_name", ""))
            .Breaks("geography-complete").Should().Equal("8 la_name");

    [Fact]
    [Trait("Screening", "geography-overcomplete")]
    public void A_row_has_nothing_of_a_level_below() =>
        Data(data => data.Set(4, "new_la_code", "E08000035"))
            .Breaks("geography-overcomplete").Should().Equal("4 new_la_code");

    [Fact]
    [Trait("Screening", "region-of-authority")]
    public void An_authority_is_in_its_region() =>
        Data(data => data.Set(8, "region_code", ""))
            .Breaks("region-of-authority").Should().Equal("8 region_code");

    [Fact]
    [Trait("Screening", "one-name-a-code")]
    public void One_code_has_one_name() =>
        Data(data => data.Set(9, "la_name", "Yorke"))
            .Breaks("one-name-a-code").Should().Equal("9 new_la_code");

    [Fact]
    [Trait("Screening", "location-code-length")]
    public void Codes_of_places_are_short() =>
        Data(data => data.Set(8, "new_la_code", new string('E', 31)))
            .Breaks("location-code-length").Should().Equal("8 new_la_code");

    [Fact]
    [Trait("Screening", "rows-unique")]
    public void No_row_stands_twice() =>
        Data(data => data.Set(3, "accreditation_level", "Total"))
            .Breaks("rows-unique").Should().Equal("3");

    [Fact]
    [Trait("Screening", "no-nulls")]
    public void No_word_for_nothing() =>
        Data(data => data.Set(3, "headcount", "NA"))
            .Breaks("no-nulls").Should().Equal("3 headcount");

    [Fact]
    [Trait("Screening", "no-legacy-symbols")]
    public void No_symbol_of_older_conventions() =>
        Data(data => data.Set(3, "headcount", ".."))
            .Breaks("no-legacy-symbols").Should().Equal("3 headcount");

    [Fact]
    [Trait("Screening", "indicator-values")]
    public void No_indicator_is_blank_or_withdrawn() =>
        Data(data => data.Set(3, "headcount", "").Set(4, "met_rate", "~"))
            .Breaks("indicator-values").Should().Equal("3 headcount", "4 met_rate");

    [Fact]
    [Trait("Screening", "indicator-numbers")]
    public void An_indicator_is_a_plain_number_or_a_symbol() =>
        Data(data => data.Set(3, "headcount", "1,200").Set(4, "met_rate", "62.5%").Set(5, "headcount", "c"))
            .Breaks("indicator-numbers").Should().Equal("3 headcount", "4 met_rate");

    private static DataSetFiles Grouped(Func<int, string> kind) => Good with
    {
        Data = Good.Data with { Bytes = Read(Good.Data).With("kind", kind).Written() },
        Meta = Good.Meta with { Bytes = Read(Good.Meta).Set(2, "filter_grouping_column", "kind").Written() },
    };
}
