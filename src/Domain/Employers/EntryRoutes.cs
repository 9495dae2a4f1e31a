namespace Naas.Domain.Employers;

/// <summary>How somebody came to carry out statutory functions; each way has its own clock, or none .</summary>
public enum EntryRoute
{
    /// <summary>In such a role already: no clock.</summary>
    Established = 1,

    /// <summary>Newly qualified, in the assessed and supported year in employment: minimum service, then an expectation .</summary>
    NewlyQualified = 2,

    /// <summary>New to supervising practice: minimum service .</summary>
    NewSupervisor = 3,

    /// <summary>New to leading practice: minimum service .</summary>
    NewLeader = 4,

    /// <summary>From another social work role, such as adult services or the voluntary sector: an expectation .</summary>
    OtherSocialWorkRole = 5,

    /// <summary>From outside England: an expectation .</summary>
    OutsideEngland = 6,
}

/// <summary>Which absence it is, as far as the rules tell absences apart; why exactly is nobody's business here.</summary>
public enum AbsenceKind
{
    /// <summary>Family leave, certified sickness or absence related to a disability: windows stand still (S-48).</summary>
    Protected = 1,

    /// <summary>Any other authorised absence, such as study leave: it breaks no employment and stops no window (S-17).</summary>
    OtherAuthorised = 2,
}

/// <summary>Why an employer puts somebody forward before minimum service is over (S-17).</summary>
public enum WaiverReason
{
    ExperienceElsewhere = 1,
    ExperienceBeforeQualifying = 2,
    ReadySooner = 3,
}

/// <summary>Why an employer holds that experience is still insufficient although minimum service is over (S-17).</summary>
public enum ExtensionReason
{
    LongAbsence = 1,
    NarrowCaseload = 2,
    LittleSupervision = 3,
}
