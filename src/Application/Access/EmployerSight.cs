using System.Collections.Immutable;
using Naas.Application.Commands;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Application.Access;

/// <summary>
/// How much of one journey an employer is told (S-16). What it recorded itself, and what was recorded while the record had the
/// worker in post with it, it is told as <see cref="EventRow.Employer"/> says; of what others recorded at any other time, it is
/// told as <see cref="EventRow.Earlier"/> says: what it needs to act, and no reasons.
/// </summary>
/// <remarks>
/// The order of recording counts, not the effective days: an employment that is recorded late, or made longer by a
/// correction, opens nothing that was recorded in between. No employment is recorded ahead of its first day (S-40), so the
/// later of the two is always the recording. A successor stands in the place of whom it took over.
/// </remarks>
public sealed class EmployerSight
{
    private readonly IReadOnlyList<StreamEntry<JourneyEvent>> _entries;

    private EmployerSight(IReadOnlyList<StreamEntry<JourneyEvent>> entries, ImmutableHashSet<long> inFull) => (_entries, InFull) = ([.. entries.SelectMany(WithWhatItBrings)], inFull);

    /// <summary>The revisions of its own time, and of what it recorded itself: they are told to it as to any employer of the worker.</summary>
    public ImmutableHashSet<long> InFull { get; }

    /// <param name="through">The revision up to which the answer tells of the journey. What an employer is told goes by the whole record all the same: to ask about the past opens nothing that is closed now.</param>
    public static EmployerSight Of(OrganisationCode own, IReadOnlyList<StreamEntry<JourneyEvent>> entries, long through = long.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(entries);
        // The employments that were with it at some time, from their beginning, until a successor takes them away.
        var theirs = entries.SelectMany(WithWhatItBrings).Select(entry => entry.Event switch
        {
            JourneyEvent.EmploymentStarted e when e.PlacedAt == own => e.Spell,
            JourneyEvent.EmploymentCarriedOver e when e.To == own => e.Spell,
            _ => 0,
        }).ToHashSet();
        var inFull = ImmutableHashSet.CreateBuilder<long>();
        var journey = Journey.NotBegun;
        foreach (var entry in entries)
        {
            var hadThem = HasThem(entry.Metadata.Organisation);
            journey = Journey.Evolve(journey, entry.Event);
            if (hadThem || HasThem(entry.Metadata.Organisation) || entry.Metadata.Organisation == own.Value)
                _ = inFull.Add(entry.Revision);
            if (entry.Event is JourneyEvent.EmploymentCarriedOver carried && carried.From == own)
                _ = theirs.Remove(carried.Spell);
        }

        return new EmployerSight([.. entries.TakeWhile(entry => entry.Revision <= through)], inFull.ToImmutable());

        bool HasThem(string? recordedBy) => journey.Spells.Any(spell => spell.IsOpen && theirs.Contains(spell.Number) && !WentOnTo(recordedBy, spell));

        // A former employer that says afterwards that the worker had come back before going on to another is told nothing by the other.
        bool WentOnTo(string? another, Spell spell) =>
            journey.Spells.Any(left => left.Number < spell.Number && !left.IsOpen && theirs.Contains(left.Number))
            && journey.Spells.Any(next => next.Number < spell.Number && next.PlacedAt.Value == another && next.From > spell.From && !theirs.Contains(next.Number));
    }

    /// <summary>What another record brought was recorded there, at another time than this employer's: of no revision here (S-53).</summary>
    private static IEnumerable<StreamEntry<JourneyEvent>> WithWhatItBrings(StreamEntry<JourneyEvent> entry) =>
        entry.Event is JourneyEvent.RecordAbsorbed brought ? brought.Record.Select(happened => entry with { Event = happened, Revision = -1 }).Prepend(entry) : [entry];

    /// <summary>How far it is told of one of these events.</summary>
    public Sight SightOf(StreamEntry<JourneyEvent> entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return (InFull.Contains(entry.Revision), entry.Event) switch
        {
            (true, JourneyEvent.RetakeWindowMoved e) when !TellsCause(e.Cause, e.Number) => Sight.InBrief,
            (true, JourneyEvent.ReaccreditationDueMoved e) when !TellsCause(e.Cause, e.Number) => Sight.InBrief,
            (true, var e) => EventTable.SightOf(e.GetType(), Role.Employer),
            (false, var e) => EventTable.EarlierSightOf(e.GetType()),
        };
    }

    /// <summary>Whether it is told of the last event of a kind, reasons or not; true when there is none to be told of.</summary>
    public bool TellsLast<TEvent>(Func<TEvent, bool> which)
        where TEvent : JourneyEvent =>
        _entries.LastOrDefault(entry => entry.Event is TEvent happened && which(happened)) is not { } last || SightOf(last) != Sight.Never;

    /// <summary>Whether something that it is told of in full hands a document over to it.</summary>
    public bool HandsOver(DocumentId document) => _entries.Any(entry => InFull.Contains(entry.Revision) && entry.Event switch
    {
        JourneyEvent.FeedbackIssued e => e.Narrative == document,
        JourneyEvent.MalpracticeFound e => e.Document == document,
        _ => false,
    });

    /// <summary>Whether it is told what days were for that are not held against the worker: of an absence that it is told of, of the wait for a place, and of a review. Of all else, the days would tell.</summary>
    private bool TellsCause(WindowStop cause, int number) => cause switch
    {
        WindowStop.ProtectedAbsence => TellsLast<JourneyEvent.AbsenceStarted>(e => e.Absence == number),
        WindowStop.WaitForSitting => true,
        WindowStop.Review => TellsLast<JourneyEvent.ReviewOpened>(e => e.Review == number),
        _ => false,
    };
}
