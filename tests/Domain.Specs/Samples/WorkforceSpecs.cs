using static Naas.Domain.Specs.Samples.Sample;

namespace Naas.Domain.Specs.Samples;

public class WorkforceSpecs
{
    private static readonly DateOnly CensusOf2018 = new(2018, 9, 30);
    private static readonly DateOnly CensusOf2019 = new(2019, 9, 30);

    [Theory]
    [InlineData("E08000002", 119)]
    [InlineData("E08000003", 439)]
    [InlineData("E08000004", 184)]
    [InlineData("E08000010", 204)]
    [InlineData("E08000035", 707)]
    public void On_30_September_2018_as_many_are_directly_employed_as_were_published(string authority, int published) =>
        InPost(new OrganisationCode(authority), CensusOf2018, spell => spell.Basis == EmploymentBasis.Direct).Should().Be(published);

    [Theory]
    [InlineData("E08000002", 111)]
    [InlineData("E08000003", 455)]
    [InlineData("E08000004", 194)]
    [InlineData("E08000035", 694)]
    public void A_year_later_turnover_has_led_to_the_next_published_headcount(string authority, int published) =>
        InPost(new OrganisationCode(authority), CensusOf2019, spell => spell.Basis == EmploymentBasis.Direct).Should().Be(published);

    // 204 people less 16 leavers (9.0 %) are more than the 177 that were published: no number of joiners mends that.
    [Fact]
    public void Wigans_published_headcount_of_2019_does_not_follow_from_its_published_leavers() =>
        InPost(Wigan, CensusOf2019, spell => spell.Basis == EmploymentBasis.Direct).Should().BeGreaterThan(177);

    [Theory]
    [InlineData("E08000002", 15.0)]
    [InlineData("E08000003", 11.0)]
    [InlineData("E08000004", 21.7)]
    [InlineData("E08000010", 0.0)]
    [InlineData("E08000035", 0.5)]
    public void Agency_workers_come_on_top_at_the_published_rate(string authority, double published)
    {
        var code = new OrganisationCode(authority);
        var agency = InPost(code, CensusOf2018, spell => spell.Basis != EmploymentBasis.Direct);
        var direct = InPost(code, CensusOf2018, spell => spell.Basis == EmploymentBasis.Direct);

        // As near as whole people come: half a person of the authority's headcount.
        (100.0 * agency / (agency + direct)).Should().BeApproximately(published, 50.0 / direct);
    }

    [Theory]
    [InlineData("E08000002", 16.0, 17.1)]
    [InlineData("E08000003", 18.9, 14.9)]
    [InlineData("E08000004", 14.7, 16.0)]
    [InlineData("E08000010", 8.8, 9.0)]
    [InlineData("E08000035", 7.6, 8.2)]
    public void People_leave_at_the_published_turnover(string authority, double of2018, double of2019)
    {
        var code = new OrganisationCode(authority);
        var parameters = Parameters.Authorities.Single(row => row.Code.Value == code);

        // The system begins in July: a quarter of the year's leavers; one more leaves on the day of the count itself.
        LeaversBetween(code, new DateOnly(2018, 7, 1), CensusOf2018.AddDays(-1)).Should().BeCloseTo((int)(of2018 * parameters.Headcount2018.Value / 400), 1);
        LeaversBetween(code, CensusOf2018, CensusOf2019.AddDays(-1)).Should().BeCloseTo((int)(of2019 * parameters.Headcount2019.Value / 100), 1);
    }

    [Fact]
    public void Nobody_moves_between_the_five_before_the_first_count_and_some_do_after()
    {
        var moves = Workers.Select(JourneyOf).Where(journey => journey.Spells.Length > 1).Select(journey => journey.Spells[1].From).ToList();

        moves.Should().HaveCountGreaterThan(20).And.OnlyContain(day => day > CensusOf2018);
    }

    [Fact]
    public void Employments_keep_their_true_beginning_long_before_the_system()
    {
        var firstDays = Workers.Select(worker => JourneyOf(worker).Spells[0].From).ToList();

        firstDays.Count(day => day < new DateOnly(2013, 10, 1)).Should().BeInRange(Workers.Count / 4, Workers.Count / 2);
        firstDays.Count(day => day > new DateOnly(2018, 10, 1)).Should().BeGreaterThan(100);
    }

    [Fact]
    public void Ethnicity_follows_the_published_shares_as_closely_as_chance_does()
    {
        foreach (var authority in Parameters.Authorities)
        {
            var people = Workers.Where(worker => JourneyOf(worker).Spells[0].PlacedAt == authority.Code.Value).ToList();
            var share = (double)authority.WhitePercent.Value / 100;

            ShouldBeBinomial(people.Count(worker => worker.Characteristics.Ethnicity == EthnicGroup.White), people.Count, share, authority.Name.Value);
        }

        var others = Workers.Where(worker => worker.Characteristics.Ethnicity != EthnicGroup.White).ToList();
        var weights = Parameters.Workforce.OtherEthnicities.Value;
        foreach (var row in weights)
            ShouldBeBinomial(others.Count(worker => worker.Characteristics.Ethnicity == row.Group), others.Count, row.Weight / weights.Sum(each => each.Weight), row.Group.ToString());
    }

    [Fact]
    public void Sex_and_roles_follow_the_published_shares_as_closely_as_chance_does()
    {
        ShouldBeBinomial(Workers.Count(worker => worker.Characteristics.Sex == Sex.Female), Workers.Count, 0.87, "female");
        foreach (var row in Parameters.Workforce.Roles.Value)
            ShouldBeBinomial(Workers.Count(worker => worker.Characteristics.Role == row.Role), Workers.Count, row.Weight / 100, row.Role.ToString());
    }

    [Fact]
    public void Everybody_has_a_registration_number_of_their_own()
    {
        Workers.Select(worker => worker.Registration.RegistrationNumber).Should().OnlyHaveUniqueItems().And.OnlyContain(number => number.Length == 10 && number.StartsWith("SW", StringComparison.Ordinal));
        Workers.Should().OnlyContain(worker => worker.Registration.DateOfBirth < new DateOnly(1997, 10, 1) && worker.Registration.DateOfBirth > new DateOnly(1950, 1, 1));
    }

    private static int LeaversBetween(OrganisationCode authority, DateOnly from, DateOnly to) =>
        Workers.SelectMany(worker => JourneyOf(worker).Spells).Count(spell => spell.PlacedAt == authority && spell.Basis == EmploymentBasis.Direct && spell.To >= from && spell.To <= to);

    // Three and a half standard errors: chance alone fails this in one sample of two thousand, and the sample is always the same.
    private static void ShouldBeBinomial(int count, int of, double share, string what) =>
        ((double)count).Should().BeApproximately(of * share, 3.5 * Math.Sqrt(of * share * (1 - share)), what);
}
