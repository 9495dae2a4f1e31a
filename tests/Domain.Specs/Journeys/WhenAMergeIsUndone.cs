using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Journeys.MergingWords;
using static Naas.Domain.Specs.Journeys.When_two_records_are_one_persons;

namespace Naas.Domain.Specs.Journeys;

/// <summary>The two were two people's after all: each takes up its own life (S-53).</summary>
[Trait("Rule", "S-53")]
public sealed class When_a_merge_is_undone
{
    private const string Found = "2019-05-13";
    private const string Undone = "2019-06-03";

    private static readonly JourneyEvent[] Closed = [.. AccreditedPractitioner(), Superseded(Found)];

    private static JourneyEvent Brought => Asked(NewAtBury(), Absorb(Found, Closed));

    private static JourneyEvent[] Record => [.. ((JourneyEvent.RecordAbsorbed)Brought).Record];

    [Fact]
    public void The_one_that_went_on_is_as_it_was()
    {
        JourneyEvent[] past = [.. NewAtBury(), Brought];
        Given(past).When(UndoMerge(Undone, past)).Then(MergeUndone(Undone, Record, NewAtBury()));

        var apart = Of([.. past, MergeUndone(Undone, Record, NewAtBury())]);
        apart.Spells.Should().Equal(Of(NewAtBury()).Spells);
        apart.IsAccreditedOn(Practitioner, Day("2019-06-04")).Should().BeFalse();
        apart.RegisteredOn.Should().Be(Day("2019-03-04"));
    }

    [Fact]
    public void The_other_is_open_again_with_all_that_it_had()
    {
        Given(Closed).When(Reinstate(Undone)).Then(OpenedAgain(Undone));

        var open = Of([.. Closed, OpenedAgain(Undone)]);
        open.IsAccreditedOn(Practitioner, Day("2019-06-04")).Should().BeTrue();
        open.SupersededBy.Should().BeNull();
        Given(Closed, OpenedAgain(Undone)).When(EndEmployment(spell: 1, on: "2019-06-28")).Then(Left("LEEDS", on: "2019-06-28"));
    }

    [Fact]
    public void It_stays_closed_while_the_other_holds_what_it_had() =>
        Given(Closed).When(Reinstate(Undone, isHeld: true)).ThenRefused(Refusals.StillMerged, because: "13 May 2019");

    [Fact]
    public void What_happened_since_to_the_one_that_went_on_stays_with_it()
    {
        // Leave for Wigan, under a number that follows what had been brought over.
        JourneyEvent[] since = [Left("BURY", on: "2019-05-24"), EmployedAt("WIGAN", from: "2019-05-27", spell: 3), InRole(from: "2019-05-27", spell: 3, role: 3)];
        JourneyEvent[] past = [.. NewAtBury(), Brought, .. since];
        Given(past).When(UndoMerge(Undone, past)).Then(MergeUndone(Undone, Record, [.. NewAtBury(), .. since]));

        // And no number is given twice.
        Given(past, MergeUndone(Undone, Record, [.. NewAtBury(), .. since]))
            .When(StartEmployment("LEEDS", on: "2019-06-10"))
            .Then(EmployedAt("LEEDS", from: "2019-06-10", spell: 4));
    }

    [Fact]
    public void What_comes_with_time_alone_is_nothing_to_it()
    {
        JourneyEvent[] past = [.. NewAtBury(), Brought, AccreditationWords.Reminded(6, due: "2021-10-01", on: "2021-04-01")];
        Given(past).When(UndoMerge("2021-04-05", past)).Then(MergeUndone("2021-04-05", Record, NewAtBury()));
    }

    [Fact]
    public void Undone_twice_nothing_is_added()
    {
        JourneyEvent[] past = [.. NewAtBury(), Brought, MergeUndone(Undone, Record, NewAtBury())];
        Given(past).When(UndoMerge("2019-06-04", past)).ThenNothingHappens();
        Given(Closed, OpenedAgain(Undone)).When(Reinstate("2019-06-04")).ThenNothingHappens();
    }

    [Fact]
    public void What_happened_since_to_what_was_brought_over_keeps_them_together()
    {
        // The accreditation that the other record had brought was renewed on.
        JourneyEvent[] past = [.. NewAtBury(), Brought, AccreditationWords.HoursDeclared(12, on: "2019-05-27")];
        Given(past).When(UndoMerge(Undone, past)).ThenRefused(Refusals.RestsOnAbsorbed, because: "27 May 2019");

        JourneyEvent[] left = [.. NewAtBury(), Brought, Left("LEEDS", on: "2019-05-24", spell: 2)];
        Given(left).When(UndoMerge(Undone, left)).ThenRefused(Refusals.RestsOnAbsorbed, because: "24 May 2019");
    }

    /// <summary>What was sat at Wigan, on a third record, stands beside the accreditation that the other had brought.</summary>
    [Fact]
    public void So_do_results_that_stand_beside_it_until_they_are_taken_out()
    {
        var third = new JourneyId(new Guid("7e1d4c3b-0000-4000-8000-000000000003"));
        JourneyEvent[] one = [.. NewAtBury(), Brought];
        var second = (JourneyEvent.RecordAbsorbed)Asked(one, By("system-merge", new JourneyCommand.AbsorbRecord(third, Day("2020-02-10")) { Itself = TheSurvivor, Record = new JourneyHistory([.. MissedAtWigan(), Superseded("2020-02-03")]) }));
        (second.Record.Levels.Any(), second.Beside.Count).Should().Be((false, 8));
        JourneyEvent[] both = [.. one, second];

        Given(both).When(UndoMerge("2020-03-02", both)).ThenRefused(Refusals.RestsOnAbsorbed, because: "10 February 2020");

        JourneyEvent[] past = [.. both, Asked(both, By("operations-1", new JourneyCommand.UndoMerge(third, Day("2020-03-02")) { Past = new JourneyHistory(both) }))];
        Given(past).When(UndoMerge("2020-03-09", past)).Then(MergeUndone("2020-03-09", Record, NewAtBury()));
    }

    [Fact]
    public void So_does_what_was_endorsed_on_the_strength_of_it()
    {
        // A supervisor's endorsement by Leeds, which only the other record knows.
        JourneyEvent[] other = [Registered(), EmployedAt("LEEDS"), InRole(Supervisor), Superseded(Found)];
        JourneyEvent[] past =
        [
            .. NewAtBury(), Asked(NewAtBury(), Absorb(Found, other)), Agreed(on: "2019-05-20", level: Supervisor),
            Endorsed(by: "LEEDS", on: "2019-05-27", until: "2019-11-27", level: Supervisor),
        ];
        Given(past).When(UndoMerge(Undone, past)).ThenRefused(Refusals.RestsOnAbsorbed, because: "LEEDS");
    }

    [Fact]
    public void What_was_never_merged_is_not_undone()
    {
        Given(NewAtBury()).When(UndoMerge(Undone, NewAtBury())).ThenRefused(Refusals.NotMerged);
        JourneyEvent[] past = [.. NewAtBury(), Brought];
        Given(past).When(UndoMerge("2019-05-12", past)).ThenRefused(Refusals.NotMerged, because: "13 May 2019");
    }

    [Fact]
    public void Found_to_be_one_persons_after_all_they_are_merged_anew()
    {
        JourneyEvent[] past = [.. NewAtBury(), Brought, MergeUndone(Undone, Record, NewAtBury())];
        Given(past).When(Absorb("2019-06-10", [.. Closed])).ThenRefused(Refusals.NotClosedForThis, because: "3 June 2019");
        Given(Closed, OpenedAgain(Undone)).When(Supersede("2019-06-10", past)).Then(Superseded("2019-06-10", merge: 2));

        var again = (JourneyEvent.RecordAbsorbed)Asked(past, Absorb("2019-06-10", [.. Closed, OpenedAgain(Undone), Superseded("2019-06-10", merge: 2)]));
        // Under numbers that nothing has had before.
        again.Record[0].Should().Be(EmployedAt("LEEDS", spell: 3));
    }
}
