using System.Diagnostics;
using Naas.Domain.Journeys;

namespace Naas.Api.Http;

/// <summary>The id that ties one conversation together: the caller's, when it sends a usable one, otherwise the trace's.</summary>
public static class Correlation
{
    public const string Header = "X-Correlation-Id";

    public static string Of(HttpContext context)
    {
        var sent = context.Request.Headers[Header].ToString();
        // It is stored in events for ever, so it has to be as opaque as a subject.
        return ActorId.IsValid(sent) ? sent : Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier.Replace(':', '-');
    }
}
