using Naas.Application.Published;

namespace Naas.Api.Tests.Published;

/// <summary>What the importer reads in a row of the open-data standard, and what it finds wrong in one.</summary>
public sealed class RowSpecs
{
    private static readonly string[] Header = ["time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name", "old_la_code", "new_la_code", "la_name", "OrgRole", "vacancy_fte"];

    private static readonly DateOnly Published = new(2019, 2, 28);

    [Fact]
    public void A_row_of_an_authority_is_read_whole()
    {
        var (row, faults) = Reader().Read(2, Row("2018,Reporting year,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,383,E08000035,Leeds,Case holder,-3.25"));

        faults.Should().BeEmpty();
        row!.Place.Should().Be(new PublishedPlace(GeographicLevel.LocalAuthority, "E92000001", "England", "E12000003", "Yorkshire and The Humber", "383", "E08000035", "Leeds"));
        row.Place.Code.Should().Be("E08000035");
        row.Place.Name.Should().Be("Leeds");
        row.Filters.Should().Equal(new Dictionary<string, string> { ["OrgRole"] = "Case holder" });
        row.Figures.Should().Equal(new PublishedCell("vacancy_fte", -3.25m, null));
    }

    [Theory]
    [InlineData("c")]
    [InlineData("z")]
    [InlineData("x")]
    [InlineData("low")]
    [InlineData("u")]
    [InlineData(":")]
    public void A_symbol_stands_in_place_of_a_figure(string symbol) =>
        Reader().Read(2, Row($"2018,Reporting year,National,E92000001,England,,,,,,Total,{symbol}")).Row!.Figures.Should().Equal(new PublishedCell("vacancy_fte", null, symbol));

    [Fact]
    public void Two_authorities_with_one_service_stand_in_one_row() =>
        Reader().Read(2, Row("2018,Reporting year,Local authority,E92000001,England,E12000004,East Midlands,940 / 941,E06000061 / E06000062,North and West Northamptonshire,Total,1"))
            .Row!.Place.Code.Should().Be("E06000061 / E06000062");

    [Theory]
    [InlineData("201819,Academic year,National,E92000001,England,,,,,,Total,1")]
    [InlineData("2018,Reporting year,Regional,E92000001,England,E13000001,Inner London,,,,Total,1")]
    [InlineData("2018,Reporting year,Local authority,E92000001,England,,,,E10000016,Kent,Total,1")]
    public void What_the_standard_allows_is_read(string row) => Reader().Read(2, Row(row)).Faults.Should().BeEmpty();

    [Theory]
    [InlineData("18,Reporting year,National,E92000001,England,,,,,,Total,1", "time_period: '18' is wrong: it is a year, such as 2018, or two that follow each other, such as 201819")]
    [InlineData("201820,Academic year,National,E92000001,England,,,,,,Total,1", "time_period: '201820' is not two years that follow each other")]
    [InlineData("201819,Reporting year,National,E92000001,England,,,,,,Total,1", "time_period: '201819' is two years, and the time_identifier says Reporting year")]
    [InlineData("2020,Reporting year,National,E92000001,England,,,,,,Total,1", "time_period: 2020 had not begun on the day of publication, 2019-02-28")]
    [InlineData("2018,,National,E92000001,England,,,,,,Total,1", "time_identifier: is empty; it says what the period is, such as Reporting year")]
    [InlineData("2018,Reporting year,Ward,E92000001,England,,,,,,Total,1", "geographic_level: 'Ward' is no level that is read here: National, Regional or Local authority")]
    [InlineData("2018,Reporting year,National,E12000003,England,,,,,,Total,1", "country_code: 'E12000003' is wrong: it is the code of England, E92000001")]
    [InlineData("2018,Reporting year,National,E92000001,,,,,,,Total,1", "country_name: is empty")]
    [InlineData("2018,Reporting year,National,E92000001,England,E12000003,,,,,Total,1", "region_code: 'E12000003' stands in a row whose geographic_level is National")]
    [InlineData("2018,Reporting year,Regional,E92000001,England,E08000035,Leeds,,,,Total,1", "region_code: 'E08000035' is wrong: it is the code of a region, such as E12000003")]
    [InlineData("2018,Reporting year,Regional,E92000001,England,E12000003,Yorkshire and The Humber,,E08000035,,Total,1", "new_la_code: 'E08000035' stands in a row whose geographic_level is Regional")]
    [InlineData("2018,Reporting year,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,383,E07000035,Leeds,Total,1", "new_la_code: 'E07000035' is wrong: it is the code of a local authority with children's services, such as E08000035")]
    [InlineData("2018,Reporting year,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,383,E12000003,Leeds,Total,1", "new_la_code: 'E12000003' is wrong: it is the code of a local authority with children's services, such as E08000035")]
    [InlineData("2018,Reporting year,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,38,E08000035,Leeds,Total,1", "old_la_code: '38' is wrong: it is three digits, such as 383")]
    [InlineData("2018,Reporting year,National,E92000001,England,,,,,,,1", "OrgRole: is empty")]
    [InlineData("2018,Reporting year,National,E92000001,England,,,,,,Total,", "vacancy_fte: is empty; for a figure that is not there stands one of : c low u x z")]
    [InlineData("2018,Reporting year,National,E92000001,England,,,,,,Total,\"1,200\"", "vacancy_fte: '1,200' is no number and none of : c low u x z; a column that holds no figures is a filter and has to be named as one")]
    [InlineData("2018,Reporting year,National,E92000001,England,,,,,,Total,1e3", "vacancy_fte: '1e3' is no number and none of : c low u x z; a column that holds no figures is a filter and has to be named as one")]
    public void What_is_wrong_is_told_with_its_column(string row, string fault) =>
        Reader().Read(7, Row(row)).Faults.Select(found => found.ToString()).Should().Equal($"row 7, column {fault}");

    [Fact]
    public void Everything_that_is_wrong_in_a_row_is_told_at_once() =>
        Reader().Read(3, Row("2018,Reporting year,National,E12000003,England,,,383,,,,twelve")).Faults.Select(fault => fault.Column)
            .Should().Equal("country_code", "old_la_code", "OrgRole", "vacancy_fte");

    [Fact]
    public void A_row_with_more_or_fewer_columns_is_told_as_one() =>
        Reader().Read(4, ["2018", "Reporting year"]).Faults.Should().Equal(new PublishedFault(4, null, "has 2 columns where the first line names 12"));

    [Fact]
    public void Of_two_rows_about_the_same_the_second_is_told()
    {
        var reader = Reader();
        reader.Read(2, Row("2018,Reporting year,National,E92000001,England,,,,,,Total,1")).Faults.Should().BeEmpty();
        reader.Read(3, Row("2018,Reporting year,National,E92000001,England,,,,,,Case holder,1")).Faults.Should().BeEmpty();

        reader.Read(4, Row("2018,Reporting year,National,E92000001,England,,,,,,Total,2")).Faults
            .Should().Equal(new PublishedFault(4, null, "has the same time, place and filters as row 2"));
    }

    [Fact]
    public void The_first_line_says_which_columns_are_figures()
    {
        var (columns, faults) = PublishedColumns.Read([.. Header, "gender"], ["gender"]);

        faults.Should().BeEmpty();
        columns!.Filters.Should().Equal("OrgRole", "gender");
        columns.Indicators.Should().Equal("vacancy_fte");
    }

    [Theory]
    [InlineData("time_period,geographic_level,country_code,country_name,cases", "row 1, column time_identifier: is missing from the first line")]
    [InlineData("time_period,time_identifier,geographic_level,country_code,country_name,cases,cases", "row 1, column cases: is in the first line more than once")]
    [InlineData("time_period,time_identifier,geographic_level,country_code,country_name,", "row 1, column : is no name of a column: letters, digits, _ and %, beginning with a letter, at most 100")]
    [InlineData("time_period,time_identifier,geographic_level,country_code,country_name", "row 1: names no column with figures")]
    [InlineData("time_period,time_identifier,geographic_level,country_code,country_name,leaver_fte,leavers_fte", "row 1, column leavers_fte: holds the same figure as leaver_fte: one of the two is its earlier name")]
    public void A_first_line_that_cannot_be_is_told(string header, string fault) =>
        PublishedColumns.Read(header.Split(','), []).Faults.Select(found => found.ToString()).Should().Equal(fault);

    [Fact]
    public void A_filter_that_is_not_there_is_told() =>
        PublishedColumns.Read(Header, ["gender"]).Faults.Should().Equal(new PublishedFault(1, "gender", "is named as a filter, and the first line has no such column"));

    private static PublishedRowReader Reader() => new(PublishedColumns.Read(Header, []).Columns!, Published);

    /// <summary>The cells of a line without quotation marks but about one cell.</summary>
    private static string[] Row(string line)
    {
        var parts = line.Split('"');
        return parts.Length == 1 ? line.Split(',') : [.. parts[0].TrimEnd(',').Split(','), parts[1]];
    }
}
