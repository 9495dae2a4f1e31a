using Naas.Web.Employers;

namespace Naas.Web.Tests;

/// <summary>Figures that stand in for the read models.</summary>
internal static class MadeUp
{
    public const string Leeds = "E08000035";
    public const string Wigan = "E08000010";
    public const string Broken = "E99999999";

    public static readonly ServiceMoment Moment = new(
        48_213,
        new DateTimeOffset(2026, 6, 4, 8, 32, 11, TimeSpan.Zero),
        new DateOnly(2019, 12, 31),
        IsSimulated: true);

    private static readonly StageFigures Nobody = new(0, 0, 0, 0, 0, 0);

    internal sealed class Moments(ServiceMoment moment) : IServiceMomentSource
    {
        public ValueTask<ServiceMoment> Current(CancellationToken ct) => ValueTask.FromResult(moment);
    }

    internal sealed class Dashboards : IEmployerDashboardSource
    {
        public Task<EmployerDashboardView?> Find(string organisation, DateOnly? asOf, CancellationToken ct) => organisation switch
        {
            Leeds => Task.FromResult<EmployerDashboardView?>(Busy(asOf ?? Moment.Today)),
            Wigan => Task.FromResult<EmployerDashboardView?>(Quiet(asOf ?? Moment.Today)),
            Broken => throw new InvalidOperationException("The read model is gone"),
            _ => Task.FromResult<EmployerDashboardView?>(null),
        };

        private static EmployerDashboardView Busy(DateOnly asOf) => Quiet(asOf) with
        {
            OrganisationCode = Leeds,
            OrganisationName = "Leeds",
            DirectlyEmployed = 707,
            Agency = 31,
            Total = new StageFigures(58, 24, 163, 97, 12, 9),
            ByLevel =
            [
                new LevelFigures("Practitioner", new StageFigures(47, 19, 131, 74, 10, 8)),
                new LevelFigures("Supervisor", new StageFigures(11, 5, 34, 23, 2, 1)),
            ],
            Outcomes =
            [
                new ElementOutcomes("Knowledge", 141, 13, 9),
                new ElementOutcomes("Simulated observation", 134, 17, 12),
                new ElementOutcomes("Written", 150, 8, 5),
            ],
            RetakeWindows =
            [
                new ClosingRetakeWindow("0198a7c0-3f1e-7d55-9c0a-5b1e77d2c9f4", "Practitioner", "Knowledge", asOf),
                new ClosingRetakeWindow("0198a7c0-41aa-7e02-8f33-19ac42e0b771", "Practitioner", "Simulated observation", asOf.AddDays(1)),
                new ClosingRetakeWindow("0198a7c0-4c09-7b7b-a1d2-e8820fb36d10", "Supervisor", "Written", asOf.AddDays(40)),
                new ClosingRetakeWindow("0198a7c0-52b3-7c18-8e44-f30a96d1c5e2", "Supervisor", "Knowledge", asOf.AddDays(50), StandsStill: true),
            ],
            Leaders = new PracticeLeaderFigures(2, 3, 1, 1, 1, [new LedAreaFigures("NORTH", 2, 1), new LedAreaFigures("SOUTH", 1, 0)], null),
            Movements = new Movements(asOf.AddYears(-1).AddDays(1), asOf, 1, 83),
            AgencyShare = "4.2%",
            Workforce = [new StandingFigures("Practitioner", "Accredited", 74), new StandingFigures("Supervisor", "Full retake", 1), new StandingFigures(null, "Nothing recorded yet", 540)],
            Closing = (2, 3),
            Areas =
            [
                new AreaFigures("Practitioner", 1, "Relationships and effective direct work", 3, 97, 20),
                new AreaFigures("Practitioner", 4, "Adult mental ill-health, substance misuse, domestic abuse", 60, 60, 0),
            ],
            Attention = [new CountByLevel("To retake, development plan agreed", [7, 2]), new CountByLevel("Re-accreditation overdue", [3, 0])],
            Rates =
            [
                new RateFigures("Practitioner", "Whole assessment", "30 of 40: 75.0% (59.8 to 85.8)", "150 of 240: 62.5% (56.2 to 68.4)", "+15.0 percentage points (-1.5 to 27.8)", null),
                new RateFigures("Supervisor", "Knowledge", "5 of 9", "withheld", "withheld", "The national figure is withheld."),
            ],
        };

        private static EmployerDashboardView Quiet(DateOnly asOf) => new()
        {
            OrganisationCode = Wigan,
            OrganisationName = "Wigan",
            AsOf = asOf,
            DirectlyEmployed = 204,
            Agency = 0,
            Total = Nobody,
            ByLevel = [new LevelFigures("Practitioner", Nobody), new LevelFigures("Supervisor", Nobody)],
            Outcomes = [new ElementOutcomes("Knowledge", 0, 0, 0)],
            RetakeWindows = [],
            Leaders = new PracticeLeaderFigures(1, 0, 0, 1, 0, [], "Edition response-2017 opens no assessment of practice leaders yet; they are encouraged to sit the supervisor level."),
            Movements = new Movements(asOf.AddYears(-1).AddDays(1), asOf, 0, 0),
            AgencyShare = "0.0%",
            Workforce = [new StandingFigures(null, "Nothing recorded yet", 204)],
            Closing = (0, 0),
            Areas = [],
            Attention = [new CountByLevel("Re-accreditation overdue", [0, 0])],
            RatesUntil = asOf,
            Rates = [],
            Sources = [new FigureSource("employer-areas-1", "People in post by judgement.", "response-2017", "1.14", 0, 204, ["3: no report."])],
            Moment = Moment,
        };
    }
}
