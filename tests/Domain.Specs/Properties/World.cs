using Naas.Domain.Rollouts;
using Naas.Domain.Specs.Journeys;

namespace Naas.Domain.Specs.Properties;

/// <summary>What holds for one walk from outside the journey: the settings, the standards, the phase with its passports, who takes Leeds over.</summary>
/// <param name="SuccessionOn">The first day on which LEEDS-TRUST has the staff of LEEDS.</param>
/// <param name="PhaseTwoEndsOn">The last day of passports; known a month ahead. Null while there is no end.</param>
internal sealed record World(Policy Policy, bool AssessorsRate, DateOnly SuccessionOn, DateOnly? PhaseTwoEndsOn)
{
    public static DateOnly FirstDay { get; } = KnownFacts.Day("2018-05-01");

    /// <summary>The bank holidays of the years after it are not known.</summary>
    public static DateOnly LastDay { get; } = KnownFacts.Day("2027-06-30");

    public static World By(Dice dice) => new(
        // Practice leaders have a road under the consultation alone.
        WithOtherNumbers(dice.OnceIn(4) ? KnownFacts.Consultation2016 : KnownFacts.Response2017, dice),
        dice.OnceIn(2),
        FirstDay.AddDays(100 + dice.Roll(900)),
        dice.OnceIn(2) ? FirstDay.AddDays(200 + dice.Roll(900)) : null);

    public PerformanceStandard Standard(Level level, Element element) =>
        level == Leader || (AssessorsRate && element != Knowledge) ? KnownFacts.RatedStandard(level, element) : KnownFacts.Standard(level, element);

    public DateOnly? PassportsUntil(DateOnly today) => PhaseTwoEndsOn is { } ends && ends <= today.AddDays(30) ? ends : null;

    public Succession? SuccessorOf(OrganisationCode? organisation, DateOnly today) =>
        organisation?.Value == "LEEDS" && SuccessionOn <= today ? new Succession(new("LEEDS-TRUST"), SuccessionOn) : null;

    private static Policy WithOtherNumbers(Policy policy, Dice dice) => dice.OnceIn(2) ? policy : policy with
    {
        SiteExceptions = policy.SiteExceptions with { Value = new HashSet<SiteException>(dice.Pick<SiteException[]>([], [SiteException.AsyeCompleted], [SiteException.PrincipalSocialWorker])) },
        MinimumServiceMonths = policy.MinimumServiceMonths with { Value = 1 + dice.Roll(12) },
        EndorsementValidMonths = policy.EndorsementValidMonths with { Value = 1 + dice.Roll(12) },
        AutomaticRebookings = policy.AutomaticRebookings with { Value = dice.Roll(3) },
        ReviewRequestWorkingDays = policy.ReviewRequestWorkingDays with { Value = 5 + dice.Roll(30) },
        RecordingKeptMonths = policy.RecordingKeptMonths with { Value = dice.Roll(6) },
        NarrowRetakeMonths = policy.NarrowRetakeMonths with { Value = 1 + dice.Roll(6) },
        ElementRetakeExpectedAfterMonths = policy.ElementRetakeExpectedAfterMonths with { Value = 1 + dice.Roll(6) },
        BankedElementMonths = policy.BankedElementMonths with { Value = 1 + dice.Roll(12) },
        ElementRetakesBeforeFullRetake = policy.ElementRetakesBeforeFullRetake with { Value = 1 + dice.Roll(3) },
        FullRetakeExpectedAfterMonths = policy.FullRetakeExpectedAfterMonths with { Value = 1 + dice.Roll(12) },
        ReaccreditationMonths = policy.ReaccreditationMonths with { Value = dice.OnceIn(6) ? null : 18 + dice.Roll(20) },
    };
}
