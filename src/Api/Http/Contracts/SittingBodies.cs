using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Api.Http.Contracts;

/// <summary>The worker, or the employer, asks for a place at a sitting.</summary>
public sealed record RequestSittingBody(Level Level, DateOnly On)
{
    public JourneyCommand.RequestSitting ToCommand() => new(Level, On);
}

/// <summary>The first sitting there is, whether or not the worker takes it: with it the wait ends.</summary>
/// <param name="SitsOn">The day of the sitting.</param>
/// <param name="On">The day of the offer.</param>
public sealed record OfferSittingBody(Level Level, DateOnly SitsOn, DateOnly On)
{
    public JourneyCommand.OfferSitting ToCommand() => new(Level, SitsOn, On);
}

/// <summary>Books a place at a sitting.</summary>
/// <param name="Sitting">The delivery partner's code of the sitting, such as <c>LEEDS-2018-09-12-AM</c>.</param>
/// <param name="SitsOn">The day of the sitting.</param>
/// <param name="On">The day of the booking.</param>
public sealed record BookSittingBody(Level Level, SittingCode Sitting, DateOnly SitsOn, DateOnly On)
{
    public JourneyCommand.BookSitting ToCommand() => new(Level, Sitting, SitsOn, On);
}

/// <summary>The sitting is called off before it is sat.</summary>
/// <param name="Reason"><c>sitting-not-held</c> or <c>worker-unavailable</c>; the others come with commands of their own.</param>
public sealed record CancelSittingBody(Level Level, CancellationReason Reason, DateOnly On)
{
    public JourneyCommand.CancelSitting ToCommand() => new(Level, Reason, On);
}

/// <summary>The place and the day that should have been booked.</summary>
/// <param name="SitsOn">The day of the sitting.</param>
/// <param name="Reason">Why the record is put right.</param>
/// <param name="On">The day of the correction.</param>
public sealed record CorrectBookingBody(Level Level, SittingCode Sitting, DateOnly SitsOn, CorrectionReason Reason, DateOnly On)
{
    public JourneyCommand.CorrectBooking ToCommand() => new(Level, Sitting, SitsOn, Reason, On);
}

/// <summary>The worker asks for reasonable adjustments.</summary>
/// <param name="Document">What is asked for: the words, stored before under <c>documents</c>.</param>
public sealed record RequestAdjustmentsBody(Level Level, DocumentId Document, DateOnly On)
{
    public JourneyCommand.RequestAdjustments ToCommand() => new(Level, Document, On);
}

/// <summary>Whether the adjustments are made.</summary>
public sealed record DecideAdjustmentsBody(Level Level, bool Agreed, AdjustmentReason Reason, DateOnly On)
{
    public JourneyCommand.DecideAdjustments ToCommand() => new(Level, Agreed, Reason, On);
}

/// <summary>The sitting does not count.</summary>
/// <param name="Reason"><c>malpractice</c> and <c>result-corrected</c> come with commands of their own.</param>
public sealed record VoidSittingBody(Level Level, VoidReason Reason, DateOnly On)
{
    public JourneyCommand.VoidSitting ToCommand() => new(Level, Reason, On);
}

/// <summary>Somebody alleges malpractice at an attempt: the one under way, once it was sat, or any whose result is out.</summary>
/// <param name="Attempt">From 1.</param>
/// <param name="Document">The words, stored before under <c>documents</c>.</param>
public sealed record AllegeMalpracticeBody(Level Level, int Attempt, DocumentId Document, DateOnly On)
{
    public JourneyCommand.AllegeMalpractice ToCommand() => new(Level, Attempt, Document, On);
}

/// <summary>The worker answers the allegation.</summary>
/// <param name="Document">The words, stored before under <c>documents</c>.</param>
public sealed record AnswerAllegationBody(Level Level, DocumentId Document, DateOnly On)
{
    public JourneyCommand.AnswerAllegation ToCommand() => new(Level, Document, On);
}

/// <summary>Whether there was malpractice, by somebody uninvolved.</summary>
/// <param name="Found">What was found; left out for nothing.</param>
/// <param name="Document">The reasons, where malpractice was found: the words, stored before under <c>documents</c>.</param>
public sealed record DecideMalpracticeBody(Level Level, MalpracticeKind? Found, DocumentId? Document, DateOnly On)
{
    public JourneyCommand.DecideMalpractice ToCommand() => new(Level, Found, Document, On);
}

/// <summary>Hands in the score of the element that the machine scores.</summary>
/// <param name="Score">On the scale of the performance standard in force on the day of the sitting.</param>
/// <param name="Profile">The areas of the statement that were looked at, and how they went; may be left out.</param>
public sealed record RecordMarkBody(Level Level, Element Element, decimal Score, [MostItems(AreaProfile.MostAreas, Key = "area")] IReadOnlyList<AreaRatingBody>? Profile, DateOnly On)
{
    public JourneyCommand.RecordMark ToCommand() => new(Level, Element, Score, AreaRatingBody.Profile(Profile), On);
}

/// <summary>Hands in one assessor's rating of one exercise; the caller is the assessor.</summary>
/// <param name="Exercise">From 1.</param>
/// <param name="Score">On the scale of one exercise of the performance standard in force on the day of the sitting.</param>
/// <param name="Profile">The areas of the statement that were looked at, and how they went; may be left out.</param>
public sealed record RateExerciseBody(Level Level, Element Element, int Exercise, decimal Score, [MostItems(AreaProfile.MostAreas, Key = "area")] IReadOnlyList<AreaRatingBody>? Profile, DateOnly On)
{
    public JourneyCommand.RateExercise ToCommand() => new(Level, Element, Exercise, Score, AreaRatingBody.Profile(Profile), On);
}

/// <summary>The mark as the moderator holds it, before the release.</summary>
/// <param name="Score">On the scale of the performance standard in force on the day of the sitting.</param>
/// <param name="Profile">The areas of the statement that were looked at, and how they went; left out, they stay as they were.</param>
public sealed record ModerateMarkBody(Level Level, Element Element, decimal Score, [MostItems(AreaProfile.MostAreas, Key = "area")] IReadOnlyList<AreaRatingBody>? Profile, ModerationReason Reason, DateOnly On)
{
    public JourneyCommand.ModerateMark ToCommand() => new(Level, Element, Score, Profile is null ? null : AreaRatingBody.Profile(Profile), Reason, On);
}

/// <summary>The lead observer's narrative of the attempt under way; the caller is the observer.</summary>
/// <param name="Document">The words, stored before under <c>documents</c>.</param>
public sealed record RecordNarrativeBody(Level Level, DocumentId Document, DateOnly On)
{
    public JourneyCommand.RecordNarrative ToCommand() => new(Level, Document, On);
}

/// <summary>The simulated observation was recorded.</summary>
/// <param name="Recording">The delivery partner's code of the recording.</param>
/// <param name="HeldBy">Who holds it.</param>
public sealed record TakeRecordingBody(Level Level, RecordingCode Recording, OrganisationCode HeldBy, DateOnly On)
{
    public JourneyCommand.TakeRecording ToCommand() => new(Level, Recording, HeldBy, On);
}

/// <summary>The worker lets a recording be used for training.</summary>
public sealed record AgreeToTrainingUseBody(Level Level, DateOnly On)
{
    public JourneyCommand.AgreeToTrainingUse ToCommand(RecordingCode recording) => new(Level, recording, On);
}

/// <summary>Another organisation holds the recording from now on.</summary>
/// <param name="HeldBy">Who holds it.</param>
public sealed record HandOverRecordingBody(Level Level, OrganisationCode HeldBy, DateOnly On)
{
    public JourneyCommand.HandOverRecording ToCommand(RecordingCode recording) => new(Level, recording, HeldBy, On);
}

/// <summary>Somebody looked at the recording.</summary>
public sealed record UseRecordingBody(Level Level, RecordingUse For, DateOnly On)
{
    public JourneyCommand.UseRecording ToCommand(RecordingCode recording) => new(Level, recording, For, On);
}

/// <summary>The recording was destroyed, its time being over.</summary>
public sealed record DestroyRecordingBody(Level Level, DateOnly On)
{
    public JourneyCommand.DestroyRecording ToCommand(RecordingCode recording) => new(Level, recording, On);
}

/// <summary>How it went in one area of the knowledge and skills statement.</summary>
/// <param name="Area">By its number in the statement; an area stands in a profile once.</param>
public sealed record AreaRatingBody([Between(1, AreaProfile.MostAreas)] int Area, AreaJudgement Judgement)
{
    public static AreaProfile Profile(IReadOnlyList<AreaRatingBody>? ratings) =>
        AreaProfile.Of((ratings ?? []).Select(rating => new AreaRating(rating.Area, rating.Judgement)));
}
