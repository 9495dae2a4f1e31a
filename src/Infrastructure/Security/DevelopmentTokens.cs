using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Naas.Application.Access;
using Naas.Infrastructure.People;

namespace Naas.Infrastructure.Security;

/// <summary>Issues and checks tokens with a key of this machine, where there is no identity provider: development and tests.</summary>
/// <remarks>The key is an ECDSA P-256 key in a file that only its owner can read; whoever can read it can be anyone.</remarks>
public sealed class DevelopmentTokens : IDisposable
{
    public const string Issuer = "naas-development";
    public const string Audience = "naas";

    /// <summary>A working day.</summary>
    public static readonly TimeSpan DefaultLifetime = TimeSpan.FromHours(8);

    // Machines disagree by seconds; the framework's five minutes would be a long life after death.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    private readonly ECDsa _key;
    private readonly SigningCredentials _credentials;
    private readonly TimeProvider _time;

    private DevelopmentTokens(ECDsa key, TimeProvider time)
    {
        _key = key;
        _time = time;
        var securityKey = new ECDsaSecurityKey(key) { KeyId = Base64Url.EncodeToString(SHA256.HashData(key.ExportSubjectPublicKeyInfo())) };
        _credentials = new SigningCredentials(securityKey, SecurityAlgorithms.EcdsaSha256);
        Validation = new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Audience,
            IssuerSigningKey = securityKey,
            // Named, so that no other way of signing, and none at all, is ever taken from the token itself.
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = IsAlive,
            NameClaimType = CallerFromClaims.Subject,
            RoleClaimType = CallerFromClaims.Role,
        };
    }

    /// <summary>What the bearer handler checks. It must leave claims under their own names (<c>MapInboundClaims = false</c>).</summary>
    public TokenValidationParameters Validation { get; }

    /// <summary>Reads the key, or makes one.</summary>
    /// <exception cref="KeySettingException">The file is readable by others, or holds no such key.</exception>
    public static DevelopmentTokens LoadOrCreate(string path, TimeProvider time)
    {
        var pem = PrivateFile.ReadOrCreate(path, NewKey);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new KeySettingException($"{path} holds no signing key; remove it and a new one is made (tokens issued before are then refused).", e);
        }

        return new DevelopmentTokens(key, time);
    }

    /// <exception cref="ArgumentException">The caller could not sign in either; see <see cref="CallerFromClaims"/>.</exception>
    public string Issue(Caller caller, TimeSpan? lifetime = null)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var claims = CallerFromClaims.Write(caller);
        if (!CallerFromClaims.TryRead(new ClaimsPrincipal(new ClaimsIdentity(claims)), out _, out var problem))
            throw new ArgumentException(problem, nameof(caller));

        var now = _time.GetUtcNow();
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + (lifetime ?? DefaultLifetime)).UtcDateTime,
            Subject = new ClaimsIdentity([.. claims, new Claim(JwtRegisteredClaimNames.Jti, Guid.CreateVersion7(now).ToString("N"))]),
            SigningCredentials = _credentials,
        });
    }

    public void Dispose() => _key.Dispose();

    private bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + ClockSkew && (notBefore is not { } start || start - ClockSkew <= now);
    }

    private static string NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
