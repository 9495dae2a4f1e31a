namespace Naas.Domain.Journeys;

public static partial class Refusals
{
    public static RefusalKind AgencyCannotEndorse { get; } = new(
        "agency-cannot-endorse", "An agency cannot endorse",
        C16("¶72", "For these social workers we believe the organisation with direct experience of the quality of practice … would be best placed to carry out endorsement, rather than the agency that holds the contractual relationship with the social worker or the individual independent social worker."),
        "Ask the organisation where the worker practises to endorse.");

    public static RefusalKind EndorserHasNoDirectExperience { get; } = new(
        "endorser-has-no-direct-experience", "The endorsing organisation does not see the practice",
        C16("¶72", "For these social workers we believe the organisation with direct experience of the quality of practice … would be best placed to carry out endorsement…"),
        "Record the worker's employment with the organisation, or let the organisation where they practise endorse.");

    public static RefusalKind SiteNotOpen { get; } = new(
        "site-not-open", "The organisation is not a site that is open",
        G17("¶29", "Phase One will involve just five local authorities, where we will test the delivery mechanism of NAAS."),
        "Wait until the department opens the site, or choose a day on or after its opening.");

    public static RefusalKind SittingUnderWay { get; } = new(
        "sitting-under-way", "An attempt is under way",
        S("S-20", "An endorsement belongs to one attempt; it is neither given nor withdrawn while that attempt runs."),
        "Wait for the release of the result.");

    public static RefusalKind ActBeforeRelease { get; } = new(
        "act-before-release", "The date lies before the last result",
        C16("¶74", "The employer will be able to re-endorse the individual for re-assessment once they are satisfied that the individual is able to meet the expected standard."),
        "Use a day on or after the release of the last result.");

    public static RefusalKind AlreadyRequested { get; } = new(
        "already-requested", "Another request waits for its answer",
        S("S-21", "A worker asks one organisation at a time, which endorses, declines, or is shown as waiting."),
        "Wait for the answer of the organisation that was asked.");

    public static RefusalKind NoRequestOpen { get; } = new(
        "no-request-open", "The worker has not asked this organisation",
        S("S-21", "Declining answers a worker's request."),
        "Nothing needs to be answered.");

    public static RefusalKind DeclinedBeforeAsked { get; } = new(
        "declined-before-asked", "The worker asked after that day",
        S("S-21", "Declining answers a worker's request, and comes after it."),
        "Use a day on or after the request.");

    public static RefusalKind NoSuchEndorsement { get; } = new(
        "no-such-endorsement", "There is no such endorsement",
        S("S-20", "Endorsements are counted from 1 at each level."),
        "Read the worker's record for the number of the endorsement, and check the level.");

    public static RefusalKind NoEndorsementInForce { get; } = new(
        "no-endorsement-in-force", "This organisation has no endorsement in force",
        S("S-20", "Only who endorsed can rank or withdraw the endorsement, while it is in force."),
        "Read the worker's record for the endorsements there are.");

    public static RefusalKind WithdrawnAfterSitting { get; } = new(
        "withdrawn-after-sitting", "The sitting on this endorsement has taken place",
        S("S-20", "An endorsement can be withdrawn before the sitting, not after."),
        "Wait for the result of the sitting.");

    public static RefusalKind RankOutOfRange { get; } = new(
        "rank-out-of-range", "A rank is counted from 1",
        S("S-44", "When there are more names than places, the organisation ranks its list; otherwise the first to come is the first."),
        "Send a whole number, 1 for the first, within what is named.");

    public static RefusalKind PassportNotAPair { get; } = new(
        "passport-not-a-pair", "The simulated and the written element are credited together or not at all",
        S("S-13", "The proof of concept's simulation covers both; if it fails the test neither is exempt."),
        "Grant the pair, or nothing.");

    public static RefusalKind PassportPhaseOver { get; } = new(
        "passport-phase-over", "Passports ended with Phase Two",
        S("S-14", "A passport ends when the end of Phase Two is recorded."),
        "All elements are sat.");

    public static RefusalKind PassportTooLate { get; } = new(
        "passport-too-late", "The worker sits or has sat the assessment",
        S("S-13", "A passport takes the place of elements that are not sat yet."),
        "Results of the assessment itself count.");
}
