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
/// correction, opens nothing that was recorded in between. A successor stands in the place of whom it took over.
/// </remarks>
public sealed class EmployerSight
{
    private readonly IReadOnlyList<StreamEntry<JourneyEvent>> _entries;

    private EmployerSight(IReadOnlyList<StreamEntry<JourneyEvent>> entries, ImmutableHashSet<long> inFull) => (_entries, InFull) = (entries, inFull);

    /// <summary>The revisions of what is told to it as to any employer of the worker.</summary>
    public ImmutableHashSet<long> InFull { get; }

    public static EmployerSight Of(OrganisationCode own, IReadOnlyList<StreamEntry<JourneyEvent>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        // The employments that were with it at some time, from their beginning, until a successor takes them away.
        var theirs = entries.Select(entry => entry.Event switch
        {
            JourneyEvent.EmploymentStarted e when e.PlacedAt == own => e.Spell,
            JourneyEvent.EmploymentCarriedOver e when e.To == own => e.Spell,
            _ => 0,
        }).ToHashSet();
        var inFull = ImmutableHashSet.CreateBuilder<long>();
        var journey = Journey.NotBegun;
        foreach (var entry in entries)
        {
            var hadThem = HasThem();
            journey = Journey.Evolve(journey, entry.Event);
            if (hadThem || HasThem() || entry.Metadata.Organisation == own.Value)
                _ = inFull.Add(entry.Revision);
            if (entry.Event is JourneyEvent.EmploymentCarriedOver carried && carried.From == own)
                _ = theirs.Remove(carried.Spell);
        }

        return new EmployerSight(entries, inFull.ToImmutable());

        bool HasThem() => journey.Spells.Any(spell => spell.IsOpen && theirs.Contains(spell.Number));
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

    private Sight SightOf(StreamEntry<JourneyEvent> entry) => InFull.Contains(entry.Revision)
        ? EventTable.SightOf(entry.Event.GetType(), Role.Employer)
        : EventTable.EarlierSightOf(entry.Event.GetType());
}
