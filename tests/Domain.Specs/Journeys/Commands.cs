using Naas.Domain.Rollouts;
using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys;

/// <summary>What somebody asks, with the facts that the application would fill in. Today is filled in by the spec.</summary>
internal static class Commands
{
    public static JourneyCommand Register(string on) => By("clerk-1", new JourneyCommand.RegisterSocialWorker(Day(on)));

    public static JourneyCommand StartEmployment(string at, string on, bool numberIsTheirs = true) =>
        StartEmployment(at, EmploymentBasis.Direct, null, on, numberIsTheirs);

    /// <summary>… at an organisation that another has taken over.</summary>
    public static JourneyCommand StartEmployment(string at, string on, string successor, string since) =>
        ((JourneyCommand.StartEmployment)StartEmployment(at, on)) with { Succession = new Succession(new(successor), Day(since)) };

    public static JourneyCommand StartPlacement(string agency, string at, string on) =>
        StartEmployment(at, EmploymentBasis.Agency, agency, on);

    public static JourneyCommand StartEmployment(string at, EmploymentBasis basis, string? agency, string on, bool numberIsTheirs = true) =>
        By("clerk-1", new JourneyCommand.StartEmployment(new(at), basis, agency is null ? null : new OrganisationCode(agency), Day(on))
        {
            Placement = Known(at),
            ContractHolder = agency is null ? null : Known(agency),
            NumberIsTheirs = numberIsTheirs,
        });

    public static JourneyCommand EndEmployment(int spell, LeavingReason reason, LeavingDestination destination, string on) =>
        By("clerk-1", new JourneyCommand.EndEmployment(spell, reason, destination, Day(on)));

    public static JourneyCommand EndEmployment(int spell, string on) =>
        By("clerk-1", new JourneyCommand.EndEmployment(spell, LeavingReason.Resignation, LeavingDestination.OtherLocalAuthorityInEngland, Day(on)));

    public static JourneyCommand StartRole(StatutoryFunction function, EntryRoute route, string on, int spell = 1, int? adaptationMonths = null) =>
        By("clerk-1", new JourneyCommand.StartStatutoryRole(spell, FunctionSet.Of(function), route, false, adaptationMonths, Day(on)));

    public static JourneyCommand AgreeToAssessment(Level level, string on) => By("worker-5", new JourneyCommand.AgreeToAssessment(level, Day(on)));

    public static JourneyCommand EndorsePractice(Level level, string by, string on) =>
        By("manager-7", new JourneyCommand.EndorsePractice(level, new(by), Day(on)) { Endorser = Known(by) });

    public static JourneyCommand BookSitting(Level level, string sitsOn, string on) =>
        By("delivery-1", new JourneyCommand.BookSitting(level, SittingOn(sitsOn), Day(sitsOn), Day(on)));

    public static JourneyCommand RecordMark(Level level, Element element, decimal score, string on, string by = "assessor-1") =>
        By(by, new JourneyCommand.RecordMark(level, element, score, AreaProfile.Empty, Day(on)) { Standard = Standard(level, element) });

    public static JourneyCommand ReleaseResult(Level level, string on, string by = "releaser-3", int attempt = 1) =>
        By(by, new JourneyCommand.ReleaseResult(level, attempt, Day(on)) { Certificate = Certificate });

    /// <summary>Any other command, by somebody.</summary>
    public static JourneyCommand By(string actor, JourneyCommand command) => command with { Facts = new CommandFacts(new(actor), Day(Today), Calendar) };
}
