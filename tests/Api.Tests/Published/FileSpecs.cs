using System.Text;
using Naas.Api.CommandLine;
using Naas.Api.Published;

namespace Naas.Api.Tests.Published;

/// <summary>A file of published statistics is read whole, and what is wrong in it is told by row and column before anything is imported.</summary>
public sealed class FileSpecs
{
    internal const string Header = "time_period,time_identifier,geographic_level,country_code,country_name,inpost_headcount";

    private static readonly DateOnly Published = new(2019, 2, 28);

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("")]
    public void A_mark_at_the_beginning_makes_no_difference(string mark)
    {
        var read = Read($"{mark}{Header}\r\n2017,Reporting year,National,E92000001,England,30646\r\n2018,Reporting year,National,E92000001,England,31653\r\n");

        read.Faults.Should().BeEmpty();
        (read.Rows, read.Figures).Should().Be((2L, 2L));
        read.Indicators.Should().Equal("inpost_headcount");
    }

    [Fact]
    public void A_row_is_named_by_the_line_it_begins_on() =>
        Faults($"{Header},OrgRole\n2017,Reporting year,National,E92000001,England,1,\"First\nline manager\"\n2018,Reporting year,National,E92000001,England,many,Total\n")
            .Should().Equal(
                "row 2, column OrgRole: is longer than 200 characters or holds characters that are none of a text",
                "row 4, column inpost_headcount: 'many' is no number and none of : c low u x z; a column that holds no figures is a filter and has to be named as one");

    [Theory]
    [InlineData("", "row 1: is missing: the file is empty")]
    [InlineData(Header + "\n", "row 2: is missing: there are no rows beneath the column names")]
    [InlineData(Header + "\n2017,Reporting year,National,E92000001,England,30646,1\n", "row 2: has 7 columns where the first line names 6")]
    public void A_file_that_is_none_is_told(string csv, string fault) => Faults(csv).Should().Equal(fault);

    [Fact]
    public void A_quotation_mark_that_is_not_closed_is_told_with_its_line() =>
        Faults($"{Header}\n2017,Reporting year,National,E92000001,England,30646\n2018,Reporting year,National,E92000001,\"England,31653\n")
            .Should().ContainSingle().Which.Should().StartWith("row 3: cannot be read as CSV from here on");

    [Fact]
    public void What_is_not_UTF_8_is_told()
    {
        var latin = Encoding.Latin1.GetBytes($"{Header}\n2017,Reporting year,National,E92000001,Angleterré,30646\n");
        var utf16 = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Header)).ToArray();

        foreach (var bytes in (byte[][])[latin, utf16])
            Read(bytes).Faults.Should().ContainSingle().Which.Message.Should().StartWith("is not UTF-8 here");
    }

    [Fact]
    public void More_faults_than_anybody_mends_are_counted()
    {
        var csv = new StringBuilder(Header).Append('\n');
        for (var row = 0; row < PublishedFile.MostFaults + 5; row++)
            _ = csv.Append("2017,Reporting year,Nowhere,E92000001,England,1\n");

        var read = Read(csv.ToString());

        read.Faults.Should().HaveCount(PublishedFile.MostFaults);
        read.FurtherFaults.Should().Be(5);
    }

    [Fact]
    public void A_file_that_is_changed_between_its_two_readings_is_not_imported()
    {
        using var first = Stream(Encoding.UTF8.GetBytes($"{Header}\n2017,Reporting year,National,E92000001,England,30646\n"));
        using var second = Stream(Encoding.UTF8.GetBytes($"{Header}\n2017,Reporting year,National,E92000001,England,30647\n"));
        var sha256 = new PublishedFile(first, [], Published).Read(CancellationToken.None).Sha256;

        FluentActions.Enumerating(() => new PublishedFile(second, [], Published).Rows(sha256)).Should().Throw<OperatorException>().WithMessage("The file was changed while it was read*");
        new PublishedFile(first, [], Published).Rows(sha256).Should().ContainSingle();
    }

    private static IEnumerable<string> Faults(string csv) => Read(csv).Faults.Select(fault => fault.ToString());

    private static FileReading Read(string csv) => Read(Encoding.UTF8.GetBytes(csv));

    private static FileReading Read(byte[] bytes)
    {
        using var stream = Stream(bytes);
        return new PublishedFile(stream, [], Published).Read(CancellationToken.None);
    }

    private static MemoryStream Stream(byte[] bytes) => new(bytes);
}
