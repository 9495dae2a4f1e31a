using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Naas.Application.Access;
using Naas.Application.Journeys;
using Naas.Application.Queries;
using Naas.Application.Rollouts;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;

namespace Naas.Fitness;

/// <summary>Nothing can be asked or done that the access table does not know, and the table people read is the one that holds.</summary>
public sealed class AccessTableSpecs
{
    private const string Begin = "<!-- access table: begin (generated; NAAS_WRITE_DOCS=1 with the fitness tests writes it anew) -->";
    private const string End = "<!-- access table: end -->";

    [Fact]
    public void Every_command_and_every_question_has_a_row()
    {
        var questions = typeof(IQuery).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsClass: true } && type.IsAssignableTo(typeof(IQuery)));

        AccessTable.Rows.Select(row => row.Request).Distinct().Should().BeEquivalentTo(Commands().Concat(questions));
    }

    [Fact]
    public void Every_command_has_a_frozen_name_of_its_own()
    {
        JourneyCommandNames.All.Keys.Concat(RolloutCommandNames.All.Keys).Should().BeEquivalentTo(Commands());
        JourneyCommandNames.All.Values.Concat(RolloutCommandNames.All.Values).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void The_printed_table_is_the_one_that_holds()
    {
        var path = Path.GetFullPath(Path.Combine(ThisFolder(), "../../docs/security.md"));
        var document = File.ReadAllText(path);
        var from = document.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = document.IndexOf(End, StringComparison.Ordinal);
        var current = $"{document[..from]}\n\n{Print()}\n{document[to..]}";

        if (Environment.GetEnvironmentVariable("NAAS_WRITE_DOCS") == "1")
            File.WriteAllText(path, current);

        File.ReadAllText(path).Should().Be(current, "docs/security.md is generated from AccessTable; run the fitness tests with NAAS_WRITE_DOCS=1");
    }

    private static IEnumerable<Type> Commands() =>
        ((Type[])[typeof(JourneyCommand), typeof(RolloutCommand)]).SelectMany(kind => kind.GetNestedTypes().Where(type => type.IsSubclassOf(kind)));

    private static string Print()
    {
        var roles = Enum.GetValues<Role>().Where(role => AccessTable.Rows.Any(row => row.Role == role)).ToArray();
        var text = new StringBuilder()
            .Append("| request |").AppendJoin('|', roles.Select(role => $" {RoleNames.Of(role)} ")).Append("|\n")
            .Append("|---|").AppendJoin('|', roles.Select(_ => "---")).Append("|\n");
        foreach (var request in AccessTable.Rows.Select(row => row.Request).Distinct())
            _ = text.Append($"| `{request.Name}` |").AppendJoin('|', roles.Select(role => $" {Cell(request, role)} ")).Append("|\n");

        var without = Enum.GetValues<Role>().Except(roles).Select(RoleNames.Of).ToArray();
        return text.Append($"\nNo row yet: {string.Join(", ", without)}.\n").ToString();
    }

    private static string Cell(Type request, Role role) =>
        AccessTable.ScopeFor(request, role) is { } scope ? JsonNamingPolicy.KebabCaseLower.ConvertName(scope.ToString()) : "";

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
