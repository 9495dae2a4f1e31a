using Naas.Domain.Assessments;
using static Naas.Domain.Assessments.Level;

namespace Naas.Bench.Decide;

/// <summary>One long career, told as what people asked for: two levels, five employers, lapses, narrow misses and retakes.</summary>
/// <remarks>
/// The journey that <c>decide</c> folds. A new event of the domain belongs in here: add a step where it fits in the life,
/// and take one away elsewhere until it comes to <see cref="Length"/> events again; the benchmark says how many there are.
/// </remarks>
internal static class LongCareer
{
    public const int Length = 100;

    private const string Bury = "E08000002";
    private const string Manchester = "E08000003";
    private const string Oldham = "E08000004";
    private const string Wigan = "E08000010";
    private const string Leeds = "E08000035";

    public static void Tell(Career worker)
    {
        worker.Registers("2018-06-01");
        worker.StartsAt(Leeds, "2018-01-08");
        worker.Agrees(Practitioner, "2018-06-04");

        // The written element is missed narrowly twice; then the element retakes are used up (S-04).
        worker.IsEndorsed(Practitioner, Leeds, "2018-07-02");
        worker.Sits(Practitioner, "2018-09-12", knowledge: 22, simulated: 48, written: 38);
        worker.IsEndorsed(Practitioner, Leeds, "2018-11-05");
        worker.Sits(Practitioner, "2019-01-09", written: 36);
        worker.IsEndorsed(Practitioner, Leeds, "2019-02-18");
        worker.Sits(Practitioner, "2019-03-27", written: 30);

        // Leaving lapses an endorsement, and cancels a sitting that is still ahead (S-16).
        worker.IsEndorsed(Practitioner, Leeds, "2019-09-02");
        worker.Leaves(spell: 1, "2019-10-31");
        worker.StartsThrough("AGENCY-BRIGHT", Manchester, "2019-11-04");
        worker.IsEndorsed(Practitioner, Manchester, "2020-02-03");
        worker.IsBooked(Practitioner, "2020-04-22");
        worker.Leaves(spell: 2, "2020-03-31");

        // Two elements missed: everything again. Then one missed by more, and met at last.
        worker.StartsAt(Wigan, "2020-04-01");
        worker.IsEndorsed(Practitioner, Wigan, "2020-10-05");
        worker.Sits(Practitioner, "2020-12-09", knowledge: 14, simulated: 44, written: 33);
        worker.IsEndorsed(Practitioner, Wigan, "2021-10-04");
        worker.Sits(Practitioner, "2021-12-08", knowledge: 12, simulated: 46, written: 43);
        worker.IsEndorsed(Practitioner, Wigan, "2022-03-07");
        worker.Sits(Practitioner, "2022-05-11", knowledge: 21);

        // As supervisor, with two employers for a while, of which both endorse.
        worker.Agrees(Supervisor, "2024-06-03");
        worker.StartsAt(Bury, "2024-09-02");
        worker.IsEndorsed(Supervisor, Wigan, "2025-02-03");
        worker.IsEndorsed(Supervisor, Bury, "2025-02-10");
        worker.Sits(Supervisor, "2025-04-09", knowledge: 19, simulated: 37, written: 41);
        worker.IsEndorsed(Supervisor, Wigan, "2025-06-02");
        worker.Sits(Supervisor, "2025-07-09", simulated: 33);
        worker.IsEndorsed(Supervisor, Wigan, "2025-10-06");
        worker.Sits(Supervisor, "2025-11-12", simulated: 38);
        worker.IsEndorsed(Supervisor, Bury, "2026-09-07");
        worker.Leaves(spell: 4, "2026-09-30");
        worker.IsEndorsed(Supervisor, Wigan, "2026-10-05");
        worker.Sits(Supervisor, "2026-12-09", knowledge: 15, simulated: 34, written: 30);
        worker.Leaves(spell: 3, "2027-08-31");
        worker.StartsAt(Oldham, "2027-09-01");
        worker.IsEndorsed(Supervisor, Oldham, "2028-01-10");
        worker.Sits(Supervisor, "2028-03-08", knowledge: 17, simulated: 42, written: 39);
        worker.IsEndorsed(Supervisor, Oldham, "2029-01-08");
        worker.Sits(Supervisor, "2029-03-14", knowledge: 20, simulated: 39, written: 36);

        // The last attempt is marked, and waits for its release.
        worker.IsEndorsed(Supervisor, Oldham, "2030-01-07");
        worker.IsBooked(Supervisor, "2030-03-13");
        worker.IsMarked(Supervisor, Element.Knowledge, 23, "2030-03-18");
        worker.IsMarked(Supervisor, Element.Simulated, 47, "2030-03-18");
        worker.IsMarked(Supervisor, Element.Written, 44, "2030-03-18");
    }

    /// <summary>A release that accredits: the decision that records most.</summary>
    public static Asked WhatIsAccepted { get; } = Career.Release(Supervisor, "2030-03-27", by: Career.Releaser);

    /// <summary>The same by whoever marked: nearly every guard is passed before it is refused (S-51).</summary>
    public static Asked WhatIsRefused { get; } = Career.Release(Supervisor, "2030-03-27", by: Career.Assessor);
}
