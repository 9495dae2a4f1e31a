using System.Globalization;
using Naas.Api.Http.Endpoints;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Domain.Calendars;
using Naas.Domain.Policies;
using Naas.Infrastructure.EventLog.Postgres;
using Npgsql;

namespace Naas.Api.Http.Problems;

/// <summary>
/// Whatever goes wrong under <c>/v1</c> becomes a problem that says what to do. What a caller sent never becomes a 500; what is
/// our fault is logged with the correlation id that the caller is shown.
/// </summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterAMend = TimeSpan.FromMinutes(1);

    public async Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers[Correlation.Header] = Correlation.Of(http);
            return Task.CompletedTask;
        });

        var attempt = RecordingAttempt.Begin();
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller hung up: nobody is there to be told, and what was recorded is found again by its key.
            return;
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await ForException(e, attempt, http).ExecuteAsync(http);
            return;
        }

        if (!http.Response.HasStarted && ForEmptyStatus(http) is { } problem)
            await problem.ExecuteAsync(http);
    }

    private static ProblemAnswer? ForEmptyStatus(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized => new ProblemAnswer(ProblemKinds.NotSignedIn, "The request came without a valid token, or with one that has expired."),
        StatusCodes.Status403Forbidden => new ProblemAnswer(ProblemKinds.NotAllowed, "The token is valid but does not allow this."),
        StatusCodes.Status404NotFound => new ProblemAnswer(ProblemKinds.NotFound, "No operation has this address; ids are UUIDs."),
        StatusCodes.Status405MethodNotAllowed => new ProblemAnswer(ProblemKinds.MethodNotAllowed, $"This address does not take {http.Request.Method}."),
        StatusCodes.Status413PayloadTooLarge => new ProblemAnswer(ProblemKinds.TooLarge, "The body is larger than this operation takes."),
        StatusCodes.Status415UnsupportedMediaType => new ProblemAnswer(ProblemKinds.UnsupportedMediaType, "The body must be JSON, sent as application/json."),
        StatusCodes.Status400BadRequest => new ProblemAnswer(ProblemKinds.Unreadable, "The request cannot be read."),
        _ => null,
    };

    private ProblemAnswer ForException(Exception exception, RecordingAttempt attempt, HttpContext http)
    {
        switch (exception)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return new ProblemAnswer(ProblemKinds.TooLarge, "The body is larger than this operation takes.");
            case BadHttpRequestException:
                return new ProblemAnswer(ProblemKinds.Unreadable, "The request cannot be read.");
            case NpgsqlException or TimeoutException when PostgresFaults.Passes(exception):
                LogUnavailable(exception, "the database", http.Request.Method, Correlation.Of(http));
                return NotNow("The database", http, mayBeRecorded: !attempt.FailedBefore(exception));
            case LogUnavailableException:
                LogUnavailable(exception, "the event log", http.Request.Method, Correlation.Of(http));
                return NotNow("The event log", http, mayBeRecorded: !attempt.FailedBefore(exception));
            case LogIntegrityException:
                LogFault(exception, http.Request.Method, Correlation.Of(http));
                return new ProblemAnswer(ProblemKinds.LogDamaged, "What was recorded cannot be read, or not as it was written.") { RetryAfter = AfterAMend };
            case UnreadableEventException:
                LogFault(exception, http.Request.Method, Correlation.Of(http));
                return new ProblemAnswer(ProblemKinds.RecordParked, "The record holds an event that this version cannot handle.") { RetryAfter = AfterAMend };
            case YearNotCoveredException missing:
                LogFault(exception, http.Request.Method, Correlation.Of(http));
                return new ProblemAnswer(ProblemKinds.BankHolidaysMissing, string.Create(CultureInfo.InvariantCulture, $"The bank holidays of {missing.Year} are not in the reference data, and this needs working days of that year.")) { RetryAfter = AfterAMend };
            case EditionMissingException missing:
                LogFault(exception, http.Request.Method, Correlation.Of(http));
                return new ProblemAnswer(ProblemKinds.EditionMissing, $"The policy edition {missing.Edition}, which governs this, is not here.") { RetryAfter = AfterAMend };
            default:
                LogFault(exception, http.Request.Method, Correlation.Of(http));
                return new ProblemAnswer(ProblemKinds.Fault, "Something failed on our side.");
        }
    }

    /// <param name="mayBeRecorded">Whether anything can stand in the log of what was sent.</param>
    private static ProblemAnswer NotNow(string store, HttpContext http, bool mayBeRecorded)
    {
        if (Asking.IsQuestion(http))
            return new ProblemAnswer(ProblemKinds.Unavailable, $"{store} does not answer at the moment.") { RetryAfter = Soon };
        return mayBeRecorded
            ? new ProblemAnswer(ProblemKinds.OutcomeUnknown, $"{store} did not answer.") { RetryAfter = Soon }
            : new ProblemAnswer(ProblemKinds.Unavailable, $"{store} does not answer at the moment; of this request nothing was recorded. Send it again with the same key: what an earlier one with it recorded counts once.") { RetryAfter = Soon };
    }

    // The address is left out on purpose: what a caller mistakenly puts there does not belong in a log.
    [LoggerMessage(Level = LogLevel.Error, Message = "A {Method} failed ({Correlation})")]
    private partial void LogFault(Exception exception, string method, string correlation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A {Method} was not answered by {Store} ({Correlation})")]
    private partial void LogUnavailable(Exception exception, string store, string method, string correlation);
}
