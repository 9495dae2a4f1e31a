using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Domain.Journeys;

/// <summary>Something that somebody asks of one journey.</summary>
/// <remarks>
/// A command carries every fact its decision needs, as values: the application fills in <see cref="Facts"/> and what
/// stands in brackets below before it decides. So a decision can be made again, by anyone, from the command alone.
/// </remarks>
public abstract record JourneyCommand
{
    private JourneyCommand() { }

    /// <summary>The day on which it is to take effect (Europe/London).</summary>
    public abstract DateOnly On { get; init; }

    /// <summary>Who asks, and what day it is.</summary>
    public CommandFacts Facts { get; init; } = CommandFacts.Missing;

    /// <summary>Enter the system. The registration number and the name go to the person directory, not here.</summary>
    public sealed record RegisterSocialWorker(DateOnly On) : JourneyCommand;

    /// <summary>Take up practice with an organisation.</summary>
    /// <param name="Agency">With <see cref="EmploymentBasis.Agency"/> only.</param>
    public sealed record StartEmployment(OrganisationCode PlacedAt, EmploymentBasis Basis, OrganisationCode? Agency, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The organisation of the placement.</summary>
        public Organisation? Placement { get; init; }

        /// <summary>[fact] The agency, when one is named.</summary>
        public Organisation? ContractHolder { get; init; }
    }

    /// <summary>Leave; the endorsement of that organisation lapses with it (S-16).</summary>
    /// <param name="On">The last day in post.</param>
    public sealed record EndEmployment(int Spell, LeavingReason Reason, LeavingDestination Destination, DateOnly On) : JourneyCommand;

    /// <summary>The worker agrees to be put forward at this level (S-47).</summary>
    public sealed record AgreeToAssessment(Level Level, DateOnly On) : JourneyCommand;

    /// <summary>Endorse, or endorse again after a result that was not met: which of the two it is follows from the journey.</summary>
    public sealed record EndorsePractice(Level Level, OrganisationCode EndorsedBy, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The endorsing organisation: its kind, and whether it is a site.</summary>
        public Organisation? Endorser { get; init; }
    }

    /// <summary>Book a place at a sitting of whatever is due on its day: everything, or the one element to be taken again.</summary>
    /// <param name="SitsOn">The day of the sitting; <see cref="JourneyCommand.On"/> is the day of the booking.</param>
    public sealed record BookSitting(Level Level, SittingCode Sitting, DateOnly SitsOn, DateOnly On) : JourneyCommand;

    /// <summary>Hand in the score of one element; whether it is met follows from the standard.</summary>
    public sealed record RecordMark(Level Level, Element Element, decimal Score, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The performance standard in force on the day of the sitting.</summary>
        public PerformanceStandard? Standard { get; init; }
    }

    /// <summary>Release the result to the worker and the employer, by somebody who marked no part of it (S-51).</summary>
    public sealed record ReleaseResult(Level Level, DateOnly On) : JourneyCommand;
}

/// <summary>Who asks, and which day it is for the law.</summary>
/// <param name="Actor">The person or system that acts.</param>
/// <param name="Today">The business day in England on which the command is decided.</param>
public sealed record CommandFacts(ActorId Actor, DateOnly Today)
{
    /// <summary>What a command has before the application fills its facts in; deciding it is a bug.</summary>
    public static CommandFacts Missing { get; } = new(new ActorId("nobody"), DateOnly.MinValue);
}
