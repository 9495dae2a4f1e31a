using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Naas.Api.Http;
using Naas.Api.Http.Problems;
using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Domain.Calendars;
using Naas.Domain.Policies;

namespace Naas.Api.Tests.Http;

/// <summary>What goes wrong on this side has a name where there is something to do about it.</summary>
public sealed class ProblemMiddlewareSpecs
{
    [Fact]
    [Trait("Rule", "S-40")]
    public async Task A_year_without_bank_holidays_is_named_and_waits_for_an_operator()
    {
        var problem = await AnswerToAsync(new YearNotCoveredException(2031, 2027));

        problem.GetProperty("code").GetString().Should().Be("bank-holidays-missing");
        problem.GetProperty("detail").GetString().Should().Be("The bank holidays of 2031 are not in the reference data, and this needs working days of that year.");
        problem.GetProperty("policy").GetProperty("paragraph").GetString().Should().Be("S-40");
    }

    /// <summary>Such as one that was taken away from the policies folder while the server ran.</summary>
    [Fact]
    [Trait("Rule", "S-50")]
    public async Task An_edition_that_is_not_there_any_more_is_named_and_waits_for_an_operator()
    {
        var problem = await AnswerToAsync(new EditionMissingException(new EditionCode("response-2017")));

        problem.GetProperty("code").GetString().Should().Be("edition-missing");
        problem.GetProperty("detail").GetString().Should().Be("The policy edition response-2017, which governs this, is not here.");
        problem.GetProperty("policy").GetProperty("paragraph").GetString().Should().Be("S-50");
    }

    [Fact]
    public async Task Who_waits_for_too_many_earlier_moments_is_told_so_in_words_and_when_to_come_again()
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = services, Response = { Body = body } };

        await new QueryAnswer<PastFigures>.TooMany("You have asked for 8 earlier moments.").ToHttp(http).ExecuteAsync(http);

        var problem = JsonDocument.Parse(body.ToArray()).RootElement;
        (http.Response.StatusCode, http.Response.Headers.RetryAfter.ToString(), problem.GetProperty("code").GetString(), problem.GetProperty("detail").GetString())
            .Should().Be((429, "10", "too-many-requests", "You have asked for 8 earlier moments."));
    }

    [Fact]
    public async Task Which_store_did_not_answer_stands_in_the_log()
    {
        foreach (var (thrown, store) in ((Exception, string)[])[(new LogUnavailableException("No node answers."), "the event log"), (new TimeoutException(), "the database")])
        {
            using var log = new ListeningLog();
            using var factory = LoggerFactory.Create(logging => logging.AddProvider(log));
            await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
            using var body = new MemoryStream();
            var http = new DefaultHttpContext { RequestServices = services, Request = { Method = "GET" }, Response = { Body = body } };

            await new ProblemMiddleware(_ => throw thrown, factory.CreateLogger<ProblemMiddleware>()).InvokeAsync(http);

            JsonDocument.Parse(body.ToArray()).RootElement.GetProperty("code").GetString().Should().Be("unavailable");
            log.Lines.Should().ContainSingle().Which.Should().Contain($"A GET was not answered by {store} (");
        }
    }

    private static async Task<JsonElement> AnswerToAsync(Exception thrown)
    {
        using var log = new ListeningLog();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(log));
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = services, Response = { Body = body } };
        var middleware = new ProblemMiddleware(_ => throw thrown, factory.CreateLogger<ProblemMiddleware>());

        await middleware.InvokeAsync(http);

        http.Response.StatusCode.Should().Be(503);
        http.Response.Headers.RetryAfter.ToString().Should().Be("60");
        log.Errors.Should().NotBeEmpty("an operator has to hear of it");
        return JsonDocument.Parse(body.ToArray()).RootElement;
    }
}
