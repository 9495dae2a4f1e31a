using Naas.Analysis.Disclosure;
using Naas.Analysis.Publishing;
using Naas.Analysis.Publishing.DataSets;
using Naas.Analysis.Publishing.Screening;
using Naas.Analysis.Specs.Disclosure;

namespace Naas.Analysis.Specs.Publishing;

/// <summary>The two data sets as they leave: what stands in the files, and what a reader of several releases cannot work out.</summary>
public sealed class When_a_data_set_is_released
{
    private static readonly Region North = new("E12000003", "Yorkshire and The Humber");
    private static readonly Region South = new("E12000009", "South West");
    private static readonly Places Places = new([new("E08000035", "383", "Leeds", North), new("E06000014", "816", "York", North), new("E06000023", "801", "Bristol, City of", South)]);

    private static readonly DateOnly September = new(2018, 9, 30);

    [Fact]
    public void The_workforce_is_laid_out_as_the_standard_has_it()
    {
        var files = Files(AccreditationWorkforce.Of(Places, September,
        [
            new("E08000035", "practitioner", WorkforceStage.NeverEndorsed, 100), new("E08000035", "practitioner", WorkforceStage.Endorsed, 40),
            new("E08000035", "practitioner", WorkforceStage.Assessed, 30), new("E08000035", "practitioner", WorkforceStage.Accredited, 60),
            new("E06000014", "practitioner", WorkforceStage.NeverEndorsed, 50), new("E06000023", null, WorkforceStage.NeverEndorsed, 70),
            // No authority of ours: in no figure.
            new("CAFCASS", "practitioner", WorkforceStage.Accredited, 9),
        ]));

        var lines = SomeFiles.Text(files.Data).Split('\n');
        lines[0].Should().Be("time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,accreditation_level,headcount,endorsed_count,assessed_count,accredited_count");
        lines[1].Should().Be("2018,September,National,E92000001,England,,,,,,Total,350,130,90,60");
        lines.Should().Contain("2018,September,Regional,E92000001,England,E12000003,Yorkshire and The Humber,,,,Child and family practitioner,280,130,90,60");
        lines.Should().Contain("2018,September,Local authority,E92000001,England,E12000009,South West,801,E06000023,\"Bristol, City of\",Not recorded,70,0,0,0");
        // A header, and six places at five levels.
        lines.Should().HaveCount(1 + (6 * 5) + 1);
        SomeFiles.Text(files.Meta).Should().Be(
            """
            col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column
            accreditation_level,Filter,Level,,,,"The highest level at which the worker was endorsed, otherwise that of the role held",
            headcount,Indicator,Social workers in post,Workforce,,0,,
            endorsed_count,Indicator,Social workers in post who have been endorsed,Accreditation,,0,,
            assessed_count,Indicator,Social workers in post who have a result,Accreditation,,0,,
            accredited_count,Indicator,Social workers in post who are accredited,Accreditation,,0,,

            """.ReplaceLineEndings("\n"));
        (files.Data.Name, files.Meta.Name).Should().Be(("accreditation_workforce.csv", "accreditation_workforce.meta.csv"));
        DataScreening.Of(files, Places).Should().BeEmpty();
    }

    // 16 of 32 in Leeds: 50.0; 9 of 16 in York: 56.25 is 56.3, half up.
    [Fact]
    public void Outcomes_are_told_element_by_element()
    {
        var files = Files(FirstAttemptOutcomes.Of(Places, September,
        [
            new("E08000035", "practitioner", true, true, true, 16), new("E08000035", "practitioner", false, false, false, 16),
            new("E06000014", "practitioner", true, true, false, 9), new("E06000014", "practitioner", false, false, true, 7),
        ]));

        var lines = SomeFiles.Text(files.Data).Split('\n');
        lines[1].Should().Be("2018,September,National,E92000001,England,,,,,,Total,Total,48,z,z");
        lines.Should().Contain("2018,September,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,816,E06000014,York,Child and family practitioner,Knowledge,16,9,56.3");
        lines.Should().Contain("2018,September,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,816,E06000014,York,Practice supervisor,Knowledge,0,0,z");
        DataScreening.Of(files, Places).Should().BeEmpty();
    }

    // Of twelve assessed all are accredited: that would tell each one's outcome, so who is accredited is not told, nor anything that gives it.
    [Fact]
    public void Below_the_national_level_nobody_learns_that_all_who_were_assessed_are_accredited()
    {
        var files = Files(AccreditationWorkforce.Of(Places, September,
        [
            new("E08000035", "practitioner", WorkforceStage.Accredited, 12), new("E08000035", "practitioner", WorkforceStage.NeverEndorsed, 20),
            new("E06000023", "practitioner", WorkforceStage.Accredited, 20), new("E06000023", "practitioner", WorkforceStage.Assessed, 20),
            new("E06000014", "practitioner", WorkforceStage.Accredited, 20), new("E06000014", "practitioner", WorkforceStage.Assessed, 20),
        ]));

        SomeFiles.Text(files.Data).Split('\n').Single(line => line.Contains(",Leeds,Child", StringComparison.Ordinal)).Should().EndWith(",32,12,12,c");
    }

    [Fact]
    public void A_matrix_with_a_hole_is_no_data_set()
    {
        var set = () => new DataSet("holes", "Holes", [new Filter("a", "A", "", ["Total", "One"])], [new Indicator("n", "N", "", "", 0)],
            [new DataSetRow(new TimePeriod("2018", "September"), Place.England, ["Total"], ["1"])]);

        set.Should().Throw<ArgumentException>().WithMessage("holes has 1 rows where the complete matrix has 2*");
    }

    // Six weeks running: people come, are endorsed, assessed, accredited. The reader lays every release so far side by side.
    // Where what is new follows from what has not changed there is none that week.
    [Theory]
    [InlineData(1, "1 3")]
    [InlineData(2, "1 3")]
    [InlineData(3, "1 2")]
    public void Whoever_lays_releases_of_the_workforce_side_by_side_works_out_nothing_withheld(int seed, string refused)
    {
        var without = new List<int>();
        var random = new Random(seed);
        var counts = Enum.GetValues<WorkforceStage>().SelectMany(stage => Places.Authorities.Select(authority => new WorkforceCount(authority.Code, "practitioner", stage, random.Next(0, 15)))).ToList();
        var earlier = new List<EarlierRelease>();
        for (var week = 0; week < 4; week++)
        {
            var counted = AccreditationWorkforce.Of(Places, September.AddDays(7 * week), counts);
            try
            {
                earlier.Add(Attacked(counted, earlier, week));
            }
            catch (NotShownSafeException)
            {
                without.Add(week);
            }

            counts = [.. counts.Select(count => count with { People = count.People + random.Next(0, 3) })];
        }

        string.Join(' ', without).Should().Be(refused);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whoever_lays_releases_of_outcomes_side_by_side_works_out_nothing_withheld(int seed)
    {
        var random = new Random(seed);
        bool[] both = [true, false];
        var attempts = (from authority in Places.Authorities from knowledge in both from simulated in both from written in both
                        select new FirstAttempts(authority.Code, "practitioner", knowledge, simulated, written, random.Next(0, 6))).ToList();
        var earlier = new List<EarlierRelease>();
        for (var month = 0; month < 3; month++)
        {
            var counted = FirstAttemptOutcomes.Of(Places, September.AddMonths(month), attempts);
            earlier.Add(Attacked(counted, earlier, month) with { OnlyGrew = true });
            attempts = [.. attempts.Select(some => some with { Count = some.Count + random.Next(0, 3) })];
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 3)];

    private static EarlierRelease Attacked(CountedDataSet counted, List<EarlierRelease> earlier, int number)
    {
        var release = Release.Of(DisclosurePolicy.NaasSdc3, counted.Tables, counted.Population, earlier);
        var set = counted.Laid(release);
        NoOutcomeOfAllBelowEngland(set);
        // Each table is attacked with all that is published of it, now and before where it has not changed.
        foreach (var table in counted.Tables)
        {
            var figures = table.Counts.Keys.ToDictionary(key => key, key => release[key].Count
                ?? earlier.Select(before => before.Cells.GetValueOrDefault(key)).FirstOrDefault(figure => figure == table[key]));
            var attacker = new Attacker(table, figures.Select(cell => (cell.Key, cell.Value)), key => Math.Min(Math.Max(Least(key), GrownFrom(key, table[key], earlier)), table[key]));
            foreach (var key in figures.Where(cell => cell.Value is null).Select(cell => cell.Key))
                attacker.PossibleValues(key, wanted: 3).Should().HaveCount(3, "{0} is withheld in release {1}", key, number);
            if (earlier.Count == 0)
                NoNeighbourWorksOut(table, release);
        }

        NobodyNewIsToldBy(counted, release, earlier);
        return EarlierRelease.Of($"release {number}", release);
    }

    // Each of the others has its own figures exactly.
    private static void NoNeighbourWorksOut(CountTable table, Release release)
    {
        foreach (var reader in Places.Authorities.Select(authority => authority.Code))
        {
            var attacker = new Attacker(table, table.Counts.Keys.Select(key => (key, release[key].Count)), key => Math.Min(Least(key), table[key])).WithItsOwn(key => key.CategoryOf("area") == reader);
            foreach (var key in table.Counts.Keys.Where(key => key.CategoryOf("area") is { } area && area != reader && Places.HasAuthority(area) && release[key].Withheld is { IsPrimary: true }))
                attacker.PossibleValues(key, wanted: 3).Should().HaveCount(3, "{0} is withheld and {1} reads it", key, reader);
        }
    }

    // A true 0 stays among people, so c is 1 at least; among outcomes of somebody it can be 0.
    private static int Least(CellKey key) =>
        ((string[])["knowledge", "simulated", "written"]).Any(key.Divides) || key.CategoryOf("stage") is "accredited" or "not-accredited" ? 0 : 1;

    // What was told and is withheld now has changed, and where what is counted only grows it has grown.
    private static int GrownFrom(CellKey key, int now, IEnumerable<EarlierRelease> earlier) =>
        earlier.Where(before => before.OnlyGrew).Select(before => before.Cells.GetValueOrDefault(key)).Where(then => then < now).Select(then => then!.Value + 1).DefaultIfEmpty(0).Max();

    private static void NoOutcomeOfAllBelowEngland(DataSet set)
    {
        var rate = set.Indicators.Select(indicator => indicator.Column).ToList().IndexOf("met_rate");
        if (rate >= 0)
            set.Rows.Where(row => row.Place.Level != "National").Select(row => row.Values[rate]).Should().NotContain("0.0").And.NotContain("100.0");
    }

    // Two releases of a group tell of those who came between them: none, or ten and more with both outcomes.
    private static void NobodyNewIsToldBy(CountedDataSet counted, Release release, List<EarlierRelease> earlier)
    {
        foreach (var table in counted.Tables.Where(table => table.Dimensions.Any(dimension => dimension.Has("met"))))
        {
            var outcome = table.Dimensions.Single(dimension => dimension.Has("met")).Name;
            foreach (var met in table.Counts.Keys.Where(key => key.CategoryOf(outcome) == "met" && key.Divides("area")))
            {
                var group = new CellKey(string.Join('|', met.Value.Split('|').Where(part => part != $"{outcome}=met")));
                foreach (var before in earlier.Where(before => before.Cells[met] is not null && before.Cells[group] is not null && release[met].Count is not null && release[group].Count is not null))
                {
                    var (came, had) = (release[group].Count!.Value - before.Cells[group]!.Value, release[met].Count!.Value - before.Cells[met]!.Value);
                    (came == 0 || (came >= 10 && had > 0 && had < came)).Should().BeTrue("{0} of {1} who came had met {2}", had, came, met);
                }
            }
        }
    }

    private static DataSetFiles Files(CountedDataSet counted) => DataSetFiles.Of(counted.Laid(Release.Of(DisclosurePolicy.NaasSdc3, counted.Tables)));
}
