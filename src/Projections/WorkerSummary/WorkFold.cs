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
        JourneyEvent.EmploymentStarted e when row.Employments.All(entry => entry.Spell < e.Spell) => row with
        {
            Employments = row.Employments.Add(new EmploymentEntry(e.Spell, e.PlacedAt.Value, e.Basis, e.Agency?.Value, e.On, null)),
        },
        JourneyEvent.EmploymentEnded e => Employment(row, e.Spell, entry => entry with { To = e.On }),
        JourneyEvent.EmploymentCarriedOver e => CarriedOver(row, e),
        JourneyEvent.EmploymentCorrected e => Employment(row, e.Spell, entry => entry with { Basis = e.Basis, Agency = e.Agency?.Value, From = e.From, To = e.To }),

        JourneyEvent.EmploymentExpunged e => Employment(row, e.Spell, _ => null),

        JourneyEvent.StatutoryRoleStarted e when row.Roles.All(entry => entry.Role < e.Role) => row with
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
        JourneyEvent.StatutoryRoleEndCorrected e => Role(row, e.Role, entry => entry with { To = e.To }),
        JourneyEvent.StatutoryRoleExpunged e => Role(row, e.Role, _ => null),
        JourneyEvent.AsyeCompleted e => Role(row, e.Role, entry => entry with { AsyeCompletedOn = e.On, NotBefore = e.NotBefore, ExpectedBy = e.ExpectedBy }),
        JourneyEvent.AsyeCorrected e => Role(row, e.Role, entry => entry with { AsyeCompletedOn = e.CompletedOn, NotBefore = e.NotBefore, ExpectedBy = e.ExpectedBy }),
        JourneyEvent.MinimumServiceWaived e => Role(row, e.Role, entry => entry with { WaivedOn = e.On }),
        JourneyEvent.MinimumServiceExtended e => Role(row, e.Role, entry => entry with { NotBefore = e.NotBefore, WaivedOn = null }),

        JourneyEvent.LeadersAreaNamed e => Role(row, e.Role, entry => entry with { Area = e.Area.Value }),
        JourneyEvent.LeadersAreaCorrected e => Role(row, e.Role, entry => entry with { Area = e.Area?.Value }),

        JourneyEvent.AbsenceStarted e when row.Absences.All(entry => entry.Absence < e.Absence) => row with { Absences = row.Absences.Add(new AbsenceEntry(e.Absence, e.Spell, e.On, null)) },
        JourneyEvent.AbsenceEnded e => Absence(row, e.Absence, entry => entry with { To = e.On }),
        JourneyEvent.AbsenceCorrected e => Absence(row, e.Absence, entry => entry with { From = e.From, To = e.To }),
        JourneyEvent.AbsenceExpunged e => Absence(row, e.Absence, _ => null),

        // Who gave equality information is no part of where a worker stands.
        JourneyEvent.EqualityInformationDeclared => row,

        JourneyEvent.JourneySuperseded e => row with { SupersededBy = e.Survivor.Value },
        JourneyEvent.JourneyReinstated => row with { SupersededBy = null },
        // What the other record brings follows as if it had happened here.
        JourneyEvent.RecordAbsorbed e => e.Record.Levels.Aggregate(
            row with { RegisteredOn = e.RegisteredOn < row.RegisteredOn ? e.RegisteredOn : row.RegisteredOn },
            (before, level) => before.With(LevelFold.MakingWayFor(before.At(level), [.. e.Record.At(level)]))),
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
                        // What lapsed since, because the worker left the successor, was the successor's too.
                        Endorsements = [.. level.Endorsements.Select((given, index) => given.By == from && (given.IsOpen || IsCarriedOn(level, index + 1, given) || carried.On <= given.LapsedOn) ? given with { By = to } : given)],
                        EndorsementRequest = level.EndorsementRequest is { } request && request.Of == from ? request with { Of = to } : level.EndorsementRequest,
                    }),
                ],
            }
            : null;

        // One that has run out and that a void sitting carries on (S-32).
        bool IsCarriedOn(LevelEntry level, int number, EndorsementEntry given) =>
            given is { IsExpunged: false, WithdrawnOn: null, LapsedOn: null } && carried.On <= level.CarriedUntil(number);
    }

    private static DateOnly? AsyeCompletedOn(WorkerSummaryRow row) => row.Roles.Select(role => role.AsyeCompletedOn).FirstOrDefault(completed => completed is not null);

    private static WorkerSummaryRow? Employment(WorkerSummaryRow row, int number, Func<EmploymentEntry, EmploymentEntry?> change) =>
        Changed(row.Employments, entry => entry.Spell == number, change) is { } employments ? row with { Employments = employments } : null;

    private static WorkerSummaryRow? Role(WorkerSummaryRow row, int number, Func<RoleEntry, RoleEntry?> change) =>
        Changed(row.Roles, entry => entry.Role == number, change) is { } roles ? row with { Roles = roles } : null;

    private static WorkerSummaryRow? Absence(WorkerSummaryRow row, int number, Func<AbsenceEntry, AbsenceEntry?> change) =>
        Changed(row.Absences, entry => entry.Absence == number, change) is { } absences ? row with { Absences = absences } : null;

    /// <summary>The list with one entry changed, or without it where nothing is left of it; null when there is no such entry.</summary>
    private static ImmutableArray<T>? Changed<T>(ImmutableArray<T> entries, Predicate<T> isMeant, Func<T, T?> change)
        where T : class
    {
        if (entries.FirstOrDefault(entry => isMeant(entry)) is not { } before)
            return null;
        return change(before) is { } after ? entries.Replace(before, after) : entries.Remove(before);
    }
}
