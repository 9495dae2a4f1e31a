using System.Globalization;
using System.Text.Json;

namespace Naas.Api.Tests.Http;

/// <summary>An answer, read whole.</summary>
internal sealed class Answer(string request, HttpResponseMessage response, string body)
{
    private JsonElement? _json;

    public string Request => request;

    public int Status { get; } = (int)response.StatusCode;

    public string Body => body;

    public string? ContentType { get; } = response.Content.Headers.ContentType?.MediaType;

    public IReadOnlyDictionary<string, string> Headers { get; } =
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);

    public JsonElement Json => _json ??= JsonDocument.Parse(body).RootElement;

    public string? Code => IsProblem && Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    public bool IsProblem => ContentType == "application/problem+json";

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public string Text(string member) => Json.GetProperty(member).GetString()!;

    /// <summary>The pointers of the faults that a problem lists.</summary>
    public IReadOnlyList<string> Pointers =>
        IsProblem && Json.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray().Select(fault => fault.GetProperty("pointer").GetString()!)] : [];

    public Answer ShouldBe(int status, string? code = null)
    {
        Status.Should().Be(status, $"{this}");
        if (code is not null)
            Code.Should().Be(code, $"{this}");
        return this;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{request} → {Status} {body[..Math.Min(body.Length, 600)]}").Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
