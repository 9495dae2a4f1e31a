namespace Naas.Domain.Specs.Calendars;

/// <summary>S-40: calendar months, clamped to the end of the month.</summary>
[Trait("Rule", "S-40")]
public sealed class When_months_are_counted
{
    [Theory]
    [InlineData("2019-08-29", "2020-02-29")]
    [InlineData("2019-08-30", "2020-02-29")]
    [InlineData("2019-08-31", "2020-02-29")]
    [InlineData("2019-09-01", "2020-03-01")]
    public void Six_months_from_the_end_of_August_end_on_the_leap_day(string on, string until) =>
        Given(Registered(), EmployedAt("LEEDS"), InRole())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: on))
            .Then(Endorsed(by: "LEEDS", on: on, until: until));

    [Fact]
    public void A_month_s_end_is_not_made_longer() =>
        Given(Registered(), EmployedAt("LEEDS"), InRole())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-02-28"))
            .Then(Endorsed(by: "LEEDS", on: "2019-02-28", until: "2019-08-28"));
}
