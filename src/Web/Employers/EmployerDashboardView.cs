namespace Naas.Web.Employers;

/// <summary>Answers the employer dashboard's one question.</summary>
public interface IEmployerDashboardSource
{
    /// <param name="organisation">The organisation's code, such as E08000035.</param>
    /// <param name="asOf">The day to show the position on; the service's today where none is given.</param>
    /// <param name="ct">Stops the query when the reader has gone.</param>
    /// <returns>Nothing when no such organisation is known.</returns>
    Task<EmployerDashboardView?> Find(string organisation, DateOnly? asOf, CancellationToken ct);
}

/// <summary>One employer's position on one day.</summary>
public sealed record EmployerDashboardView
{
    public required string OrganisationCode { get; init; }

    public required string OrganisationName { get; init; }

    public required DateOnly AsOf { get; init; }

    public required int DirectlyEmployed { get; init; }

    /// <summary>Agency workers placed with the employer: on top of those directly employed.</summary>
    public required int Agency { get; init; }

    /// <summary>People, each counted once whatever the number of levels.</summary>
    public required StageFigures Total { get; init; }

    public required IReadOnlyList<LevelFigures> ByLevel { get; init; }

    public required IReadOnlyList<ElementOutcomes> Outcomes { get; init; }

    /// <summary>Nearest closing date first.</summary>
    public required IReadOnlyList<ClosingRetakeWindow> RetakeWindows { get; init; }

    public required PracticeLeaderFigures Leaders { get; init; }

    /// <summary>Agency workers out of all in post, such as <c>4.2%</c>; nothing where nobody is in post.</summary>
    public required string? AgencyShare { get; init; }

    /// <summary>Where everybody in post stands, each counted once.</summary>
    public required IReadOnlyList<StandingFigures> Workforce { get; init; }

    /// <summary>How many retake windows close within 30 and within 90 days.</summary>
    public required (int Within30Days, int Within90Days) Closing { get; init; }

    public required IReadOnlyList<AreaFigures> Areas { get; init; }

    /// <summary>Plans, expectations and re-accreditation, a row each, for the levels of <see cref="ByLevel"/>.</summary>
    public required IReadOnlyList<CountByLevel> Attention { get; init; }

    /// <summary>The last day of the results in <see cref="Rates"/>.</summary>
    public required DateOnly RatesUntil { get; init; }

    /// <summary>Where the country's figures are from, in words; null where nothing is to be said of them.</summary>
    public string? RatesNote { get; init; }

    public required IReadOnlyList<RateFigures> Rates { get; init; }

    public required IReadOnlyList<FigureSource> Sources { get; init; }

    public required Movements Movements { get; init; }

    public required ServiceMoment Moment { get; init; }
}

/// <summary>How many people stand at each stage.</summary>
/// <param name="Endorsed">Hold a live practice endorsement and wait for a sitting.</param>
/// <param name="SittingsAhead">Have a sitting booked.</param>
/// <param name="Assessed">Have sat the assessment at least once.</param>
/// <param name="Accredited">Hold accreditation.</param>
/// <param name="RetakesOpen">May retake one element: its window is open.</param>
/// <param name="FullRetakesExpected">Are expected to sit the whole assessment again.</param>
public sealed record StageFigures(int Endorsed, int SittingsAhead, int Assessed, int Accredited, int RetakesOpen, int FullRetakesExpected);

/// <param name="Level">In words: Practitioner, Supervisor.</param>
/// <param name="Figures">The stages at that level.</param>
public sealed record LevelFigures(string Level, StageFigures Figures);

/// <summary>Released outcomes of one element.</summary>
/// <param name="Element">In words: Knowledge, Simulated observation, Written.</param>
/// <param name="Met">The standard was met.</param>
/// <param name="NarrowlyNotMet">Not met, by little.</param>
/// <param name="NotMet">Not met, and not narrowly.</param>
public sealed record ElementOutcomes(string Element, int Met, int NarrowlyNotMet, int NotMet)
{
    public int All => Met + NarrowlyNotMet + NotMet;
}

/// <summary>A retake of one element that must be sat by a day.</summary>
/// <param name="StandsStill">Whether the day does not come while something stands in the way, and is still to move.</param>
public sealed record ClosingRetakeWindow(string JourneyId, string Level, string Element, DateOnly ClosesOn, bool StandsStill = false)
{
    /// <summary>The end of the id: ids made in time order share their beginning.</summary>
    public string ShortJourneyId => JourneyId.Length <= 8 ? JourneyId : JourneyId[^8..];
}

/// <summary>The practice leaders an employer is expected to have in post, and those it has.</summary>
/// <param name="Unfilled">Posts in which nobody is accredited.</param>
/// <param name="Beyond">People who lead what somebody else leads too.</param>
/// <param name="Areas">By area, where the service is divided.</param>
/// <param name="Note">Why nobody can be accredited yet; nothing where they can.</param>
public sealed record PracticeLeaderFigures(int Expected, int InPost, int Accredited, int Unfilled, int Beyond, IReadOnlyList<LedAreaFigures> Areas, string? Note);

/// <param name="Area">Its code, or in words that none is named.</param>
public sealed record LedAreaFigures(string Area, int InPost, int Accredited);

/// <summary>People who joined and left the employer in the year that ends on the day shown.</summary>
public sealed record Movements(DateOnly From, DateOnly To, int Joiners, int Leavers);
