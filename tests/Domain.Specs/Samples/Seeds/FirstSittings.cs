using Naas.Application.Samples;
using static Naas.Domain.Specs.Samples.Sample;

namespace Naas.Domain.Specs.Samples.Seeds;

/// <summary>One element of somebody's first attempt.</summary>
/// <param name="Employer">The first one.</param>
/// <param name="Met">As first released.</param>
/// <param name="Chance">The probability with which the generator let this worker meet it.</param>
internal readonly record struct FirstResult(int Ordinal, EthnicGroup Group, OrganisationCode Employer, Element Element, bool Met, double Chance, int Attempt, DateOnly SitsOn);

/// <summary>The first attempts of everybody who is assessed in one seed of the Phase One sample.</summary>
internal static class FirstSittings
{
    /// <summary>From the lives: the first result that was released to each worker.</summary>
    public static IReadOnlyList<FirstResult> OfLives(ulong seed, SampleParameters parameters, TrueChance truth) =>
        [.. new PhaseOneSample(parameters, Reference, Editions, seed).Workers().SelectMany(worker => OfLife(worker, parameters, truth))];

    private static IEnumerable<FirstResult> OfLife(SampleWorker worker, SampleParameters parameters, TrueChance truth)
    {
        var events = EventsOf(worker).ToList();
        if (events.OfType<JourneyEvent.ResultReleased>().FirstOrDefault() is not { } released)
            yield break;

        var sitsOn = events.OfType<JourneyEvent.SittingBooked>().Single(booked => booked.Attempt == released.Attempt).SitsOn;
        var post = worker.Steps.Select(step => step.Command).OfType<JourneyCommand.StartEmployment>().First();
        var born = worker.Registration.DateOfBirth;
        foreach (var element in released.Met.Concat(released.NotMet).Order())
        {
            var chance = truth.OfMeeting(element, worker.Characteristics.Ethnicity, AgeOn(parameters.Programme.CountedOn.Value, born), post.On.AddYears(5) <= sitsOn, released.Attempt > 1);
            yield return new(worker.Ordinal, worker.Characteristics.Ethnicity, post.PlacedAt, element, released.Met.Contains(element), chance, released.Attempt, sitsOn);
        }
    }

    /// <summary>From the plan: who is put forward, sitting when it is planned, by the scores alone.</summary>
    /// <remarks>
    /// A twentieth of the time that lives take. It has no refusals, moves, absences or void sittings, none of which looks at a
    /// score: so it holds people who were not assessed in the end, and each element of whoever was comes out as it did in life.
    /// </remarks>
    public static IReadOnlyList<FirstResult> OfPlan(ulong seed, SampleParameters parameters, TrueChance truth)
    {
        var workers = new SamplePlan(parameters, new SampleCalendar(parameters, Reference.Calendar), Editions, seed).Workers;
        var scores = new ScoreModel(parameters, seed);
        return [.. workers.SelectMany(worker => worker.FirstSitting is { } sitsOn && sitsOn <= parameters.Programme.To.Value ? OfPlan(worker, sitsOn) : [])];

        IEnumerable<FirstResult> OfPlan(PlannedWorker worker, DateOnly sitsOn)
        {
            var isLongThere = worker.Posts[0].From.AddYears(5) <= sitsOn;
            foreach (var set in parameters.Standards.Elements.Value)
            {
                if (set.Element != Knowledge && HasPassport(worker))
                    continue;
                var score = scores.Score(worker, set.Element, attempt: 1, sitsOn, set.Items * set.ItemWorth) + (set.Element == Written ? Moderation(worker) : 0);
                var chance = truth.OfMeeting(set.Element, worker.Characteristics.Ethnicity, worker.AgeOn(parameters.Programme.CountedOn.Value), isLongThere, preparedBefore: false);
                yield return new(worker.Ordinal, worker.Characteristics.Ethnicity, worker.Posts[0].Authority.Code.Value, set.Element, score >= set.Cut, chance, Attempt: 1, sitsOn);
            }
        }

        bool HasPassport(PlannedWorker worker) =>
            worker.Posts[0].Authority.Code.Value == parameters.Circumstances.ProofOfConceptAuthority.Value && DrawFor(worker, "passport").Percent(parameters.Circumstances.PassportPercent.Value);

        int Moderation(PlannedWorker worker)
        {
            var draw = DrawFor(worker, "moderation/1");
            return draw.Percent(parameters.Circumstances.ModeratedPercent.Value) ? draw.Within(1, 2) : 0;
        }

        Draw DrawFor(PlannedWorker worker, string purpose) => Draw.For(seed, worker.Ordinal, purpose);
    }

    private static int AgeOn(DateOnly day, DateOnly born) => day.Year - born.Year - (day < born.AddYears(day.Year - born.Year) ? 1 : 0);
}
