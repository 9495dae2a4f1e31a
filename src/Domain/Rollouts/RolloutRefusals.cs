using Naas.Domain.Journeys;
using Naas.Domain.Policies;

namespace Naas.Domain.Rollouts;

/// <summary>Every refusal the rollout knows beside <see cref="Refusals.DateInFuture"/>. A test holds that each has a spec and a page.</summary>
public static class RolloutRefusals
{
    private const string ByOperations = "Phases open, change and end by events that the department's operations record.";
    private const string CarriesOver = "A successor organisation carries employment, endorsements and clocks over unbroken.";
    private const string ByException = "By exception, it may be that some employers, principally large local authorities, would regard themselves as having more than one practice leader…";
    private const string AgencyStaff = "For the purpose of this discussion, agency staff are considered as all those that hold a contract with an organisation other than the one on behalf of which the person is delivering the social care services.";

    public static RefusalKind NoSuchPhase { get; } = new(
        "no-such-phase", "There is no such phase",
        S("S-43", ByOperations),
        "Read the phases for their names, or open the phase first.");

    public static RefusalKind PhaseAlreadyOpen { get; } = new(
        "phase-already-open", "The phase is open with another first day of sittings",
        S("S-43", ByOperations),
        "Change the phase when its first day of sittings has moved.");

    public static RefusalKind PhaseHasEnded { get; } = new(
        "phase-has-ended", "The phase has ended",
        S("S-43", ByOperations),
        "Use a phase that has not ended, or open one under another name.");

    public static RefusalKind BeforePhaseOpened { get; } = new(
        "before-phase-opened", "The date lies before the opening of the phase",
        S("S-43", ByOperations),
        "Use a day on or after the opening of the phase.");

    public static RefusalKind AgencyCannotBeSite { get; } = new(
        "agency-cannot-be-site", "An agency cannot be a site",
        new PolicySource("C16", "fn 8", AgencyStaff),
        "Name the organisation on whose behalf the workers practise.");

    public static RefusalKind AlreadyASite { get; } = new(
        "already-a-site", "The organisation is a site already",
        new PolicySource("G17", "¶29", "We will then move on to Phase Two in which we expect to work with a further 12-15 local authorities which are more diverse…"),
        "A site belongs to one phase at a time: let it leave first, or use a later day.");

    public static RefusalKind NotASite { get; } = new(
        "not-a-site", "The organisation is not a site of this phase",
        S("S-43", ByOperations),
        "Read the phases for their sites.");

    public static RefusalKind SiteLeavesBeforeJoining { get; } = new(
        "site-leaves-before-joining", "The site would leave before it joined",
        S("S-43", ByOperations),
        "Check both dates.");

    public static RefusalKind SuccessorIsItself { get; } = new(
        "successor-is-itself", "An organisation cannot succeed itself",
        S("S-16", CarriesOver),
        "Name the organisation that took the staff over.");

    public static RefusalKind AlreadySucceeded { get; } = new(
        "already-succeeded", "The organisation has been succeeded already",
        S("S-16", CarriesOver),
        "Go on with the successor.");

    public static RefusalKind SuccessionGoesRound { get; } = new(
        "succession-goes-round", "The succession would lead back to where it began",
        S("S-16", CarriesOver),
        "Check which organisation took over whose staff.");

    public static RefusalKind AgencyCannotSucceed { get; } = new(
        "agency-cannot-succeed", "An agency and a place of practice cannot succeed each other",
        new PolicySource("C16", "fn 8", AgencyStaff),
        "Name the organisation where the staff practise now, or the agency that holds their contracts now.");

    public static RefusalKind SuccessionOutOfOrder { get; } = new(
        "succession-out-of-order", "The staff would pass on before they came",
        S("S-16", CarriesOver),
        "Check the dates, or name the organisation that holds the staff since.");

    public static RefusalKind AgencyHasNoAreas { get; } = new(
        "agency-has-no-areas", "An agency has no areas",
        new PolicySource("C16", "fn 8", AgencyStaff),
        "Name the organisation that runs the services.");

    public static RefusalKind OneAreaIsNoDivision { get; } = new(
        "one-area-is-no-division", "A division has several areas",
        new PolicySource("C16", "Annex A", ByException),
        "Name every area that has a practice leader of its own, or leave the service undivided.");

    public static RefusalKind NotDivided { get; } = new(
        "not-divided", "The service is not divided",
        new PolicySource("C16", "Annex A", ByException),
        "Read the organisation's divisions for their days.");

    public static RefusalKind DivisionOutOfOrder { get; } = new(
        "division-out-of-order", "The division lies before another, or would end before it began",
        new PolicySource("C16", "Annex A", ByException),
        "Check the day.");

    /// <summary>The whole catalogue: phases, sites, organisations, their areas.</summary>
    public static IReadOnlyList<RefusalKind> All { get; } =
    [
        NoSuchPhase, PhaseAlreadyOpen, PhaseHasEnded, BeforePhaseOpened,
        AgencyCannotBeSite, AlreadyASite, NotASite, SiteLeavesBeforeJoining,
        SuccessorIsItself, AlreadySucceeded, SuccessionGoesRound, AgencyCannotSucceed, SuccessionOutOfOrder,
        AgencyHasNoAreas, OneAreaIsNoDivision, NotDivided, DivisionOutOfOrder,
    ];

    private static PolicySource S(string decision, string quote) => new("S", decision, quote);
}
