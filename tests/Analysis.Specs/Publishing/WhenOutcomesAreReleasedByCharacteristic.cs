using Naas.Analysis.Disclosure;
using Naas.Analysis.Publishing;
using Naas.Analysis.Publishing.DataSets;
using Naas.Analysis.Publishing.Screening;
using Naas.Analysis.Specs.Disclosure;

namespace Naas.Analysis.Specs.Publishing;

/// <summary>Outcomes by one characteristic at a time: what stands in the file, and what a reader of everything released cannot work out.</summary>
public sealed class When_outcomes_are_released_by_characteristic
{
    private static readonly Region North = new("E12000003", "Yorkshire and The Humber");
    private static readonly Region South = new("E12000009", "South West");
    private static readonly Places Places = new([new("E08000035", "383", "Leeds", North), new("E06000014", "816", "York", North), new("E06000023", "801", "Bristol, City of", South)]);

    // York.
    private const string Small = "E06000014";

    private static readonly DateOnly September = new(2018, 9, 30);

    [Fact]
    public void Each_characteristic_stands_by_itself_beside_the_totals()
    {
        var files = Files(OutcomesByCharacteristic.Of(Places, September,
        [
            Some("E08000035", "female", met: true, 30), Some("E08000035", "female", met: false, 10), Some("E08000035", "male", met: true, 20), Some("E08000035", "male", met: false, 20),
            Some("E06000014", "female", met: true, 12), Some("E06000014", "female", met: false, 12), Some("E06000014", "male", met: true, 9), Some("E06000014", "male", met: false, 7),
        ]));

        var lines = SomeFiles.Text(files.Data).Split('\n');
        lines[0].Should().EndWith(",accreditation_level,assessment_element,breakdown_topic,breakdown,first_attempt_count,met_count,met_rate");
        lines[1].Should().Be("2018,September,National,E92000001,England,,,,,,Total,Total,Total,Total,120,z,z");
        lines.Should().Contain("2018,September,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,383,E08000035,Leeds,Total,Knowledge,Sex,Female,40,30,75.0");
        lines.Should().Contain("2018,September,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,383,E08000035,Leeds,Child and family practitioner,Knowledge,Sex,Female,x,x,x", "below the national level a characteristic is not divided by level");
        lines.Should().Contain("2018,September,National,E92000001,England,,,,,,Child and family practitioner,Knowledge,Sex,Female,64,42,65.6");
        lines.Should().Contain("2018,September,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,816,E06000014,York,Total,Written assessment,Sex,Male,16,9,56.3");
        lines.Should().Contain("2018,September,National,E92000001,England,,,,,,Total,Knowledge,Ethnic group,Ethnic group not known,120,71,59.2");
        lines.Should().Contain("2018,September,Regional,E92000001,England,E12000009,South West,,,,Total,Knowledge,Age,20 to 29,0,0,z");
        // A header, and six places by three levels, four elements, and everyone beside 25 categories.
        lines.Should().HaveCount(1 + (6 * 3 * 4 * 26) + 1);
        SomeFiles.Text(files.Meta).Split('\n').Should().Contain("breakdown,Filter,Characteristic,,,,One characteristic at a time; who gave no answer is counted apart,breakdown_topic");
        DataScreening.Of(files, Places).Should().BeEmpty();
    }

    // Of York's three women one met the element: their number is withheld, and the men's with it, since all nineteen are told.
    [Fact]
    public void Of_few_nothing_is_told_and_nothing_that_gives_it()
    {
        var release = Released(OutcomesByCharacteristic.Of(Places, September,
        [
            Some("E08000035", "female", met: true, 30), Some("E08000035", "female", met: false, 30), Some("E08000035", "male", met: true, 30), Some("E08000035", "male", met: false, 30),
            Some(Small, "female", met: true, 1), Some(Small, "female", met: false, 2), Some(Small, "male", met: true, 9), Some(Small, "male", met: false, 7),
        ]));

        release[OutcomesByCharacteristic.Assessed(Small, "sex", null)].Text.Should().Be("19");
        release[OutcomesByCharacteristic.Assessed(Small, "sex", "female")].Text.Should().Be("c");
        release[OutcomesByCharacteristic.Assessed(Small, "sex", "male")].Text.Should().Be("c");
        release[OutcomesByCharacteristic.Met(Small, "sex", "male", "knowledge")].Text.Should().Be("c");
    }

    // Of York's 22 everybody met the element, which may not be told; so nothing is told of the outcome of its twelve women either.
    [Fact]
    public void Beneath_a_total_that_is_withheld_nothing_is_told()
    {
        var release = Released(OutcomesByCharacteristic.Of(Places, September,
        [
            Some("E08000035", "female", met: true, 30), Some("E08000035", "female", met: false, 30), Some("E08000035", "male", met: true, 30), Some("E08000035", "male", met: false, 30),
            Some("E06000023", "female", met: true, 15), Some("E06000023", "female", met: false, 15), Some("E06000023", "male", met: true, 15), Some("E06000023", "male", met: false, 15),
            Some(Small, "female", met: true, 12), Some(Small, "male", met: true, 10),
        ]));

        release[OutcomesByCharacteristic.Assessed(Small, "sex", null)].Text.Should().Be("22");
        release[OutcomesByCharacteristic.Met(Small, "sex", null, "written")].Text.Should().Be("c");
        release[OutcomesByCharacteristic.Assessed(Small, "sex", "female")].Text.Should().Be("12");
        release[OutcomesByCharacteristic.Met(Small, "sex", "female", "written")].Text.Should().Be("c");
        release[OutcomesByCharacteristic.Met(Small, "age", "30-39", "written")].Text.Should().Be("c");
        release[OutcomesByCharacteristic.Met(Small, "age", "20-29", "written")].Text.Should().Be("0", "there is nobody of that age");
    }

    // Three days running, beside the released totals of each element: the reader lays everything that was released side by side, across
    // two characteristics. Where what is new follows from what has not changed there is no release that day.
    [Theory]
    [InlineData(3, 0, "1 2")]
    [InlineData(4, 0, "1 2")]
    [InlineData(2, 0, "1 2")]
    [InlineData(1, 2, "")]
    [InlineData(2, 3, "")]
    [InlineData(3, 3, "")]
    [InlineData(4, 3, "")]
    [InlineData(5, 3, "")]
    public void Whoever_combines_all_that_was_released_of_outcomes_works_out_nothing_withheld(int seed, int more, string refused)
    {
        var without = new List<int>();
        var random = new Random(seed);
        bool[] both = [true, false];
        var attempts = (from authority in Places.Authorities from sex in (string[])["female", "male"] from disability in (string[])["disabled", "not-disabled"] from knowledge in both from simulated in both
                        select new AttemptsByCharacteristic(authority.Code, "practitioner", sex, "30-39", "white", disability, knowledge, simulated, true, random.Next(0, 6))).ToList();
        var released = new List<EarlierRelease>();
        for (var day = 0; day < 3; day++)
        {
            var on = September.AddDays(day);
            var plain = FirstAttemptOutcomes.Of(Places, on, [.. attempts.Select(some => new FirstAttempts(some.Authority, some.Level, some.Knowledge, some.Simulated, some.Written, some.Count))]);
            if (Safe(plain, [.. released.Select(plain.InCommonWith)]) is { } first)
            {
                NoOutcomeOfAllBelowEngland(plain.Laid(first));
                released.Add(EarlierRelease.Of($"outcomes of day {day}", first) with { OnlyGrew = true });
            }

            var counted = OutcomesByCharacteristic.Of(Places, on, attempts);
            var release = Safe(counted, released);
            if (release is null)
            {
                without.Add(day);
            }
            else
            {
                NoOutcomeOfAllBelowEngland(counted.Laid(release));
                released.Add(EarlierRelease.Of($"characteristics of day {day}", release) with { OnlyGrew = true });
            }

            Attack(People(attempts), [.. counted.Parts.SelectMany(part => part).Concat(counted.Tables)], released);
            if (day == 0)
                NoNeighbourWorksOut(People(attempts), release!);
            NobodyNewIsToldBy(counted, released);
            attempts = [.. attempts.Select(some => some with { Count = some.Count + more + (random.Next(0, 4) == 0 ? 1 : 0) })];
        }

        string.Join(' ', without).Should().Be(refused);
    }

    // Thirty authorities of 110 people each: outcomes of two elements and four characteristics, of whom many are few. Every proof is held
    // against all tables at once before the release is given.
    [Fact]
    public void A_country_is_released_with_every_proof()
    {
        var country = new Places([.. Enumerable.Range(0, 30).Select(number => new Authority($"E09{number:000000}", $"{number + 200}", $"Authority {number}", number % 2 == 0 ? North : South))]);
        var random = new Random(2018);
        string One(params string[] of) => of[(int)(of.Length * random.NextDouble() * random.NextDouble())];
        var attempts = country.Authorities.SelectMany(authority => Enumerable.Range(0, 110).Select(_ => new AttemptsByCharacteristic(
            authority.Code, One("practitioner", "supervisor"), One("female", "male", "not-known"), One("30-39", "40-49", "50-59", "20-29"), One("white", "black", "asian", "mixed"),
            One("not-disabled", "disabled", "refused"), One("y", "n") == "y", One("y", "n") == "y", Written: true, 1))).ToList();

        var counted = OutcomesByCharacteristic.Of(country, September, attempts);
        var release = Released(counted);

        NoOutcomeOfAllBelowEngland(counted.Laid(release));
        release[CellKey.Everyone].Text.Should().Be("3300");
        release.Cells.Values.Count(cell => cell.Count is not null).Should().BeGreaterThan(release.Cells.Count / 3);
        release.Cells.Values.Where(cell => cell.Withheld is { IsPrimary: false }).Should().OnlyContain(cell => ((WithheldFor.Protecting)cell.Withheld!).Cells.Count > 0);
    }

    /// <summary>Everybody by all that differs between them; the other categories hold nobody.</summary>
    private static CountTable People(IEnumerable<AttemptsByCharacteristic> attempts) => CountTable.From(
        "people",
        [Places.Dimension, Dimension.Flat("sex", "female", "male"), Dimension.Flat("disability", "disabled", "not-disabled"), Dimension.Flat("knowledge", "met", "not met")],
        attempts.Select(some => ((IReadOnlyList<string>)[some.Authority, some.Sex, some.Disability, some.Knowledge ? "met" : "not met"], some.Count)));

    private static void Attack(CountTable people, IReadOnlyList<CountTable> tables, List<EarlierRelease> released)
    {
        var truth = tables.SelectMany(table => table.Counts).DistinctBy(cell => cell.Key).ToDictionary();
        // Whatever was told on any day and has not changed is known, and so is what is told now.
        var known = truth.Keys.ToDictionary(key => key, key => released.Select(before => before.Cells.GetValueOrDefault(key)).FirstOrDefault(figure => figure == truth[key]));
        var facts = known.Where(cell => people.Counts.ContainsKey(cell.Key) && !cell.Key.Divides("level")).ToDictionary();
        var attacker = new Attacker(people, facts.Select(cell => (cell.Key, cell.Value)), key => Math.Min(Math.Max(Least(key), GrownFrom(key, truth[key], released)), truth[key]));
        foreach (var key in facts.Where(cell => cell.Value is null).Select(cell => cell.Key))
            attacker.PossibleValues(key, wanted: 3).Should().HaveCount(3, "{0} is withheld", key);
    }

    // Each of the others has its own figures exactly, however they are divided. What was withheld before only to protect others is no secret.
    private static void NoNeighbourWorksOut(CountTable people, Release release)
    {
        var facts = people.Counts.Keys.Where(release.Cells.ContainsKey).ToDictionary(key => key, key => release[key].Count);
        foreach (var reader in Places.Authorities.Select(authority => authority.Code))
        {
            var attacker = new Attacker(people, facts.Select(cell => (cell.Key, cell.Value)), key => Math.Min(Least(key), people[key])).WithItsOwn(key => key.CategoryOf("area") == reader);
            foreach (var key in facts.Keys.Where(key => key.CategoryOf("area") is { } area && area != reader && Places.HasAuthority(area) && release[key].Withheld is { IsPrimary: true } and not WithheldFor.WithheldBefore))
                attacker.PossibleValues(key, wanted: 3).Should().HaveCount(3, "{0} is withheld and {1} reads it", key, reader);
        }
    }

    // A true 0 stays among people, so c is 1 at least; among outcomes of somebody it can be 0.
    private static int Least(CellKey key) => key.Divides("knowledge") ? 0 : 1;

    // What was told and is withheld now has changed, and it has grown.
    private static int GrownFrom(CellKey key, int now, IEnumerable<EarlierRelease> released) =>
        released.Select(before => before.Cells.GetValueOrDefault(key)).Where(then => then < now).Select(then => then!.Value + 1).DefaultIfEmpty(0).Max();

    private static void NoOutcomeOfAllBelowEngland(DataSet set)
    {
        var rate = set.Indicators.Select(indicator => indicator.Column).ToList().IndexOf("met_rate");
        set.Rows.Where(row => row.Place.Level != "National").Select(row => row.Values[rate]).Should().NotContain("0.0").And.NotContain("100.0");
    }

    // Two releases of a group tell of those who came between them: nobody, or ten and more with both outcomes.
    private static void NobodyNewIsToldBy(CountedDataSet counted, List<EarlierRelease> released)
    {
        foreach (var table in counted.Parts.SelectMany(part => part).Concat(counted.Tables))
        {
            var outcome = table.Dimensions.Single(dimension => dimension.Has("met")).Name;
            foreach (var met in table.Counts.Keys.Where(key => key.CategoryOf(outcome) == "met" && key.Divides("area")))
            {
                var group = new CellKey(string.Join('|', met.Value.Split('|').Where(part => part != $"{outcome}=met")));
                var shown = released.Where(release => release.Cells.GetValueOrDefault(met) is not null && release.Cells.GetValueOrDefault(group) is not null).ToList();
                foreach (var (earlier, later) in shown.SelectMany((one, at) => shown.Skip(at + 1).Select(other => (one, other))))
                {
                    var (came, had) = (later.Cells[group]!.Value - earlier.Cells[group]!.Value, later.Cells[met]!.Value - earlier.Cells[met]!.Value);
                    (came == 0 || (came >= 10 && had > 0 && had < came)).Should().BeTrue("{0} of {1} who came between {2} and {3} had met {4}", had, came, earlier.Name, later.Name, met);
                }
            }
        }
    }

    private static AttemptsByCharacteristic Some(string authority, string sex, bool met, int count) => new(authority, "practitioner", sex, "30-39", "not-known", "not-disabled", met, met, met, count);

    private static Release? Safe(CountedDataSet counted, IReadOnlyList<EarlierRelease> earlier)
    {
        try
        {
            return counted.Released(DisclosurePolicy.NaasSdc3, earlier);
        }
        catch (NotShownSafeException)
        {
            return null;
        }
    }

    private static Release Released(CountedDataSet counted) => counted.Released(DisclosurePolicy.NaasSdc3, []);

    private static DataSetFiles Files(CountedDataSet counted) => DataSetFiles.Of(counted.Laid(Released(counted)));
}
