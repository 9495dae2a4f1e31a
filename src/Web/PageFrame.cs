using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Naas.Web.Security;

namespace Naas.Web;

/// <summary>
/// Stands outside the whole pipeline: security headers on every page, and a page in place of an empty 4xx or an exception.
/// It acts on pages, and on a person's browser that asked for an address nobody has; what belongs to the API passes untouched.
/// </summary>
internal sealed partial class PageFrame(RequestDelegate next, ILogger<PageFrame> log)
{
    public async Task Invoke(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            if (PageEndpoint.IsAt(context.GetEndpoint()))
                SecurityHeaders.Apply(context.Response);
            return Task.CompletedTask;
        });

        try
        {
            await next(context);
            if (IsEmptyFailure(context) && IsForAPerson(context))
                await Show(context, StatusToShow(context));
        }
        catch (Exception failure) when (!context.Response.HasStarted && !IsCancelled(context, failure) && PageEndpoint.IsAt(context.GetEndpoint()))
        {
            LogFailure(failure, context.Request.Path);
            await Show(context, StatusCodes.Status500InternalServerError);
        }
    }

    private async Task Show(HttpContext context, int status)
    {
        var request = context.Request;
        context.Response.Clear();
        context.SetEndpoint(null);
        context.Features.Get<IRouteValuesFeature>()?.RouteValues.Clear();

        // A refused POST is answered by a page that is only read.
        request.Method = HttpMethods.Get;
        request.Path = $"/error/{status}";
        request.QueryString = QueryString.Empty;

        await next(context);
    }

    private static bool IsEmptyFailure(HttpContext context) =>
        context.Response is { StatusCode: >= 400, HasStarted: false, ContentLength: null } && string.IsNullOrEmpty(context.Response.ContentType);

    private static bool IsForAPerson(HttpContext context) =>
        PageEndpoint.IsRazorPage(context.GetEndpoint())
        || (context.GetEndpoint() is null
            && !context.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase)
            && context.Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == "text/html"));

    /// <summary>A host that denies by default says 401 of an address nobody has; to a person it is simply not there.</summary>
    private static int StatusToShow(HttpContext context) =>
        context.GetEndpoint() is null && context.Response.StatusCode is (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)
            ? StatusCodes.Status404NotFound
            : context.Response.StatusCode;

    private static bool IsCancelled(HttpContext context, Exception failure) =>
        failure is OperationCanceledException && context.RequestAborted.IsCancellationRequested;

    [LoggerMessage(Level = LogLevel.Error, Message = "The page at {Path} failed")]
    private partial void LogFailure(Exception failure, PathString path);

    /// <summary>Puts the frame outermost whatever order the host calls things in.</summary>
    internal sealed class Outermost : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            _ = app.UseMiddleware<PageFrame>();
            next(app);
        };
    }
}
