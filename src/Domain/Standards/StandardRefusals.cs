using Naas.Domain.Journeys;
using Naas.Domain.Policies;

namespace Naas.Domain.Standards;

/// <summary>Every rule of a performance standard that can refuse a command. A test holds that each has a spec and a page.</summary>
public static class StandardRefusals
{
    private const string TwoPanels = "We then expect to use two independent panels of professionals not connected with the test. Each will work independently of the other to agree the pass mark.";
    private const string Reconciled = "This project's: two cuts within their combined standard error become their mean; else the panels discuss them together, and if they stay apart a third, independent person chooses one.";
    private const string Narrow = "This project's: a narrow fail lies within a band below the cut that the panels approved, by default one standard error of measurement at the cut and never more than two.";
    private const string Constant = "It is important to note that the format and standard of the assessment itself will not change from one phase of the rollout to the next…";
    private const string ByElement = "To do this we will create a performance standard for each element of the test – knowledge, simulated and written.";

    public static RefusalKind SettingDateInFuture { get; } = new(
        "standard-date-in-future", "The day has not come yet",
        new PolicySource("S", "S-40", "This project's: what is recorded has happened; only the first day of a version may lie ahead."),
        "Record it once it has happened.");

    public static RefusalKind SettingOutOfOrder { get; } = new(
        "standard-out-of-order", "The day lies before something that happened first",
        new PolicySource("S", "S-40", "This project's: the steps of setting a standard follow each other by their days."),
        "Check the day.");

    public static RefusalKind SettingIsOpen { get; } = new(
        "standard-setting-open", "Another version is being set",
        C16("¶40", ByElement),
        "Bring that version into force, or abandon it.");

    public static RefusalKind VersionExists { get; } = new(
        "standard-version-exists", "The version's name is taken",
        C16("¶40", ByElement),
        "Give the new version a name of its own.");

    public static RefusalKind NoSuchSetting { get; } = new(
        "no-such-standard-setting", "This version is not being set",
        C16("¶40", ByElement),
        "Read the standard for the version that is open.");

    public static RefusalKind StandardReasonDoesNotFit { get; } = new(
        "standard-reason-does-not-fit", "The reason does not fit",
        new PolicySource("G17", "A ¶38", Constant),
        "The first standard is the first; a later one has new content, or follows from monitoring.");

    public static RefusalKind ItemsOutOfRange { get; } = new(
        "standard-items-out-of-range", "The items cannot be judged",
        C16("¶40", ByElement),
        "Send at least one item, each worth more than nothing and all of them 10,000 points at most; of what assessors rate at least one exercise, and a tolerance below what one is worth; of what a machine scores neither.");

    public static RefusalKind RatingsDoNotFit { get; } = new(
        "ratings-do-not-fit", "The ratings do not fit the items",
        C16("¶40", TwoPanels),
        "Send one rating for each item, from 0 to what the item is worth.");

    public static RefusalKind JudgeNotIndependent { get; } = new(
        "judge-not-independent", "The judge is not independent",
        C16("¶40", TwoPanels),
        "Let somebody judge who is on one panel only, now and whenever these items were judged, and had no part in the test or in the setting itself.");

    public static RefusalKind PanelCutIsIn { get; } = new(
        "panel-cut-is-in", "The panel's cut is in",
        C16("¶40", TwoPanels),
        "A panel judges again only after a discussion of both panels.");

    public static RefusalKind NotAJudge { get; } = new(
        "not-a-judge", "Whoever asks is no judge of this panel",
        C16("¶40", TwoPanels),
        "Let somebody do it who was named as a judge of the panel; who agrees or approves for it has rated the items too.");

    public static RefusalKind TooFewJudges { get; } = new(
        "too-few-judges", "There are too few judges",
        C16("¶40", TwoPanels),
        "Name as many for each panel as the edition asks for, and wait until as many have rated.");

    public static RefusalKind NothingToConfer { get; } = new(
        "nothing-to-confer", "There is nothing for the panels to discuss together",
        new PolicySource("S", "S-27", Reconciled),
        "The panels meet once, after both cuts are in and lie too far apart.");

    public static RefusalKind NothingToAdjudicate { get; } = new(
        "nothing-to-adjudicate", "There is nothing to choose between",
        new PolicySource("S", "S-27", Reconciled),
        "A third person chooses only when the panels stay apart after their discussion.");

    public static RefusalKind AdjudicatorInvolved { get; } = new(
        "adjudicator-involved", "Whoever chooses had a part in it",
        new PolicySource("S", "S-27", Reconciled),
        "Let somebody choose who neither judged nor led the discussion nor opened the setting.");

    public static RefusalKind CutNotSet { get; } = new(
        "cut-not-set", "The cut is not settled yet",
        new PolicySource("S", "S-01", Narrow),
        "Wait until both panels' cuts have become one.");

    public static RefusalKind BandOutOfRange { get; } = new(
        "narrow-band-out-of-range", "The band does not fit the cut",
        new PolicySource("S", "S-01", Narrow),
        "The band begins below the cut, and no further below it than the edition allows, in standard errors of measurement at the cut.");

    public static RefusalKind NoBandProposed { get; } = new(
        "no-narrow-band-proposed", "No band has been proposed",
        new PolicySource("S", "S-01", Narrow),
        "Propose the band first.");

    public static RefusalKind BandNotApproved { get; } = new(
        "narrow-band-not-approved", "The band is not approved by both panels",
        new PolicySource("S", "S-01", Narrow),
        "Let a judge of each panel approve it.");

    public static RefusalKind StandardBackdated { get; } = new(
        "standard-backdated", "The version would govern what is past",
        new PolicySource("G17", "A ¶38", Constant),
        "Name a first day that lies neither before the announcement nor on or before the first day of the version before; of a version that is not the first, a day after today.");

    public static RefusalKind NotAnnounced { get; } = new(
        "standard-not-announced", "The version is not announced",
        new PolicySource("G17", "A ¶38", Constant),
        "Read the standard for the versions that are announced.");

    public static RefusalKind AnnouncementStands { get; } = new(
        "announcement-stands", "The announcement stands",
        new PolicySource("G17", "A ¶38", Constant),
        "An announcement is withdrawn before the first day of the version, and the one that follows it before.");

    /// <summary>The whole catalogue, in the order of a setting.</summary>
    public static IReadOnlyList<RefusalKind> All { get; } =
    [
        SettingDateInFuture, SettingOutOfOrder, SettingIsOpen, VersionExists, NoSuchSetting, StandardReasonDoesNotFit, ItemsOutOfRange, RatingsDoNotFit,
        JudgeNotIndependent, PanelCutIsIn, NotAJudge, TooFewJudges, NothingToConfer, NothingToAdjudicate, AdjudicatorInvolved, CutNotSet, BandOutOfRange,
        NoBandProposed, BandNotApproved, StandardBackdated, NotAnnounced, AnnouncementStands,
    ];

    private static PolicySource C16(string paragraph, string quote) => new("C16", paragraph, quote);
}
