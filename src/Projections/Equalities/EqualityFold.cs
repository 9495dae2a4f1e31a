using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;

namespace Naas.Projections.Equalities;

/// <summary>What an event does to the row of its journey.</summary>
internal static class EqualityFold
{
    /// <returns>The row after the event; null when it cannot follow.</returns>
    public static EqualityRow? After(EqualityRow row, JourneyEvent journeyEvent, PersonFacts? person) =>
        journeyEvent.AtLevel() is { } at
            ? AtLevel(row.At(at), journeyEvent, person) is { } after ? row.With(after) : null
            : Whole(row, journeyEvent, person);

    private static EqualityRow? Whole(EqualityRow row, JourneyEvent journeyEvent, PersonFacts? person) => journeyEvent switch
    {
        // Whose declaration the directory does not have (any more) has declared nothing that can be counted.
        JourneyEvent.EqualityInformationDeclared e => row with { Declaration = e.Version, Declared = Declared.Of(person?.AnswersOf(e.Version) ?? EqualityAnswers.None) },
        JourneyEvent.EmploymentStarted e => row with { Employments = row.Employments.Add(new EmployedFrom(e.Spell, e.On)) },
        JourneyEvent.EmploymentCorrected e => row with { Employments = [.. row.Employments.Select(employed => employed.Spell == e.Spell ? employed with { From = e.From } : employed)] },
        JourneyEvent.EmploymentExpunged e => row with { Employments = row.Employments.RemoveAll(employed => employed.Spell == e.Spell) },
        JourneyEvent.EmploymentCarriedOver e => row with { Levels = [.. row.Levels.Select(level => CarriedOver(level, e))] },
        JourneyEvent.JourneySuperseded => row with { IsClosed = true },
        JourneyEvent.JourneyReinstated => row with { IsClosed = false },
        // Where the other record brings a road of its own, an element that was left here is not what is left (S-53).
        JourneyEvent.RecordAbsorbed e => EqualityBeside.With(
            row with { Levels = [.. row.Levels.Select(level => e.Record.At(level.Level).Any(happened => happened is JourneyEvent.SittingBooked) ? level with { Left = null } : level)] },
            e.Beside,
            person),
        _ => null,
    };

    /// <summary>What is open goes on under the successor's name (S-16).</summary>
    private static EqualityLevel CarriedOver(EqualityLevel level, JourneyEvent.EmploymentCarriedOver carried)
    {
        var (from, to) = (carried.From.Value, carried.To.Value);
        return level with
        {
            Requests = [.. level.Requests.Select(asked => asked.Outcome is null && asked.Of == from ? asked with { Of = to } : asked)],
            Endorsements = [.. level.Endorsements.Select(given => given.By == from && !given.IsOver && (given.LapsedOn is null || carried.On <= given.LapsedOn) ? given with { By = to } : given)],
            Attempts = [.. level.Attempts.Select(attempt => attempt.Organisation == from && carried.On <= attempt.SitsOn ? attempt with { Organisation = to } : attempt)],
        };
    }

    private static EqualityLevel? AtLevel(EqualityLevel level, JourneyEvent journeyEvent, PersonFacts? person) => journeyEvent switch
    {
        JourneyEvent.EndorsementRequested e => level with
        {
            Requests = [.. level.Requests.Select(asked => asked.Outcome is null ? asked with { Outcome = EqualityOutcomes.Replaced, AnsweredOn = e.On } : asked), new AskedToEndorse(e.Of.Value, e.On, AgeOn(e.On, person))],
        },
        JourneyEvent.EndorsementDeclined e => Answered(level, e.DeclinedBy.Value, asked => asked with { Outcome = EqualityOutcomes.Declined, AnsweredOn = e.On }),
        JourneyEvent.PracticeEndorsed e when e.Endorsement == level.Endorsements.Length + 1 => Endorsed(level, e.EndorsedBy.Value, e.Endorsement, e.On),
        JourneyEvent.PracticeReEndorsed e when e.Endorsement == level.Endorsements.Length + 1 => Endorsed(level, e.EndorsedBy.Value, e.Endorsement, e.On),
        JourneyEvent.EndorsementWithdrawn e => Given(level, e.Endorsement, given => given with { IsOver = true }),
        JourneyEvent.EndorsementExpired e => Given(level, e.Endorsement, given => given with { IsOver = true }),
        JourneyEvent.EndorsementLapsedOnLeaving e => Given(level, e.Endorsement, given => given with { LapsedOn = e.On }),
        JourneyEvent.EndorsementReinstated e => Given(level, e.Endorsement, given => given with { LapsedOn = e.LapsedOn }),
        JourneyEvent.EndorsementCorrected e => By(Given(level, e.Endorsement, given => given with { IsOver = false }), e.Endorsement, asked => asked with { AnsweredOn = e.EndorsedOn }),
        // What was never given answers nobody.
        JourneyEvent.EndorsementExpunged e => By(Given(level, e.Endorsement, given => given with { IsOver = true }), e.Endorsement, asked => asked with { Outcome = null, AnsweredOn = null, Endorsement = 0 }),

        JourneyEvent.SittingBooked e when e.Endorsement >= 0 && e.Endorsement <= level.Endorsements.Length => level with { Attempts = level.Attempts.Add(Booked(level, e, person)) },
        JourneyEvent.BookingCorrected e => Of(level, e.Attempt, attempt => attempt with { SitsOn = e.SitsOn, Age = AgeOn(e.SitsOn, person) }),
        JourneyEvent.SittingCancelledOnLeaving e => Of(level, e.Attempt, attempt => attempt with { IsNone = true }),
        JourneyEvent.SittingCancelled e => Of(level, e.Attempt, attempt => attempt with { IsNone = true }),
        JourneyEvent.SittingVoided e => Of(level, e.Attempt, attempt => attempt with { IsNone = true }),
        JourneyEvent.ElementMarked e => Of(level, e.Attempt, attempt => attempt with { Marks = With(attempt.Marks, e.Element, e.Result) }),
        JourneyEvent.MarkModerated e => Of(level, e.Attempt, attempt => attempt with { Marks = With(attempt.Marks, e.Element, e.Result) }),
        // A mark is nobody's before somebody releases it (S-51): the corrected one waits for the corrected result.
        JourneyEvent.MarkCorrected e => Of(level, e.Attempt, attempt => attempt.ReleasedOn is null
            ? attempt with { Marks = With(attempt.Marks, e.Element, e.Result) }
            : attempt with { Corrections = With(attempt.Corrections, e.Element, e.Result) }),
        JourneyEvent.ResultReleased e => Of(level, e.Attempt, attempt => attempt with { ReleasedOn = e.On, Outcome = e.Outcome, Met = [.. e.Met] }),
        JourneyEvent.ResultCorrected e => Of(level, e.Attempt, attempt => attempt with
        {
            Marks = attempt.Corrections.Aggregate(attempt.Marks, (marks, corrected) => With(marks, corrected.Element, corrected.Result)),
            Corrections = [],
            Outcome = e.Outcome,
            Met = [.. e.Met],
        }),
        JourneyEvent.ResultAnnulled e => Of(level, e.Attempt, attempt => attempt with { AnnulledOn = e.On }),
        JourneyEvent.ResultSetAside e => Of(level, e.Attempt, attempt => attempt with { AnnulledOn = e.On, IsSetAside = true }),
        // A sitting that had become void stays so; what is sat instead of it is an attempt of its own.
        JourneyEvent.FindingOverturned e => Of(level, e.Attempt, attempt => attempt with { AnnulledOn = null }),

        JourneyEvent.NarrowRetakeOpened e => level with { Left = new ElementLeft(e.Element, e.BankedUntil, RestedOnPassport(level, e.Attempt)) },
        JourneyEvent.ElementRetakeOpened e => level with { Left = new ElementLeft(e.Element, e.BankedUntil, RestedOnPassport(level, e.Attempt)) },
        JourneyEvent.RetakeWindowMoved e => level with { Left = level.Left is { } left ? left with { BankedUntil = e.BankedUntil } : null },
        JourneyEvent.FullRetakeOpened or JourneyEvent.Accredited or JourneyEvent.Reaccredited or JourneyEvent.AccreditationRestored or JourneyEvent.AccreditationReinstated => level with { Left = null },

        JourneyEvent.ReviewRequested e => level with { Reviews = level.Reviews.Add(new ReviewOf(e.Review, e.Attempt, e.On)) },
        JourneyEvent.LateReviewRefused e => Ended(level, e.Review, EqualityOutcomes.RefusedAsLate, e.On),
        JourneyEvent.ReviewWithdrawn e => Ended(level, e.Review, EqualityOutcomes.Withdrawn, e.On),
        JourneyEvent.ReviewDecided e => Ended(level, e.Review, e.Remedy == ReviewRemedy.Uphold ? EqualityOutcomes.Upheld : EqualityOutcomes.Changed, e.On),
        _ => null,
    };

    private static string AgeOn(DateOnly day, PersonFacts? person) => Groupings.Code(Bands.AgeOn(day, person?.BornOn));

    private static Attempt Booked(EqualityLevel level, JourneyEvent.SittingBooked booked, PersonFacts? person)
    {
        var isElementRetake = level.Left is { } left && booked.Elements == ElementSet.Of(left.Element) && (!left.RestsOnPassport || booked.SitsOn <= left.BankedUntil);
        return new Attempt(
            booked.Attempt,
            booked.Endorsement,
            booked.Endorsement == 0 ? "" : level.Endorsements[booked.Endorsement - 1].By,
            [.. booked.Elements],
            booked.SitsOn,
            AgeOn(booked.SitsOn, person),
            isElementRetake,
            isElementRetake ? level.Left!.RestsOnPassport : booked.Elements.Count < ElementSet.AssessedAt(level.Level).Count);
    }

    private static bool RestedOnPassport(EqualityLevel level, int attempt) => level.Attempts.Any(sat => sat.Number == attempt && sat.RestedOnPassport);

    /// <summary>A request is answered by whoever was asked; another organisation's endorsement leaves it waiting.</summary>
    private static EqualityLevel Answered(EqualityLevel level, string by, Func<AskedToEndorse, AskedToEndorse> answer) =>
        level with { Requests = [.. level.Requests.Select(asked => asked.Outcome is null && asked.Of == by ? answer(asked) : asked)] };

    private static EqualityLevel Endorsed(EqualityLevel level, string by, int number, DateOnly on) =>
        Answered(level, by, asked => asked with { Outcome = EqualityOutcomes.Endorsed, AnsweredOn = on, Endorsement = number }) with { Endorsements = level.Endorsements.Add(new Endorsement(by)) };

    private static EqualityLevel? Given(EqualityLevel level, int number, Func<Endorsement, Endorsement> change) =>
        number >= 1 && number <= level.Endorsements.Length
            ? level with { Endorsements = level.Endorsements.SetItem(number - 1, change(level.Endorsements[number - 1])) }
            : null;

    /// <summary>The request that an endorsement answered, changed.</summary>
    private static EqualityLevel? By(EqualityLevel? level, int endorsement, Func<AskedToEndorse, AskedToEndorse> change) =>
        level is null ? null : level with { Requests = [.. level.Requests.Select(asked => asked.Endorsement == endorsement ? change(asked) : asked)] };

    private static EqualityLevel? Of(EqualityLevel level, int number, Func<Attempt, Attempt> change) =>
        level.Attempts.FirstOrDefault(attempt => attempt.Number == number) is { } found ? level with { Attempts = level.Attempts.Replace(found, change(found)) } : null;

    private static EqualityLevel? Ended(EqualityLevel level, int number, string outcome, DateOnly on) =>
        level.Reviews.FirstOrDefault(review => review.Number == number) is { } found ? level with { Reviews = level.Reviews.Replace(found, found with { Outcome = outcome, EndedOn = on }) } : null;

    private static ImmutableArray<Mark> With(ImmutableArray<Mark> marks, Element element, ElementResult result) =>
        [.. marks.Where(mark => mark.Element != element).Append(new Mark(element, result)).OrderBy(mark => mark.Element)];
}
