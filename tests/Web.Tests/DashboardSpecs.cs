using Microsoft.Playwright;

namespace Naas.Web.Tests;

public sealed class DashboardSpecs(Pages pages, Chromium chromium)
{
    private const string Leeds = "/employers/E08000035/dashboard";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_employer_signs_in_and_stands_on_its_own_dashboard(bool javaScript)
    {
        await using var visitor = await chromium.Visit(pages, javaScript);
        await visitor.SignInAs("employer-leeds");

        new Uri(visitor.Page.Url).AbsolutePath.Should().Be(Leeds);
        (await visitor.Page.Locator("h1").InnerTextAsync()).Should().Be("Leeds");
        (await Figure(visitor.Page, "Directly employed")).Should().StartWith("707");
        (await Figure(visitor.Page, "Accredited")).Should().StartWith("97");
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_signs_in_first_and_comes_back_to_the_day_they_asked_for()
    {
        await using var visitor = await chromium.Visit(pages);
        _ = await visitor.Open($"{Leeds}?asOf=2018-09-30");
        await visitor.Page.GetByLabel("Leeds workforce lead").CheckAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Assertions.Expect(visitor.Page.GetByText("The position on 30 September 2018")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Signing_in_as_nobody_is_an_error_that_takes_the_focus()
    {
        await using var visitor = await chromium.Visit(pages);
        _ = await visitor.Open("/sign-in");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Assertions.Expect(visitor.Page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        (await visitor.Page.TitleAsync()).Should().StartWith("Error: ");
        await visitor.Page.Locator(".govuk-error-summary").GetByText("Select who you want to sign in as").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#employer-bury")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Signing_out_closes_the_dashboard()
    {
        await using var visitor = await chromium.Visit(pages, persona: "employer-leeds");
        _ = await visitor.Open(Leeds);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Sign out" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("You are signed out");

        _ = await visitor.Open(Leeds);

        new Uri(visitor.Page.Url).AbsolutePath.Should().Be("/sign-in");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Another_day_is_chosen_in_three_boxes_and_has_an_address_of_its_own(bool javaScript)
    {
        await using var visitor = await chromium.Visit(pages, javaScript, persona: "employer-leeds");
        _ = await visitor.Open(Leeds);
        await visitor.Page.GetByLabel("Day").FillAsync("30");
        await visitor.Page.GetByLabel("Month").FillAsync("9");
        await visitor.Page.GetByLabel("Year").FillAsync("2018");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Show this day" }).ClickAsync();

        await visitor.Page.WaitForURLAsync($"**{Leeds}?asOf=2018-09-30");
        await Assertions.Expect(visitor.Page.GetByText("The position on 30 September 2018")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("?asOf=30/09/2018", "The date in the address must be a real date written like 2018-09-30")]
    [InlineData("?asOf=", "The date in the address must be a real date written like 2018-09-30")]
    [InlineData("?asOf=2018-02-31", "The date in the address must be a real date written like 2018-09-30")]
    [InlineData("?asOf=2020-01-01", "The date must be today, 31 December 2019, or in the past")]
    [InlineData("?day=31&month=2&year=2018", "The date must be a real date")]
    [InlineData("?day=<b>&month=9&year=2018", "The date must be a real date")]
    [InlineData("?day=30", "The date must include a month and year")]
    [InlineData("?day=&month=&year=", "Enter the date to show the position on")]
    public async Task A_wrong_day_is_told_and_the_page_stays(string query, string sentence)
    {
        await using var visitor = await chromium.Visit(pages, persona: "employer-leeds");
        var answer = await visitor.Open(Leeds + query);

        answer.Status.Should().Be(400);
        await Assertions.Expect(visitor.Page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        (await visitor.Page.Locator(".govuk-error-summary__list").InnerTextAsync()).Should().Be(sentence);
        (await visitor.Page.Locator("#as-of-error").InnerTextAsync()).Should().EndWith(sentence);
        (await visitor.Page.TitleAsync()).Should().StartWith("Error: ");
        (await Figure(visitor.Page, "Directly employed")).Should().StartWith("707");
    }

    [Fact]
    public async Task The_error_leads_to_the_box_to_mend_and_keeps_what_was_typed()
    {
        await using var visitor = await chromium.Visit(pages, persona: "employer-leeds");
        _ = await visitor.Open($"{Leeds}?day=30&month=9&year=18");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Year must include 4 numbers" }).ClickAsync();

        await Assertions.Expect(visitor.Page.Locator("#as-of-year")).ToBeFocusedAsync();
        await Assertions.Expect(visitor.Page.Locator("#as-of-year")).ToHaveValueAsync("18");
        await Assertions.Expect(visitor.Page.Locator("#as-of-day")).ToHaveValueAsync("30");
    }

    [Theory]
    [InlineData("employer-leeds", "/employers/E08000010/dashboard")]
    [InlineData("employer-leeds", "/employers/E00000000/dashboard")]
    [InlineData("operator", Leeds)]
    public async Task A_dashboard_of_someone_else_stays_closed(string persona, string address)
    {
        await using var visitor = await chromium.Visit(pages, persona: persona);
        var answer = await visitor.Open(address);

        answer.Status.Should().Be(403);
        new Uri(visitor.Page.Url).AbsolutePath.Should().Be(address);
        (await visitor.Page.Locator("h1").InnerTextAsync()).Should().Be("You cannot open this page");
        (await visitor.Page.Locator("main").InnerTextAsync()).Should().NotContain("707");
    }

    [Theory]
    [InlineData(Leeds, 200)]
    [InlineData("/employers/E08000010/dashboard", 200)]
    [InlineData("/employers/E00000000/dashboard", 404)]
    [InlineData("/employers/E99999999/dashboard", 500)]
    public async Task An_analyst_opens_any_dashboard_there_is(string address, int status)
    {
        await using var visitor = await chromium.Visit(pages, persona: "analyst");

        (await visitor.Open(address)).Status.Should().Be(status);
    }

    [Fact]
    public async Task The_chart_and_the_table_beneath_it_tell_the_same_numbers()
    {
        await using var visitor = await chromium.Visit(pages, persona: "employer-leeds");
        _ = await visitor.Open(Leeds);

        (await visitor.Page.Locator(".naas-chart h3").InnerTextAsync()).Should().Be("163 people have been assessed and 97 are accredited");
        (await visitor.Page.Locator(".naas-chart__label").AllTextContentsAsync()).Should().Equal(
            "47 practitioners", "11 supervisors",
            "19 practitioners", "5 supervisors",
            "131 practitioners", "34 supervisors",
            "74 practitioners", "23 supervisors",
            "10 practitioners", "2 supervisors",
            "8 practitioners", "1 supervisor");
        (await visitor.Page.Locator(".naas-table-region").First.Locator("tbody tr").AllInnerTextsAsync()).Should().Equal(
            "Endorsed and waiting\t47\t11\t58",
            "Sitting ahead\t19\t5\t24",
            "Assessed at least once\t131\t34\t163",
            "Accredited\t74\t23\t97",
            "Element retake open\t10\t2\t12",
            "Full retake expected\t8\t1\t9");
    }

    [Fact]
    public async Task Retake_windows_show_the_day_the_time_left_or_that_they_stand_still_and_the_end_of_the_journeys_id()
    {
        await using var visitor = await chromium.Visit(pages, persona: "employer-leeds");
        _ = await visitor.Open(Leeds);
        var rows = visitor.Page.Locator("table:has(#windows-caption) tbody tr");

        (await rows.AllInnerTextsAsync()).Should().Equal(
            "31 December 2019\nlast day\tKnowledge\tPractitioner\t77d2c9f4",
            "1 January 2020\n1 day left\tSimulated observation\tPractitioner\t42e0b771",
            "9 February 2020\n40 days left\tWritten\tSupervisor\t0fb36d10",
            "19 February 2020\nstands still\tKnowledge\tSupervisor\t96d1c5e2");
        (await rows.First.Locator("time").GetAttributeAsync("datetime")).Should().Be("2019-12-31");
    }

    [Fact]
    public async Task Areas_to_develop_are_numbers_with_a_shade_beside()
    {
        await using var visitor = await chromium.Visit(pages, persona: "employer-leeds");
        _ = await visitor.Open(Leeds);
        var rows = visitor.Page.Locator("table:has(#areas-caption) tbody tr");

        (await rows.AllInnerTextsAsync()).Should().Equal(
            "1. Relationships and effective direct work\tPractitioner\t3\t97\t20",
            "4. Adult mental ill-health, substance misuse, domestic abuse\tPractitioner\t60\t60\t0");
        // A part of 120 in quarters, begun ones counted: 3, 97 and 20; 60, 60 and none.
        (await rows.Locator("td:nth-child(n+3)").EvaluateAllAsync<string[]>("cells => cells.map(cell => cell.className.match(/naas-heat--(\\d)/)[1])")).Should().Equal("1", "4", "1", "2", "2", "0");
    }

    [Fact]
    public async Task The_rates_stand_beside_those_of_the_country_and_what_is_withheld_says_so()
    {
        await using var visitor = await chromium.Visit(pages, persona: "employer-leeds");
        _ = await visitor.Open(Leeds);

        (await visitor.Page.Locator("table:has(#rates-caption) tbody tr").AllInnerTextsAsync()).Select(row => row.Replace('\n', ' ')).Should().Equal(
            "Whole assessment\tPractitioner\t30 of 40: 75.0% (59.8 to 85.8)\t150 of 240: 62.5% (56.2 to 68.4)\t+15.0 percentage points (-1.5 to 27.8)",
            "Knowledge\tSupervisor\t5 of 9\twithheld\twithheld The national figure is withheld.");
        (await Figure(visitor.Page, "Agency workers")).Should().Contain("4.2% of all in post");
    }

    private static Task<string> Figure(IPage page, string name) =>
        page.Locator(".naas-figures__item", new() { HasText = name }).First.Locator("dd").InnerTextAsync();
}
