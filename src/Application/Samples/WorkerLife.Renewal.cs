using Naas.Domain.Journeys;

namespace Naas.Application.Samples;

/// <content>Re-accreditation (S-15): the reminders, learning and the endorsement that renew it, and what is noted where nobody does.</content>
internal sealed partial class WorkerLife
{
    private void RenewalFallsDue(DateOnly due)
    {
        foreach (var months in _editions.InForceOn(due).ReaccreditationReminderMonths.Value)
            SweepOn(due.AddMonths(-months), day => new JourneyCommand.RemindOfReaccreditation(Level, months, day));
        Sweep(due, day => new JourneyCommand.MarkReaccreditationOverdue(Level, day));
    }

    /// <summary>Who renews declares learning in every year and is endorsed once a route is open; a sample that says nothing of it ends before.</summary>
    private void Renew(DateOnly since, DateOnly due)
    {
        var draw = DrawFor($"renewal/{due:yyyy-MM-dd}");
        if (_parameters.Renewal is not { } renewal || !draw.Percent(renewal.Percent.Value))
            return;

        foreach (var months in renewal.MonthsToDeclarations.Value)
        {
            var hours = draw.Within(renewal.HoursADeclaration.Value);
            Intend(_calendar.OnOrAfter(since.AddMonths(months).AddDays(draw.Below(28))), Agreements, today => PostOn(today) is null ? null : IfItMay(today, Myself, new JourneyCommand.DeclareLearning(Level, hours, today)));
        }

        Intend(
            _calendar.NextBusy(due.AddDays(-7 * draw.Within(renewal.WeeksBeforeDue.Value)), DayOfWeek.Monday),
            Endorsements,
            today => PostOn(today) is { Authority: var authority } ? IfItMay(today, Endorser(authority), new JourneyCommand.EndorseForReaccreditation(Level, authority.Code.Value, today)) : null);
    }

    private Post? PostOn(DateOnly day) => _worker.Posts.FirstOrDefault(post => post.Covers(day));
}
