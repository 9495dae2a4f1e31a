using Naas.Application.People;
using Naas.Domain.Equalities;
using Naas.Infrastructure.People;
using Npgsql;
using static Naas.Api.Tests.People.PeopleDirectory;

namespace Naas.Api.Tests.People;

/// <summary>What workers declared of themselves, under their own key: numbered one after the other, bound to its row, never changed.</summary>
public sealed class EqualityInformationSpecs(TemporaryCluster cluster)
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly DateTimeOffset At = new(2018, 7, 2, 9, 0, 0, 123, 456, TimeSpan.Zero);

    private static readonly EqualityAnswers Everything = new(
        Sex.Female, Ethnicity.OtherEthnicity, Disability.Disabled, ReligionOrBelief.PreferNotToSay, SexualOrientation.GayOrLesbian,
        GenderReassignment.SameAsAtBirth, MaritalStatus.Widowed, PregnancyAndMaternity.Refused);

    private static readonly EqualityAnswers Little = new(Sex: Sex.Male, Disability: Disability.NotDisabled);

    [Fact]
    public async Task Answers_come_back_as_they_were_given_and_none_is_made_up()
    {
        await using var directory = await WithAsync(1);
        var store = Store(directory);

        (await store.StoreAsync(Journey(1), Command(11), Everything, At, Ct)).Should().Be(new EqualityStorage.Kept(1));
        (await store.StoreAsync(Journey(1), Command(12), Little, At, Ct)).Should().Be(new EqualityStorage.Kept(2));
        (await store.StoreAsync(Journey(1), Command(13), EqualityAnswers.None, At, Ct)).Should().Be(new EqualityStorage.Kept(3));

        (await store.ReadAsync(Journey(1), 1, Ct)).Should().Be(Everything);
        (await store.ReadAsync(Journey(1), 2, Ct)).Should().Be(Little);
        (await store.ReadAsync(Journey(1), 3, Ct)).Should().Be(EqualityAnswers.None);
        (await store.ReadAsync(Journey(1), 4, Ct)).Should().BeNull();
    }

    [Fact]
    public async Task The_same_command_keeps_its_version_and_no_other_answers()
    {
        await using var directory = await WithAsync(1, 2);
        var store = Store(directory);
        _ = await store.StoreAsync(Journey(1), Command(11), Little, At, Ct);
        _ = await store.StoreAsync(Journey(1), Command(12), Everything, At, Ct);

        (await store.StoreAsync(Journey(1), Command(11), Little, At.AddDays(1), Ct)).Should().Be(new EqualityStorage.Kept(1));
        (await store.StoreAsync(Journey(1), Command(11), Everything, At, Ct)).Should().BeOfType<EqualityStorage.UsedByAnotherRequest>();
        (await store.StoreAsync(Journey(2), Command(11), Little, At, Ct)).Should().BeOfType<EqualityStorage.UsedByAnotherRequest>();
        (await store.VersionForAsync(Journey(1), Command(11), Ct)).Should().Be(1);
        (await store.VersionForAsync(Journey(1), Command(99), Ct)).Should().Be(3);
        (await store.VersionForAsync(Journey(2), Command(99), Ct)).Should().Be(1);
    }

    [Fact]
    public async Task Declarations_at_one_moment_number_themselves_one_after_the_other()
    {
        await using var directory = await WithAsync(1);
        var store = Store(directory);

        var kept = await Task.WhenAll(Enumerable.Range(11, 12).Select(n => Task.Run(() => store.StoreAsync(Journey(1), Command(n), Little, At, Ct), Ct)));

        kept.Cast<EqualityStorage.Kept>().Select(one => one.Version).Should().BeEquivalentTo(Enumerable.Range(1, 12));
    }

    [Fact]
    public async Task One_command_sent_twice_at_one_moment_is_kept_once()
    {
        await using var directory = await WithAsync(1);
        var store = Store(directory);

        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.StoreAsync(Journey(1), Command(11), Little, At, Ct), Ct)));

        kept.Should().AllBeEquivalentTo(new EqualityStorage.Kept(1));
        (await store.ReadAsync(Journey(1), 2, Ct)).Should().BeNull();
    }

    [Fact]
    public async Task Without_a_person_there_is_no_key_to_keep_answers_under()
    {
        await using var directory = await OpenAsync(cluster);
        _ = await directory.People.ReserveAsync(Number("SW1"), Details("Ada", "Okafor"), Command(1), Journey(1), Ct);

        (await Store(directory).StoreAsync(Journey(1), Command(11), Little, At, Ct)).Should().BeOfType<EqualityStorage.NobodyThere>();
        (await Store(directory).VersionForAsync(Journey(9), Command(11), Ct)).Should().BeNull();
    }

    [Theory]
    [InlineData("move-declarations", 2, 1)]
    [InlineData("swap-declared-answers", 1, 1)]
    [InlineData("renumber-a-declaration", 1, 2)]
    [InlineData("backdate-a-declaration", 1, 1)]
    [InlineData("swap-whole-records", 1, 1)]
    public async Task A_declaration_whose_row_was_changed_or_moved_is_refused(string damage, int readAs, int version)
    {
        await using var directory = await WithAsync(1, 2);
        var store = Store(directory);
        _ = await store.StoreAsync(Journey(1), Command(11), Everything, At, Ct);
        if (damage != "move-declarations")
            _ = await store.StoreAsync(Journey(2), Command(12), Little, At, Ct);

        await directory.RunAsync(damage);

        var read = () => store.ReadAsync(Journey(readAs), version, Ct);
        await read.Should().ThrowAsync<DirectoryIntegrityException>();
        var facts = () => Facts(directory).FactsAsync([Journey(readAs)], Ct);
        await facts.Should().ThrowAsync<DirectoryIntegrityException>();
    }

    [Theory]
    [InlineData("as-application-change-answers")]
    [InlineData("as-application-delete-answers")]
    public async Task The_programs_role_can_change_and_delete_no_answers(string attempt)
    {
        await using var directory = await OpenAsync(cluster);
        var act = () => directory.RunAsync(attempt);
        (await act.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task No_length_tells_who_answered_what()
    {
        await using var directory = await WithAsync(1);
        var store = Store(directory);
        foreach (var (command, answers) in new[] { (11, Everything), (12, Little), (13, EqualityAnswers.None) })
            _ = await store.StoreAsync(Journey(1), Command(command), answers, At, Ct);

        (await directory.CountAsync("count-lengths-of-answers")).Should().Be(1);
    }

    [Fact]
    public async Task Facts_of_many_people_come_at_once()
    {
        await using var directory = await WithAsync(1, 2);
        // Somebody whose journey was begun a moment ago.
        _ = await directory.People.ReserveAsync(Number("SW3"), new PersonDetails(new PersonName("", "Bo"), null), Command(3), Journey(3), Ct);
        var store = Store(directory);
        _ = await store.StoreAsync(Journey(1), Command(11), Little, At, Ct);
        _ = await store.StoreAsync(Journey(1), Command(12), Everything, At, Ct);

        var facts = await Facts(directory).FactsAsync([Journey(1), Journey(2), Journey(3), Journey(9)], Ct);

        facts.Keys.Should().BeEquivalentTo([Journey(1), Journey(2), Journey(3)]);
        facts[Journey(1)].BornOn.Should().Be(new DateOnly(1984, 5, 17));
        facts[Journey(1)].AnswersOf(1).Should().Be(Little);
        facts[Journey(1)].AnswersOf(2).Should().Be(Everything);
        facts[Journey(1)].AnswersOf(0).Should().Be(EqualityAnswers.None);
        facts[Journey(2)].Answers.Should().BeEmpty();
        facts[Journey(3)].BornOn.Should().BeNull();
        (await Facts(directory).FactsAsync([], Ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task After_a_rotation_answers_are_read_without_the_old_key()
    {
        await using var directory = await WithAsync(1);
        _ = await Store(directory).StoreAsync(Journey(1), Command(11), Everything, At, Ct);

        var master2 = NewKey();
        (await directory.With(Keys(("Master", master2), ("MasterVersion", "2"), ("Lookup", Lookup), ("Retired:1", Master))).RewrapAsync(batchSize: 10, Ct)).Should().Be(1);

        var keys = Keys(("Master", master2), ("MasterVersion", "2"), ("Lookup", Lookup));
        (await new PostgresEqualityInformation(directory.Database, keys).ReadAsync(Journey(1), 1, Ct)).Should().Be(Everything);
        (await new PostgresPersonFacts(directory.Database, keys).FactsAsync([Journey(1)], Ct))[Journey(1)].AnswersOf(1).Should().Be(Everything);
    }

    private static PostgresEqualityInformation Store(PeopleDirectory directory) => new(directory.Database, Keys(("Master", Master), ("Lookup", Lookup)));

    private static PostgresPersonFacts Facts(PeopleDirectory directory) => new(directory.Database, Keys(("Master", Master), ("Lookup", Lookup)));

    private async Task<PeopleDirectory> WithAsync(params int[] people)
    {
        var directory = await OpenAsync(cluster);
        foreach (var n in people)
        {
            _ = await directory.People.ReserveAsync(Number($"SW{n}"), Details("Ada", "Okafor"), Command(n), Journey(n), Ct);
            await directory.People.ConfirmAsync(Journey(n), Command(n), Ct);
        }

        return directory;
    }
}
