namespace Naas.Domain.Journeys;

public static partial class Refusals
{
    public static RefusalKind MarksIncomplete { get; } = new(
        "marks-incomplete", "Not every element has a mark",
        C16("¶40", "To do this we will create a performance standard for each element of the test – knowledge, simulated and written."),
        "Hand in the missing marks first.");

    public static RefusalKind ReleaserMarked { get; } = new(
        "releaser-marked", "Whoever marked cannot release",
        S("S-51", "Every release is the act of a named person who neither marked nor moderated that attempt."),
        "Another person releases this result.");

    public static RefusalKind ReleaseBeforeMarks { get; } = new(
        "release-before-marks", "The release lies before the last mark",
        S("S-41", "The clock for a retake starts on the day the result is released to the worker."),
        "Check the day of release.");

    public static RefusalKind NothingToRelease { get; } = new(
        "nothing-to-release", "The result is out",
        S("S-51", "A result is released once, and anew only after a correction."),
        "Correct a mark first if the result is wrong.");

    public static RefusalKind CorrectionBeforeRelease { get; } = new(
        "correction-before-release", "The correction lies before the release that it corrects",
        S("S-51", "A released result is corrected and released anew; what was wrong before its release is put right before it."),
        "Use a day on or after that release.");

    public static RefusalKind EarlierResultFirst { get; } = new(
        "earlier-result-first", "A corrected result waits for its release",
        S("S-41", "What is to be taken again follows from the results before it, as they were released to the worker."),
        "Release the corrected result of the attempt that is named first.");

    public static RefusalKind ReleaserChanged { get; } = new(
        "releaser-changed", "Whoever moderated or corrected cannot release",
        S("S-51", "Every release is the act of a named person who neither marked nor moderated that attempt."),
        "Another person releases this result.");

    public static RefusalKind RetakeUnderWay { get; } = new(
        "retake-under-way", "What has been sat is not released",
        S("S-36", "A revocation waits until the result of what has been sat is out."),
        "Release that result first.");

    public static RefusalKind NoRetakeOpen { get; } = new(
        "no-retake-open", "Nothing is to be taken again",
        C16("¶74", "Following the assessment, social workers and employers will receive feedback indicating the areas where the social worker falls below the expected standard."),
        "Check the level; plans and earlier dates are for what is to be taken again.");

    public static RefusalKind NothingToBringForward { get; } = new(
        "nothing-to-bring-forward", "There is no later time to bring forward",
        S("S-06", "A retake with an expected time may be brought forward with a reason."),
        "Book the sitting.");
}
