using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    private static readonly Gate<JourneyCommand.DeclareLearning> ToDeclareLearning = new(
        AnAccreditationIsHeld,
        DeclarationIsTheNext,
        ItIsToBeRenewed,
        DayHasCome,
        HoursCountFromTheAccreditation,
        HoursAreInRange,
        NothingInQuestionWouldBeRenewed);

    // Who sees the practice comes before anything of the record: an organisation that never saw it learns no more than by a register check (S-37).
    private static readonly Gate<JourneyCommand.EndorseForReaccreditation> ToEndorseForReaccreditation = new(
        DayHasCome,
        EndorserIsNoAgency<JourneyCommand.EndorseForReaccreditation>(command => command.Endorser),
        EndorserHasSeenThePractice<JourneyCommand.EndorseForReaccreditation>(command => command.Endorser),
        AnAccreditationIsHeld,
        ItIsToBeRenewed,
        RenewalIsOpen,
        NothingIsInQuestion);

    private static Rule<JourneyCommand.DeclareLearning> DeclarationIsTheNext => new("The declaration is the next one", Refusals.DeclarationOutOfTurn)
    {
        WhyNot = (command, journey, _) => Held(command.Level, journey) is { } held && command.Declaration is { } number && number != held.Learning.Length + 1
            ? Refusals.DeclarationOutOfTurn.Because($"Declaration {number} was sent; the next is declaration {held.Learning.Length + 1}.")
            : null,
        Idle = NothingHeld,
        Held = (command, journey, _) => $"The next declaration is declaration {Held(command.Level, journey)!.Learning.Length + 1}.",
    };

    private static Rule<JourneyCommand.DeclareLearning> HoursCountFromTheAccreditation => new("Hours count from the accreditation on", Refusals.RenewalNotOpen)
    {
        WhyNot = (command, journey, _) => Held(command.Level, journey) is { } held && command.On < held.Since
            ? Refusals.RenewalNotOpen.Because($"The worker is accredited since {held.Since.Words()}; hours count from then.")
            : null,
        Idle = NothingHeld,
        Held = (command, journey, _) => $"Hours count from {Held(command.Level, journey)!.Since.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("accredited-since", Held(command.Level, journey)?.Since)),
    };

    private static Rule<JourneyCommand.DeclareLearning> HoursAreInRange => new("The hours are hours of one declaration", Refusals.HoursOutOfRange)
    {
        WhyNot = (command, _, _) => WrongHours(command.Hours),
        Held = (command, journey, policy) => Held(command.Level, journey) is { } held
            ? $"With {command.Hours} hours, {held.HoursDeclared + command.Hours} of {policy.ReaccreditationLearningHours.Value} are declared since {(held.RenewedOn ?? held.Since).Words()}."
            : $"The declaration is of {command.Hours} hours.",
        Settings = policy => [policy.ReaccreditationLearningHours.Named()],
    };

    /// <summary>What would complete a route waits while the department has something to settle (S-36); what would not is declared all the same.</summary>
    private static Rule<JourneyCommand.DeclareLearning> NothingInQuestionWouldBeRenewed => new("Nothing about the accreditation is to be settled first", Refusals.AccreditationInQuestion)
    {
        WhyNot = (command, journey, policy) => NotToBeRenewed(journey.At(command.Level)) is { } inQuestion && WouldRenew(command, journey, policy) ? inQuestion : null,
        Idle = NothingHeld,
        Held = (command, journey, _) => $"What is declared counts towards the accreditation of {Held(command.Level, journey)!.Since.Words()}.",
        Dates = (command, journey, policy) => Held(command.Level, journey) is { } held
            ? RenewalDates(command.Level, journey, policy)
                .Concat(Used.Dates(("renewed-on", held.RenewedOn), ("endorsed-on", held.PracticeEndorsedOn), ("endorsement-counts-until", held.PracticeEndorsedOn?.AddMonths(policy.EndorsementValidMonths.Value))))
                .Concat(held.Learning.SelectMany(declared => Used.Dates(("declared-on", declared.On))))
            : [],
        Settings = policy => [policy.EndorsementValidMonths.Named(), policy.ReaccreditationLearningHours.Named()],
    };

    private static bool WouldRenew(JourneyCommand.DeclareLearning command, Journey journey, Policy policy) =>
        Held(command.Level, journey) is { } held
        && PracticeAndLearningCompleteOn(Journey.Evolve(journey, new JourneyEvent.LearningDeclared(command.Level, held.Learning.Length + 1, command.Hours, command.On)).At(command.Level), policy) is not null;

    private static string? NothingHeld(IAtLevel command, Journey journey, Policy policy) =>
        Held(command.Level, journey) is null ? $"The worker holds no accreditation as a {command.Level.Words()}." : null;
}
