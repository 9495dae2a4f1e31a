using System.Text.RegularExpressions;

namespace Naas.Fitness;

/// <summary>What employers declare about the use of outcomes is monitored only: nothing else reads it, so nothing can go by it .</summary>
public sealed class Use_of_outcomes_is_watched
{
    // Recording it, keeping it, telling it, and saying who may.
    private static readonly string[] Known =
    [
        "src/Api/Http/Contracts/ResearchBodies.cs",
        "src/Api/Http/Endpoints/MonitoringEndpoints.cs",
        "src/Api/Http/OpenApi/Examples.cs",
        "src/Api/Http/OpenApi/OpenApiDocument.cs", "src/Api/Http/OpenApi/QueryParameters.cs",
        "src/Application/Access/AccessTable.cs",
        "src/Application/Access/QueryAccessBehaviour.cs",
        "src/Application/ApplicationServices.cs",
        "src/Application/Queries/Monitoring.cs",
        "src/Application/Research/OutcomeUses.cs",
        "src/Infrastructure/Migrations/0017_research.sql",
        "src/Infrastructure/Research/MonitoringQueryHandlers.cs",
        "src/Infrastructure/Research/MonitoringStores.cs",
        "src/Infrastructure/Research/ResearchCommandHandlers.cs",
        "src/Infrastructure/Research/ResearchRegistration.cs",
        "src/Infrastructure/Research/insert-outcome-use.sql",
        "src/Infrastructure/Research/list-outcome-use.sql",
    ];

    [Fact]
    [Trait("Rule", "R-105")]
    [Trait("Rule", "R-148")]
    public void Nothing_but_the_monitoring_itself_knows_of_it() =>
        Repository.Files("src", ".cs", ".cshtml", ".sql")
            .Where(path => Regex.IsMatch(Repository.Text(path), "OutcomeUse|outcome_use"))
            .Should().BeEquivalentTo(Known, "no rule, deadline, read model or page may go by what an employer declares");

    [Fact]
    [Trait("Rule", "R-105")]
    public void No_rule_and_no_fold_can_reach_it() =>
        Known.Should().NotContain(path => path.StartsWith("src/Domain/", StringComparison.Ordinal) || path.StartsWith("src/Projections/", StringComparison.Ordinal));
}
