using Naas.Analysis.Workforce;

namespace Naas.Analysis.Specs.Workforce;

/// <summary>
/// Department for Education, Children's social work workforce, national rows of 2017 to 2025 as revised by 2025 (Open Government
/// Licence v3.0): the published rates and what the formulae make of the published figures beside them.
/// </summary>
public sealed class Of_the_workforce_census
{
    private static readonly (int Year, decimal InPost, decimal InPostHeadcount, decimal LeaversHeadcount, decimal Agency, decimal Covering, decimal Vacancies)[] Figures =
    [
        (2017, 28482.6m, 30646, 4204, 5343.2m, 3864.7m, 5822.6m),
        (2018, 29464.9m, 31653, 4827, 5356.3m, 4166.4m, 5812.4m),
        (2019, 30683.8m, 32851, 4963, 5753.5m, 4414.0m, 6036.6m),
        (2020, 31852.3m, 33928, 4618, 5800.9m, 4529.0m, 6112.6m),
        (2021, 32502.0m, 34620, 5388, 5969.5m, 4557.8m, 6521.9m),
        (2022, 31634.1m, 33689, 5796, 6759.7m, 5440.5m, 7912.9m),
        (2023, 33119.1m, 35199, 5640, 7178.5m, 5744.2m, 7722.7m),
        (2024, 34328.2m, 36402, 5073, 6520.7m, 5313.2m, 7188.6m),
        (2025, 36186.3m, 38292, 4611, 5415.9m, 4390.8m, 5965.4m),
    ];

    [Fact]
    public void The_vacancy_rate_is_the_published_one_in_every_year() =>
        Differing([17.0m, 16.5m, 16.4m, 16.1m, 16.7m, 20.0m, 18.9m, 17.3m, 14.2m], year => WorkforceRates.Vacancy(year.Vacancies, year.InPost))
            .Should().BeEmpty();

    [Fact]
    public void Turnover_by_headcount_is_the_published_one_but_in_2022() =>
        Differing([13.7m, 15.2m, 15.1m, 13.6m, 15.6m, 17.3m, 16.0m, 13.9m, 12.0m], year => WorkforceRates.Turnover(year.LeaversHeadcount, year.InPostHeadcount))
            .Should().Equal((2022, 17.3m, 17.2m));

    [Fact]
    public void The_agency_rate_is_the_published_one_but_in_2023_and_2024() =>
        Differing([15.8m, 15.4m, 15.8m, 15.4m, 15.5m, 17.6m, 17.9m, 16.2m, 13.0m], year => WorkforceRates.Agency(year.Agency, year.InPost))
            .Should().Equal((2023, 17.9m, 17.8m), (2024, 16.2m, 16.0m));

    [Fact]
    public void The_agency_cover_rate_is_the_published_one_in_six_years() =>
        Differing([74.2m, 77.8m, 76.7m, 78.1m, 76.4m, 80.5m, 79.8m, 81.3m, 81.1m], year => WorkforceRates.AgencyCover(year.Covering, year.Agency))
            .Should().Equal((2017, 74.2m, 72.3m), (2023, 79.8m, 80.0m), (2024, 81.3m, 81.5m));

    [Fact]
    public void The_cover_of_vacancies_is_the_published_one_in_six_years() =>
        Differing([67.5m, 72.3m, 73.1m, 74.1m, 69.9m, 68.8m, 74.4m, 76.2m, 73.6m], year => WorkforceRates.VacancyCover(year.Covering, year.Vacancies))
            .Should().Equal((2017, 67.5m, 66.4m), (2018, 72.3m, 71.7m), (2024, 76.2m, 73.9m));

    [Fact]
    public void A_half_goes_up_and_nothing_has_no_rate()
    {
        WorkforceRates.Turnover(25, 2000).Should().Be(1.3m);
        WorkforceRates.Turnover(0, 10).Should().Be(0m);
        WorkforceRates.Turnover(3, 0).Should().BeNull();
        WorkforceRates.Vacancy(0, 0).Should().BeNull();
    }

    [Fact]
    public void A_symbol_in_place_of_a_figure_neither_agrees_nor_differs()
    {
        var vacancies = RateFormula.All.Single(formula => formula.Code == "vacancy-rate-1");

        vacancies.Check(14.2m, 5965.4m, 36186.3m).Should().Be(new RateCheck(14.2m, 14.2m)).And.Match<RateCheck>(check => check.Matches == true);
        vacancies.Check(14.3m, 5965.4m, 36186.3m).Matches.Should().BeFalse();
        vacancies.Check(14.2m, null, 36186.3m).Matches.Should().BeNull();
        vacancies.Check(null, 5965.4m, 36186.3m).Matches.Should().BeNull();
    }

    private static IEnumerable<(int Year, decimal Published, decimal? Computed)> Differing(
        decimal[] published, Func<(int Year, decimal InPost, decimal InPostHeadcount, decimal LeaversHeadcount, decimal Agency, decimal Covering, decimal Vacancies), decimal?> compute) =>
        Figures.Zip(published, (year, rate) => (year.Year, rate, compute(year))).Where(pair => pair.Item2 != pair.Item3);
}
