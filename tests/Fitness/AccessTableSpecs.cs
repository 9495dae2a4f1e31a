using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Naas.Application;
using Naas.Application.Access;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Application.Rollouts;
using Naas.Application.Standards;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;

namespace Naas.Fitness;

/// <summary>Nothing can be asked or done that the access table does not know, and the table people read is the one that holds.</summary>
public sealed class AccessTableSpecs
{
    private static readonly Lock OneAtATime = new();

    [Fact]
    public void Every_command_and_every_question_has_a_row()
    {
        var others = typeof(IQuery).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsClass: true } && (type.IsAssignableTo(typeof(IQuery)) || type.IsAssignableTo(typeof(IDirectoryCommand))));

        AccessTable.Rows.Select(row => row.Request).Distinct().Should().BeEquivalentTo(Commands().Concat(others));
    }

    [Fact]
    public void Every_question_is_asked_through_the_table()
    {
        var services = new ServiceCollection().AddNaasApplication();
        var questions = typeof(IQuery).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsClass: true } && type.IsAssignableTo(typeof(IQuery)));

        questions.Where(question => !services.Any(service => service.ServiceType.IsGenericType
                && service.ServiceType.GetGenericTypeDefinition() == typeof(IPipelineBehavior<,>)
                && service.ServiceType.GetGenericArguments()[0] == question
                && service.ImplementationType!.GetGenericTypeDefinition() == typeof(QueryAccessBehaviour<,>)))
            .Should().BeEmpty("a question without its behaviour is answered to anybody who has signed in");
    }

    [Fact]
    public void Every_command_has_a_frozen_name_of_its_own()
    {
        JourneyCommandNames.All.Keys.Concat(RolloutCommandNames.All.Keys).Concat(StandardCommandNames.All.Keys).Should().BeEquivalentTo(Commands());
        JourneyCommandNames.All.Values.Concat(RolloutCommandNames.All.Values).Concat(StandardCommandNames.All.Values).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Every_kind_of_document_has_somebody_who_writes_and_somebody_who_reads_it()
    {
        DocumentTable.Writing.Select(row => row.Kind).Distinct().Should().BeEquivalentTo(Enum.GetValues<DocumentKind>());
        DocumentTable.Reading.Select(row => row.Kind).Distinct().Should().BeEquivalentTo(Enum.GetValues<DocumentKind>());
    }

    [Fact]
    public void The_printed_table_is_the_one_that_holds() => ShouldBePrinted("access table", Print());

    [Fact]
    public void The_printed_table_of_documents_is_the_one_that_holds() => ShouldBePrinted("document table", PrintDocuments());

    private static void ShouldBePrinted(string table, string printed)
    {
        var begin = $"<!-- {table}: begin (generated; NAAS_WRITE_DOCS=1 with the fitness tests writes it anew) -->";
        var path = Path.GetFullPath(Path.Combine(ThisFolder(), "../../docs/security.md"));
        // Two tables stand in one document, and tests run beside each other.
        lock (OneAtATime)
        {
            var document = File.ReadAllText(path);
            var from = document.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
            var to = document.IndexOf($"<!-- {table}: end -->", StringComparison.Ordinal);
            var current = $"{document[..from]}\n\n{printed}\n{document[to..]}";

            if (Environment.GetEnvironmentVariable("NAAS_WRITE_DOCS") == "1")
                File.WriteAllText(path, current);

            File.ReadAllText(path).Should().Be(current, "docs/security.md is generated from the code; run the fitness tests with NAAS_WRITE_DOCS=1");
        }
    }

    private static IEnumerable<Type> Commands() =>
        ((Type[])[typeof(JourneyCommand), typeof(RolloutCommand), typeof(StandardCommand)]).SelectMany(kind => kind.GetNestedTypes().Where(type => type.IsSubclassOf(kind)));

    private static string Print()
    {
        var roles = Enum.GetValues<Role>().Where(role => AccessTable.Rows.Any(row => row.Role == role)).ToArray();
        var text = new StringBuilder()
            .Append("| request |").AppendJoin('|', roles.Select(role => $" {RoleNames.Of(role)} ")).Append("|\n")
            .Append("|---|").AppendJoin('|', roles.Select(_ => "---")).Append("|\n");
        foreach (var request in AccessTable.Rows.Select(row => row.Request).Distinct())
            _ = text.Append($"| `{request.Name}` |").AppendJoin('|', roles.Select(role => $" {Cell(request, role)} ")).Append("|\n");

        var without = Enum.GetValues<Role>().Except(roles).Select(RoleNames.Of).ToArray();
        return without.Length == 0 ? text.ToString() : text.Append($"\nNo row yet: {string.Join(", ", without)}.\n").ToString();
    }

    private static string PrintDocuments()
    {
        var roles = Enum.GetValues<Role>().Where(role => DocumentTable.Writing.Concat(DocumentTable.Reading).Any(row => row.Role == role)).ToArray();
        var text = new StringBuilder()
            .Append("| document |").AppendJoin('|', roles.Select(role => $" {RoleNames.Of(role)} ")).Append("|\n")
            .Append("|---|").AppendJoin('|', roles.Select(_ => "---")).Append("|\n");
        foreach (var kind in Enum.GetValues<DocumentKind>())
            _ = text.Append($"| `{JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())}` |").AppendJoin('|', roles.Select(role => $" {Cell(kind, role)} ")).Append("|\n");
        return text.ToString();
    }

    private static string Cell(DocumentKind kind, Role role) => string.Join("; ", new[]
    {
        DocumentTable.ToWrite(kind, role) is { } write ? $"write {NameOf(write.Scope)}" : null,
        DocumentTable.ToRead(kind, role) is { } read ? $"read {NameOf(read.Scope)}{(read.OnceReleased ? ", once released" : "")}" : null,
    }.OfType<string>());

    private static string NameOf(Scope scope) => JsonNamingPolicy.KebabCaseLower.ConvertName(scope.ToString());

    private static string Cell(Type request, Role role) =>
        AccessTable.ScopeFor(request, role) is { } scope ? NameOf(scope) : "";

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
