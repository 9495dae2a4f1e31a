namespace Naas.Analysis.Specs.Workforce;

/// <summary>
/// Department for Education (2017), Confidence in practice: government consultation response, Annex B: 396 answers to fourteen
/// questions, each with the per cent that is printed. The eighth question's fourth count is missing there; 7 are left of 396.
/// </summary>
/// <remarks>The table is printed as it is; it is not corrected, and a report of it says how its figures were rounded.</remarks>
public sealed class Of_the_consultation_s_table
{
    private const int Answers = 396;

    private static readonly (string Question, int[] Counts, double[] Printed)[] Rows =
    [
        ("1", [136, 114, 138, 8], [34.3, 28.8, 34.9, 2.0]),
        ("2", [237, 96, 57, 6], [59.9, 24.2, 14.4, 1.5]),
        ("3", [287, 58, 43, 8], [72.5, 14.7, 10.9, 2.0]),
        ("4 supervisors", [259, 77, 50, 10], [65.4, 19.4, 12.6, 2.5]),
        ("4 leaders", [237, 87, 60, 12], [59.9, 22.0, 15.2, 3.0]),
        ("5 practitioners", [75, 238, 71, 12], [18.9, 60.1, 17.9, 3.0]),
        ("5 supervisors", [104, 209, 69, 14], [26.3, 52.8, 17.4, 3.5]),
        ("5 leaders", [125, 178, 76, 17], [31.6, 45.0, 19.2, 4.3]),
        ("6 practitioners", [93, 231, 59, 13], [23.5, 58.3, 14.9, 3.3]),
        ("6 supervisors", [110, 204, 64, 18], [27.8, 51.5, 16.2, 4.6]),
        ("6 leaders", [133, 179, 68, 16], [33.6, 45.2, 17.2, 4.0]),
        ("7", [233, 67, 88, 8], [58.8, 16.9, 22.2, 2.0]),
        ("8", [238, 95, 56, 7], [60.1, 24.0, 14.1, 1.8]),
        ("9", [215, 114, 54, 13], [54.3, 28.8, 13.6, 3.3]),
    ];

    [Fact]
    public void Every_row_counts_every_answer() =>
        Rows.Should().OnlyContain(row => row.Counts.Sum() == Answers);

    [Fact]
    public void Rounded_once_fifty_of_fifty_six_cells_come_out() =>
        Cells().Where(cell => Rounded.HalfUp(cell.PerCent, 1) != cell.Printed).Select(cell => (cell.Question, cell.Count))
            .Should().Equal(("1", 138), ("2", 237), ("3", 58), ("4 leaders", 237), ("5 leaders", 178), ("6 supervisors", 18));

    [Fact]
    public void Rounded_twice_all_fifty_six_do()
    {
        Cells().Should().HaveCount(56);
        Cells().Should().OnlyContain(cell => Rounded.HalfUp(Rounded.HalfUp(cell.PerCent, 2), 1) == cell.Printed);
    }

    private static IEnumerable<(string Question, int Count, double PerCent, double Printed)> Cells() =>
        Rows.SelectMany(row => row.Counts.Zip(row.Printed, (count, printed) => (row.Question, count, 100.0 * count / Answers, printed)));
}
