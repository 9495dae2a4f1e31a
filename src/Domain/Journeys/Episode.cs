namespace Naas.Domain.Journeys;

/// <summary>The parts of a journey, in the order in which most begin.</summary>
public enum Episode
{
    /// <summary>Registration, employment, role, absence, agreement.</summary>
    Entry = 1,

    Endorsement = 2,

    /// <summary>Booking, adjustments, the sitting itself and its marks.</summary>
    Sitting = 3,

    /// <summary>Results, feedback, retakes.</summary>
    Outcome = 4,

    /// <summary>Independent review and human re-check.</summary>
    Review = 5,

    /// <summary>Certificate, re-accreditation, revocation.</summary>
    Accreditation = 6,

    /// <summary>What only practice leaders have.</summary>
    Leadership = 7,

    /// <summary>Two records of one person.</summary>
    Merging = 8,
}
