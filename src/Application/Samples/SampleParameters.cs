using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;

namespace Naas.Application.Samples;

/// <summary>A number of the sample, with where it comes from.</summary>
/// <param name="Source">Document and paragraph, or the published table.</param>
/// <param name="Assumption">True where nothing was published: the number is this project's.</param>
/// <param name="Because">For an assumption: one sentence on why it is what it is.</param>
public sealed record Parameter<T>(T Value, string? Source = null, bool Assumption = false, string? Because = null);

/// <summary>Everything the sample is made from, as it stands in <c>samples/phase-one.json</c>; what each means is said there.</summary>
public sealed record SampleParameters(
    string Title,
    Parameter<ulong> Seed,
    PhaseParameters Phase,
    StandardsParameters Standards,
    ProgrammeParameters Programme,
    IReadOnlyList<AuthorityParameters> Authorities,
    WorkforceParameters Workforce,
    AgencyParameters Agency,
    AssessmentParameters ProgrammeOfAssessment,
    ScoreParameters Scores,
    RetakeParameters Retakes,
    CircumstanceParameters Circumstances,
    DeclarationParameters Declarations,
    PeopleParameters People,
    RenewalParameters? Renewal = null);

/// <param name="OpenedOn">The day on which the department's operations record the phase and its sites: those of <see cref="SampleParameters.Authorities"/>.</param>
/// <param name="SittingsFrom">The first day on which workers of its sites may sit.</param>
public sealed record PhaseParameters(Parameter<PhaseCode> Code, Parameter<DateOnly> OpenedOn, Parameter<DateOnly> SittingsFrom);

/// <summary>How the two panels came to the first standards.</summary>
/// <param name="Levels">The levels that are assessed, each with how many areas its knowledge and skills statement has.</param>
/// <param name="LeaningsOfPanelA">How much more, or less, each judge expects of an item than the panel on the whole, as a share of the item's worth; they come to nothing in all.</param>
/// <param name="LeaningsOfPanelB">The same.</param>
/// <param name="ItemsDiffer">How far an item lies above or below the next, as a share of its worth.</param>
/// <param name="PanelsDiffer">How much more panel A expects of the first item, and how much less panel B, as a share of its worth.</param>
public sealed record StandardsParameters(
    Parameter<StandardVersion> Version,
    Parameter<DateOnly> OpenedOn,
    Parameter<DateOnly> RatedOn,
    Parameter<DateOnly> CutsAgreedOn,
    Parameter<DateOnly> BandOn,
    Parameter<DateOnly> AnnouncedOn,
    Parameter<DateOnly> From,
    Parameter<IReadOnlyList<Level>> Levels,
    Parameter<IReadOnlyList<ElementParameters>> Elements,
    Parameter<IReadOnlyList<decimal>> LeaningsOfPanelA,
    Parameter<IReadOnlyList<decimal>> LeaningsOfPanelB,
    Parameter<decimal> ItemsDiffer,
    Parameter<decimal> PanelsDiffer);

/// <param name="ItemWorth">In points, of each item.</param>
/// <param name="Exercises">How many scenarios or exercises two assessors rate apart; 0 where a machine scores.</param>
/// <param name="Tolerance">How far, in points, two ratings of one exercise may lie apart.</param>
/// <param name="NarrowFrom">One standard error of measurement below the cut.</param>
public sealed record ElementParameters(Element Element, int Items, decimal ItemWorth, int Exercises, decimal Tolerance, decimal Cut, decimal NarrowFrom);

/// <param name="CountedOn">The day of the published headcounts.</param>
/// <param name="CountedAgainOn">The day a year later, towards which the turnover leads.</param>
public sealed record ProgrammeParameters(
    Parameter<DateOnly> From,
    Parameter<DateOnly> To,
    Parameter<DateOnly> CountedOn,
    Parameter<DateOnly> CountedAgainOn,
    Parameter<IReadOnlyList<Days>> QuietDays);

public sealed record AuthorityParameters(
    Parameter<OrganisationCode> Code,
    Parameter<string> Name,
    Parameter<int> Headcount2017,
    Parameter<int> Headcount2018,
    Parameter<int> Headcount2019,
    Parameter<decimal> Turnover2018,
    Parameter<decimal> Turnover2019,
    Parameter<decimal> AgencyRate2018,
    Parameter<decimal> AgencyRate2019,
    Parameter<decimal> WhitePercent,
    Parameter<int> PutForwardPercentPerYear,
    Parameter<bool> IncludesAgencyStaff,
    Parameter<DateOnly> RegistersOn,
    Parameter<DayOfWeek> SittingWeekday,
    Parameter<int> WeeksBetweenSittings)
{
    /// <summary>The name as codes of sittings and subjects have it: letters, digits and hyphens.</summary>
    public string Slug => string.Join('-', Name.Value.Split([' ', '.', ','], StringSplitOptions.RemoveEmptyEntries));
}

public sealed record WorkforceParameters(
    Parameter<IReadOnlyList<WeightedGroup>> OtherEthnicities,
    Parameter<IReadOnlyList<WeightedRole>> Roles,
    Parameter<int> FemalePercent,
    Parameter<IReadOnlyList<WeightedYears>> Ages,
    Parameter<IReadOnlyList<WeightedYears>> Service,
    Parameter<IReadOnlyList<WeightedYears>> LeaversByService,
    Parameter<int> SummerJoinersPercent,
    Parameter<int> FewestJoiners,
    Parameter<int> RecordedLatePercent,
    Parameter<int> RecordedLateByAtMostDays,
    Parameter<IReadOnlyList<Moves>> Moves,
    Parameter<IReadOnlyList<WeightedReason>> LeavingReasons,
    Parameter<IReadOnlyList<WeightedDestination>> LeavingDestinations,
    Parameter<int> RetiresFromAge);

public sealed record AgencyParameters(
    Parameter<IReadOnlyList<OrganisationCode>> Agencies,
    Parameter<int> SelfEmployedPercent,
    Parameter<int> EndedInSummerPercent,
    Parameter<int> EndedInYearPercent,
    Parameter<int> NextPlacementPercent);

public sealed record AssessmentParameters(
    Parameter<DateOnly> FirstSittingFrom,
    Parameter<DateOnly> LastPlannedSitting,
    Parameter<int> PlacesPerSitting,
    Parameter<double> StartingPace,
    Parameter<DayOfMonth> Lists,
    Parameter<int> LeastDaysFromListToSitting,
    Parameter<int> MonthsBeforeAgencyEndorsement,
    Parameter<int> AgencyPutForwardPercent,
    Parameter<int> AgreementPercent,
    Parameter<int> EndorsedAllTheSamePercent,
    Parameter<int> NotBookedPercent,
    Parameter<int> EndorsedAfreshPercent,
    Parameter<IReadOnlyList<WeightedRole>> ReadinessByRole,
    Parameter<int> Assessors,
    Parameter<int> Releasers,
    Parameter<int> EndorsersPerAuthority,
    Parameter<Between> WeeksToRelease,
    Parameter<Between> WeeksBeforeNewEmployerEndorses,
    Parameter<int> MoversUnderWayPercent);

public sealed record ScoreParameters(
    Parameter<Distribution> Knowledge,
    Parameter<Distribution> Simulated,
    Parameter<Distribution> Written,
    Parameter<double> CommonShare,
    Parameter<IReadOnlyList<GroupEffect>> EthnicityEffects,
    Parameter<ElementEffects> AgePerDecade,
    Parameter<int> AgeCentre,
    Parameter<ElementEffects> AfterFiveYears,
    Parameter<double> GainPerRetake);

public sealed record RetakeParameters(
    Parameter<int> QuickPercent,
    Parameter<Between> QuickAfterWeeks,
    Parameter<int> AfterUnusedWindowPercent,
    Parameter<int> ElementPercent,
    Parameter<Between> ElementWeeksFromExpected,
    Parameter<int> FullPercent,
    Parameter<Between> FullWeeksFromExpected,
    Parameter<int> FullBroughtForwardPercent);

/// <summary>How often what is out of the ordinary happens; in per cent, of what is said with each.</summary>
public sealed record CircumstanceParameters(
    Parameter<int> NewlyQualifiedPercent,
    Parameter<Between> WeeksToCompleteAsye,
    Parameter<int> OtherSocialWorkPercent,
    Parameter<int> OutsideEnglandPercent,
    Parameter<int> NewSupervisorPercent,
    Parameter<int> AbsencePercent,
    Parameter<Between> AbsenceWeeks,
    Parameter<OrganisationCode> ProofOfConceptAuthority,
    Parameter<int> PassportPercent,
    Parameter<int> DeclinesPercent,
    Parameter<int> WithdrawsPercent,
    Parameter<int> RankedPercent,
    Parameter<int> AdjustmentsPercent,
    Parameter<int> AdjustmentsRefusedPercent,
    Parameter<int> NoShowPercent,
    Parameter<int> TechnicalFailurePercent,
    Parameter<double> RaterSpread,
    Parameter<int> NarrativePercent,
    Parameter<int> Moderators,
    Parameter<int> ModeratedPercent,
    Parameter<int> CorrectedPercent);

/// <param name="Percent">Of the accredited, those who renew while they are in post.</param>
/// <param name="MonthsToDeclarations">From the accreditation to each declaration of learning.</param>
/// <param name="WeeksBeforeDue">From the endorsement that renews to the due day.</param>
public sealed record RenewalParameters(
    Parameter<int> Percent,
    Parameter<IReadOnlyList<int>> MonthsToDeclarations,
    Parameter<Between> HoursADeclaration,
    Parameter<Between> WeeksBeforeDue);

public sealed record PeopleParameters(Parameter<IReadOnlyList<string>> GivenNames, Parameter<IReadOnlyList<string>> FamilyNames);

/// <summary>From day to day, both included.</summary>
public sealed record Days(DateOnly From, DateOnly To);

/// <summary>Both included.</summary>
public sealed record Between(int Least, int Most);

/// <summary>Such as the second Tuesday.</summary>
public sealed record DayOfMonth(DayOfWeek Weekday, int OfMonth);

public sealed record Moves(OrganisationCode From, OrganisationCode To, int People);

public sealed record Distribution(double Mean, double Spread);

public sealed record ElementEffects(double Knowledge, double Simulated, double Written);

public sealed record GroupEffect(EthnicGroup Group, double Effect);

public sealed record WeightedGroup(EthnicGroup Group, double Weight);

public sealed record WeightedRole(WorkforceRole Role, double Weight);

/// <param name="To">For ages included, for years of service not.</param>
public sealed record WeightedYears(int From, int To, double Weight);

public sealed record WeightedReason(LeavingReason Reason, double Weight);

public sealed record WeightedDestination(LeavingDestination Destination, double Weight);

/// <summary>The workforce census' roles.</summary>
public enum WorkforceRole
{
    CaseHolder = 1,
    SeniorPractitioner = 2,
    FirstLineManager = 3,
    MiddleManager = 4,
    SeniorManager = 5,
    QualifiedWithoutCases = 6,
}
