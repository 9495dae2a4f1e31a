using System.Net;
using AngleSharp.Html.Parser;

namespace Naas.Web.Tests;

/// <summary>What travels around the pages: headers, refusals, and the API's own answers left alone.</summary>
public sealed class FrameSpecs(Pages pages)
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/employers/E08000035/dashboard")]
    [InlineData("/no-such-page")]
    [InlineData("/error/500")]
    public async Task A_page_tells_the_browser_to_trust_nothing_but_the_pages_own_files(string address)
    {
        using var client = pages.Client();
        using var answer = await client.GetAsync(address, Ct);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().StartWith("default-src 'none'; script-src 'self' 'sha256-");
        policy.Should().Contain("frame-ancestors 'none'").And.NotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.GetValues("Referrer-Policy").Should().Equal("same-origin");
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Fact]
    public async Task No_page_carries_a_style_or_a_handler_in_its_markup()
    {
        using var client = pages.Client();
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/", Ct));

        page.QuerySelectorAll("[style], style, [onclick], [onload]").Should().BeEmpty();
        page.QuerySelectorAll("script:not([src])").Should().ContainSingle();
    }

    [Fact]
    public async Task A_form_sent_without_its_token_is_refused_with_a_page()
    {
        using var client = pages.Client();
        using var form = new FormUrlEncodedContent([new("Persona", "employer-leeds")]);
        using var answer = await client.PostAsync("/sign-in", form, Ct);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.Headers.Contains("Set-Cookie").Should().BeFalse();
        (await answer.Content.ReadAsStringAsync(Ct)).Should().Contain("Your answer could not be read");
    }

    [Fact]
    public async Task Signing_in_never_leads_to_another_site()
    {
        using var client = pages.Client();
        var form = new HtmlParser().ParseDocument(await client.GetStringAsync("/sign-in?returnUrl=https://elsewhere.example/", Ct));
        using var filled = new FormUrlEncodedContent(
        [
            new("Persona", "employer-leeds"),
            new("returnUrl", form.QuerySelector("[name=returnUrl]")!.GetAttribute("value")!),
            new("__RequestVerificationToken", form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!),
        ]);
        using var answer = await client.PostAsync("/sign-in", filled, Ct);

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.Should().Be("/employers/E08000035/dashboard");
        answer.Headers.GetValues("Set-Cookie").Should().ContainSingle()
            .Which.Should().Contain("httponly").And.Contain("samesite=lax");
    }

    [Theory]
    [InlineData("/v1/no-such-thing", "text/html", HttpStatusCode.Unauthorized)]
    [InlineData("/no-such-page", "application/json", HttpStatusCode.Unauthorized)]
    [InlineData("/v1/empty", "text/html", HttpStatusCode.Conflict)]
    public async Task What_the_API_answers_is_left_alone(string address, string accept, HttpStatusCode status)
    {
        using var client = pages.Client(accept);
        using var answer = await client.GetAsync(address, Ct);

        answer.StatusCode.Should().Be(status);
        answer.Headers.Contains("Content-Security-Policy").Should().BeFalse();
        (await answer.Content.ReadAsStringAsync(Ct)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("/error/200", HttpStatusCode.NotFound)]
    [InlineData("/error/403", HttpStatusCode.Forbidden)]
    [InlineData("/error/999999999999", HttpStatusCode.NotFound)]
    public async Task An_error_page_never_says_that_all_is_well(string address, HttpStatusCode status)
    {
        using var client = pages.Client();
        using var answer = await client.GetAsync(address, Ct);

        answer.StatusCode.Should().Be(status);
    }

    [Fact]
    public async Task Where_development_sign_in_is_off_nobody_signs_in_as_a_made_up_person()
    {
        await using var strict = await Pages.Of(_ => { }, MadeUp.Moment with { IsSimulated = false, Position = null, RecordedAt = null });
        using var client = strict.Client();
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/sign-in", Ct));

        page.QuerySelector("h1")!.TextContent.Should().Be("You cannot sign in here yet");
        page.QuerySelectorAll("form, input").Should().BeEmpty();
        page.QuerySelector(".naas-freshness")!.TextContent.Trim().Should().Be("No event has been recorded yet.");
        page.QuerySelector(".govuk-notification-banner").Should().BeNull();

        using var empty = new FormUrlEncodedContent([new("Persona", "employer-leeds")]);
        using var answer = await client.PostAsync("/sign-in", empty, Ct);
        answer.IsSuccessStatusCode.Should().BeFalse();
        answer.Headers.Contains("Set-Cookie").Should().BeFalse();
    }
}
