using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Naas.Application.Access;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Infrastructure.Security;

namespace Naas.Api.Tests.Http;

/// <summary>A caller's side of the API: requests in one line, answers read whole.</summary>
internal sealed class Api(HttpClient http, DevelopmentTokens tokens)
{
    public const string Leeds = "E08000035";
    public const string Bury = "E08000002";

    private static int _numbers = 100_000;

    private readonly ConcurrentDictionary<Caller, string> _tokens = new();

    /// <summary>A registration number that no other test of this run has.</summary>
    public static string NewNumber() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"SW{Interlocked.Increment(ref _numbers)}");

    public static Caller In(Role role, string? organisation = null, Guid? journey = null, string? subject = null) => new(
        new ActorId(subject ?? RoleNames.Of(role)), role,
        organisation is null ? null : new OrganisationCode(organisation),
        journey is { } id ? new JourneyId(id) : null);

    public static Caller EmployerAt(string organisation) => In(Role.Employer, organisation, subject: $"employer-{organisation}");

    public string TokenFor(Caller caller) => _tokens.GetOrAdd(caller, who => tokens.Issue(who));

    public Task<Answer> GetAsync(string address, Caller? caller, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, address, caller, null, headers);

    public Task<Answer> PostAsync(string address, Caller? caller, string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, address, caller, Json(json), headers);

    public Task<Answer> PostCsvAsync(string address, Caller? caller, byte[] csv, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, address, caller, Bytes(csv, "text/csv"), headers);

    public async Task<Answer> SendAsync(HttpMethod method, string address, Caller? caller, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (caller is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenFor(caller));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue(name);
        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer($"{request.Method} {request.RequestUri}", response, body);
    }

    public static HttpContent Json(string json) => Bytes(Encoding.UTF8.GetBytes(json), "application/json");

    public static HttpContent Bytes(byte[] body, string? contentType)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType).Should().BeTrue();
        return content;
    }
}
