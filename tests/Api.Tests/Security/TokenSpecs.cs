using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Naas.Application.Access;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Infrastructure.People;
using Naas.Infrastructure.Security;
using Base64Url = System.Buffers.Text.Base64Url;

namespace Naas.Api.Tests.Security;

public sealed class TokenSpecs : IDisposable
{
    private static readonly Caller Leeds = new(new ActorId("alex-17"), Role.Employer, new OrganisationCode("E08000035"), null);

    private readonly TemporaryFolder _folder = new();
    private readonly StoppedClock _clock = new();
    private readonly DevelopmentTokens _tokens;

    public TokenSpecs() => _tokens = DevelopmentTokens.LoadOrCreate(_folder.File("tokens.pem"), _clock);

    public void Dispose()
    {
        _tokens.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_token_brings_its_caller_back()
    {
        (await CallerOfAsync(_tokens.Issue(Leeds))).Should().Be(Leeds);

        var worker = new Caller(new ActorId("w.1"), Role.Worker, null, new JourneyId(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e")));
        (await CallerOfAsync(_tokens.Issue(worker))).Should().Be(worker);

        var partner = new Caller(new ActorId("p_1"), Role.DeliveryPartner, new OrganisationCode("MOTT"), null);
        (await CallerOfAsync(_tokens.Issue(partner))).Should().Be(partner);
    }

    [Fact]
    public void A_token_says_who_in_which_role_for_whom_and_until_when()
    {
        var token = new JsonWebToken(_tokens.Issue(Leeds));

        token.Alg.Should().Be("ES256");
        token.Issuer.Should().Be("naas-development");
        token.Audiences.Should().Equal("naas");
        token.Subject.Should().Be("alex-17");
        token.GetClaim("role").Value.Should().Be("employer");
        token.GetClaim("organisation").Value.Should().Be("E08000035");
        token.ValidTo.Should().Be(_clock.Now.AddHours(8).UtcDateTime);
        token.Id.Should().NotBe(new JsonWebToken(_tokens.Issue(Leeds)).Id);
    }

    [Fact]
    public async Task A_token_is_accepted_until_it_expires_and_not_after()
    {
        var token = _tokens.Issue(Leeds, TimeSpan.FromMinutes(10));

        _clock.Now += TimeSpan.FromMinutes(10);
        (await ValidateAsync(token)).IsValid.Should().BeTrue("clocks may disagree by seconds");

        _clock.Now += TimeSpan.FromSeconds(30);
        await ShouldBeRefusedAsync<SecurityTokenInvalidLifetimeException>(token);
    }

    [Fact]
    public async Task A_token_from_the_future_is_refused()
    {
        var token = _tokens.Issue(Leeds);
        _clock.Now -= TimeSpan.FromMinutes(1);

        await ShouldBeRefusedAsync<SecurityTokenInvalidLifetimeException>(token);
    }

    [Fact]
    public async Task A_token_that_never_expires_is_refused() =>
        await ShouldBeRefusedAsync<SecurityTokenInvalidLifetimeException>(Made(descriptor => descriptor.Expires = null));

    [Fact]
    public async Task A_token_for_another_audience_or_issuer_is_refused()
    {
        await ShouldBeRefusedAsync<SecurityTokenInvalidAudienceException>(Made(descriptor => descriptor.Audience = "payroll"));
        await ShouldBeRefusedAsync<SecurityTokenInvalidAudienceException>(Made(descriptor => descriptor.Audience = null));
        await ShouldBeRefusedAsync<SecurityTokenInvalidIssuerException>(Made(descriptor => descriptor.Issuer = "https://elsewhere.example"));
    }

    [Fact]
    public async Task A_token_signed_with_another_key_is_refused()
    {
        using var others = DevelopmentTokens.LoadOrCreate(_folder.File("others.pem"), _clock);

        await ShouldBeRefusedAsync<SecurityTokenSignatureKeyNotFoundException>(others.Issue(Leeds));
    }

    [Fact]
    public async Task A_token_without_signature_is_refused()
    {
        var (_, payload, signature) = Parts(_tokens.Issue(Leeds));
        var none = Encode("""{"alg":"none","typ":"JWT"}""");

        await ShouldBeRefusedAsync<SecurityTokenInvalidSignatureException>($"{none}.{payload}.");
        await ShouldBeRefusedAsync<SecurityTokenException>($"{none}.{payload}.{signature}");
    }

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_a_shared_secret_is_refused()
    {
        var (_, payload, _) = Parts(_tokens.Issue(Leeds));
        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(_folder.File("tokens.pem"), TestContext.Current.CancellationToken));
        var header = Encode($$"""{"alg":"HS256","typ":"JWT","kid":"{{_tokens.Validation.IssuerSigningKey.KeyId}}"}""");
        var signature = Base64Url.EncodeToString(HMACSHA256.HashData(key.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes($"{header}.{payload}")));

        await ShouldBeRefusedAsync<SecurityTokenException>($"{header}.{payload}.{signature}");
    }

    [Fact]
    public async Task A_token_that_was_changed_is_refused()
    {
        var (header, payload, signature) = Parts(_tokens.Issue(Leeds));
        var promoted = Encode(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(payload)).Replace("employer", "auditor", StringComparison.Ordinal));

        await ShouldBeRefusedAsync<SecurityTokenInvalidSignatureException>($"{header}.{promoted}.{signature}");
    }

    [Fact]
    public async Task The_key_is_kept_for_its_owner_alone_and_outlives_the_process()
    {
        var path = _folder.File("tokens.pem");
        File.GetUnixFileMode(path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        using var next = DevelopmentTokens.LoadOrCreate(path, _clock);
        (await CallerOfAsync(next.Issue(Leeds))).Should().Be(Leeds);
    }

    [Fact]
    public void A_file_that_holds_no_key_is_refused_in_a_sentence()
    {
        var path = _folder.File("tokens.pem");
        File.WriteAllText(path, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

        var load = () => DevelopmentTokens.LoadOrCreate(path, _clock);

        load.Should().Throw<KeySettingException>().WithMessage("*holds no signing key*");
    }

    [Fact]
    public void No_token_is_issued_that_would_be_refused()
    {
        var issue = () => _tokens.Issue(new Caller(new ActorId("alex-17"), Role.Employer, null, null));

        issue.Should().Throw<ArgumentException>().WithMessage("*names no organisation*");
    }

    private string Made(Action<SecurityTokenDescriptor> change)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(_folder.File("tokens.pem")));
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = DevelopmentTokens.Issuer,
            Audience = DevelopmentTokens.Audience,
            Expires = _clock.Now.AddHours(1).UtcDateTime,
            Subject = new ClaimsIdentity(CallerFromClaims.Write(Leeds)),
            SigningCredentials = new SigningCredentials(
                new ECDsaSecurityKey(key) { KeyId = _tokens.Validation.IssuerSigningKey.KeyId, CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } },
                SecurityAlgorithms.EcdsaSha256),
        };
        change(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    private async Task<Caller> CallerOfAsync(string token)
    {
        var result = await ValidateAsync(token);
        result.IsValid.Should().BeTrue(result.Exception?.Message);
        CallerFromClaims.TryRead(new ClaimsPrincipal(result.ClaimsIdentity), out var caller, out var problem).Should().BeTrue(problem);
        return caller!;
    }

    private Task<TokenValidationResult> ValidateAsync(string token) =>
        new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, _tokens.Validation);

    private async Task ShouldBeRefusedAsync<TException>(string token)
        where TException : Exception
    {
        var result = await ValidateAsync(token);
        result.IsValid.Should().BeFalse();
        result.Exception.Should().BeAssignableTo<TException>();
    }

    private static (string Header, string Payload, string Signature) Parts(string token)
    {
        var parts = token.Split('.');
        return (parts[0], parts[1], parts[2]);
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
