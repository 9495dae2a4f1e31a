using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Naas.Web.Security;

/// <summary>What the browser is told about every page.</summary>
internal static class SecurityHeaders
{
    /// <summary>
    /// GOV.UK Frontend's own first line: it tells the style sheet that scripts run. It stands inline, before the first paint,
    /// and is allowed by its hash; no other inline script or style is.
    /// </summary>
    public const string FirstScript =
        "document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');";

    // Fonts: GOV.UK's style sheet declares two that no page uses and no browser fetches; yet a browser that is told to refuse
    // them complains of the declaration alone.
    private static readonly string Policy = string.Join("; ",
        "default-src 'none'",
        $"script-src 'self' 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(FirstScript)))}'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'");

    public static void Apply(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";

        // Pages are made for one person at one moment; only the assets set their own rule.
        if (response.Headers.CacheControl.Count == 0)
            response.Headers.CacheControl = "no-store";
    }
}
