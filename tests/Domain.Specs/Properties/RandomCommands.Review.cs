using Naas.Domain.Specs.Journeys;

namespace Naas.Domain.Specs.Properties;

internal sealed partial class RandomCommands
{
    public JourneyCommand.SupportReview Support(Level level, DateOnly on)
    {
        var track = journey.At(level);
        var attempt = SomeReleased(level) ?? track.Bookings;
        return new(level, attempt, track.ResultOf(attempt) is { } released && track.EndorsementOf(released.Attempt) is { } given ? given.EndorsedBy : SomeEmployer(), on);
    }

    /// <summary>Of what there is to review, mostly.</summary>
    public JourneyCommand.RequestReview RequestReview(Level level, DateOnly on)
    {
        var track = journey.At(level);
        var isOfAFinding = !track.Findings.IsEmpty || track.Accreditation is { RevokedOn: not null } or { Notice: not null };
        var attempt = isOfAFinding && dice.OnceIn(2)
            ? (track.Findings.IsEmpty ? track.Accreditation!.Attempt : track.Findings[^1].Attempt.Number, ReviewGround.FindingOrRevocation)
            : (track.Released.LastOrDefault(released => released.Outcome == Outcome.NotMet)?.Number ?? Number(track.Bookings), dice.Pick(ReviewGround.ResultAtOddsWithPractice, ReviewGround.ExtenuatingCircumstances, ReviewGround.ProceduralError));
        return new(level, attempt.Item1, attempt.Item2, SomeDocument(), on);
    }

    public JourneyCommand.AppointReviewPanel AppointPanel(Level level, int review, DateOnly on) =>
        new(level, review, Place("chair-1"), Place(dice.OnceIn(10) ? "assessor-1" : "member-1"), Place("member-2"), on) { StandardSetters = dice.OnceIn(12) ? [new("member-2")] : [] };

    public JourneyCommand.ReplaceReviewMember ReplaceMember(Level level, int review, DateOnly on)
    {
        var panel = journey.At(level).Review(review) is { } open ? open : null;
        var former = panel?.Declarations.FirstOrDefault(declared => declared.HasConflict).By ?? default;
        return new(level, review, former == default ? panel is { Panel.IsEmpty: false } ? dice.Pick(panel.Panel) : new("member-1") : former, Place($"member-{3 + dice.Roll(5)}"), on) { StandardSetters = [] };
    }

    public JourneyCommand.ReMarkElement ReMark(Level level, int review, Element element, DateOnly on)
    {
        var standard = world.Standard(level, element);
        return new(level, review, element, Score(standard), SomeAreas(), on) { Standard = standard };
    }

    /// <summary>Mostly all for one remedy, another one from review to review.</summary>
    public JourneyCommand.CastReviewVote Vote(Level level, int review, DateOnly on)
    {
        ReviewRemedy[] remedies = journey.At(level).Review(review) switch
        {
            { Ground: ReviewGround.FindingOrRevocation } => [ReviewRemedy.OverturnFinding, ReviewRemedy.OverturnRevocation, ReviewRemedy.Uphold],
            { ToReMark.Count: > 0 } => [ReviewRemedy.ReMark],
            _ => [ReviewRemedy.SetAside, ReviewRemedy.CorrectClericalError, ReviewRemedy.Uphold, ReviewRemedy.SetAside],
        };
        var remedy = dice.OnceIn(6) ? dice.Pick(Enum.GetValues<ReviewRemedy>()) : remedies[(review + journey.At(level).Reviews.Length) % remedies.Length];
        return new(level, review, remedy, dice.OnceIn(15) ? ReviewReasonSet.None : ReviewReasonSet.Of(dice.Pick(Enum.GetValues<ReviewReason>())), on);
    }

    public JourneyCommand.DecideReview DecideReview(Level level, int review, DateOnly on)
    {
        var standard = world.Standard(level, dice.Pick(AnyElement));
        // With another remedy a correction is refused; mostly it goes with its own.
        var isOfError = journey.At(level).Review(review)?.Votes.Any(vote => vote.Remedy == ReviewRemedy.CorrectClericalError) == true;
        var correction = isOfError || dice.OnceIn(6) ? new ClericalCorrection(standard.Element, Score(standard), null) : null;
        return new(level, review, SomeDocument(), correction, on) { Standard = standard, Certificate = KnownFacts.Certificate };
    }

    public JourneyCommand.RequestRecheck RequestRecheck(Level level, DateOnly on)
    {
        var standard = world.Standard(level, dice.OnceIn(4) ? dice.Pick(AnyElement) : Knowledge);
        return new(level, SomeReleased(level) ?? Number(journey.At(level).Bookings), standard.Element, on) { Standard = standard };
    }

    public JourneyCommand.AnswerRecheck AnswerRecheck(Level level, DateOnly on)
    {
        var asked = journey.At(level).Rechecks.LastOrDefault();
        var standard = world.Standard(level, asked?.Element ?? Knowledge);
        return new(level, asked?.Attempt ?? Number(journey.At(level).Bookings), standard.Element, Score(standard), null, on) { Standard = standard };
    }

    private static PanelPlace Place(string who) => new(new(who), null);

    /// <summary>The one that is open or waits; now and then another.</summary>
    private int SomeReview(Level level) =>
        journey.At(level).Reviews.LastOrDefault(review => !review.HasEnded) is { } open && !dice.OnceIn(6) ? open.Number : Number(journey.At(level).Reviews.Length);
}
