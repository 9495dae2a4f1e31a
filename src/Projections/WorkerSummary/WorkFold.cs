using System.Collections.Immutable;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Projections.WorkerSummary;

/// <summary>What an event of the whole journey does to its summary: employments, roles, absences.</summary>
internal static class WorkFold
{
    /// <returns>The row after the event; null when it cannot follow.</returns>
    public static WorkerSummaryRow? After(WorkerSummaryRow row, JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.EmploymentStarted e when e.Spell == row.Employments.Length + 1 => row with
        {
            Employments = row.Employments.Add(new EmploymentEntry(e.Spell, e.PlacedAt.Value, e.Basis, e.Agency?.Value, e.On, null)),
        },
        JourneyEvent.EmploymentEnded e => Employment(row, e.Spell, entry => entry with { To = e.On }),
        JourneyEvent.EmploymentCarriedOver e => CarriedOver(row, e),
        JourneyEvent.EmploymentCorrected e => Employment(row, e.Spell, entry => entry with { Basis = e.Basis, Agency = e.Agency?.Value, From = e.From, To = e.To }),

        JourneyEvent.StatutoryRoleStarted e when e.Role == row.Roles.Length + 1 => row with
        {
            Roles = row.Roles.Add(new RoleEntry(
                e.Role, e.Spell, e.Level, [.. e.Functions], e.Route, e.PrincipalSocialWorker, e.On, null, e.Route == EntryRoute.NewlyQualified ? AsyeCompletedOn(row) : null, e.NotBefore, e.ExpectedBy, null)),
        },
        JourneyEvent.StatutoryRoleEnded e => Role(row, e.Role, entry => entry with { To = e.On }),
        JourneyEvent.StatutoryRoleCorrected e => Role(row, e.Role, entry => entry with
        {
            Level = e.Level,
            Functions = [.. e.Functions],
            Route = e.Route,
            From = e.From,
            // One supported year is one, in whichever role it was completed.
            AsyeCompletedOn = e.Route == EntryRoute.NewlyQualified ? AsyeCompletedOn(row) : entry.AsyeCompletedOn,
            NotBefore = e.NotBefore,
            ExpectedBy = e.ExpectedBy,
        }),
        JourneyEvent.AsyeCompleted e => Role(row, e.Role, entry => entry with { AsyeCompletedOn = e.On, NotBefore = e.NotBefore, ExpectedBy = e.ExpectedBy }),
        JourneyEvent.MinimumServiceWaived e => Role(row, e.Role, entry => entry with { WaivedOn = e.On }),
        JourneyEvent.MinimumServiceExtended e => Role(row, e.Role, entry => entry with { NotBefore = e.NotBefore, WaivedOn = null }),

        JourneyEvent.AbsenceStarted e when e.Absence == row.Absences.Length + 1 => row with { Absences = row.Absences.Add(new AbsenceEntry(e.Absence, e.Spell, e.On, null)) },
        JourneyEvent.AbsenceEnded e => Absence(row, e.Absence, entry => entry with { To = e.On }),
        JourneyEvent.AbsenceCorrected e => Absence(row, e.Absence, entry => entry with { From = e.From, To = e.To }),
        _ => null,
    };

    /// <summary>Employment, open endorsements and a request that waits go on under the successor's name (S-16).</summary>
    private static WorkerSummaryRow? CarriedOver(WorkerSummaryRow row, JourneyEvent.EmploymentCarriedOver carried)
    {
        var (from, to) = (carried.From.Value, carried.To.Value);
        return Employment(row, carried.Spell, entry => entry with { PlacedAt = to, CarriedOverOn = carried.On }) is { } after
            ? after with
            {
                Levels =
                [
                    .. after.Levels.Select(level => level with
                    {
                        Endorsements = [.. level.Endorsements.Select(given => given.By == from && given.IsOpen ? given with { By = to } : given)],
                        EndorsementRequest = level.EndorsementRequest is { } request && request.Of == from ? request with { Of = to } : level.EndorsementRequest,
                    }),
                ],
            }
            : null;
    }

    private static DateOnly? AsyeCompletedOn(WorkerSummaryRow row) => row.Roles.Select(role => role.AsyeCompletedOn).FirstOrDefault(completed => completed is not null);

    private static WorkerSummaryRow? Employment(WorkerSummaryRow row, int number, Func<EmploymentEntry, EmploymentEntry> change) =>
        Changed(row.Employments, number, change) is { } employments ? row with { Employments = employments } : null;

    private static WorkerSummaryRow? Role(WorkerSummaryRow row, int number, Func<RoleEntry, RoleEntry> change) =>
        Changed(row.Roles, number, change) is { } roles ? row with { Roles = roles } : null;

    private static WorkerSummaryRow? Absence(WorkerSummaryRow row, int number, Func<AbsenceEntry, AbsenceEntry> change) =>
        Changed(row.Absences, number, change) is { } absences ? row with { Absences = absences } : null;

    /// <summary>The list with entry <paramref name="number"/>, counted from 1, changed; null when there is no such entry.</summary>
    private static ImmutableArray<T>? Changed<T>(ImmutableArray<T> entries, int number, Func<T, T> change) =>
        number >= 1 && number <= entries.Length ? entries.SetItem(number - 1, change(entries[number - 1])) : null;
}
