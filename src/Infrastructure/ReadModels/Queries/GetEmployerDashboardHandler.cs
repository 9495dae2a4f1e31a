using MediatR;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Explaining;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Infrastructure.Releases;
using Naas.Projections;
using Naas.Projections.EmployerDashboard;

namespace Naas.Infrastructure.ReadModels.Queries;

internal sealed class GetEmployerDashboardHandler(ReadModelReader reader, IBusinessDay day, IEventLog log, IRollout rollout, IReferenceData reference, IPolicyEditions editions, ReleaseStore releases) : IRequestHandler<GetEmployerDashboard, QueryAnswer<EmployerDashboard>>
{
    public Task<QueryAnswer<EmployerDashboard>> Handle(GetEmployerDashboard request, CancellationToken cancellationToken) => reader.AskAsync(
        EmployerDashboardProjection.Name,
        request,
        journey: null,
        async snapshot => (EmployerDashboard?)await DashboardAsync(snapshot, request, request.AsOf ?? snapshot.Known?.On ?? day.Today, cancellationToken),
        cancellationToken);

    private async Task<EmployerDashboard> DashboardAsync(Snapshot snapshot, GetEmployerDashboard request, DateOnly asOf, CancellationToken cancellation)
    {
        var organisation = request.Organisation;
        var until = NationalComparison.LastWholeMonth(asOf);
        var isOutside = request.Caller.Role == Role.Employer;
        var released = isOutside ? await releases.LastAsync(DataSetName.ElementOutcomes, cancellation) : null;

        var facts = await EmployerFacts.ReadAsync(snapshot, organisation, asOf);
        var workforce = facts.Workforce;
        var standing = facts.Ask("query-standing", Standing.Read);
        var elements = facts.Ask("query-elements", ElementsOf);
        var windows = facts.Ask("query-retakes", RetakeOf);
        var leading = facts.Ask("query-leaders", LeadingOf);
        var questions = new DashboardQuestions(facts, asOf);
        var own = questions.OwnFirsts(until);
        var beside = isOutside
            ? released is null ? null : questions.OwnFirsts(released.Description.AsOf)
            : questions.Nationals(until);
        await facts.SendAsync(isLast: true);

        // The codes of organisations are reference data; who asks about another one has noughts, and is expected to have no leader.
        var employer = reference.Find(organisation)?.Organisation ?? new Organisation(organisation, OrganisationKind.OtherEmployer);
        // Of a service that was divided since, nothing was known then.
        var divided = snapshot.Known is { Position: var known }
            ? await RolloutAsRecorded.WhereAsync(log, entry => entry.Position <= known, cancellation)
            : (await rollout.CurrentAsync(cancellation)).State;

        var all = standing.Rows.Single(row => row.Level is null);
        var retakes = windows.Rows;
        var figures = questions.Answered(reference, isOutside
            ? NationalComparison.Outside(until, own.Rows, released is null ? null : RatesOf(released, beside!.Rows))
            : NationalComparison.Inside(until, own.Rows, beside!.Rows));
        return new EmployerDashboard(
            organisation,
            asOf,
            workforce.Headcount,
            workforce.Agency,
            all.Endorsed,
            all.EndorsedWaiting,
            all.SittingsAhead,
            all.ResultsAwaited,
            all.Assessed,
            all.Accredited,
            all.RetakesOpen,
            all.FullRetakesExpected,
            workforce.Joiners,
            workforce.Leavers,
            [.. Enum.GetValues<Level>().Select(level => (standing.Rows.Find(row => row.Level == level) ?? Standing.Nobody).For(level))],
            [.. elements.Rows.OrderBy(outcome => outcome.Level).ThenBy(outcome => outcome.Element)],
            retakes,
            PracticeLeaders.Of(employer, asOf, leading.Rows, divided, editions.InForceOn(asOf)),
            Percentages.ShareOf(workforce.Agency, workforce.Headcount),
            figures.Workforce,
            new RetakesClosing(Closing(30), Closing(90)),
            figures.Areas,
            figures.Plans,
            figures.Expectations,
            figures.Reaccreditations,
            figures.Rates,
            await figures.ProvenanceAsync(snapshot, editions.InForceOn(asOf).Edition, workforce.Headcount + workforce.Agency));

        int Closing(int days) => retakes.Count(window => !window.StandsStill && window.Until <= asOf.AddDays(days));
    }

    private static ReleasedRates RatesOf(KeptRelease release, IReadOnlyList<CountedRate> ownThen) => new(
        new NationalRelease(release.Description.Id, release.Description.Number, release.Description.AsOf), ReleasedNational.RatesIn(release.Cells), ownThen);

    private static ElementOutcomes ElementsOf(RowValues row) => new(
        EnumText.Parse<Level>(row.Get<string>(0)),
        EnumText.Parse<Element>(row.Get<string>(1)),
        row.Get<int>(2),
        row.Get<int>(3),
        row.Get<int>(4));

    private static RetakeWindow RetakeOf(RowValues row) => new(
        row.Get<Guid>(0),
        EnumText.Parse<Level>(row.Get<string>(1)),
        EnumText.Parse<Element>(row.Get<string>(2)),
        row.Get<bool>(3),
        row.Get<DateOnly>(4),
        row.Get<DateOnly>(5),
        row.Get<bool>(6));

    private static (ServiceAreaCode? Area, int InPost, int Accredited) LeadingOf(RowValues row) =>
        (row.Get<string?>(0) is { } area ? new ServiceAreaCode(area) : null, row.Get<int>(1), row.Get<int>(2));

    /// <param name="Level">Null for the row over all levels.</param>
    private sealed record Standing(
        Level? Level,
        int Agreed,
        int Endorsed,
        int EndorsedWaiting,
        int SittingsAhead,
        int ResultsAwaited,
        int Assessed,
        int Accredited,
        int RetakesOpen,
        int FullRetakesExpected)
    {
        public static Standing Nobody { get; } = new(null, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        public static Standing Read(RowValues row) => new(
            EnumText.ParseOrNull<Level>(row.Get<string?>(0)),
            row.Get<int>(1),
            row.Get<int>(2),
            row.Get<int>(3),
            row.Get<int>(4),
            row.Get<int>(5),
            row.Get<int>(6),
            row.Get<int>(7),
            row.Get<int>(8),
            row.Get<int>(9));

        public LevelCounts For(Level level) => new(level, Agreed, EndorsedWaiting, SittingsAhead, ResultsAwaited, Assessed, RetakesOpen, FullRetakesExpected, Accredited);
    }
}
