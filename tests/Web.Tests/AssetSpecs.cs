using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Parser;
using Naas.Web.Assets;

namespace Naas.Web.Tests;

public sealed class AssetSpecs(Pages pages)
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets");

    /// <summary>Files that are this project's own, or stand beside a package's files to say whose they are.</summary>
    private static readonly string[] Own = ["naas.css", "naas.js", "favicon.svg"];

    [Fact]
    public async Task What_the_pages_link_to_is_kept_for_a_year_under_an_address_that_changes_with_it()
    {
        using var client = pages.Client();
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/", Ct));
        var links = page.QuerySelectorAll("link[href]").Select(link => link.GetAttribute("href"))
            .Concat(page.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src")))
            .ToList();

        links.Should().HaveCount(5);
        foreach (var link in links)
        {
            link.Should().MatchRegex("^/assets/([a-z]+-frontend-[0-9.]+/[a-z.-]+|[a-z.]+\\?v=[0-9a-f]{16})$");
            using var answer = await client.GetAsync(link, Ct);
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
            answer.Headers.CacheControl!.ToString().Should().Be("public, max-age=31536000, immutable");
            answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        }
    }

    [Theory]
    [InlineData("/assets/govuk-frontend-6.6.0/govuk-frontend.min.js", "public, max-age=31536000, immutable")]
    [InlineData("/assets/images/icon-document.svg", "public, max-age=86400")]
    [InlineData("/assets/naas.css?v=0000000000000000", "public, max-age=86400")]
    public async Task An_address_without_its_version_is_kept_for_a_day_unless_its_folder_is_versioned(string address, string kept)
    {
        using var client = pages.Client();
        using var answer = await client.GetAsync(address, Ct);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.CacheControl!.ToString().Should().Be(kept);
    }

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("identity", false)]
    [InlineData("gzip;q=0", false)]
    public async Task The_bytes_arrive_whole_packed_or_not(string accepted, bool packed)
    {
        using var client = pages.Client();
        client.DefaultRequestHeaders.Add("Accept-Encoding", accepted);
        using var answer = await client.GetAsync("/assets/govuk-frontend-6.6.0/govuk-frontend.min.css", Ct);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);

        (answer.Content.Headers.ContentEncoding.Count > 0).Should().Be(packed);
        answer.Headers.Vary.Should().Equal("Accept-Encoding");
        (packed ? Unpack(bytes) : bytes).Should().Equal(await File.ReadAllBytesAsync(Path.Combine(Root, "govuk-frontend-6.6.0/govuk-frontend.min.css"), Ct));

        client.DefaultRequestHeaders.IfNoneMatch.Add(answer.Headers.ETag!);
        using var again = await client.GetAsync("/assets/govuk-frontend-6.6.0/govuk-frontend.min.css", Ct);
        again.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/assets/no-such-file.css")]
    [InlineData("/assets/fonts/light-94a07e06a1-v2.woff2")]
    [InlineData("/assets/images/govuk-crest.svg")]
    [InlineData("/assets/govuk-frontend-6.6.0/package.json")]
    [InlineData("/assets/..%2fnaas.css")]
    public async Task Anything_else_is_not_there(string address)
    {
        using var client = pages.Client();
        using var answer = await client.GetAsync(address, Ct);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public void Every_file_of_the_folder_is_a_packages_or_known_to_be_our_own()
    {
        new PageAssets().Paths
            .Where(path => !path.StartsWith("images/", StringComparison.Ordinal) && !path.Contains("-frontend", StringComparison.Ordinal))
            .Should().BeEquivalentTo(Own);
        Directory.EnumerateFiles(Root, "*.woff*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Theory]
    [InlineData("govuk-frontend", "6.6.0", "dist/govuk", "govuk-frontend-6.6.0", null)]
    [InlineData("@ministryofjustice/frontend", "11.1.0", "moj", "ministryofjustice-frontend-11.1.0", "images")]
    public async Task The_committed_files_are_the_packages_own_byte_for_byte(string package, string version, string inside, string folder, string? icons)
    {
        var published = await Download(package, version);
        var committed = Directory.EnumerateFiles(Path.Combine(Root, folder))
            .Where(file => Path.GetFileName(file) != "LICENSE.txt")
            .Select(file => (File: file, Entry: Path.GetFileName(file) == "package.json" ? "package/package.json" : $"package/{inside}/{Path.GetFileName(file)}"))
            .Concat(icons is null ? [] : Directory.EnumerateFiles(Path.Combine(Root, icons)).Select(file => (File: file, Entry: $"package/{inside}/assets/images/{Path.GetFileName(file)}")))
            .ToList();

        committed.Should().HaveCountGreaterThanOrEqualTo(3);
        foreach (var (file, entry) in committed)
        {
            published.Should().ContainKey(entry);
            (await File.ReadAllBytesAsync(file, Ct)).AsSpan().SequenceEqual(published[entry]).Should().BeTrue($"{entry} must be unchanged");
        }
    }

    private static async Task<Dictionary<string, byte[]>> Download(string package, string version)
    {
        var folder = Directory.CreateTempSubdirectory("naas-npm-");
        try
        {
            var start = new ProcessStartInfo("npm", ["pack", $"{package}@{version}", "--silent", "--pack-destination", folder.FullName])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };

            using var npm = Start(start);
            var errors = npm.StandardError.ReadToEndAsync(Ct);
            _ = await npm.StandardOutput.ReadToEndAsync(Ct);
            await npm.WaitForExitAsync(Ct);
            npm.ExitCode.Should().Be(0, $"npm must fetch {package} {version}: {await errors}");

            await using var packed = folder.EnumerateFiles("*.tgz").Single().OpenRead();
            return await Entries(packed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("No npm on this machine: the committed files were not compared with the packages they come from");
            throw;
        }
    }

    private static async Task<Dictionary<string, byte[]>> Entries(Stream packed)
    {
        var entries = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        await using var tar = new TarReader(unpacked);
        while (await tar.GetNextEntryAsync(copyData: true, Ct) is { } entry)
        {
            using var bytes = new MemoryStream();
            await (entry.DataStream ?? Stream.Null).CopyToAsync(bytes, Ct);
            entries[entry.Name] = bytes.ToArray();
        }

        return entries;
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }
}
