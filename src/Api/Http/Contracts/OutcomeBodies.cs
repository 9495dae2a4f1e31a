using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Api.Http.Contracts;

/// <summary>Releases the result of an attempt to the worker and the employer; after a correction, the corrected one.</summary>
/// <param name="Attempt">From 1.</param>
public sealed record ReleaseResultBody(Level Level, int Attempt, DateOnly On)
{
    public JourneyCommand.ReleaseResult ToCommand() => new(Level, Attempt, On);
}

/// <summary>The mark as it should have been, of the attempt under way, or of one whose result is out and is then released anew.</summary>
/// <param name="Attempt">From 1.</param>
/// <param name="Score">On the scale of the performance standard in force on the day of the sitting.</param>
/// <param name="Profile">The areas of the statement that were looked at, and how they went; left out, they stay as they were.</param>
/// <param name="Reason">Why the record is put right.</param>
/// <param name="On">The day of the correction.</param>
public sealed record CorrectMarkBody(Level Level, int Attempt, Element Element, decimal Score, [MostItems(AreaProfile.MostAreas, Key = "area")] IReadOnlyList<AreaRatingBody>? Profile, CorrectionReason Reason, DateOnly On)
{
    public JourneyCommand.CorrectMark ToCommand() => new(Level, Attempt, Element, Score, Profile is null ? null : AreaRatingBody.Profile(Profile), Reason, On);
}

/// <summary>Employer and worker agree what comes before the retake.</summary>
/// <param name="Document">The plan: the words, stored before under <c>documents</c>.</param>
public sealed record AgreeDevelopmentPlanBody(Level Level, DocumentId Document, DateOnly On)
{
    public JourneyCommand.AgreeDevelopmentPlan ToCommand() => new(Level, Document, On);
}

/// <summary>The employer lets the retake come before its expected time.</summary>
public sealed record BringRetakeForwardBody(Level Level, BringForwardReason Reason, DateOnly On)
{
    public JourneyCommand.BringRetakeForward ToCommand() => new(Level, Reason, On);
}

/// <summary>The narrow retake was not taken in its time; the day after the window counts, however late this comes.</summary>
public sealed record LapseNarrowRetakeBody(Level Level, DateOnly On)
{
    public JourneyCommand.LapseNarrowRetake ToCommand() => new(Level, On);
}

/// <summary>The elements that had been met count no more; the day after their time counts, however late this comes.</summary>
public sealed record ExpireBankedElementsBody(Level Level, DateOnly On)
{
    public JourneyCommand.ExpireBankedElements ToCommand() => new(Level, On);
}
