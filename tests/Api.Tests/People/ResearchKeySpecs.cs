using Naas.Application.Access;
using Naas.Application.People;
using Naas.Application.Research;
using Naas.Domain.Journeys;
using Naas.Infrastructure.Research;
using Npgsql;
using static Naas.Api.Tests.People.PeopleDirectory;

namespace Naas.Api.Tests.People;

/// <summary>The keys of research projects: one each, kept encrypted, rotated with the directory's and destroyed at the end.</summary>
[Trait("Rule", "R-142")]
public sealed class ResearchKeySpecs(TemporaryCluster cluster)
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly DateTimeOffset At = new(2018, 7, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Somebody = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    [Fact]
    public void A_pseudonym_is_the_first_half_of_the_keyed_hash_of_the_journey()
    {
        using var pseudonyms = new Pseudonyms([.. Enumerable.Range(0, 32).Select(n => (byte)n)]);

        // Reckoned with Python: hmac.new(bytes(range(32)), uuid.UUID('0f8fad5b-…').bytes, 'sha256').hexdigest()[:32]
        pseudonyms.Of(Somebody).Should().Be("dc26a07f3b7eeea0406bcef9619692a5");
    }

    [Fact]
    public async Task Each_project_has_pseudonyms_of_its_own_that_stay()
    {
        await using var directory = await OpenAsync(cluster);
        var store = await WithAsync(directory, "project-a", "project-b");

        (await PseudonymAsync(store, "project-a")).Should().Be(await PseudonymAsync(store, "project-a")).And.MatchRegex("^[0-9a-f]{32}$");
        (await PseudonymAsync(store, "project-a")).Should().NotBe(await PseudonymAsync(store, "project-b"));
    }

    [Fact]
    public async Task A_closed_project_has_no_key_and_no_pseudonyms_any_more()
    {
        await using var directory = await OpenAsync(cluster);
        var store = await WithAsync(directory, "project-a", "project-b");

        await using (var connection = await directory.Database.OpenConnectionAsync(Ct))
            await ResearchProjectStore.CloseAsync(connection, "project-a", ResearchClosure.Completed, At.AddDays(1), Ct);

        (await store.PseudonymsOfAsync("project-a", Ct)).Should().BeNull();
        (await directory.CountAsync("research-count-keys")).Should().Be(1);
        (await store.FindAsync("project-a", Ct))!.ClosedBecause.Should().Be(ResearchClosure.Completed);
        (await store.FindAsync("project-b", Ct))!.ClosedAt.Should().BeNull();
    }

    [Fact]
    public async Task A_key_that_was_moved_to_another_project_does_not_open()
    {
        await using var directory = await OpenAsync(cluster);
        var store = await WithAsync(directory, "project-a", "project-b");

        await directory.RunAsync("research-swap-keys");

        await store.Invoking(one => one.PseudonymsOfAsync("project-a", Ct)).Should().ThrowAsync<DirectoryIntegrityException>().WithMessage("The key of the research project project-a does not open*");
    }

    [Fact]
    public async Task After_a_rotation_the_pseudonyms_are_the_same_and_the_old_master_key_can_go()
    {
        await using var directory = await OpenAsync(cluster);
        var before = await PseudonymAsync(await WithAsync(directory, "project-a"), "project-a");
        var newMaster = NewKey();

        var rotated = new ResearchProjectStore(directory.Database, Keys(("Master", newMaster), ("MasterVersion", "2"), ("Lookup", Lookup), ("Retired:1", Master)));
        (await rotated.RewrapAsync(Ct)).Should().Be(1);
        (await rotated.RewrapAsync(Ct)).Should().Be(0);

        (await PseudonymAsync(new ResearchProjectStore(directory.Database, Keys(("Master", newMaster), ("MasterVersion", "2"), ("Lookup", Lookup))), "project-a")).Should().Be(before);
    }

    [Theory]
    [InlineData("research-change-a-project")]
    [InlineData("research-forget-extracts")]
    [InlineData("research-forget-who-came-in")]
    public async Task What_was_recorded_is_never_changed_or_taken_away(string change)
    {
        await using var directory = await OpenAsync(cluster);
        _ = await WithAsync(directory, "project-a");

        (await directory.Invoking(one => one.RunAsync(change)).Should().ThrowAsync<PostgresException>()).Which.MessageText.Should().Contain("is append-only");
    }

    private static async Task<string> PseudonymAsync(ResearchProjectStore store, string project)
    {
        using var pseudonyms = await store.PseudonymsOfAsync(project, Ct);
        return pseudonyms!.Of(Somebody);
    }

    private static async Task<ResearchProjectStore> WithAsync(PeopleDirectory directory, params string[] projects)
    {
        var store = new ResearchProjectStore(directory.Database, Keys(("Master", Master), ("Lookup", Lookup)));
        await using var connection = await directory.Database.OpenConnectionAsync(Ct);
        foreach (var project in projects)
        {
            var registration = new RegisterResearchProject(project, "Live research", "Asked for.", new DateOnly(2029, 12, 31), 5, [new ActorId("researcher-1")], Command(1))
            {
                Caller = new Caller(new ActorId("operations"), Role.DfeOperations, null, null),
            };
            await store.InsertAsync(connection, registration, At, Ct);
        }

        return store;
    }
}
