using System.Security.Cryptography;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Application.Research;
using Naas.Domain.Assessments;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Infrastructure.People;
using Naas.Infrastructure.Research;
using static Naas.Api.Tests.People.PeopleDirectory;

namespace Naas.Api.Tests.People;

/// <summary>The extract of a quarter, which is kept for all projects until the next.</summary>
[Trait("Rule", "R-142")]
public sealed class ResearchQuarterStoreSpecs(TemporaryCluster cluster)
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly DateTimeOffset At = new(2019, 4, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Anna = new("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly Guid Ben = new("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    private static readonly DateOnly March = new(2019, 3, 31);
    private static readonly DateOnly June = new(2019, 6, 30);

    [Fact]
    public async Task Of_two_that_are_made_at_once_the_first_is_everybodys()
    {
        await using var directory = await OpenAsync(cluster);
        var store = StoreOf(directory, Keys(("Master", Master), ("Lookup", Lookup)));

        var first = await KeepAsync(store, March, (Anna, March));
        var second = await KeepAsync(store, March, (Anna, March), (Ben, March));

        (first.Members.Select(member => member.Journey).Single(), second.Members.Select(member => member.Journey).Single()).Should().Be((Anna, Anna));
        second.CameIn.Should().Equal(new Dictionary<Guid, DateOnly> { [Anna] = March });
        (await store.LatestAsync(Ct))!.Members.Single().Record.SatIn.Should().Be("2018-09");
    }

    [Fact]
    public async Task The_next_quarter_takes_its_place_and_who_came_in_stays_known()
    {
        await using var directory = await OpenAsync(cluster);
        var store = StoreOf(directory, Keys(("Master", Master), ("Lookup", Lookup)));
        (await store.LatestAsync(Ct)).Should().BeNull();

        _ = await KeepAsync(store, March, (Anna, March));
        _ = await KeepAsync(store, June, (Anna, June), (Ben, June));

        var latest = (await store.LatestAsync(Ct))!;
        latest.Extract.AsOf.Should().Be(June);
        latest.Members.Select(member => (member.Journey, member.CameIn)).Should().BeEquivalentTo([(Anna, March), (Ben, June)]);
        (await directory.CountAsync("research-count-quarters")).Should().Be(1);
        // Where the clock was set back the later one is given.
        (await KeepAsync(store, March, (Ben, March))).Extract.AsOf.Should().Be(June);
    }

    [Fact]
    public async Task After_a_rotation_it_is_read_without_the_old_master_key()
    {
        await using var directory = await OpenAsync(cluster);
        _ = await KeepAsync(StoreOf(directory, Keys(("Master", Master), ("Lookup", Lookup))), March, (Anna, March));
        var newMaster = NewKey();

        var rotated = Keys(("Master", newMaster), ("MasterVersion", "2"), ("Lookup", Lookup), ("Retired:1", Master));
        (await new ResearchProjectStore(directory.Database, rotated).RewrapAsync(Ct)).Should().Be(1);
        (await new ResearchProjectStore(directory.Database, rotated).RewrapAsync(Ct)).Should().Be(0);

        var store = StoreOf(directory, Keys(("Master", newMaster), ("MasterVersion", "2"), ("Lookup", Lookup)));
        (await store.LatestAsync(Ct))!.Members.Single().Journey.Should().Be(Anna);
    }

    // Kept when each project had its own: by its pseudonyms, of which its key tells whose they are.
    [Fact]
    public async Task Before_the_first_quarter_the_projects_extracts_tell_who_came_in()
    {
        await using var directory = await OpenAsync(cluster);
        var keys = Keys(("Master", Master), ("Lookup", Lookup));
        var (projects, cuts) = (new ResearchProjectStore(directory.Database, keys), new ResearchCutStore(directory.Database));
        await RegisterAsync(directory, projects, "project-a");
        using (var pseudonyms = (await projects.PseudonymsOfAsync("project-a", Ct))!)
        {
            _ = await cuts.KeepAsync(Extract("project-a", March, [.. People(1, 5).Select(pseudonyms.Of)]), At, Ct);
            _ = await cuts.KeepAsync(Extract("project-a", June, [.. People(1, 11).Select(pseudonyms.Of)]), At, Ct);
        }

        using var before = await new ResearchQuarterStore(directory.Database, keys, projects, cuts).BeforeAsync(Ct);

        before.Among([.. People(1, 12).Select(Worker)]).Should().BeEquivalentTo(
            People(1, 5).Select(journey => (journey, March)).Concat(People(6, 6).Select(journey => (journey, June))).ToDictionary(one => one.journey, one => one.Item2));
    }

    private static ResearchQuarterStore StoreOf(PeopleDirectory directory, DirectoryKeys keys) =>
        new(directory.Database, keys, new ResearchProjectStore(directory.Database, keys), new ResearchCutStore(directory.Database));

    private static async Task<ResearchQuarter> KeepAsync(ResearchQuarterStore store, DateOnly asOf, params (Guid Journey, DateOnly CameIn)[] people)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        using var pseudonyms = new Pseudonyms(key);
        var extract = Extract("*", asOf, [.. people.Select(one => pseudonyms.Of(one.Journey))]);
        return await store.KeepAsync(ResearchQuarter.Of(extract, pseudonyms, people.ToDictionary(one => one.Journey, one => one.CameIn)), key, At, Ct);
    }

    private static ResearchExtract Extract(string project, DateOnly asOf, IReadOnlyList<string> pseudonyms) => new(
        project, asOf, "naas-anonymity-1", 5, [], [], Before: null, new ExtractAnonymity(pseudonyms.Count, 1, pseudonyms.Count, 0, 0, 1, pseudonyms.Count),
        [.. pseudonyms.Select(pseudonym => new ExtractRecord(pseudonym, "practitioner", "*", "2018-09", "30-39", "female", "black", "not-disabled", "under-2", [new ExtractAttempt(1, AttemptKind.First, 0, 1, "met", [])]))],
        new Provenance(new FigureDefinition("research-cut-2", "Records."), "response-2017", "position", At, 0, pseudonyms.Count, []));

    private static async Task RegisterAsync(PeopleDirectory directory, ResearchProjectStore projects, string code)
    {
        await using var connection = await directory.Database.OpenConnectionAsync(Ct);
        var registration = new RegisterResearchProject(code, "Live research", "Asked for.", new DateOnly(2029, 12, 31), 5, [new ActorId("researcher-1")], Command(1))
        {
            Caller = new Caller(new ActorId("operations"), Role.DfeOperations, null, null),
        };
        await projects.InsertAsync(connection, registration, At, Ct);
    }

    private static IEnumerable<Guid> People(int from, int number) => Enumerable.Range(from, number).Select(n => Journey(n).Value);

    private static Projections.Equalities.AssessedWorker Worker(Guid journey) =>
        new(journey, Level.Practitioner, "E08000035", "30-39", "under-2", Projections.Equalities.Declared.Nothing, [], 0);
}
