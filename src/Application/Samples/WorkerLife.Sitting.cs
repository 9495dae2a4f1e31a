using System.Collections.Immutable;
using Naas.Application.People;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Application.Samples;

/// <content>From the booking to the last mark: adjustments, absence from the sitting, ratings, recordings.</content>
internal sealed partial class WorkerLife
{
    private void LeadUpTo(AuthorityParameters authority, Attempt attempt, DateOnly bookedOn)
    {
        AskForAdjustments(attempt, bookedOn);
        var draw = DrawFor($"sitting/{attempt.Number}/comes");
        if (draw.Percent(Circumstances.WithdrawsPercent.Value) && _calendar.WorkingDays(attempt.SitsOn, -2) is var day && day > bookedOn)
        {
            Intend(day, Plans, today => IfItMay(today, Myself, new JourneyCommand.WithdrawAgreement(Level, today)));
            return;
        }

        if (draw.Percent(Circumstances.NoShowPercent.Value))
            BecomeVoid(authority, attempt, VoidReason.NoShow);
        else if (draw.Percent(Circumstances.TechnicalFailurePercent.Value))
            BecomeVoid(authority, attempt, VoidReason.TechnicalFailure);
        else
            Sit(attempt);
    }

    private bool IsUnderWay(Attempt attempt) => Track.UnderWay?.Number == attempt.Number;

    /// <summary>What is needed stands in the document alone; whoever marks never learns of it (S-33).</summary>
    private void AskForAdjustments(Attempt attempt, DateOnly bookedOn)
    {
        var draw = DrawFor($"adjustments/{attempt.Number}");
        if (!draw.Percent(Circumstances.AdjustmentsPercent.Value) || Track.Adjustments is not null)
            return;

        var agreed = !draw.Percent(Circumstances.AdjustmentsRefusedPercent.Value);
        Intend(
            _calendar.WorkingDays(bookedOn, 1),
            Agreements,
            today => IsUnderWay(attempt)
                ? IfItMay(today, Myself, document => new JourneyCommand.RequestAdjustments(Level, document, today), DocumentKind.AdjustmentsRequested, "I need more time for reading on a screen, and a room with few others in it.")
                : null,
            (asked, _) => Intend(
                _calendar.WorkingDays(asked, 3),
                Plans,
                today => IfItMay(today, Partner, new JourneyCommand.DecideAdjustments(Level, agreed, agreed ? AdjustmentReason.AsRequested : AdjustmentReason.MoreInformationNeeded, today))));
    }

    /// <summary>Void, not a fail: a new place is booked without a further endorsement (S-32).</summary>
    private void BecomeVoid(AuthorityParameters authority, Attempt attempt, VoidReason reason) =>
        Intend(
            _calendar.WorkingDays(attempt.SitsOn, 1),
            Plans,
            today => IsUnderWay(attempt) ? IfItMay(today, Partner, new JourneyCommand.VoidSitting(Level, reason, today)) : null,
            (today, _) =>
            {
                if (Track.Rebooking is { } again && SittingBetween(authority, today.AddDays(7), again.Until) is { } day)
                    Book(authority, _calendar.WorkingDays(today, 2), day);
            });

    private void Sit(Attempt attempt)
    {
        Record(attempt);
        var markedBy = attempt.SitsOn;
        foreach (var element in attempt.Elements)
        {
            var (day, time) = element switch
            {
                Element.Knowledge => (_calendar.WorkingDays(attempt.SitsOn, 1), KnowledgeMarks),
                Element.Simulated => (_calendar.NextBusy(attempt.SitsOn.AddDays(5), DayOfWeek.Monday), SimulatedMarks),
                _ => (_calendar.NextBusy(attempt.SitsOn.AddDays(5), DayOfWeek.Monday), WrittenMarks),
            };
            markedBy = day > markedBy ? day : markedBy;
            HandIn(attempt, element, day, time);
        }

        // The third rating of an exercise and a moderation take until the Wednesday.
        var moderatedBy = _calendar.WorkingDays(markedBy, 2);
        Moderate(attempt, moderatedBy);
        var ready = attempt.SitsOn.AddDays(7 * DrawFor($"release/{attempt.Number}").Within(Assessment.WeeksToRelease.Value));
        Release(attempt, _calendar.NextBusy(ready > moderatedBy ? ready : moderatedBy.AddDays(1), DayOfWeek.Thursday));
    }

    /// <summary>Simulations are recorded, and the recording destroyed once its time is over (S-11).</summary>
    private void Record(Attempt attempt)
    {
        if (!attempt.Elements.Contains(Element.Simulated))
            return;

        var recording = new RecordingCode(Text($"REC-{_worker.Ordinal:D5}-{attempt.Number}"));
        Intend(attempt.SitsOn, Recordings, today => IsUnderWay(attempt) ? IfItMay(today, Partner, new JourneyCommand.TakeRecording(Level, recording, DeliveryPartner, today)) : null);
    }

    private void HandIn(Attempt attempt, Element element, DateOnly day, TimeOnly time)
    {
        var standard = StandardOf(attempt, element);
        var score = _scores.Score(_worker, element, attempt.Number, attempt.SitsOn, standard.OutOf);
        var profile = ProfileFor(attempt, score, standard);
        if (!standard.IsRated)
        {
            Intend(day, time, today => IsUnderWay(attempt) ? IfItMay(today, Assessor(attempt, element, 1), new JourneyCommand.RecordMark(Level, element, score, profile, today)) : null);
            return;
        }

        foreach (var exercise in Enumerable.Range(1, standard.Exercises))
        {
            // Two assessors differ evenly about what the exercise deserves; the third, where one is needed, meets it.
            var deserved = score / standard.Exercises;
            var apart = Apart(attempt, element, exercise, Math.Min(deserved, standard.ExerciseOutOf - deserved));
            Rate(1, deserved + apart, day);
            Rate(2, deserved - apart, day, (_, events) =>
            {
                if (events.OfType<JourneyEvent.ThirdRatingNeeded>().Any())
                    Rate(3, deserved, _calendar.WorkingDays(day, 1));
            });

            void Rate(int rater, decimal rating, DateOnly on, Action<DateOnly, ImmutableArray<JourneyEvent>>? then = null) =>
                Intend(on, time, today => IsUnderWay(attempt) ? IfItMay(today, Assessor(attempt, element, rater), new JourneyCommand.RateExercise(Level, element, exercise, rating, profile, today)) : null, then);
        }

        if (element == Element.Simulated && DrawFor($"narrative/{attempt.Number}").Percent(Circumstances.NarrativePercent.Value))
            Intend(day, Moderations, today => IsUnderWay(attempt)
                ? IfItMay(today, Assessor(attempt, element, 1), document => new JourneyCommand.RecordNarrative(Level, document, today), DocumentKind.Narrative, "Builds trust with the family early on; the analysis of risk names what was seen and what was only said.")
                : null);
    }

    private PerformanceStandard StandardOf(Attempt attempt, Element element) =>
        _standards.GetValueOrDefault((Level, element))?.InForceOn(attempt.SitsOn)
        ?? throw new InvalidOperationException($"There is no standard for {element} at {Level} on {attempt.SitsOn:yyyy-MM-dd}: the sample cannot be marked.");

    private decimal Apart(Attempt attempt, Element element, int exercise, decimal most)
    {
        var spread = Circumstances.RaterSpread.Value * DrawFor($"raters/{attempt.Number}/{element}/{exercise}").Normal();
        return Math.Clamp((decimal)(Math.Round(spread * 2) / 2), -most, most);
    }

    /// <summary>Areas lean the way the score does, each with its own chance.</summary>
    private AreaProfile ProfileFor(Attempt attempt, decimal score, PerformanceStandard standard)
    {
        var margin = (double)((score - standard.Cut) / standard.OutOf);
        return AreaProfile.Of(Enumerable.Range(1, standard.Areas).Select(area =>
        {
            var standing = (margin * 2) + (0.3 * DrawFor($"area/{attempt.Number}/{standard.Element}/{area}").Normal());
            return new AreaRating(area, standing < -0.2 ? AreaJudgement.ToDevelop : standing > 0.5 ? AreaJudgement.WellAbove : AreaJudgement.Met);
        }));
    }

    /// <summary>A moderator who rated nothing changes one mark by a point or two, and says why (S-52).</summary>
    private void Moderate(Attempt attempt, DateOnly on)
    {
        var draw = DrawFor($"moderation/{attempt.Number}");
        if (!attempt.Elements.Contains(Element.Written) || !draw.Percent(Circumstances.ModeratedPercent.Value))
            return;

        var points = draw.Within(1, 2);
        Intend(on, Moderations, today => Track.UnderWay is { } marked && marked.Number == attempt.Number && marked.MarkOf(Element.Written) is { } mark
            ? IfItMay(today, Moderator(attempt), new JourneyCommand.ModerateMark(Level, Element.Written, Math.Min(mark.Score + points, StandardOf(attempt, Element.Written).OutOf), mark.Profile, ModerationReason.SeverityOfAssessor, today))
            : null);
    }
}
