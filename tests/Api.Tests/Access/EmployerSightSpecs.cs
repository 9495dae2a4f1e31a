using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.Journeys;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;

namespace Naas.Api.Tests.Access;

/// <summary>How much of a journey an employer is told: its own time in full, as the record stood, and of any other time what it needs to act.</summary>
public sealed class EmployerSightSpecs
{
    private static readonly OrganisationCode Leeds = new("E08000035");
    private static readonly OrganisationCode Bury = new("E08000002");
    private static readonly OrganisationCode Trust = new("E08000037");

    [Fact]
    [Trait("Rule", "S-16")]
    public void The_next_employer_is_told_in_full_from_when_its_employment_was_recorded()
    {
        var entries = Recorded(
            (Leeds, Registered()), (Leeds, Started(1, Leeds, "2016-09-01")), (null, Agreed()), (Leeds, Left(1, Leeds, "2018-08-31")),
            // Recorded on the last of these, and said to have begun long before.
            (Bury, Started(2, Bury, "2017-01-02")), (null, Took()));

        EmployerSight.Of(Bury, entries).InFull.Should().BeEquivalentTo([4L, 5L]);
        EmployerSight.Of(Leeds, entries).InFull.Should().BeEquivalentTo([0L, 1L, 2L, 3L]);
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public void A_former_employer_that_comes_back_is_not_told_what_was_recorded_in_between()
    {
        var entries = Recorded(
            (Leeds, Registered()), (Leeds, Started(1, Leeds, "2016-09-01")), (Leeds, Left(1, Leeds, "2018-08-31")),
            (Bury, Started(2, Bury, "2018-09-03")), (null, Agreed()), (Bury, Left(2, Bury, "2018-12-31")),
            (Leeds, Started(3, Leeds, "2019-01-02")), (null, Took()));

        EmployerSight.Of(Leeds, entries).InFull.Should().BeEquivalentTo([0L, 1L, 2L, 6L, 7L]);
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public void An_employment_made_longer_by_a_correction_opens_nothing_that_was_recorded_before_it()
    {
        var entries = Recorded(
            (Leeds, Registered()), (Leeds, Started(1, Leeds, "2016-09-01")), (Leeds, Left(1, Leeds, "2018-08-31")), (null, Agreed()),
            (Leeds, new JourneyEvent.EmploymentCorrected(1, EmploymentBasis.Direct, null, Day("2016-09-01"), null, CorrectionReason.WrongDate, new ActorId("clerk"), Day("2019-01-02"))),
            (null, Took()));

        EmployerSight.Of(Leeds, entries).InFull.Should().BeEquivalentTo([0L, 1L, 2L, 4L, 5L]);
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public void A_former_employer_that_dates_a_return_before_anothers_employment_is_told_nothing_by_the_other()
    {
        var entries = Recorded(
            (Leeds, Registered()), (Leeds, Started(1, Leeds, "2016-09-01")), (Leeds, Left(1, Leeds, "2018-08-31")),
            (Bury, Started(2, Bury, "2018-09-03")),
            (Leeds, Started(3, Leeds, "2018-09-01")), (Bury, Away(1, 2, "2018-10-08")), (null, Agreed()));

        EmployerSight.Of(Leeds, entries).InFull.Should().BeEquivalentTo([0L, 1L, 2L, 4L, 6L]);
        EmployerSight.Of(Leeds, entries).SightOf(entries[5]).Should().Be(Sight.Never);
        EmployerSight.Of(Bury, entries).InFull.Should().BeEquivalentTo([3L, 4L, 5L, 6L]);
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public void One_that_took_the_worker_on_again_beside_another_is_told_by_both()
    {
        var entries = Recorded(
            (Leeds, Registered()), (Leeds, Started(1, Leeds, "2016-09-01")), (Leeds, Left(1, Leeds, "2018-08-31")),
            (Bury, Started(2, Bury, "2018-09-03")),
            (Leeds, Started(3, Leeds, "2018-10-01")), (Bury, Away(1, 2, "2018-10-08")));

        EmployerSight.Of(Leeds, entries).InFull.Should().BeEquivalentTo([0L, 1L, 2L, 4L, 5L]);
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public void A_successor_stands_in_the_place_of_whom_it_took_over_from_the_beginning()
    {
        var entries = Recorded(
            (Leeds, Registered()), (Leeds, Started(1, Leeds, "2016-09-01")), (null, Agreed()),
            (null, new JourneyEvent.EmploymentCarriedOver(1, Leeds, Trust, Day("2018-04-01"))), (null, Took()));

        EmployerSight.Of(Trust, entries).InFull.Should().BeEquivalentTo([1L, 2L, 3L, 4L]);
        EmployerSight.Of(Leeds, entries).InFull.Should().BeEquivalentTo([0L, 1L, 2L, 3L], "what came after is the successor's");
    }

    [Fact]
    [Trait("Rule", "S-16")]
    [Trait("Rule", "S-53")]
    public void Of_what_another_record_brought_an_employer_is_told_what_stands_and_no_more()
    {
        var brought = new JourneyHistory(Started(2, Bury, "2016-09-01"), Away(1, 2, "2017-03-01"), Left(2, Bury, "2018-08-31"));
        var entries = Recorded(
            (Leeds, Registered()), (Leeds, Started(1, Leeds, "2018-09-03")),
            (null, new JourneyEvent.RecordAbsorbed(new JourneyId(new Guid("c4d1f3a0-52b7-4f0e-9a61-0d8e7b6c5a43")), 1, Day("2016-09-01"), brought, new JourneyHistory(), new ActorId("operations"), Day("2019-05-13"))));

        var sight = EmployerSight.Of(Leeds, entries);
        sight.InFull.Should().BeEquivalentTo([0L, 1L, 2L]);
        sight.SightOf(entries[2]).Should().Be(Sight.InBrief);
        sight.TellsLast<JourneyEvent.AbsenceStarted>(e => e.Absence == 1).Should().BeFalse("an absence from another employer is nobody's business here");
        sight.TellsLast<JourneyEvent.EmploymentStarted>(e => e.Spell == 2).Should().BeTrue();
    }

    private static List<StreamEntry<JourneyEvent>> Recorded(params (OrganisationCode? By, JourneyEvent Event)[] events) =>
    [
        .. events.Select((recorded, revision) => new StreamEntry<JourneyEvent>(
            recorded.Event,
            new EventMetadata(DateTimeOffset.UnixEpoch, new ActorId("somebody"), "employer", recorded.By?.Value, Guid.Empty, "", "", null, new EditionCode("response-2017")),
            revision,
            default)),
    ];

    private static JourneyEvent.SocialWorkerRegistered Registered() => new(Day("2018-07-02"));

    private static JourneyEvent.EmploymentStarted Started(int spell, OrganisationCode at, string on) => new(spell, at, EmploymentBasis.Direct, null, Day(on));

    private static JourneyEvent.EmploymentEnded Left(int spell, OrganisationCode at, string on) => new(spell, at, LeavingReason.Resignation, LeavingDestination.NotKnown, Day(on));

    private static JourneyEvent.AbsenceStarted Away(int absence, int spell, string on) => new(absence, spell, AbsenceKind.Protected, Day(on));

    private static JourneyEvent.AssessmentAgreed Agreed() => new(Level.Practitioner, Day("2018-07-03"));

    private static JourneyEvent.AgreementWithdrawn Took() => new(Level.Practitioner, Day("2019-02-01"));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
