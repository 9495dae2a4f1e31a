using Naas.Analysis.Publishing.Screening;
using static Naas.Analysis.Specs.Publishing.SomeFiles;

namespace Naas.Analysis.Specs.Publishing;

/// <summary>Each rule of the department's screening, and the smallest file that breaks it: the finding names line and column.</summary>
public sealed partial class When_files_are_screened
{
    [Fact]
    public void Files_that_keep_to_every_rule_pass() => DataScreening.Of(Good, Known).Should().BeEmpty();

    [Fact]
    public void Every_rule_has_a_test_of_its_own() =>
        typeof(When_files_are_screened).GetMethods()
            .SelectMany(method => method.GetCustomAttributesData())
            .Where(trait => trait.AttributeType == typeof(TraitAttribute))
            .Select(trait => (string)trait.ConstructorArguments[1].Value!)
            .Should().BeEquivalentTo(DataScreening.Rules.Select(rule => rule.Id)).And.OnlyHaveUniqueItems();

    [Fact]
    public void A_violation_says_where_it_is() =>
        DataScreening.Of(Data(data => data.Set(3, "headcount", "~")), Known).Should().ContainSingle()
            .Which.ToString().Should().Be("indicator-values: some_figures.csv, line 3, headcount: '~'");

    [Fact]
    [Trait("Screening", "filename-spaces")]
    public void No_space_in_a_filename() =>
        Named("some figures.csv", "some_figures.meta.csv")
            .Breaks("filename-spaces").Should().Equal("");

    [Fact]
    [Trait("Screening", "filename-characters")]
    public void No_other_character_in_a_filename() =>
        Named("some+figures.csv", "some_figures.meta.csv")
            .Breaks("filename-characters").Should().Equal("");

    [Fact]
    [Trait("Screening", "filenames-match")]
    public void The_two_files_have_one_name() =>
        Named("some_figures.csv", "other_figures.meta.csv")
            .Breaks("filenames-match").Should().Equal("");

    [Fact]
    [Trait("Screening", "encoding")]
    public void Both_files_are_utf_8() =>
        (Good with { Data = Good.Data with { Bytes = [0xA3, 0xE9, 0x0A] } })
            .Breaks("encoding").Should().Equal("");

    [Fact]
    [Trait("Screening", "row-lengths")]
    public void Every_row_is_as_long_as_the_header() =>
        WithData(Text(Good.Data).Replace("120,62.5\n", "120\n", StringComparison.Ordinal).Replace("Total,120\n", "Total,120,62.5\n", StringComparison.Ordinal))
            .Breaks("row-lengths").Should().Equal("3", "5", "7", "9", "11", "13");

    [Fact]
    [Trait("Screening", "meta-columns-required")]
    public void The_meta_file_has_its_columns() =>
        Meta(meta => meta.Without("filter_hint"))
            .Breaks("meta-columns-required").Should().Equal("1 filter_hint");

    [Fact]
    [Trait("Screening", "meta-columns-known")]
    public void The_meta_file_has_no_other_column() =>
        Meta(meta => meta.With("colour", _ => "red"))
            .Breaks("meta-columns-known").Should().Equal("1 colour");

    [Fact]
    [Trait("Screening", "data-columns-required")]
    public void The_data_file_has_its_columns() =>
        Data(data => data.Without("time_identifier"))
            .Breaks("data-columns-required").Should().Equal("1 time_identifier");

    [Fact]
    [Trait("Screening", "columns-against-rows")]
    public void No_more_rows_of_meta_than_columns_of_data() =>
        Meta(meta => Enumerable.Range(1, 6).Aggregate(meta, (more, at) => more.WithRow($"more_{at}", "Indicator", $"More {at}", "", "", "0", "", "")))
            .Breaks("columns-against-rows").Should().Equal("");

    [Fact]
    [Trait("Screening", "meta-in-data")]
    public void Every_column_of_meta_is_in_the_data() =>
        Data(data => data.Without("met_rate"))
            .Breaks("meta-in-data").Should().Equal("4 col_name");

    [Fact]
    [Trait("Screening", "data-in-meta")]
    public void Every_column_of_data_is_in_meta() =>
        Data(data => data.With("colour", line => $"{line}"))
            .Breaks("data-in-meta").Should().Equal("1 colour");

    [Fact]
    [Trait("Screening", "column-names-unique")]
    public void No_column_stands_twice() =>
        Data(data => data.With("headcount", _ => "1"))
            .Breaks("column-names-unique").Should().Equal("1 headcount");

    [Fact]
    [Trait("Screening", "column-names-spaces")]
    public void No_space_in_the_name_of_a_column() =>
        Data(data => data.Rename("headcount", "head count"))
            .Breaks("column-names-spaces").Should().Equal("1 head count");

    [Fact]
    [Trait("Screening", "column-names-snake-case")]
    public void Names_of_columns_are_in_snake_case() =>
        Data(data => data.Rename("headcount", "headCount"))
            .Breaks("column-names-snake-case").Should().Equal("1 headCount");

    [Fact]
    [Trait("Screening", "column-names-start")]
    public void Names_of_columns_begin_with_a_small_letter() =>
        Data(data => data.Rename("headcount", "1_headcount"))
            .Breaks("column-names-start").Should().Equal("1 1_headcount");

    [Fact]
    [Trait("Screening", "indicator-names-tidy")]
    public void No_indicator_is_named_after_an_item() =>
        Meta(meta => meta.Set(3, "col_name", "female_headcount"))
            .Breaks("indicator-names-tidy").Should().Equal("1 female_headcount");

    [Fact]
    [Trait("Screening", "no-characteristic-column")]
    public void No_column_is_called_characteristic() =>
        Meta(meta => meta.Set(2, "col_name", "characteristic"))
            .Breaks("no-characteristic-column").Should().Equal("2 col_name");

    [Fact]
    [Trait("Screening", "column-name-length")]
    public void Names_of_columns_are_short() =>
        Meta(meta => meta.Set(3, "col_name", new string('a', 51)))
            .Breaks("column-name-length").Should().Equal("1 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");

    [Fact]
    [Trait("Screening", "meta-col-type")]
    public void A_row_of_meta_is_a_filter_or_an_indicator() =>
        Meta(meta => meta.Set(2, "col_type", "filter"))
            .Breaks("meta-col-type").Should().Equal("2 col_type");

    [Fact]
    [Trait("Screening", "meta-observational-units")]
    public void Meta_has_no_row_for_when_or_where() =>
        Meta(meta => meta.WithRow("region_name", "Filter", "Region", "", "", "", "", ""))
            .Breaks("meta-observational-units").Should().Equal("5 col_name");

    [Fact]
    [Trait("Screening", "meta-col-name-complete")]
    public void Every_row_of_meta_names_its_column() =>
        Meta(meta => meta.Set(3, "col_name", ""))
            .Breaks("meta-col-name-complete").Should().Equal("3 col_name");

    [Fact]
    [Trait("Screening", "meta-col-name-unique")]
    public void No_column_has_two_rows_of_meta() =>
        Meta(meta => meta.Set(4, "col_name", "headcount"))
            .Breaks("meta-col-name-unique").Should().Equal("4 col_name");

    [Fact]
    [Trait("Screening", "meta-col-name-spaces")]
    public void No_space_in_a_name_in_meta() =>
        Meta(meta => meta.Set(3, "col_name", "head count"))
            .Breaks("meta-col-name-spaces").Should().Equal("3 col_name");

    [Fact]
    [Trait("Screening", "meta-label-complete")]
    public void Every_column_has_a_label() =>
        Meta(meta => meta.Set(4, "label", " "))
            .Breaks("meta-label-complete").Should().Equal("4 label");

    [Fact]
    [Trait("Screening", "meta-label-unique")]
    public void No_two_columns_have_one_label() =>
        Meta(meta => meta.Set(4, "label", "Social workers in post"))
            .Breaks("meta-label-unique").Should().Equal("4 label");

    [Fact]
    [Trait("Screening", "meta-label-length")]
    public void Labels_are_short() =>
        Meta(meta => meta.Set(4, "label", new string('a', 81)))
            .Breaks("meta-label-length").Should().Equal("4 label");

    [Fact]
    [Trait("Screening", "meta-filter-hint")]
    public void An_indicator_has_no_hint() =>
        Meta(meta => meta.Set(3, "filter_hint", "Whom"))
            .Breaks("meta-filter-hint").Should().Equal("3 filter_hint");

    [Fact]
    [Trait("Screening", "meta-filter-group")]
    public void An_indicator_groups_nothing() =>
        Meta(meta => meta.Set(3, "filter_grouping_column", "accreditation_level"))
            .Breaks("meta-filter-group").Should().Equal("3 filter_grouping_column");

    [Fact]
    [Trait("Screening", "meta-filter-group-unique")]
    public void No_column_groups_two_filters() =>
        Meta(meta => meta.Set(2, "filter_grouping_column", "kind").WithRow("colour", "Filter", "Colour", "", "", "", "", "kind"))
            .Breaks("meta-filter-group-unique").Should().Equal("5 filter_grouping_column");

    [Fact]
    [Trait("Screening", "meta-filter-group-match")]
    public void A_column_that_groups_is_in_the_data() =>
        Meta(meta => meta.Set(2, "filter_grouping_column", "kind"))
            .Breaks("meta-filter-group-match").Should().Equal("2 filter_grouping_column");

    [Fact]
    [Trait("Screening", "meta-filter-group-is-no-filter")]
    public void A_column_that_groups_has_no_row_of_its_own() =>
        Meta(meta => meta.Set(2, "filter_grouping_column", "kind").WithRow("kind", "Filter", "Kind", "", "", "", "", ""))
            .Breaks("meta-filter-group-is-no-filter").Should().Equal("2 filter_grouping_column");

    [Fact]
    [Trait("Screening", "meta-geography-filter")]
    public void No_filter_is_called_as_a_place() =>
        Meta(meta => meta.Set(2, "col_name", "ward_name"))
            .Breaks("meta-geography-filter").Should().Equal("2 col_name");

    [Fact]
    [Trait("Screening", "meta-indicator-dp-of-filters")]
    public void A_filter_has_no_decimal_places() =>
        Meta(meta => meta.Set(2, "indicator_dp", "0"))
            .Breaks("meta-indicator-dp-of-filters").Should().Equal("2 indicator_dp");

    [Fact]
    [Trait("Screening", "meta-indicator-dp-set")]
    public void An_indicator_says_its_decimal_places() =>
        Meta(meta => meta.Set(3, "indicator_dp", ""))
            .Breaks("meta-indicator-dp-set").Should().Equal("3 indicator_dp");

    [Fact]
    [Trait("Screening", "meta-indicator-dp-values")]
    public void Decimal_places_are_a_whole_number() =>
        Meta(meta => meta.Set(3, "indicator_dp", "-1"))
            .Breaks("meta-indicator-dp-values").Should().Equal("3 indicator_dp");

    [Fact]
    [Trait("Screening", "meta-indicator-unit-of-filters")]
    public void A_filter_has_no_unit() =>
        Meta(meta => meta.Set(2, "indicator_unit", "%"))
            .Breaks("meta-indicator-unit-of-filters").Should().Equal("2 indicator_unit");

    [Fact]
    [Trait("Screening", "meta-indicator-unit-known")]
    public void A_unit_is_one_of_the_standard() =>
        Meta(meta => meta.Set(4, "indicator_unit", "percent"))
            .Breaks("meta-indicator-unit-known").Should().Equal("4 indicator_unit");

    [Fact]
    [Trait("Screening", "meta-indicator-grouping-of-filters")]
    public void A_filter_is_under_no_heading() =>
        Meta(meta => meta.Set(2, "indicator_grouping", "Workforce"))
            .Breaks("meta-indicator-grouping-of-filters").Should().Equal("2 indicator_grouping");
}
