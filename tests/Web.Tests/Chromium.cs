using Microsoft.Playwright;

namespace Naas.Web.Tests;

/// <summary>One real browser for all the tests that need to see: the machine's own, nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } executable)
            return;

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = executable,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();

        _playwright?.Dispose();
    }

    /// <summary>A fresh visitor, signed in where a persona is named; the test is skipped, with the reason, where there is no browser.</summary>
    internal async Task<Visitor> Visit(Pages pages, bool javaScript = true, string? persona = null)
    {
        Assert.SkipWhen(_browser is null, "No Chromium on this machine: install the package chromium, or name one in NAAS_TEST_CHROMIUM");

        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = pages.Address,
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        if (persona is not null)
            await context.AddCookiesAsync([await pages.SignIn(persona)]);

        return new Visitor(context, javaScript);
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("NAAS_TEST_CHROMIUM") is { Length: > 0 } named)
            return named;

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}

/// <summary>A person at the pages, and what their browser complained of.</summary>
internal sealed class Visitor(IBrowserContext context, bool javaScript) : IAsyncDisposable
{
    private ICDPSession? _session;
    private readonly List<string> _requests = [];
    private readonly List<string> _complaints = [];

    public IReadOnlyList<string> Requests => _requests;

    public IReadOnlyList<string> Complaints => _complaints;

    public IPage Page { get; private set; } = null!;

    public async Task<IResponse> Open(string address)
    {
        if (Page is null)
        {
            Page = await context.NewPageAsync();
            Page.SetDefaultTimeout(30_000);
            Page.Request += (_, request) => _requests.Add(request.Url);
            Page.RequestFailed += (_, request) => _complaints.Add($"{request.Url} failed: {request.Failure}");
            Page.Response += (_, response) => Note(response);
            Page.PageError += (_, error) => _complaints.Add(error);
            Page.Console += (_, message) =>
            {
                // That a page is an error page is no complaint about the page.
                if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                    _complaints.Add(message.Text);
            };

            if (!javaScript)
                await SwitchScripts(off: true);
        }

        return (await Page.GotoAsync(address))!;
    }

    public async Task SignInAs(string persona)
    {
        _ = await Open("/sign-in");
        await Page.Locator($"input[value='{persona}']").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        // The page after it is there once its heading is: with scripts switched off the browser does not always tell that it has loaded.
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        await Page.Locator("h1").First.WaitForAsync();
    }

    /// <summary>
    /// Lets an instrument such as axe run on a page that was loaded without scripts. The page's own are not caught up:
    /// they were passed over when it was read.
    /// </summary>
    public Task LetInstrumentsRun() => javaScript ? Task.CompletedTask : SwitchScripts(off: false);

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private async Task SwitchScripts(bool off)
    {
        _session ??= await context.NewCDPSessionAsync(Page);
        _ = await _session.SendAsync("Emulation.setScriptExecutionDisabled", new Dictionary<string, object> { ["value"] = off });
    }

    private void Note(IResponse response)
    {
        if (response.Status >= 400 && response.Request.ResourceType != "document")
            _complaints.Add($"{response.Url} answered {response.Status}");
    }
}
