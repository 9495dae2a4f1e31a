using System.Text;
using Naas.Application.People;
using Naas.Infrastructure.People;
using Naas.Projections;
using Npgsql;
using static Naas.Api.Tests.People.PeopleDirectory;

namespace Naas.Api.Tests.People;

/// <summary>G17: what lies in the database, its dump and its log tells nothing to whoever has no keys, and cannot be moved about.</summary>
public sealed class SecrecySpecs(TemporaryCluster cluster)
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly string[] Canaries = ["Canary-Given", "Canary-Family", "SW8675309", "8675309", "1984-05-17"];

    [Fact]
    public async Task No_name_number_or_date_of_birth_can_be_read_in_any_column_the_dump_or_the_servers_log()
    {
        await using var directory = await OpenAsync(cluster);
        await RegisterAsync(directory.People, 1, "SW8675309", Details("Canary-Given", "Canary-Family"));

        (await FoundInAsync(directory)).Should().BeEmpty();

        await directory.RunAsync("plant-canary");
        (await FoundInAsync(directory)).Should().Contain(["Canary-Given in people.planted", "SW8675309 in people.planted", "Canary-Given in the dump", "SW8675309 in the dump", "Canary-Given in the server's log"]);
    }

    [Theory]
    [InlineData("swap-names")]
    [InlineData("swap-whole-records")]
    [InlineData("swap-columns")]
    [InlineData("flip-a-bit")]
    public async Task A_value_moved_to_another_row_or_column_or_changed_is_refused(string damage)
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;
        await RegisterAsync(people, 1, "SW1", Details("Ada", "Okafor"));
        await RegisterAsync(people, 2, "SW2", Details("Bea", "Okonkwo"));

        await directory.RunAsync(damage);

        await ShouldAlarmAsync(() => people.ReadAsync(Journey(1), Ct));
        await ShouldAlarmAsync(() => people.NamesAsync([Journey(1), Journey(2)], Ct));
    }

    [Fact]
    public async Task A_number_never_leads_to_another_persons_journey()
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;
        await RegisterAsync(people, 1, "SW1", Details("Ada", "Okafor"));
        await RegisterAsync(people, 2, "SW2", Details("Bea", "Okonkwo"));

        await directory.RunAsync("swap-hashes");

        await ShouldAlarmAsync(() => people.FindAsync(Number("SW1"), Ct));
    }

    [Fact]
    public async Task Another_master_key_opens_nothing_and_another_lookup_key_finds_nobody()
    {
        await using var directory = await OpenAsync(cluster);
        await RegisterAsync(directory.People, 1, "SW1", Details("Ada", "Okafor"));

        await ShouldAlarmAsync(() => directory.With(Keys(("Master", NewKey()), ("Lookup", Lookup))).ReadAsync(Journey(1), Ct));
        (await directory.With(Keys(("Master", Master), ("Lookup", NewKey()))).FindAsync(Number("SW1"), Ct)).Should().BeNull();
    }

    [Fact]
    public async Task After_a_rotation_old_and_new_records_are_read_and_rewrapping_makes_the_old_key_dispensable()
    {
        await using var directory = await OpenAsync(cluster);
        foreach (var n in (int[])[1, 2, 3, 4, 5])
            await RegisterAsync(directory.People, n, $"SW{n}", Details($"Given{n}", "Family"));

        var master2 = NewKey();
        var rotated = directory.With(Keys(("Master", master2), ("MasterVersion", "2"), ("Lookup", Lookup), ("Retired:1", Master)));
        await RegisterAsync(rotated, 6, "SW6", Details("Given6", "Family"));
        (await rotated.NamesAsync([Journey(1), Journey(6)], Ct)).Should().HaveCount(2);
        (await directory.CountAsync("count-outdated-keys")).Should().Be(5);

        (await rotated.RewrapAsync(batchSize: 2, Ct)).Should().Be(5);
        (await rotated.RewrapAsync(batchSize: 2, Ct)).Should().Be(0);

        var withoutTheOld = directory.With(Keys(("Master", master2), ("MasterVersion", "2"), ("Lookup", Lookup)));
        (await withoutTheOld.ReadAsync(Journey(3), Ct))!.Name.Should().Be(new PersonName("Given3", "Family"));
        var onlyTheOld = () => directory.People.ReadAsync(Journey(3), Ct);
        (await onlyTheOld.Should().ThrowAsync<KeySettingException>()).WithMessage("*version 2*Naas:Keys:Retired:2*");
    }

    private static async Task RegisterAsync(PostgresPersonDirectory people, int n, string number, PersonDetails details)
    {
        _ = await people.ReserveAsync(Number(number), details, Command(n), Journey(n), Ct);
        await people.ConfirmAsync(Journey(n), Command(n), Ct);
    }

    private async Task<IReadOnlyList<string>> FoundInAsync(PeopleDirectory directory)
    {
        var places = new List<(string Name, byte[] Bytes)>();
        foreach (var (table, copy) in await TablesAsync(directory.Database))
            places.Add((table, await BytesOfAsync(directory.Database, copy)));
        places.Should().Contain(place => place.Name == "people.records" && place.Bytes.Length > 100);
        places.Add(("the dump", Encoding.UTF8.GetBytes(await cluster.DumpAsync(directory.Database))));
        places.Add(("the server's log", await File.ReadAllBytesAsync(cluster.LogFile, Ct)));

        return [.. from place in places from canary in Canaries where Holds(place.Bytes, canary) select $"{canary} in {place.Name}"];
    }

    // A dump writes bytes as hexadecimal digits.
    private static bool Holds(byte[] bytes, string canary) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary)) >= 0
        || bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(canary)))) >= 0;

    private static async Task<List<(string Name, string Copy)>> TablesAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(SqlText.Of(typeof(PeopleDirectory), "list-tables"));
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var tables = new List<(string, string)>();
        while (await reader.ReadAsync(Ct))
            tables.Add((reader.GetString(0), reader.GetString(1)));
        return tables;
    }

    private static async Task<byte[]> BytesOfAsync(NpgsqlDataSource database, string copyCommand)
    {
        await using var connection = await database.OpenConnectionAsync(Ct);
        await using var copy = await connection.BeginRawBinaryCopyAsync(copyCommand, Ct);
        using var bytes = new MemoryStream();
        await copy.CopyToAsync(bytes, Ct);
        return bytes.ToArray();
    }

    private static async Task ShouldAlarmAsync(Func<Task> act) =>
        (await act.Should().ThrowAsync<DirectoryIntegrityException>()).Which.ToString().Should().NotContainAny("Okafor", "Okonkwo", "SW1");
}
