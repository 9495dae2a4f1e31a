using System.Globalization;
using Naas.Application.Ports;
using Naas.Application.Time;
using Naas.Domain.Calendars;
using Naas.Infrastructure.Reference;

namespace Naas.Api.Hosting;

/// <summary>Warns at the start when the bank holidays of this year or the coming one, by the business clock, are not known (S-40).</summary>
internal sealed partial class CalendarAlarm(IReferenceData reference, IBusinessDay business, ILogger<CalendarAlarm> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (InWords(reference.Calendar, business.Today) is { } alarm)
            LogAlarm(alarm);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is missing and what to do; null when nothing is.</summary>
    internal static string? InWords(WorkingCalendar calendar, DateOnly today)
    {
        var missing = calendar.MissingOn(today);
        if (missing.Count == 0)
            return null;

        var years = string.Join(" and ", missing.Select(year => year.ToString(CultureInfo.InvariantCulture)));
        var known = calendar is { CoveredFromYear: { } first, CoveredUntilYear: { } last } ? string.Create(CultureInfo.InvariantCulture, $"holds {first} to {last}") : "holds no year";
        return $"The bank holidays of {years} are not known: reference/{BankHolidays.FileName} {known}. Limits in working days that reach into {years} cannot be reckoned; add what GOV.UK's 'UK bank holidays' says, and start the service again.";
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Alarm}")]
    private partial void LogAlarm(string alarm);
}
