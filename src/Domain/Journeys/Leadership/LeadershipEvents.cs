using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Domain.Journeys;

public abstract partial record JourneyEvent
{
    /// <summary>What one group of colleagues fed back about the leader was gathered; the words stand in the document, without names .</summary>
    /// <param name="Endorsement">The endorsement by which the leader was put forward, for which it counts; 0 for a re-accreditation by assessment, which needs none.</param>
    /// <param name="Respondents">How many colleagues of the group were heard.</param>
    public sealed record ColleagueFeedbackGathered(int Endorsement, ColleagueGroup Group, int Respondents, DocumentId Document, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level.Leader;
    }

    /// <summary>A group's feedback was recorded wrongly and is put right, before the release.</summary>
    public sealed record ColleagueFeedbackCorrected(int Endorsement, ColleagueGroup Group, int Respondents, DocumentId Document, CorrectionReason Reason, ActorId By, DateOnly On) : JourneyEvent
    {
        public override Level? AtLevel() => Level.Leader;
    }

    /// <summary>The practice leader leads one of the largely autonomous areas of the employer's service, by exception .</summary>
    public sealed record LeadersAreaNamed(int Role, ServiceAreaCode Area, DateOnly On) : JourneyEvent;

    /// <summary>The area of a leader's role was recorded wrongly and is put right.</summary>
    /// <param name="Area">Null when the role is for the whole service.</param>
    public sealed record LeadersAreaCorrected(int Role, ServiceAreaCode? Area, CorrectionReason Reason, ActorId By, DateOnly On) : JourneyEvent;
}
