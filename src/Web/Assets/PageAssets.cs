using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Naas.Web.Assets;

/// <summary>The style sheets, scripts and icons, read once from the assembly they travel in.</summary>
internal sealed class PageAssets
{
    private const string Prefix = "assets/";

    private readonly FrozenDictionary<string, PageAsset> _byPath = typeof(PageAssets).Assembly
        .GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => new PageAsset(name[Prefix.Length..], Read(name)))
        .ToFrozenDictionary(asset => asset.Path, StringComparer.Ordinal);

    public IEnumerable<string> Paths => _byPath.Keys;

    /// <summary>The address of a file, with a version that changes when its bytes do; a package's folder has its own already.</summary>
    public string Url(string path) => _byPath[path].IsInVersionedFolder ? $"/{Prefix}{path}" : $"/{Prefix}{path}?v={_byPath[path].Version}";

    public void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapGet($"/{Prefix}{{**path}}", Serve)
        .AllowAnonymous()
        .WithMetadata(PageEndpoint.Instance)
        .ExcludeFromDescription();

    private IResult Serve(string path, HttpContext context)
    {
        if (!_byPath.TryGetValue(path, out var asset))
            return Results.NotFound();

        var headers = context.Response.Headers;
        var pinned = context.Request.Query["v"] == asset.Version || asset.IsInVersionedFolder;
        headers.CacheControl = pinned ? "public, max-age=31536000, immutable" : "public, max-age=86400";
        headers.Vary = HeaderNames.AcceptEncoding;

        if (!asset.IsText || !AcceptsGzip(context.Request))
            return Results.Bytes(asset.Bytes, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Version}\""));

        headers.ContentEncoding = "gzip";
        return Results.Bytes(asset.Gzipped, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Version}-gzip\""));
    }

    private static bool AcceptsGzip(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "gzip" && e.Quality is not 0);

    private static byte[] Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

internal sealed class PageAsset(string path, byte[] bytes)
{
    private readonly Lazy<byte[]> _gzipped = new(() => Gzip(bytes));

    public string Path { get; } = path;

    public byte[] Bytes { get; } = bytes;

    public byte[] Gzipped => _gzipped.Value;

    public string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];

    /// <summary>A folder named after a package's version never changes under its address.</summary>
    public bool IsInVersionedFolder { get; } = path.Split('/')[0].LastIndexOf('-') is > 0 and var dash
        && System.Version.TryParse(path.Split('/')[0].AsSpan(dash + 1), out _);

    public bool IsText => ContentType != "application/octet-stream";

    public string ContentType { get; } = System.IO.Path.GetExtension(path).ToLower(CultureInfo.InvariantCulture) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(bytes);

        return packed.ToArray();
    }
}
