using MediatR;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.ReadModels.Careers;
using Naas.Infrastructure.ReadModels.Queries;
using Naas.Projections.EmployerDashboard;

namespace Naas.Infrastructure.Published;

/// <summary>What was published of an authority's workforce beside what the employer's dashboard counts on the census day.</summary>
public sealed class GetPublishedBesideHandler(ReadModelReader reader, PublishedStatistics published, IPolicyEditions editions) : IRequestHandler<GetPublishedBeside, QueryAnswer<PublishedBeside>>
{
    private const string Warning =
        "The census counts every child and family social worker of the authority, as the authority returned them; what is tracked here are those of them who were registered with this service. The two agree only where all of them are.";

    public async Task<QueryAnswer<PublishedBeside>> Handle(GetPublishedBeside request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var figures = await published.OfPlaceAsync(request.Organisation.Value, YearOf(request), request.AsPublishedOn, cancellationToken);
        return await reader.AskAsync(
            EmployerDashboardProjection.Name,
            request,
            journey: null,
            async snapshot => (PublishedBeside?)await BesideAsync(snapshot, request, figures),
            cancellationToken);
    }

    private async Task<PublishedBeside> BesideAsync(Snapshot snapshot, GetPublishedBeside request, IReadOnlyList<PublishedFigure> figures)
    {
        var workforce = (await EmployerCareers.ReadAsync(snapshot, request.Organisation, request.CensusDay, CareerParts.None, CareerParts.None, isLast: true)).Workforce();
        // The department's own see what is there; an employer is told by the policy of disclosure.
        var telling = RetentionTelling.To(request.Caller);
        var beside = new List<BesideFigure>();
        foreach (var figure in TrackedFigure.Of(workforce, telling))
        {
            var provenance = figure.IsWithheld ? null : await snapshot.ProvenanceAsync(figure.Definition, editions.InForceOn(request.CensusDay).Edition, figure.N, figure.Excluded);
            beside.Add(new BesideFigure(figure.Name, figure.Value, figure.Symbol, provenance, figure.IsOfSmallGroup, figure.Indicator, [.. figures.Where(one => one.Indicator == figure.Indicator)]));
        }

        return new PublishedBeside(request.Organisation, request.CensusDay, request.AsPublishedOn, telling.Policy?.Name, Warning, beside);
    }

    private static string YearOf(GetPublishedBeside request) => request.Year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture);
}
