using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Domain.Journeys;

public abstract partial record JourneyCommand
{
    /// <summary>The worker asks an organisation that sees the practice to endorse it (S-21).</summary>
    public sealed record RequestEndorsement(Level Level, OrganisationCode Of, DateOnly On) : JourneyCommand, IAtLevel
    {
        /// <summary>[fact] The organisation that is asked.</summary>
        public Organisation? Endorser { get; init; }
    }

    /// <summary>Answer a worker's request with a no (S-21).</summary>
    public sealed record DeclineEndorsement(Level Level, OrganisationCode DeclinedBy, DeclineReason Reason, DateOnly On) : JourneyCommand;

    /// <summary>Endorse, or endorse again after a result that was not met: which of the two it is follows from the journey.</summary>
    /// <param name="Rank">The worker's place in the organisation's list, from 1; null leaves the order to the days (S-44).</param>
    public sealed record EndorsePractice(Level Level, OrganisationCode EndorsedBy, DateOnly On, int? Rank = null) : JourneyCommand, IAtLevel
    {
        /// <summary>[fact] The endorsing organisation: its kind, and whether it is a site.</summary>
        public Organisation? Endorser { get; init; }
    }

    /// <summary>Give an endorsement another place in the organisation's list (S-44).</summary>
    public sealed record RankEndorsement(Level Level, OrganisationCode EndorsedBy, int Rank, DateOnly On) : JourneyCommand;

    /// <summary>Take an endorsement back, before the sitting (S-20).</summary>
    public sealed record WithdrawEndorsement(Level Level, OrganisationCode EndorsedBy, WithdrawalReason Reason, DateOnly On) : JourneyCommand;

    /// <summary>Note that an endorsement ran out; it takes effect on the day after its last, however late this comes (S-19).</summary>
    public sealed record ExpireEndorsement(Level Level, int Endorsement, DateOnly On) : JourneyCommand;

    /// <summary>Put the day of an endorsement right.</summary>
    public sealed record CorrectEndorsement(Level Level, int Endorsement, DateOnly EndorsedOn, CorrectionReason Reason, DateOnly On) : JourneyCommand;

    /// <summary>Expunge an endorsement that was recorded on the wrong worker's journey, and that nobody sat on.</summary>
    public sealed record ExpungeEndorsement(Level Level, int Endorsement, CorrectionReason Reason, DateOnly On) : JourneyCommand;

    /// <summary>Credit the proof of concept's simulation and, with it, the written exercise (R-115, S-13).</summary>
    /// <param name="Elements">What is asked to be credited: the pair, or it is refused.</param>
    /// <param name="SimulationMet">Whether the proof of concept's simulation met the standard.</param>
    public sealed record GrantPassport(Level Level, ElementSet Elements, bool SimulationMet, DateOnly On) : JourneyCommand, IAtLevel
    {
        /// <summary>[fact] The last day of Phase Two, with which passports end; null while it has none (S-14).</summary>
        public DateOnly? PassportsUntil { get; init; }
    }

    /// <summary>Note that a passport ended with Phase Two (S-14).</summary>
    public sealed record ExpirePassport(Level Level, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The last day of Phase Two; null while it has none.</summary>
        public DateOnly? PassportsUntil { get; init; }
    }
}
