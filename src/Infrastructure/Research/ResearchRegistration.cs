using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Application.Research;

namespace Naas.Infrastructure.Research;

public static class ResearchRegistration
{
    /// <summary>Research projects, surveys and the use of outcomes. Needs the read models, the directory's keys and the places that figures are published of.</summary>
    public static IServiceCollection AddResearch(this IServiceCollection services) => services
        .AddSingleton<ResearchActs>()
        .AddSingleton<ResearchProjectStore>()
        .AddSingleton<ResearchCutStore>()
        .AddSingleton<ResearchQuarterStore>()
        .AddSingleton<ExtractMaker>()
        .AddTransient<IRequestHandler<RegisterResearchProject, DirectoryAnswer<ResearchOutcome<ResearchProject>>>, RegisterResearchProjectHandler>()
        .AddTransient<IRequestHandler<AssignResearcher, DirectoryAnswer<ResearchOutcome<ResearchProject>>>, AssignResearcherHandler>()
        .AddTransient<IRequestHandler<CloseResearchProject, DirectoryAnswer<ResearchOutcome<ResearchProject>>>, CloseResearchProjectHandler>()
        .AddTransient<IRequestHandler<ListResearchProjects, QueryAnswer<ResearchProjects>>, ListResearchProjectsHandler>()
        .AddTransient<IRequestHandler<GetResearchProject, QueryAnswer<ResearchProject>>, GetResearchProjectHandler>()
        .AddTransient<IRequestHandler<GetResearchExtract, QueryAnswer<ResearchExtractAnswer>>, GetResearchExtractHandler>()
        .AddTransient<IRequestHandler<RecordSurveyResults, DirectoryAnswer<ResearchOutcome<SurveyVersion>>>, RecordSurveyResultsHandler>()
        .AddTransient<IRequestHandler<ListSurveyResults, QueryAnswer<SurveyResults>>, ListSurveyResultsHandler>()
        .AddTransient<IRequestHandler<DeclareOutcomeUse, DirectoryAnswer<ResearchOutcome<OutcomeUseDeclaration>>>, DeclareOutcomeUseHandler>()
        .AddTransient<IRequestHandler<GetOutcomeUse, QueryAnswer<OutcomeUseHistory>>, GetOutcomeUseHandler>()
        .AddTransient<IRequestHandler<ListOutcomeUse, QueryAnswer<OutcomeUses>>, ListOutcomeUseHandler>();
}
