using Naas.Api.Http;

namespace Naas.Api.Tests.Http;

/// <summary>Tables for spreadsheets and for programs that calculate.</summary>
public sealed class CsvBodySpecs
{
    [Theory]
    [InlineData("-3.2", "-3.2")]
    [InlineData("-1", "-1")]
    [InlineData("-1.5E-05", "-1.5E-05")]
    [InlineData("12", "12")]
    [InlineData("", "")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-1+2", "'-1+2")]
    [InlineData("-", "'-")]
    [InlineData("+cmd", "'+cmd")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-Infinity", "'-Infinity")]
    public void A_number_stays_a_number_and_what_a_spreadsheet_would_reckon_is_text(string cell, string written) =>
        CsvBody.Write(["a", "b"], [["x", cell]]).ReplaceLineEndings("\n").Should().Be($"a,b\nx,{written}\n");
}
