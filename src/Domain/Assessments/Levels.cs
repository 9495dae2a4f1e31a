namespace Naas.Domain.Assessments;

/// <summary>A level of seniority, each with its own knowledge and skills statement (R-001, C16 ¶6).</summary>
public enum Level
{
    /// <summary>Child and family practitioner .</summary>
    Practitioner = 1,

    /// <summary>Practice supervisor .</summary>
    Supervisor = 2,

    /// <summary>Practice leader: assessed by a separate process (C16 ¶44), not open under the response (G17 ¶47).</summary>
    Leader = 3,
}

/// <summary>A part of the assessment with its own performance standard (R-081, C16 ¶40). Endorsement is a stage, not an element (S-29).</summary>
public enum Element
{
    // Practitioners and supervisors (C16 ¶37)

    Knowledge = 1,

    /// <summary>The simulated observation, its reflective conversation included (S-30).</summary>
    Simulated = 2,

    Written = 3,

    // A practice leader's assessment day (R-126, C16 ¶45)

    RolePlay = 4,

    WrittenExercise = 5,

    /// <summary>The in-depth interview.</summary>
    Interview = 6,
}

/// <summary>From whom feedback about a practice leader is drawn (R-126, C16 ¶45).</summary>
public enum ColleagueGroup
{
    /// <summary>The social workers in the service that the leader leads.</summary>
    SocialWorkers = 1,

    Peers = 2,
    Managers = 3,

    /// <summary>The elected members of the authority on whose behalf the service is run.</summary>
    ElectedMembers = 4,

    Partners = 5,
}

/// <summary>How one element went, against the cut and the narrow band of its standard.</summary>
public enum ElementResult
{
    Met = 1,

    /// <summary>Below the cut, within the band that the standard's panel approved (S-01).</summary>
    NarrowlyNotMet = 2,

    NotMet = 3,
}

/// <summary>The only public outcomes (G17-A ¶38): there is no grade.</summary>
public enum Outcome
{
    Met = 1,
    NotMet = 2,
}
