using Naas.Application.Access;
using Naas.Application.People;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>G20: every endpoint × every role × own or another's organisation or record, as the access table has it.</summary>
public sealed class AccessMatrixSpecs(RunningNaas naas)
{
    /// <summary>Nobody can sign in as the system: no token says so.</summary>
    public static TheoryData<Role> EveryRole => [.. Enum.GetValues<Role>().Except([Role.System])];

    [Theory]
    [MemberData(nameof(EveryRole))]
    [Trait("Rule", "R-087")]
    public async Task Every_endpoint_answers_whom_the_table_allows_and_nobody_else(Role role)
    {
        var api = await naas.ApiAsync();
        var problems = new Problems(api);
        var worker = await Worker.EmployedAsync(api);
        foreach (var operation in await Operation.AllAsync(api, worker))
        {
            foreach (var isOwn in (bool[])[true, false])
            {
                // A dry run asks for the same rights and changes nothing for the next.
                var answer = await api.SendAsync(operation.Method, operation.Address(worker, operation.IsCommand ? "?dryRun=true" : operation.IsOfAnOrganisation ? $"?organisation={Leeds}" : ""), CallerAs(role, isOwn, worker), operation.Content());

                await problems.ShouldBeFineAsync(answer, $"{role}");
                if (IsAllowed(operation, role, isOwn))
                    answer.Status.Should().NotBe(401, $"{role} {answer}").And.NotBe(403, $"{role} {answer}");
                else
                    answer.ShouldBe(403, "not-allowed");
            }
        }
    }

    [Fact]
    public async Task A_refusal_for_lack_of_rights_does_not_tell_whether_the_record_exists()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);
        foreach (var operation in (await Operation.AllAsync(api, worker)).Where(operation => operation.Path.Contains("{id}", StringComparison.Ordinal)))
        {
            var stranger = operation.Request is { } request && AccessTable.RolesFor(request).Contains(Role.Employer) ? EmployerAt(Bury) : In(Role.Worker, journey: Guid.NewGuid(), subject: "stranger");
            var existing = await api.SendAsync(operation.Method, operation.Address(worker), stranger, operation.Content());
            var missing = await api.SendAsync(operation.Method, operation.AddressFor(Guid.NewGuid().ToString()), stranger, operation.Content());

            existing.ShouldBe(403);
            missing.ShouldBe(403).Text("detail").Should().Be(existing.Text("detail"), operation.Name);
        }
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public async Task A_former_employer_receives_nothing_new_and_another_employer_nothing_at_all()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);
        (await api.PostAsync($"{worker.Address}/employments/1/end", EmployerAt(Leeds), """{ "reason": "resignation", "destination": "not-known", "on": "2018-03-29" }""")).ShouldBe(201);

        foreach (var address in (string[])[worker.Address, $"{worker.Address}/timeline"])
        {
            (await api.GetAsync(address, EmployerAt(Leeds))).ShouldBe(403, "not-allowed");
            (await api.GetAsync(address, EmployerAt(Bury))).ShouldBe(403, "not-allowed");
        }
    }

    private static bool IsAllowed(Operation operation, Role role, bool isOwn)
    {
        if (operation.Request is not { } request)
            return true;
        // Which role stores a document, its kind says: the example's is the worker's.
        var scope = operation.Name == "StoreDocument" ? DocumentTable.ToWrite(DocumentKind.AdjustmentsRequested, role)?.Scope : AccessTable.ScopeFor(request, role);
        return scope switch
        {
            // What the caller did not write is not there for them.
            // The examples are a practitioner's, and so is the worker.
            Scope.Any or Scope.OwnWriting or Scope.OtherLevels => true,
            // A list always acts for the organisation of whoever hands it in.
            // The address names panel A.
            Scope.OwnPanel => role == Role.PanelA,
            // Nobody is assigned to the project that the address names; of their own there is a list, if only an empty one.
            Scope.OwnProject => operation.Name == "ListResearchProjects",
            Scope.OwnOrganisation or Scope.OwnRecord => isOwn || operation.Name == "UploadEndorsementList",
            _ => false,
        };
    }

    private static Caller CallerAs(Role role, bool isOwn, Worker worker) => role == Role.Worker
        ? In(role, journey: isOwn ? worker.Id : Guid.NewGuid(), subject: $"matrix-{isOwn}")
        : In(role, isOwn ? Leeds : Bury, subject: $"matrix-{role}-{isOwn}");
}
