using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Domain.Journeys;

public abstract partial record JourneyCommand
{
    /// <summary>Remind the worker that re-accreditation falls due (S-15).</summary>
    /// <param name="MonthsAhead">Which of the edition's reminders.</param>
    public sealed record RemindOfReaccreditation(Level Level, int MonthsAhead, DateOnly On) : JourneyCommand;

    /// <summary>Declare hours of learning towards re-accreditation (S-15).</summary>
    public sealed record DeclareLearning(Level Level, decimal Hours, DateOnly On) : JourneyCommand, IAtLevel
    {
        /// <summary>Which declaration it is to be, counted from 1: tells two equal ones of one day apart. Null where there is no doubt.</summary>
        public int? Declaration { get; init; }

        /// <summary>[fact] The number of the certificate, should it come to one.</summary>
        public CertificateNumber? Certificate { get; init; }
    }

    /// <summary>Put the hours of a declaration right.</summary>
    public sealed record CorrectLearning(Level Level, int Declaration, decimal Hours, CorrectionReason Reason, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The number of the certificate, should it come to one.</summary>
        public CertificateNumber? Certificate { get; init; }
    }

    /// <summary>Endorse the practice of somebody accredited, for re-accreditation (R-120, S-15).</summary>
    public sealed record EndorseForReaccreditation(Level Level, OrganisationCode EndorsedBy, DateOnly On) : JourneyCommand, IAtLevel
    {
        /// <summary>[fact] The endorsing organisation.</summary>
        public Organisation? Endorser { get; init; }

        /// <summary>[fact] The number of the certificate, should it come to one.</summary>
        public CertificateNumber? Certificate { get; init; }
    }

    /// <summary>Note that re-accreditation is overdue; it takes effect on the day after the due day, however late this comes (S-15).</summary>
    public sealed record MarkReaccreditationOverdue(Level Level, DateOnly On) : JourneyCommand;

    /// <summary>Note that the grace is over (S-15).</summary>
    public sealed record MarkAccreditationNotCurrent(Level Level, DateOnly On) : JourneyCommand;

    /// <summary>Give notice that an accreditation is to be revoked (S-36).</summary>
    public sealed record NotifyRevocation(Level Level, RevocationGround Ground, DocumentId Notice, DateOnly On) : JourneyCommand;

    /// <summary>Drop a revocation of which notice was given.</summary>
    public sealed record DropRevocation(Level Level, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The number of the certificate, should it come to one.</summary>
        public CertificateNumber? Certificate { get; init; }
    }

    /// <summary>Revoke an accreditation, once the time of the notice is over (S-36).</summary>
    public sealed record RevokeAccreditation(Level Level, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] The number of the certificate, should it come to one.</summary>
        public CertificateNumber? Certificate { get; init; }
    }
}
