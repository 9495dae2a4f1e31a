using System.Collections.Concurrent;

namespace Naas.Api.Tests.Http;

/// <summary>What every problem must be, whoever sent what (G19).</summary>
internal sealed class Problems(Api api)
{
    // Codes of 503 that a caller may meet without anything being wrong.
    private static readonly string[] Passing = ["not-yet", "busy"];

    private readonly ConcurrentDictionary<string, Task<Answer>> _pages = new();

    /// <summary>The answer is no fault of the server, and if it is a problem, a good one.</summary>
    public async Task ShouldBeFineAsync(Answer answer, string sent = "")
    {
        var because = $"{sent} {answer}".Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        (answer.Status < 500 || (answer.Status == 503 && Passing.Contains(answer.Code))).Should().BeTrue(because);
        answer.Header("X-Content-Type-Options").Should().Be("nosniff", because);
        answer.Header("Cache-Control").Should().Be("no-store", because);
        answer.Header("X-Correlation-Id").Should().NotBeNullOrEmpty(because);
        answer.Header("Server").Should().BeNull(because);
        if (answer.Status < 400)
            return;

        answer.ContentType.Should().Be("application/problem+json", because);
        var problem = answer.Json;
        problem.GetProperty("status").GetInt32().Should().Be(answer.Status, because);
        problem.GetProperty("title").GetString().Should().NotBeNullOrWhiteSpace(because);
        problem.GetProperty("detail").GetString().Should().EndWith(".", because);
        problem.GetProperty("correlationId").GetString().Should().Be(answer.Header("X-Correlation-Id"), because);
        problem.GetProperty("type").GetString().Should().EndWith($"/problems/{answer.Code}", because);
        answer.Body.Should().NotContainAny(["   at ", "Exception", "System.", "Npgsql", "BytePositionInLine"], because);
        if (answer.Status is 429 or 503 || answer.Code == "in-flight")
            answer.Header("Retry-After").Should().MatchRegex("^[0-9]+$", because);
        if (answer.Status == 401)
            answer.Header("WWW-Authenticate").Should().StartWith("Bearer", because);
        if (answer.Status == 405)
            answer.Header("Allow").Should().NotBeNullOrEmpty(because);
        if (answer.Code is "invalid" or "bad-header")
            FaultsShouldBeNamed(answer, because);

        var page = await _pages.GetOrAdd(problem.GetProperty("type").GetString()!, type => api.GetAsync(type, null));
        page.Status.Should().Be(200, $"a problem's type leads to its page: {page.Request}");
    }

    private static void FaultsShouldBeNamed(Answer answer, string because)
    {
        var faults = answer.Json.GetProperty("errors").EnumerateArray().ToArray();
        faults.Should().NotBeEmpty(because);
        foreach (var fault in faults)
        {
            fault.GetProperty("message").GetString().Should().NotBeNullOrWhiteSpace(because);
            if (answer.Code == "invalid")
                fault.GetProperty("pointer").GetString().Should().MatchRegex("^(/([^~/]|~0|~1)*)*$", because);
        }

        answer.Pointers.Should().OnlyHaveUniqueItems(because);
    }
}
