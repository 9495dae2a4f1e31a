using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Journeys.MergingWords;
using static Naas.Domain.Specs.Journeys.When_two_records_are_one_persons;

namespace Naas.Domain.Specs.Journeys;

/// <summary>An employment is one, however often it was recorded: merged, it stands once (S-53), and whoever leaves has left (S-16).</summary>
[Trait("Rule", "S-53")]
public sealed class When_both_records_hold_an_employment
{
    private const string Found = "2018-08-20";
    private const string Undone = "2018-08-27";

    /// <summary>Leeds registered the same worker a second time, with the same first day in post.</summary>
    private static readonly JourneyEvent[] AtLeedsAgain = [Registered("2018-08-06"), EmployedAt("LEEDS"), InRole()];

    private static readonly JourneyEvent[] Closed = [.. ReadyToSit(), Superseded(Found)];

    private static JourneyEvent Brought => Asked(AtLeedsAgain, Absorb(Found, Closed));

    [Fact]
    public void It_is_brought_over_once() =>
        Given(AtLeedsAgain).When(Absorb(Found, Closed)).Then(Absorbed(Found, registered: "2018-06-01", [Agreed(), Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02")]));

    [Fact]
    [Trait("Rule", "S-16")]
    public void Whoever_leaves_it_has_left() =>
        Given(AtLeedsAgain, Brought)
            .When(EndEmployment(spell: 1, on: "2018-08-24"))
            .Then(Left("LEEDS", on: "2018-08-24"), EndorsementLapsed("LEEDS", on: "2018-08-24"));

    [Fact]
    public void What_only_the_other_record_says_of_it_is_brought_over_to_it()
    {
        // A role as supervisor, and leave, which the second registration knows nothing of.
        JourneyEvent[] closed =
        [
            .. ReadyToSit(), InRole(Supervisor, from: "2018-07-16", role: 2),
            new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.Protected, Day("2018-08-13")), Superseded(Found),
        ];
        var absorbed = (JourneyEvent.RecordAbsorbed)Asked(AtLeedsAgain, Absorb(Found, closed));

        absorbed.Record.Should().EndWith([InRole(Supervisor, from: "2018-07-16", spell: 1, role: 3), new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.Protected, Day("2018-08-13"))]);
        Of([.. AtLeedsAgain, absorbed]).RoleFor(Supervisor, Day(Found))!.Spell.Should().Be(1);
    }

    [Fact]
    public void Undone_each_has_its_own_again()
    {
        JourneyEvent[] record = [.. ((JourneyEvent.RecordAbsorbed)Brought).Record];
        JourneyEvent[] past = [.. AtLeedsAgain, Brought, EmployedAt("BURY", from: "2018-08-22", spell: 2)];
        Given(past).When(UndoMerge(Undone, past)).Then(MergeUndone(Undone, record, [.. AtLeedsAgain, EmployedAt("BURY", from: "2018-08-22", spell: 2)]));
    }

    [Theory]
    [InlineData("2018-02-05", null, "since 5 February 2018")]
    [InlineData("2017-09-01", "2018-08-10", "from 1 September 2017 to 10 August 2018")]
    public void Where_the_two_contradict_each_other_that_is_settled_first(string from, string? to, string said)
    {
        JourneyEvent[] survivor = [Registered("2018-08-06"), EmployedAt("LEEDS", from: from), .. to is null ? (JourneyEvent[])[] : [Left("LEEDS", on: to)]];

        Given(ReadyToSit()).When(Supersede(Found, survivor)).ThenRefused(Refusals.MergeUnsettled, because: said);
    }

    [Fact]
    public void Gone_and_come_back_is_no_contradiction()
    {
        JourneyEvent[] left = [.. ReadyToSit(), Left("LEEDS", on: "2018-07-27"), EndorsementLapsed("LEEDS", on: "2018-07-27")];

        Given(left).When(Supersede(Found, [Registered("2018-08-06"), EmployedAt("LEEDS", from: "2018-08-06")])).Then(Superseded(Found));
    }
}
