using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Infrastructure.ReadModels.Queries;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>The questions about staying and leaving, asked on 1 October 2020 and by an analyst where nobody else is named.</summary>
internal static class RetentionQuestions
{
    private static readonly Caller Analyst = new(new ActorId("analyst"), Role.DfeAnalyst, null, null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<RetentionCurves> CurveAsync(
        ReadSide reading, OrganisationCode? organisation, string asOf, EmploymentBasis? basis = null, Level? level = null, RetentionGroups by = RetentionGroups.None, RetentionClock clock = RetentionClock.Service, Caller? caller = null, Grouping? characteristic = null) =>
        ReadSide.Value(await new GetRetentionCurveHandler(reading.Reader, new Today(), ReadSide.Editions).Handle(new GetRetentionCurve(organisation, basis, level, by, clock, Day(asOf)) { Caller = caller ?? Analyst, Characteristic = characteristic }, Cancellation));

    public static async Task<Turnover> TurnoverAsync(ReadSide reading, OrganisationCode? organisation, int? year, Caller? caller = null) =>
        ReadSide.Value(await new GetTurnoverHandler(reading.Reader, new Today(), ReadSide.Editions).Handle(new GetTurnover(organisation, year) { Caller = caller ?? Analyst }, Cancellation));

    public static async Task<Moves> MovesAsync(ReadSide reading, OrganisationCode? organisation, string asOf, int? months = null) =>
        ReadSide.Value(await new GetMovesHandler(reading.Reader, new Today(), ReadSide.Editions).Handle(new GetMoves(organisation, null, null, months, Day(asOf)) { Caller = Analyst }, Cancellation));

    private sealed class Today : IBusinessDay
    {
        DateOnly IBusinessDay.Today => Day("2020-10-01");
    }
}
