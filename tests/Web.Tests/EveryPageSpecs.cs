using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Naas.Web.Tests;

/// <summary>What holds for every page, looked at in a real browser.</summary>
public sealed class EveryPageSpecs(Pages pages, Chromium chromium)
{
    private static readonly AxeRunOptions WcagAndGoodPractice = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"),
    };

    private static readonly int[] WideAndNarrow = [1280, 360];
    private static readonly int[] Narrow = [360];

    private static readonly (string Name, string? Persona, string Address)[] All =
    [
        ("start", null, "/"),
        ("start-employer", "employer-leeds", "/"),
        ("start-analyst", "analyst", "/"),
        ("sign-in", null, "/sign-in"),
        ("sign-out", "operator", "/sign-out"),
        ("signed-out", null, "/sign-out"),
        ("accessibility-statement", null, "/accessibility-statement"),
        ("dashboard", "employer-leeds", "/employers/E08000035/dashboard"),
        ("dashboard-day", "employer-leeds", "/employers/E08000035/dashboard?asOf=2018-09-30"),
        ("dashboard-quiet", "employer-wigan", "/employers/E08000010/dashboard"),
        ("dashboard-wrong-date", "employer-leeds", "/employers/E08000035/dashboard?day=31&month=2&year=2018"),
        ("dashboard-no-month", "employer-leeds", "/employers/E08000035/dashboard?day=30&month=&year=2018"),
        ("forbidden", "employer-leeds", "/employers/E08000010/dashboard"),
        ("not-found", null, "/no-such-page"),
        ("broken", "analyst", "/employers/E99999999/dashboard"),
        ("bad-request", null, "/error/400"),
    ];

    public static TheoryData<string, bool> Seen()
    {
        var seen = new TheoryData<string, bool>();
        foreach (var (name, _, _) in All)
        {
            seen.Add(name, true);
            seen.Add(name, false);
        }

        return seen;
    }

    public static TheoryData<string> Names() => [.. All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Seen))]
    public async Task Everyone_can_use_it_wide_and_narrow_with_JavaScript_and_without(string name, bool javaScript)
    {
        await using var visitor = await Open(name, javaScript);
        visitor.Complaints.Should().BeEmpty();
        (await visitor.Page.Locator("body.js-enabled").CountAsync()).Should().Be(javaScript ? 1 : 0);

        foreach (var width in javaScript ? WideAndNarrow : Narrow)
        {
            await visitor.Page.SetViewportSizeAsync(width, 900);
            await TakePicture(visitor.Page, $"{name}-{width}{(javaScript ? "" : "-without-javascript")}");
            await visitor.LetInstrumentsRun();

            var found = await visitor.Page.RunAxe(WcagAndGoodPractice);

            found.Violations.Select(Told).Should().BeEmpty($"at {width} pixels");
            found.Passes.Should().NotBeEmpty("axe must have looked");
            (await Overflow(visitor.Page)).Should().BeLessThanOrEqualTo(0, $"nobody should have to scroll sideways at {width} pixels");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_page_asks_for_the_font_that_belongs_to_gov_uk(string name)
    {
        await using var visitor = await Open(name);

        var families = await visitor.Page.EvaluateAsync<string[]>(
            """
            () => [...new Set([...document.querySelectorAll('*')].flatMap(
                element => [undefined, '::before', '::after'].map(part => getComputedStyle(element, part).fontFamily)))]
            """);

        families.Should().Equal("arial, sans-serif");
        visitor.Requests.Should().NotContain(url => url.Contains("/fonts/", StringComparison.Ordinal));
        visitor.Requests.Should().OnlyContain(url => url.StartsWith(pages.Address, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_says_its_name_how_fresh_it_is_and_that_time_is_simulated(string name)
    {
        await using var visitor = await Open(name);
        var page = visitor.Page;

        (await page.TitleAsync()).Should().EndWith(" - National Assessment and Accreditation System");
        (await page.Locator("h1").CountAsync()).Should().Be(1);

        var main = await page.Locator("main").InnerTextAsync();
        if (name == "broken")
        {
            main.Should().Contain("How up to date the service is cannot be told at the moment.");
            return;
        }

        main.Should().Contain("Up to date to event 48,213, recorded 4 June 2026 at 9:32am");
        main.Should().Contain("This service runs on simulated time: it is 31 December 2019 here");
        (await page.Locator(".naas-freshness time").GetAttributeAsync("datetime")).Should().Be("2026-06-04T08:32:11Z");
    }

    private async Task<Visitor> Open(string name, bool javaScript = true)
    {
        var (_, persona, address) = All.Single(page => page.Name == name);
        var visitor = await chromium.Visit(pages, javaScript, persona);
        _ = await visitor.Open(address);
        return visitor;
    }

    private static async Task<int> Overflow(IPage page) =>
        await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    private static string Told(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}";

    /// <summary>NAAS_TEST_PICTURES names a folder for pictures of every page: for people to look at, no test reads them.</summary>
    private static async Task TakePicture(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("NAAS_TEST_PICTURES") is { Length: > 0 } folder)
            _ = await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
