using System.Text;
using MediatR;
using Naas.Api.Http.Contracts;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using static Naas.Api.Http.Endpoints.Asking;

namespace Naas.Api.Http.Endpoints;

/// <summary>Equality information, which the worker alone gives and reads; and what may be answered.</summary>
internal static class EqualityEndpoints
{
    public static void MapEquality(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/social-workers/{id:guid}/equality-information", DeclareAsync).WithTags("Entry")
            .DocumentedCommand<DeclareEqualityInformationBody, CommandRecorded>("DeclareEqualityInformation", "Give equality information, or give it anew");

        routes.MapGet("/v1/social-workers/{id:guid}/equality-information", (Guid id, HttpContext http, IMediator sender, CancellationToken cancellation) =>
                AskAsync<GetEqualityInformation, EqualityInformation>(http, sender, (caller, _) => new GetEqualityInformation(new JourneyId(id)) { Caller = caller }, tag: null, cancellation))
            .WithTags("Queries").DocumentedQuestion<EqualityInformation>("GetEqualityInformation", "What the worker declared last of the protected characteristics; for the worker alone");

        routes.MapGet("/v1/reference/characteristics", () => Results.Json(EqualityReference.Whole, ContractReader.Options)).WithTags("Reference")
            .WithName("ListCharacteristics").WithSummary("The protected characteristics that are asked about, with every answer there is").Produces<EqualityReference>().WithProblems(401);
    }

    private static async Task<IResult> DeclareAsync(Guid id, HttpContext http, IMediator sender, IRequestHasher hasher, CancellationToken cancellation)
    {
        var (prepared, problem) = await CommandRequests.PrepareAsync<DeclareEqualityInformationBody>(http, hasher, id.ToString("D"), cancellation);
        if (prepared is null)
            return problem!;

        // The log keeps the hash of a request for ever: this one's is of everything but the answers, which the directory compares.
        var identity = prepared.Identity with { RequestHash = hasher.Hash(Encoding.UTF8.GetBytes($"equality-information {id:D} {prepared.Body.On:yyyy-MM-dd}")) };
        var request = new DeclareEquality(new JourneyId(id), prepared.Body.Answers(), prepared.Body.On, identity, prepared.Caller, prepared.IfMatch, prepared.DryRun);
        return (await sender.Send(request, cancellation)).ToHttp(http);
    }
}

/// <summary>What may be answered of each protected characteristic, and what the workforce census' codes of ethnicity mean.</summary>
/// <param name="Characteristics">Those that are declared; age comes from the date of birth.</param>
/// <param name="GroupsOfEthnicity">The wider categories to which those of ethnicity belong.</param>
/// <param name="CensusEthnicities">The 18 codes of the workforce census, which are older than the harmonised standard.</param>
public sealed record EqualityReference(IReadOnlyList<CharacteristicRow> Characteristics, IReadOnlyList<CategoryRow> GroupsOfEthnicity, IReadOnlyList<CensusEthnicityRow> CensusEthnicities)
{
    internal static EqualityReference Whole { get; } = new(
        [.. Domain.Equalities.Characteristics.All.Select(asked => new CharacteristicRow(asked.Code, asked.Words, [.. asked.Categories.Select(Row)]))],
        [.. Domain.Equalities.Characteristics.GroupsOfEthnicity.Select(Row)],
        [.. EthnicGroups.CensusCodes.Select(code => new CensusEthnicityRow(code.Code, code.Ethnicity))]);

    private static CategoryRow Row(Category category) => new(category.Code, category.Words, category.Group);
}

public sealed record CharacteristicRow(string Code, string Words, IReadOnlyList<CategoryRow> Categories);

/// <param name="Group">The code of the wider category; null where there is none.</param>
public sealed record CategoryRow(string Code, string Words, string? Group);

/// <param name="Ethnicity">Null for the code that says that nothing is known.</param>
public sealed record CensusEthnicityRow(string Code, Ethnicity? Ethnicity);
