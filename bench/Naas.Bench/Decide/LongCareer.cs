using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using static Naas.Domain.Assessments.Level;

namespace Naas.Bench.Decide;

/// <summary>One long career, told as what people asked for: two levels, four employers, an absence, lapses, narrow misses and retakes, a re-accreditation.</summary>
/// <remarks>
/// The journey that <c>decide</c> folds. A new event of the domain belongs in here: add a step where it fits in the life,
/// and take one away elsewhere until it comes to <see cref="Length"/> events again; the benchmark says how many there are.
/// </remarks>
internal static class LongCareer
{
    public const int Length = 100;

    private const string Bury = "E08000002";
    private const string Manchester = "E08000003";
    private const string Wigan = "E08000010";
    private const string Leeds = "E08000035";

    /// <summary>Whose workers may sit.</summary>
    public static IReadOnlyList<string> Sites { get; } = [Bury, Manchester, Wigan, Leeds];

    public static void Tell(Career worker)
    {
        // Newly qualified: put forward once the supported year is completed.
        worker.Registers("2018-06-01");
        worker.StartsAt(Leeds, "2017-01-09");
        worker.TakesUp(StatutoryFunction.HoldingCaseResponsibility, EntryRoute.NewlyQualified, spell: 1, "2017-01-09");
        worker.CompletesSupportedYear(role: 1, "2018-03-30");
        worker.GivesEqualityInformation("2018-06-04");
        worker.Agrees(Practitioner, "2018-06-04");

        // The written element is missed narrowly twice, with a leave that stops the window (S-48); then the element retakes are used up (S-04).
        worker.IsEndorsed(Practitioner, Leeds, "2018-07-02");
        worker.Sits(Practitioner, "2018-09-12", knowledge: 22, simulated: 48, written: 38);
        worker.IsEndorsed(Practitioner, Leeds, "2018-11-05");
        worker.Sits(Practitioner, "2018-12-12", written: 36);
        worker.IsAway(spell: 1, absence: 1, from: "2019-01-14", to: "2019-06-30");
        worker.IsEndorsed(Practitioner, Leeds, "2019-07-08");
        worker.Sits(Practitioner, "2019-08-14", written: 30);

        // Leaving lapses an employer's endorsement (S-16); an agency's worker leaves a host, who has seen the practice all the same (S-22).
        worker.IsEndorsed(Practitioner, Leeds, "2019-09-02");
        worker.Leaves(spell: 1, "2019-10-31");
        worker.StartsThrough("AGENCY-BRIGHT", Manchester, "2019-11-04");
        worker.TakesUp(StatutoryFunction.HoldingCaseResponsibility, EntryRoute.Established, spell: 2, "2019-11-04");
        worker.IsEndorsed(Practitioner, Manchester, "2020-07-06");
        worker.IsBooked(Practitioner, "2020-09-16");
        worker.Leaves(spell: 2, "2020-08-31");

        // Two elements missed: everything again, brought forward by the new employer, and met at last.
        worker.IsMarked(Practitioner, Element.Knowledge, 14, "2020-09-23");
        worker.IsMarked(Practitioner, Element.Simulated, 44, "2020-09-23");
        worker.IsMarked(Practitioner, Element.Written, 33, "2020-09-23");
        worker.HasTheResult(Practitioner, "2020-09-30");
        worker.StartsAt(Wigan, "2020-10-01");
        worker.TakesUp(StatutoryFunction.StatutoryPlans, EntryRoute.Established, spell: 3, "2020-10-01");
        worker.IsBroughtForward(Practitioner, "2021-03-01");
        worker.IsEndorsed(Practitioner, Wigan, "2021-03-08");
        worker.Sits(Practitioner, "2021-05-12", knowledge: 22, simulated: 46, written: 43);

        // Accredited anew by practice and learning (S-15).
        worker.RenewsByPractice(Practitioner, Wigan, hours: 32, "2024-03-04");

        // As supervisor; what Bury recorded on the wrong worker's journey is expunged.
        worker.TakesUp(StatutoryFunction.SupervisingSocialWorkers, EntryRoute.NewSupervisor, spell: 3, "2024-09-02");
        worker.Agrees(Supervisor, "2025-06-02");
        worker.StartsAt(Bury, "2025-09-01");
        worker.IsEndorsed(Supervisor, Wigan, "2025-10-06");
        worker.HasExpunged(spell: 4, "2025-10-13");

        // The last attempt is marked, and waits for its release.
        worker.IsAdjustedFor(Supervisor, "2025-11-03");
        worker.IsBooked(Supervisor, "2025-12-10");
        worker.IsRecorded(Supervisor, heldBy: Bury, "2025-12-10");
        worker.IsMarked(Supervisor, Element.Knowledge, 23, "2025-12-17");
        worker.IsMarked(Supervisor, Element.Simulated, 46, "2025-12-17");
        worker.IsMarked(Supervisor, Element.Written, 44, "2025-12-17");
    }

    /// <summary>A release that accredits: the decision that records most.</summary>
    public static Asked WhatIsAccepted { get; } = Career.Release(Supervisor, 1, "2025-12-24", by: Career.Releaser);

    /// <summary>The same by whoever marked: nearly every guard is passed before it is refused (S-51).</summary>
    public static Asked WhatIsRefused { get; } = Career.Release(Supervisor, 1, "2025-12-24", by: Career.Assessor);
}
