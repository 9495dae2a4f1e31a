using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Domain.Journeys;

/// <summary>Where the worker stands at one level. What the events of an episode do to it stands beside them.</summary>
public sealed partial record LevelTrack
{
    private static readonly ImmutableArray<LevelTrack> Untouched = [.. Enum.GetValues<Level>().Select(level => new LevelTrack(level))];

    private LevelTrack(Level level) => Level = level;

    /// <summary>Before anything happened at a level.</summary>
    public static LevelTrack UntouchedAt(Level level) => Untouched[(int)level - 1];

    public Level Level { get; }

    /// <summary>When the worker agreed to be assessed; null before, and after a withdrawal.</summary>
    public DateOnly? AgreedOn { get; private init; }

    /// <summary>When the worker declined, or took the agreement back; null when there is an agreement, or no answer.</summary>
    public DateOnly? DeclinedOn { get; private init; }

    /// <summary>The worker's request for an endorsement that waits for its answer.</summary>
    public EndorsementRequest? EndorsementRequest { get; private init; }

    /// <summary>The last answer with a no to such a request; null for none.</summary>
    public (OrganisationCode By, DeclineReason Reason, DateOnly On)? LastNo { get; private init; }

    public ImmutableArray<Endorsement> Endorsements { get; private init; } = [];

    /// <summary>The credit from the proof of concept, while there is one.</summary>
    public Passport? Passport { get; private init; }

    /// <summary>The last request for adjustments.</summary>
    public AdjustmentRequest? Adjustments { get; private init; }

    /// <summary>Whether any adjustments were agreed; a further request takes nothing away.</summary>
    public bool HasAgreedAdjustments { get; private init; }

    /// <summary>How many places at a sitting were ever asked for.</summary>
    public int SittingRequests { get; private init; }

    /// <summary>The request for a place that no offer has answered yet.</summary>
    public SittingRequest? SittingRequest { get; private init; }

    /// <summary>The waits for a place that are over, each as the days on which no window ran (S-48).</summary>
    public ImmutableArray<Standstill> Waited { get; private init; } = [];

    /// <summary>How many sittings were ever booked, cancelled and void ones included.</summary>
    public int Bookings { get; private init; }

    /// <summary>The attempt that is booked and not yet released.</summary>
    public Attempt? UnderWay { get; private init; }

    /// <summary>A void sitting's right to one more, on the endorsement that carried it; null for none.</summary>
    public Rebooking? Rebooking { get; private init; }

    /// <summary>How many rebookings were given without asking since a result was last released, for what lay with the worker (S-32).</summary>
    public int Rebookings { get; private init; }

    public int Cases { get; private init; }

    /// <summary>The allegation of malpractice that is not decided yet.</summary>
    public MalpracticeCase? Investigation { get; private init; }

    public ImmutableArray<Recording> Recordings { get; private init; } = [];

    /// <summary>The narratives that went out with a feedback report; drafts are not among them.</summary>
    public ImmutableArray<DocumentId> IssuedNarratives { get; private init; } = [];

    /// <summary>The investigations that were decided, each as the days on which no window ran (S-48).</summary>
    public ImmutableArray<Standstill> Investigated { get; private init; } = [];

    /// <summary>The notices of a revocation that were dropped or carried out, each as the days on which no window ran (S-48).</summary>
    public ImmutableArray<Standstill> Noticed { get; private init; } = [];

    /// <summary>Every attempt whose result was released, in the order of their numbers: any of them may be corrected, or be in question.</summary>
    public ImmutableArray<ReleasedAttempt> Released { get; private init; } = [];

    /// <summary>The newest of them.</summary>
    public ReleasedAttempt? LastReleased => Released.IsEmpty ? null : Released[^1];

    /// <summary>The day of the last release, that of a corrected result included; null before a result.</summary>
    public DateOnly? LastReleaseOn { get; private init; }

    /// <summary>How many element retakes were released since everything was last sat; one that was annulled counts no more than a void one (S-04, S-34).</summary>
    public int ElementRetakes => Released.IsEmpty ? 0 : SeriesOf(Released[^1].Number).Attempts.Count(released => released is { Attempt.IsElementRetake: true, IsAnnulled: false });

    /// <summary>What the last result left to be taken again; null before a result and once everything is met.</summary>
    public Retake? Retake { get; private init; }

    public Accreditation? Accreditation { get; private init; }

    /// <summary>How many certificates were ever issued at this level.</summary>
    public int Certificates { get; private init; }

    /// <summary>Whether the worker holds the accreditation, overdue or not current included; not one that was revoked.</summary>
    public bool IsAccredited => Accreditation is { IsRevoked: false };

    /// <summary>The elements due at a sitting on a day: the one to be taken again while the others are banked, otherwise all that no passport covers (R-100, R-101, R-115, S-03, S-07).</summary>
    /// <param name="passportsUntil">The last day of passports; null while they have no end (S-14).</param>
    public ElementSet ElementsDue(DateOnly sitsOn, DateOnly? passportsUntil = null) => ElementsDue(sitsOn, Retake, passportsUntil);

    /// <summary>The same with the ends of the retake as they are while something still stands in its way.</summary>
    internal ElementSet ElementsDue(DateOnly sitsOn, Retake? retake, DateOnly? passportsUntil)
    {
        var passported = Passport is { } passport && !(passportsUntil < sitsOn) ? passport.Elements : ElementSet.Empty;
        // A passport ends with its phase; what it covered was never banked (S-14).
        if (retake is { Element: { } element } && retake.IsForElementOn(sitsOn) && retake.Passported.All(passported.Contains))
            return ElementSet.Of(element);

        return ElementSet.Of([.. ElementSet.AssessedAt(Level).Except(passported)]);
    }

    internal LevelTrack Evolve(JourneyEvent journeyEvent) =>
        (EvolveSitting(journeyEvent)
        ?? EvolveOutcome(journeyEvent)
        ?? EvolveEndorsement(journeyEvent)
        ?? EvolveAccreditation(journeyEvent)
        ?? EvolveLeadership(journeyEvent)
        ?? EvolveReview(journeyEvent)
        ?? EvolveEntry(journeyEvent)
        ?? throw new ImpossibleHistoryException(journeyEvent, "it does not follow from what happened before")).Remembering(journeyEvent);

    private LevelTrack? EvolveEntry(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.AssessmentAgreed e when AgreedOn is null => this with { AgreedOn = e.On, DeclinedOn = null },
        JourneyEvent.AssessmentDeclined e when AgreedOn is null => this with { DeclinedOn = e.On },
        JourneyEvent.AgreementWithdrawn e when AgreedOn is not null => WaitedUntil(e.On) with { AgreedOn = null, DeclinedOn = e.On },
        JourneyEvent.AgreementCorrected e when AgreedOn is not null => this with { AgreedOn = e.AgreedOn },
        _ => null,
    };
}
