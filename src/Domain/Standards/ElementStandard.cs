using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Domain.Standards;

/// <summary>The performance standard of one element at one level, all its versions, as the events so far have made it.</summary>
/// <remarks>Immutable; made by <see cref="Evolve"/> and nothing else.</remarks>
/// <param name="Versions">In the order in which they were opened; all but one at most are announced, in force or abandoned.</param>
public sealed record ElementStandard(ImmutableArray<StandardSetting> Versions)
{
    /// <summary>Before anything happened.</summary>
    public static ElementStandard NotBegun { get; } = new(ImmutableArray<StandardSetting>.Empty);

    public StandardSetting? Version(StandardVersion version) => Versions.FirstOrDefault(setting => setting.Version == version);

    /// <summary>The version that is being set: neither in force nor abandoned.</summary>
    public StandardSetting? Open => Versions.FirstOrDefault(setting => setting.IsOpen);

    /// <summary>The version announced or in force that governs from the latest day; null before the first.</summary>
    public StandardSetting? Newest => Versions.LastOrDefault(setting => setting.From is not null);

    /// <summary>What an element sat on a day is judged by; null before the first version's day.</summary>
    public PerformanceStandard? InForceOn(DateOnly sitsOn) =>
        Versions.LastOrDefault(setting => setting.From <= sitsOn)?.AsPerformanceStandard();

    /// <summary>
    /// The version for which somebody judged these items on a panel, or was named for it; null for none. Whoever did knows what that
    /// panel said of them, and changes sides no more.
    /// </summary>
    /// <param name="items">As they are worth: of new content they are others than those of a version that was announced, whatever they are worth.</param>
    public StandardSetting? JudgedBy(ActorId actor, Panel panel, Scores items, SettingReason reason) =>
        Versions.FirstOrDefault(setting => setting.Items.Equals(items) && !(reason == SettingReason.NewContent && setting.From is not null) && setting.PanelOf(actor) == panel);

    /// <summary>The standard after one more event.</summary>
    /// <exception cref="ImpossibleStandardException">The event cannot have happened: the stream is damaged.</exception>
    public static ElementStandard Evolve(ElementStandard standard, StandardEvent standardEvent)
    {
        ArgumentNullException.ThrowIfNull(standard);
        ArgumentNullException.ThrowIfNull(standardEvent);
        if (standardEvent is StandardEvent.StandardSettingOpened opened)
        {
            return standard.Open is null && standard.Version(opened.Version) is null && standard.IsOf(opened.Level, opened.Element)
                ? new ElementStandard(standard.Versions.Add(StandardSetting.Of(opened)))
                : throw new ImpossibleStandardException(standardEvent);
        }

        // The newest that is announced may be open once more, as long as no other is.
        var (before, after) = standardEvent is StandardEvent.AnnouncementWithdrawn withdrawn
            ? (standard.Newest, standard.Open is null ? standard.Newest?.Withdraw(withdrawn) : null)
            : (standard.Open, standard.Open?.Evolve(standardEvent));
        return after is null ? throw new ImpossibleStandardException(standardEvent) : new ElementStandard(standard.Versions.Replace(before!, after));
    }

    private bool IsOf(Level level, Element element) => Versions.IsEmpty || (Versions[0].Level, Versions[0].Element) == (level, element);
}

/// <summary>One version, from its opening on.</summary>
/// <param name="Items">What each item is worth at most.</param>
public sealed record StandardSetting(Level Level, Element Element, StandardVersion Version, SettingReason Reason, Scores Items, int Exercises, decimal Tolerance, int Areas, Judges JudgesOfA, Judges JudgesOfB, ActorId OpenedBy, DateOnly OpenedOn)
{
    private PanelWork A { get; init; } = PanelWork.NotBegun;

    private PanelWork B { get; init; } = PanelWork.NotBegun;

    /// <summary>Whether the cuts that are in lie too far apart, and nobody has settled that yet.</summary>
    public bool Disagree { get; init; }

    /// <summary>The discussion of both panels; null while there was none.</summary>
    public StandardEvent.PanelsConferred? Conference { get; init; }

    /// <summary>The choice between two cuts that stayed apart; null while there was none.</summary>
    public StandardEvent.CutAdjudicated? Adjudication { get; init; }

    /// <summary>The day since which the panels have worked apart: of the opening, or of their discussion.</summary>
    private DateOnly ApartSince => Conference?.On ?? OpenedOn;

    /// <summary>Who led the discussion of both panels; null while there was none.</summary>
    public ActorId? ConferredBy => Conference?.By;

    public bool HaveConferred => Conference is not null;

    /// <summary>The lowest score that is <em>met</em>; null while it is not settled.</summary>
    public decimal? Cut { get; init; }

    public CutBasis? Basis { get; init; }

    public NarrowBand? Band { get; init; }

    /// <summary>The first day of sitting that it governs; null while it is not in force.</summary>
    public DateOnly? From { get; init; }

    public AbandonReason? Abandoned { get; init; }

    /// <summary>The last withdrawal of its announcement; null while there was none, and once it is announced anew.</summary>
    public StandardEvent.AnnouncementWithdrawn? Withdrawn { get; init; }

    /// <summary>The day of its last event: nothing later is dated before it.</summary>
    public DateOnly LastOn { get; init; } = OpenedOn;

    public bool IsOpen => From is null && Abandoned is null;

    public decimal OutOf => Items.Sum;

    /// <summary>Whether both panels' cuts are in, so that each may see the other's; after a discussion both are agreed once more.</summary>
    public bool BothAreIn => A.IsIn && B.IsIn;

    public PanelWork Work(Panel panel) => panel switch
    {
        Panel.A => A,
        Panel.B => B,
        _ => throw new ArgumentOutOfRangeException(nameof(panel), panel, "No such panel."),
    };

    /// <summary>The day of the last step that a panel knows of: until both cuts are in, none of the other's .</summary>
    internal DateOnly LastOnFor(Panel panel) => !BothAreIn ? Later(Work(panel).LastOn, ApartSince) : LastOn;

    public static Panel Other(Panel panel) => panel == Panel.A ? Panel.B : Panel.A;

    /// <summary>Whether the judges of both panels were named when it was opened, as they are since it is asked for.</summary>
    public bool JudgesAreNamed => JudgesOfA.Count > 0;

    /// <summary>Who was named for a panel.</summary>
    public Judges JudgesOf(Panel panel) => panel == Panel.A ? JudgesOfA : JudgesOfB;

    /// <summary>The panel on which somebody judges, or is named to; null for nobody's.</summary>
    public Panel? PanelOf(ActorId actor) => IsOn(Panel.A, actor) ? Panel.A : IsOn(Panel.B, actor) ? Panel.B : null;

    /// <summary>Whether somebody may rate on a panel, as far as the names go.</summary>
    internal bool MayJudgeOn(Panel panel, ActorId actor) => JudgesAreNamed ? JudgesOf(panel).Contains(actor) : PanelOf(actor) != Other(panel);

    private bool IsOn(Panel panel, ActorId actor) => JudgesOf(panel).Contains(actor) || Work(panel).Ratings.ContainsKey(actor);

    /// <summary>What marks are judged by.</summary>
    /// <exception cref="InvalidOperationException">It is not in force.</exception>
    public PerformanceStandard AsPerformanceStandard() => this is { From: not null, Cut: { } cut, Band: { } band }
        ? new PerformanceStandard(Level, Element, Version.Value, OutOf, cut, band.From, Exercises, Tolerance, Areas)
        : throw new InvalidOperationException($"Version {Version} is not in force.");

    internal static StandardSetting Of(StandardEvent.StandardSettingOpened e) =>
        new(e.Level, e.Element, e.Version, e.Reason, e.Items, e.Exercises, e.Tolerance, e.Areas, e.JudgesOfA, e.JudgesOfB, e.By, e.On);

    /// <summary>Whether it was opened just so: what is asked for differs in nothing.</summary>
    internal bool WasOpenedAs(StandardCommand.OpenStandardSetting command) =>
        (Level, Element, Version, Reason, Exercises, Tolerance, Areas, OpenedOn)
            == (command.Level, command.Element, command.Version, command.Reason, command.Exercises, command.Tolerance, command.Areas, command.On)
        && (Items, JudgesOfA, JudgesOfB).Equals((command.Items, command.JudgesOfA, command.JudgesOfB));

    /// <returns>Null when the event cannot follow.</returns>
    internal StandardSetting? Withdraw(StandardEvent.AnnouncementWithdrawn e) =>
        e.Version == Version && From > e.On ? this with { From = null, Withdrawn = e, LastOn = Later(e.On, LastOn) } : null;

    /// <returns>Null when the event cannot follow.</returns>
    internal StandardSetting? Evolve(StandardEvent standardEvent)
    {
        var after = standardEvent switch
        {
            StandardEvent.JudgeRated e when e.Version == Version && !Work(e.Panel).IsIn && e.Ratings.Count == Items.Count && MayJudgeOn(e.Panel, e.By) =>
                With(e.Panel, work => work.Rated(e)),
            StandardEvent.PanelCutAgreed e when e.Version == Version && !Work(e.Panel).IsIn && Cut is null =>
                With(e.Panel, work => work.Agreed(e)),
            StandardEvent.PanelsDisagreed e when e.Version == Version && BothAreIn && Cut is null => this with { Disagree = true },
            StandardEvent.PanelsConferred e when e.Version == Version && Disagree && !HaveConferred =>
                this with { Disagree = false, Conference = e, A = A.Reopened(), B = B.Reopened() },
            StandardEvent.CutAdjudicated e when e.Version == Version && Disagree && HaveConferred => this with { Disagree = false, Adjudication = e },
            StandardEvent.CutSet e when e.Version == Version && BothAreIn && !Disagree && Cut is null => this with { Cut = e.Cut, Basis = e.Basis },
            StandardEvent.NarrowBandProposed e when e.Version == Version && Cut is not null =>
                this with { Band = new NarrowBand(e.NarrowFrom, e.ConditionalError, e.By, []) },
            StandardEvent.NarrowBandApproved e when e.Version == Version && Band is { } band && !band.ApprovedBy.Contains(e.Panel) =>
                this with { Band = band with { ApprovedBy = band.ApprovedBy.Add(e.Panel) } },
            StandardEvent.StandardBroughtIntoForce e when e.Version == Version && Cut is not null && Band is { IsApproved: true } => this with { From = e.From, Withdrawn = null },
            StandardEvent.StandardSettingAbandoned e when e.Version == Version => this with { Abandoned = e.Reason },
            _ => null,
        };
        return after is null ? null : after with { LastOn = Later(standardEvent.On, LastOn) };
    }

    private StandardSetting With(Panel panel, Func<PanelWork, PanelWork> change) =>
        panel == Panel.A ? this with { A = change(A) } : this with { B = change(B) };

    internal static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

/// <summary>How far one panel has come.</summary>
/// <param name="Ratings">Each judge's last.</param>
/// <param name="Times">How often each judge rated.</param>
/// <param name="Cut">The cut that stands; null before the first, and after the discussion of both panels until it is agreed once more.</param>
/// <param name="CutBefore">The cut that went into the discussion; null where there was none.</param>
/// <param name="LastOn">The day of its last step; the first of days before there was one.</param>
public sealed record PanelWork(ImmutableDictionary<ActorId, Scores> Ratings, ImmutableDictionary<ActorId, int> Times, PanelCut? Cut, PanelCut? CutBefore, DateOnly LastOn)
{
    internal static PanelWork NotBegun { get; } = new(ImmutableDictionary<ActorId, Scores>.Empty, ImmutableDictionary<ActorId, int>.Empty, null, null, DateOnly.MinValue);

    public bool IsIn => Cut is not null;

    internal PanelWork Rated(StandardEvent.JudgeRated e) => this with
    {
        Ratings = Ratings.SetItem(e.By, e.Ratings),
        Times = Times.SetItem(e.By, Times.GetValueOrDefault(e.By) + 1),
        LastOn = StandardSetting.Later(e.On, LastOn),
    };

    internal PanelWork Agreed(StandardEvent.PanelCutAgreed e) =>
        this with { Cut = new PanelCut(e.Cut, e.StandardError, e.Judges), LastOn = StandardSetting.Later(e.On, LastOn) };

    internal PanelWork Reopened() => this with { Cut = null, CutBefore = Cut };
}

/// <summary>The scores below the cut that are a narrow fail (S-01).</summary>
/// <param name="From">The lowest of them.</param>
/// <param name="ConditionalError">The standard error of measurement at the cut.</param>
public sealed record NarrowBand(decimal From, decimal ConditionalError, ActorId ProposedBy, ImmutableArray<Panel> ApprovedBy)
{
    public bool IsApproved => ApprovedBy.Length == 2;
}

/// <summary>A stored event cannot have happened after those before it: the stream of the standard is damaged.</summary>
public sealed class ImpossibleStandardException : Exception
{
    public ImpossibleStandardException(StandardEvent standardEvent)
        : base($"{standardEvent.GetType().Name} on {standardEvent.On:yyyy-MM-dd} cannot have happened: it does not follow from what happened before.")
    {
    }
}
