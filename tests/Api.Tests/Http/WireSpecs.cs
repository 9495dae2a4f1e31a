using System.Net.Sockets;
using System.Text;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>What a well-behaved client cannot even send: bytes on the wire.</summary>
public sealed class WireSpecs(RunningNaas naas)
{
    [Theory]
    [InlineData("GARBAGE\r\n\r\n")]
    [InlineData("GET /v1/reference/levels HTTP/9.9\r\nHost: naas\r\n\r\n")]
    [InlineData("GET /v1/reference/levels HTTP/1.1\r\n\r\n")]
    [InlineData("GET /v1/reference/levels HTTP/1.1\r\nHost: naas\r\nHost: other\r\n\r\n")]
    [InlineData("GET /v1/reference/levels HTTP/1.1\r\nHost: na as<script>\r\n\r\n")]
    [InlineData("GET /v1/reference/levels HTTP/1.1\r\nHost: naas\r\nX-Correlation-Id: a\rSet-Cookie: b\r\n\r\n")]
    [InlineData("GET /v1/reference/levels HTTP/1.1\r\nHost: naas\r\nNo Colon\r\n\r\n")]
    [InlineData("POST /v1/social-workers HTTP/1.1\r\nHost: naas\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST /v1/social-workers HTTP/1.1\r\nHost: naas\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}")]
    [InlineData("POST /v1/social-workers HTTP/1.1\r\nHost: naas\r\nContent-Type: application/json\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")]
    [InlineData("GET /v1/../../etc/passwd HTTP/1.1\r\nHost: naas\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /v1/reference/levels\u0000 HTTP/1.1\r\nHost: naas\r\n\r\n")]
    public async Task What_is_no_HTTP_is_turned_away(string sent) =>
        (await StatusOfAsync(sent)).Should().Match(status => (status >= 400 && status < 500) || status == 505);

    [Fact]
    public async Task A_body_whose_chunks_are_broken_is_unreadable()
    {
        var api = await naas.ApiAsync();
        var token = api.TokenFor(In(Role.DfeOperations));

        var answer = await ExchangeAsync($"POST /v1/social-workers HTTP/1.1\r\nHost: naas\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n{{}}\r\n0\r\n\r\n");

        answer.Should().StartWith("HTTP/1.1 400").And.Contain("application/problem+json").And.Contain("\"code\":\"unreadable\"");
    }

    [Fact]
    public async Task A_caller_that_hangs_up_in_the_middle_is_no_fault()
    {
        var api = await naas.ApiAsync();
        var token = api.TokenFor(In(Role.DfeOperations));
        for (var time = 0; time < 10; time++)
        {
            using var client = await ConnectAsync();
            await client.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes($"POST /v1/social-workers HTTP/1.1\r\nHost: naas\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{{\"on\":"),
                TestContext.Current.CancellationToken);
            client.Client.LingerState = new LingerOption(true, 0);
        }

        // Whatever the server makes of those, it goes on answering.
        (await api.GetAsync("/v1/reference/levels", In(Role.Auditor))).ShouldBe(200);
        naas.Faults.Should().BeEmpty();
    }

    private async Task<int> StatusOfAsync(string sent)
    {
        var answer = await ExchangeAsync(sent);
        answer.Should().StartWith("HTTP/1.1 ").And.NotContain("Set-Cookie").And.NotContain("<script>");
        return int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<string> ExchangeAsync(string sent)
    {
        using var client = await ConnectAsync();
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(sent), TestContext.Current.CancellationToken);
        // Every exchange here ends with the server closing: what is no HTTP, at once, and what is, because it asks for that.
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var address = await naas.AddressAsync();
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        return client;
    }
}
