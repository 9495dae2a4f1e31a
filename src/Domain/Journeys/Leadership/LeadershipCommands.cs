using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Rollouts;

namespace Naas.Domain.Journeys;

public abstract partial record JourneyCommand
{
    /// <summary>Book a practice leader's assessment day, with all its parts. Its ratings, its release and what comes of it go the way of every attempt.</summary>
    /// <param name="SitsOn">The assessment day; <see cref="JourneyCommand.On"/> is the day of the booking.</param>
    public sealed record BookAssessmentDay(SittingCode Sitting, DateOnly SitsOn, DateOnly On) : JourneyCommand;

    /// <summary>Hand in what one group of colleagues fed back about the leader: how many there were, and the words without names .</summary>
    public sealed record GatherColleagueFeedback(ColleagueGroup Group, int Respondents, DocumentId Document, DateOnly On) : JourneyCommand;

    /// <summary>Put a group's feedback right, before the release.</summary>
    public sealed record CorrectColleagueFeedback(ColleagueGroup Group, int Respondents, DocumentId Document, CorrectionReason Reason, DateOnly On) : JourneyCommand;

    /// <summary>Name the area that a practice leader leads, where the employer has several by exception .</summary>
    public sealed record NameLeadersArea(int Role, ServiceAreaCode Area, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] How the employer of the role is divided on the day; null where it is not.</summary>
        public Division? Division { get; init; }
    }

    /// <summary>Put the area of a leader's role right.</summary>
    /// <param name="Area">Null when the role is for the whole service.</param>
    public sealed record CorrectLeadersArea(int Role, ServiceAreaCode? Area, CorrectionReason Reason, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] How the employer of the role is divided on the day; null where it is not.</summary>
        public Division? Division { get; init; }
    }
}
