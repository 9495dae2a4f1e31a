using Naas.Application.People;
using Naas.Domain.Journeys;
using Naas.Infrastructure.People;
using Naas.Projections;
using Npgsql;
using static Naas.Api.Tests.People.PeopleDirectory;
using static Naas.Application.People.Reservation;

namespace Naas.Api.Tests.People;

public sealed class ReservationSpecs(TemporaryCluster cluster)
{
    private static readonly PersonDetails Ada = Details("Ada", "Okafor");
    private static readonly PersonDetails Misspelt = Details("Ada", "Okafar");
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_free_number_is_reserved_and_found_once_confirmed()
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;

        (await people.ReserveAsync(Number("SW12345"), Ada, Command(1), Journey(1), Ct)).Should().Be(new Reserved(Journey(1)));
        (await people.FindAsync(Number("SW12345"), Ct)).Should().BeNull();
        (await people.ReadAsync(Journey(1), Ct)).Should().BeNull();

        await people.ConfirmAsync(Journey(1), Command(1), Ct);

        (await people.FindAsync(Number("sw 12345"), Ct)).Should().Be(Journey(1));
        (await people.ReadAsync(Journey(1), Ct)).Should().Be(new PersonRecord(Journey(1), Number("SW12345"), Ada.Name, Ada.DateOfBirth));
        (await people.FindAsync(Number("SW12346"), Ct)).Should().BeNull();
    }

    [Fact]
    public async Task A_date_of_birth_may_be_unknown_and_a_name_may_be_single()
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;
        var known = new PersonDetails(new PersonName("", "Þórólfur-O’Brien 李"), null);

        _ = await people.ReserveAsync(Number("SW1"), known, Command(1), Journey(1), Ct);
        await people.ConfirmAsync(Journey(1), Command(1), Ct);

        (await people.ReadAsync(Journey(1), Ct)).Should().Be(new PersonRecord(Journey(1), Number("SW1"), known.Name, null));
    }

    [Fact]
    public async Task The_same_command_resumes_with_the_same_journey_before_and_after_the_confirmation()
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;
        _ = await people.ReserveAsync(Number("SW12345"), Ada, Command(1), Journey(1), Ct);

        (await people.ReserveAsync(Number("SW12345"), Ada, Command(1), Journey(2), Ct)).Should().Be(new Reserved(Journey(1)));

        await people.ConfirmAsync(Journey(1), Command(1), Ct);
        await people.ConfirmAsync(Journey(1), Command(1), Ct);
        (await people.ReserveAsync(Number("SW12345"), Ada, Command(1), Journey(3), Ct)).Should().Be(new Reserved(Journey(1)));
        (await directory.CountAsync("count-persons")).Should().Be(1);
    }

    [Fact]
    public async Task Another_command_learns_who_holds_the_number_since_when_and_how_firmly()
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;
        _ = await people.ReserveAsync(Number("SW12345"), Ada, Command(1), Journey(1), Ct);
        var since = directory.Clock.Now;
        directory.Clock.Now += TimeSpan.FromMinutes(1);

        (await people.ReserveAsync(Number("SW12345"), Ada, Command(2), Journey(2), Ct)).Should().Be(new TakenBy(Journey(1), false, Command(1), since));

        await people.ConfirmAsync(Journey(1), Command(1), Ct);
        (await people.ReserveAsync(Number("SW12345"), Ada, Command(2), Journey(2), Ct)).Should().Be(new TakenBy(Journey(1), true, Command(1), since));
    }

    [Theory]
    [InlineData("SW99999", "Okafor")]
    [InlineData("SW12345", "Okafar")]
    public async Task A_command_id_used_for_another_number_or_name_is_another_request(string number, string family)
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;
        _ = await people.ReserveAsync(Number("SW12345"), Ada, Command(1), Journey(1), Ct);

        (await people.ReserveAsync(Number(number), Details("Ada", family), Command(1), Journey(2), Ct)).Should().Be(new UsedByAnotherRequest());
        (await directory.CountAsync("count-persons")).Should().Be(1);
    }

    [Fact]
    public async Task A_journey_proposed_for_two_people_is_a_bug_and_says_so_without_the_number()
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;
        _ = await people.ReserveAsync(Number("SW1"), Ada, Command(1), Journey(1), Ct);

        var again = () => people.ReserveAsync(Number("SW2"), Ada, Command(2), Journey(1), Ct);

        (await again.Should().ThrowAsync<ArgumentException>()).Which.Message.Should().NotContain("SW2");
    }

    [Fact]
    public async Task Of_sixteen_racing_for_one_number_one_gets_it_and_all_learn_the_same_journey()
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;

        for (var round = 0; round < 8; round++)
        {
            var number = Number($"SW{round}");
            var first = round * 16;
            var answers = await Task.WhenAll(Enumerable.Range(first, 16).Select(n => people.ReserveAsync(number, Ada, Command(n), Journey(n), Ct)));

            var winner = answers.OfType<Reserved>().Should().ContainSingle().Which.Journey;
            answers.OfType<TakenBy>().Should().HaveCount(15).And.OnlyContain(taken => taken.Journey == winner && !taken.Confirmed);
        }

        (await directory.CountAsync("count-persons")).Should().Be(8);
        (await directory.CountAsync("count-records")).Should().Be(8);
    }

    [Fact]
    public async Task One_command_racing_itself_gets_one_journey()
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;

        var answers = await Task.WhenAll(Enumerable.Range(1, 16).Select(n => people.ReserveAsync(Number("SW12345"), Ada, Command(1), Journey(n), Ct)));

        answers.Distinct().Should().ContainSingle().Which.Should().BeOfType<Reserved>();
    }

    [Fact]
    public async Task One_command_racing_itself_with_two_numbers_gets_one_of_them()
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;

        var answers = await Task.WhenAll(Enumerable.Range(1, 16).Select(n => people.ReserveAsync(Number($"SW{n % 2}"), Ada, Command(1), Journey(n), Ct)));

        answers.OfType<Reserved>().Distinct().Should().ContainSingle();
        answers.OfType<UsedByAnotherRequest>().Should().HaveCount(8);
        (await directory.CountAsync("count-persons")).Should().Be(1);
    }

    [Fact]
    public async Task Taking_over_keeps_the_journey_and_brings_the_new_particulars()
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;
        _ = await people.ReserveAsync(Number("SW12345"), Misspelt, Command(1), Journey(1), Ct);
        var seen = await TakenAsync(people, Command(2));

        (await people.TakeOverAsync(seen, Number("SW12345"), Ada, Command(2), Ct)).Should().Be(new Reserved(Journey(1)));
        await people.ConfirmAsync(Journey(1), Command(2), Ct);

        (await people.ReadAsync(Journey(1), Ct))!.Name.Should().Be(Ada.Name);
        (await directory.CountAsync("count-records")).Should().Be(1, "the particulars of the command that never began the journey are gone");
    }

    [Fact]
    public async Task When_the_former_holder_was_only_slow_what_it_sent_is_what_counts()
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;
        _ = await people.ReserveAsync(Number("SW12345"), Ada, Command(1), Journey(1), Ct);
        _ = await people.TakeOverAsync(await TakenAsync(people, Command(2)), Number("SW12345"), Misspelt, Command(2), Ct);

        await people.ConfirmAsync(Journey(1), Command(1), Ct);

        (await people.ReadAsync(Journey(1), Ct))!.Name.Should().Be(Ada.Name);
        (await directory.CountAsync("count-records")).Should().Be(1);
        (await people.ReserveAsync(Number("SW12345"), Misspelt, Command(2), Journey(2), Ct)).Should().BeOfType<TakenBy>().Which.Confirmed.Should().BeTrue();
    }

    [Fact]
    public async Task A_holder_whose_reservation_was_taken_over_can_take_it_back()
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;
        _ = await people.ReserveAsync(Number("SW12345"), Ada, Command(1), Journey(1), Ct);
        _ = await people.TakeOverAsync(await TakenAsync(people, Command(2)), Number("SW12345"), Misspelt, Command(2), Ct);

        (await people.TakeOverAsync(await TakenAsync(people, Command(1)), Number("SW12345"), Ada, Command(1), Ct)).Should().Be(new Reserved(Journey(1)));
        (await people.TakeOverAsync(await TakenAsync(people, Command(2)), Number("SW12345"), Ada, Command(2), Ct)).Should().Be(new UsedByAnotherRequest());
    }

    [Fact]
    public async Task A_confirmed_person_and_a_reservation_that_changed_hands_cannot_be_taken_over()
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;
        _ = await people.ReserveAsync(Number("SW12345"), Ada, Command(1), Journey(1), Ct);
        var seen = await TakenAsync(people, Command(3));
        directory.Clock.Now += TimeSpan.FromMinutes(1);
        _ = await people.TakeOverAsync(seen, Number("SW12345"), Ada, Command(2), Ct);

        (await people.TakeOverAsync(seen, Number("SW12345"), Ada, Command(3), Ct)).Should().Be(new TakenBy(Journey(1), false, Command(2), directory.Clock.Now));

        var held = await TakenAsync(people, Command(3));
        await people.ConfirmAsync(Journey(1), Command(2), Ct);
        (await people.TakeOverAsync(held, Number("SW12345"), Ada, Command(3), Ct)).Should().Be(held with { Confirmed = true });
    }

    [Fact]
    public async Task Of_sixteen_taking_over_at_once_one_succeeds()
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;
        for (var round = 1; round <= 8; round++)
        {
            var number = Number($"SW{round}");
            _ = await people.ReserveAsync(number, Ada, Command(round * 100), Journey(round), Ct);
            var seen = (TakenBy)await people.ReserveAsync(number, Ada, Command(1), Journey(round * 100), Ct);

            var answers = await Task.WhenAll(Enumerable.Range((round * 100) + 1, 16).Select(n => people.TakeOverAsync(seen, number, Ada, Command(n), Ct)));

            answers.OfType<Reserved>().Should().ContainSingle().Which.Journey.Should().Be(Journey(round));
            answers.OfType<TakenBy>().Should().HaveCount(15).And.OnlyContain(taken => taken.Journey == Journey(round) && taken.CommandId != seen.CommandId);
        }
    }

    [Fact]
    public async Task A_take_over_racing_the_confirmation_leaves_one_person_with_one_record()
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;
        for (var round = 1; round <= 40; round++)
        {
            var number = Number($"SW{round}");
            var (slow, quick) = (Command(round * 2), Command((round * 2) + 1));
            _ = await people.ReserveAsync(number, Ada, slow, Journey(round), Ct);
            var seen = (TakenBy)await people.ReserveAsync(number, Misspelt, quick, Journey(1000 + round), Ct);

            var takeOver = people.TakeOverAsync(seen, number, Misspelt, quick, Ct);
            var confirm = people.ConfirmAsync(Journey(round), slow, Ct);
            await Task.WhenAll(takeOver, confirm);

            (await people.ReadAsync(Journey(round), Ct))!.Name.Should().Be(Ada.Name);
        }

        (await directory.CountAsync("count-confirmed")).Should().Be(40);
        (await directory.CountAsync("count-records")).Should().Be(40);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_take_over_queued_just_before_or_after_the_confirmation_leaves_the_beginners_record_alone(bool takeOverFirst)
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;
        _ = await people.ReserveAsync(Number("SW12345"), Ada, Command(1), Journey(1), Ct);
        var seen = await TakenAsync(people, Command(2));
        Func<Task>[] steps =
        [
            () => people.TakeOverAsync(seen, Number("SW12345"), Misspelt, Command(2), Ct),
            () => people.ConfirmAsync(Journey(1), Command(1), Ct),
        ];

        // Both wait for the row, in this order, and then run one right after the other.
        var queued = new List<Task>();
        await using (var connection = await directory.Database.OpenConnectionAsync(Ct))
        await using (await connection.BeginTransactionAsync(Ct))
        {
            await using var hold = new NpgsqlCommand(SqlText.Of(typeof(PeopleDirectory), "hold-persons"), connection);
            _ = await hold.ExecuteNonQueryAsync(Ct);
            foreach (var step in takeOverFirst ? steps : steps.Reverse())
            {
                queued.Add(step());
                while (await directory.CountAsync("count-waiting") < queued.Count)
                    queued[^1].IsCompleted.Should().BeFalse("it has to wait for the row");
            }
        }

        await Task.WhenAll(queued);

        (await people.ReadAsync(Journey(1), Ct))!.Name.Should().Be(Ada.Name);
        (await directory.CountAsync("count-records")).Should().Be(1);
    }

    [Fact]
    public async Task A_confirmation_that_contradicts_the_directory_is_an_alarm()
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;
        _ = await people.ReserveAsync(Number("SW12345"), Ada, Command(1), Journey(1), Ct);

        await ShouldAlarmAsync(() => people.ConfirmAsync(Journey(9), Command(1), Ct));
        await ShouldAlarmAsync(() => people.ConfirmAsync(Journey(1), Command(2), Ct));

        await people.ConfirmAsync(Journey(1), Command(1), Ct);
        await ShouldAlarmAsync(() => people.ConfirmAsync(Journey(1), Command(2), Ct));
    }

    [Fact]
    public async Task Reservations_left_open_are_listed_the_oldest_first()
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;
        var start = directory.Clock.Now;
        foreach (var n in (int[])[1, 2, 3, 4])
        {
            directory.Clock.Now = start.AddMinutes(n);
            _ = await people.ReserveAsync(Number($"SW{n}"), Ada, Command(n), Journey(n), Ct);
        }

        await people.ConfirmAsync(Journey(2), Command(2), Ct);

        (await people.OpenReservationsAsync(start.AddMinutes(4), 10, Ct)).Should().Equal(
            new OpenReservation(Journey(1), Command(1), start.AddMinutes(1)),
            new OpenReservation(Journey(3), Command(3), start.AddMinutes(3)));
        (await people.OpenReservationsAsync(start.AddHours(1), 1, Ct)).Should().ContainSingle().Which.Journey.Should().Be(Journey(1));
    }

    [Fact]
    public async Task Names_of_many_are_read_at_once_and_the_unknown_left_out()
    {
        await using var directory = await OpenAsync(cluster);
        var people = directory.People;
        foreach (var n in (int[])[1, 2, 3])
            _ = await people.ReserveAsync(Number($"SW{n}"), Details($"Given{n}", "Family"), Command(n), Journey(n), Ct);
        await people.ConfirmAsync(Journey(1), Command(1), Ct);
        await people.ConfirmAsync(Journey(2), Command(2), Ct);

        var names = await people.NamesAsync([Journey(1), Journey(2), Journey(3), Journey(4)], Ct);

        names.Should().BeEquivalentTo(new Dictionary<JourneyId, PersonName>
        {
            [Journey(1)] = new("Given1", "Family"),
            [Journey(2)] = new("Given2", "Family"),
        });
        (await people.NamesAsync([], Ct)).Should().BeEmpty();
    }

    private static async Task<TakenBy> TakenAsync(PostgresPersonDirectory people, Guid command)
    {
        var answer = await people.ReserveAsync(Number("SW12345"), command == Command(2) ? Misspelt : Ada, command, Journey(99), Ct);
        return answer.Should().BeOfType<TakenBy>().Which;
    }

    private static async Task ShouldAlarmAsync(Func<Task> act) => await act.Should().ThrowAsync<DirectoryIntegrityException>();
}
