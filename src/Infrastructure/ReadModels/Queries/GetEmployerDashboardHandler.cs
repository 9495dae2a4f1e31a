using MediatR;
using Naas.Analysis.Publishing;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Explaining;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Infrastructure.ReadModels.Careers;
using Naas.Infrastructure.Releases;
using Naas.Projections.EmployerDashboard;

namespace Naas.Infrastructure.ReadModels.Queries;

internal sealed class GetEmployerDashboardHandler(ReadModelReader reader, IBusinessDay day, IEventLog log, IRollout rollout, IReferenceData reference, IPolicyEditions editions, ReleaseStore releases, Places places) : IRequestHandler<GetEmployerDashboard, QueryAnswer<EmployerDashboard>>
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

        var national = isOutside ? null : DashboardFigures.Nationals(until);
        var careers = await EmployerCareers.ReadAsync(
            snapshot, organisation, asOf, CareerParts.Standing | CareerParts.Roles | CareerParts.Feedback | CareerParts.Plans, CareerParts.Standing | CareerParts.Results, national, isLast: true);

        // The codes of organisations are reference data; who asks about another one has noughts, and is expected to have no leader.
        var employer = reference.Find(organisation)?.Organisation ?? new Organisation(organisation, OrganisationKind.OtherEmployer);
        // Of a service that was divided since, nothing was known then.
        var divided = snapshot.Known is { Position: var known }
            ? await RolloutAsRecorded.WhereAsync(log, entry => entry.Position <= known, cancellation)
            : (await rollout.CurrentAsync(cancellation)).State;

        var (workforce, standing, retakes) = (careers.Workforce(), careers.Standing(), careers.Retakes());
        var own = careers.OwnFirsts(until);
        var figures = DashboardFigures.Of(careers, asOf, reference, national is null
            ? NationalComparison.Outside(until, AsTold(own), released is null ? null : RatesOf(released, careers.OwnInRelease(released.Description.AsOf, places)))
            : NationalComparison.Inside(until, AsTold(own), [.. own.Select(rate => rate.InTheCountry)], national.Rows));
        return new EmployerDashboard(
            organisation,
            asOf,
            workforce.Headcount,
            workforce.Agency,
            standing[StandingFact.Endorsed],
            standing[StandingFact.Waiting],
            standing[StandingFact.Ahead],
            standing[StandingFact.Awaited],
            standing[StandingFact.Assessed],
            standing[StandingFact.Accredited],
            standing[StandingFact.Retake],
            standing[StandingFact.Full],
            workforce.Joiners,
            workforce.Leavers,
            [.. Enum.GetValues<Level>().Select(standing.At)],
            careers.Elements(),
            retakes,
            PracticeLeaders.Of(employer, asOf, careers.Leading(), divided, editions.InForceOn(asOf)),
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

    private static IReadOnlyList<CountedRate> AsTold(IReadOnlyList<OwnRate> own) => [.. own.Select(rate => rate.AsTold)];

    private static ReleasedRates RatesOf(KeptRelease release, IReadOnlyList<CountedRate> ownThen) => new(
        new NationalRelease(release.Description.Id, release.Description.Number, release.Description.AsOf), ReleasedNational.RatesIn(release.Cells), ownThen);
}
