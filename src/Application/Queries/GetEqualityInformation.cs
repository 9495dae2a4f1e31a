using MediatR;
using Naas.Application.EventLog;
using Naas.Application.People;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;

namespace Naas.Application.Queries;

/// <summary>What a worker declared last of the protected characteristics: for that worker alone.</summary>
public sealed record GetEqualityInformation(JourneyId Journey) : AboutWorker<EqualityInformation>(Journey);

/// <summary>A worker's last declaration. Every answer is optional; null is not known.</summary>
/// <param name="Version">0 where nothing was declared.</param>
/// <param name="DeclaredOn">Null where nothing was declared.</param>
public sealed record EqualityInformation(
    Guid Journey,
    int Version,
    DateOnly? DeclaredOn,
    Sex? Sex,
    Ethnicity? Ethnicity,
    Disability? Disability,
    ReligionOrBelief? ReligionOrBelief,
    SexualOrientation? SexualOrientation,
    GenderReassignment? GenderReassignment,
    MaritalStatus? MaritalStatus,
    PregnancyAndMaternity? PregnancyAndMaternity)
{
    public override string ToString() => "[equality information]";
}

/// <summary>Answers from the journey's own stream, which says what counts, and the directory, which has it.</summary>
public sealed class GetEqualityInformationHandler(IEqualityInformation information, IEventLog log) : IRequestHandler<GetEqualityInformation, QueryAnswer<EqualityInformation>>
{
    public async Task<QueryAnswer<EqualityInformation>> Handle(GetEqualityInformation request, CancellationToken cancellationToken)
    {
        var freshness = new Freshness(await log.HeadAsync(cancellationToken), RecordedAt: null);
        var (journey, _, entries) = await request.ReadAsync(log, cancellationToken);
        if (!journey.HasBegun)
            return new QueryAnswer<EqualityInformation>.NotFound(freshness);

        var declared = entries.Select(entry => entry.Event).OfType<JourneyEvent.EqualityInformationDeclared>().LastOrDefault(one => one.Version == journey.EqualityInformation);
        var answers = declared is null ? EqualityAnswers.None : await information.ReadAsync(request.Journey, declared.Version, cancellationToken) ?? EqualityAnswers.None;
        return new QueryAnswer<EqualityInformation>.Found(
            new EqualityInformation(
                request.Journey.Value, declared?.Version ?? 0, declared?.On, answers.Sex, answers.Ethnicity, answers.Disability, answers.ReligionOrBelief,
                answers.SexualOrientation, answers.GenderReassignment, answers.MaritalStatus, answers.PregnancyAndMaternity),
            freshness);
    }
}
