using Naas.Application.Ports;
using Naas.Domain.Rollouts;

namespace Naas.Application.Deadlines;

/// <summary>Puts the question of what is due by a day: the policy's reminders, and the rollout as it stands.</summary>
public sealed class DueQuestions(IRollout rollout, IPolicyEditions editions)
{
    public async Task<DueQuestion> ByAsync(DateOnly day, CancellationToken cancellation)
    {
        var (current, _, _) = await rollout.CurrentAsync(cancellation);
        return new DueQuestion(
            day,
            [.. editions.All.SelectMany(edition => edition.ReaccreditationReminderMonths.Value.Select(months => (edition.Edition, months)))],
            PassportsUntil(current),
            current.Successions.Where(succession => succession.Value.On <= day).ToDictionary());
    }

    /// <summary>The last day of passports by the edition in force on the day after it, which is the one that ends them (S-14, S-50); null while they have no end.</summary>
    private DateOnly? PassportsUntil(Rollout current) =>
        editions.All.Select(edition => edition.PassportPhase.Value).Distinct().Where(phase => current.PhaseEndedOn(phase) is { } until && editions.InForceOn(until.AddDays(1)).PassportPhase.Value == phase)
            .Min(current.PhaseEndedOn);
}
