using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Journeys.MergingWords;
using static Naas.Domain.Specs.Journeys.When_two_records_are_one_persons;

namespace Naas.Domain.Specs.Journeys;

/// <summary>Nobody is put forward by the merging of two records who said no last (S-47, S-53).</summary>
[Trait("Rule", "S-47")]
public sealed class What_was_said_on_either_record
{
    private const string Found = "2019-05-13";

    private static readonly JourneyEvent[] AgreedInJune = [.. AgreedAtLeeds(), Superseded(Found)];

    [Fact]
    public void Taken_back_on_the_record_that_goes_on_it_stays_taken_back()
    {
        JourneyEvent[] own = [.. NewAtBury(), Agreed("2019-03-11"), TakenBack("2019-04-01")];

        var merged = Of([.. own, Asked(own, Absorb(Found, AgreedInJune))]).At(Practitioner);

        (merged.AgreedOn, merged.DeclinedOn).Should().Be((null, Day("2019-04-01")));
    }

    [Fact]
    public void Agreed_on_the_record_that_goes_on_after_a_no_on_the_other_it_stays_agreed()
    {
        JourneyEvent[] own = [.. NewAtBury(), Agreed("2019-03-11")];

        var merged = Of([.. own, Asked(own, Absorb(Found, [.. AgreedAtLeeds(), TakenBack("2018-07-02"), Superseded(Found)]))]).At(Practitioner);

        (merged.AgreedOn, merged.DeclinedOn).Should().Be((Day("2019-03-11"), null));
    }

    [Fact]
    public void Taken_back_on_the_other_it_is_taken_back_whatever_was_sat_here()
    {
        // Two elements missed here: this road goes on, and the other record has nothing of it but a later no.
        JourneyEvent[] own = FullRetakeAhead();
        var absorbed = (JourneyEvent.RecordAbsorbed)Asked(own, Absorb(Found, [.. NewAtBury(), Agreed("2019-03-11"), TakenBack("2019-04-01"), Superseded(Found)]));

        var merged = Of([.. own, absorbed]).At(Practitioner);

        (merged.AgreedOn, merged.DeclinedOn).Should().Be((null, Day("2019-04-01")));
        merged.Retake.Should().NotBeNull();
        absorbed.Record.At(Practitioner).Should().Equal(Agreed("2019-03-11"), TakenBack("2019-04-01"));
    }

    [Fact]
    public void Of_two_words_on_one_day_the_no_counts()
    {
        JourneyEvent[] own = [.. NewAtBury(), Agreed("2019-04-01")];

        var merged = Of([.. own, Asked(own, Absorb(Found, [.. AgreedAtLeeds(), TakenBack("2019-04-01"), Superseded(Found)]))]).At(Practitioner);

        merged.AgreedOn.Should().BeNull();
    }

    [Fact]
    public void A_sitting_ahead_here_that_was_declined_there_is_called_off_first() =>
        Given(NewAtBury(), Agreed("2019-03-11"), TakenBack("2019-04-01"))
            .When(Supersede(Found, [.. FullRetakeAhead(), EndorsedAgain(by: "LEEDS", on: "2019-03-04", until: "2019-09-04", endorsement: 2), Booked(Everything, sitsOn: "2019-06-12", on: "2019-03-11", attempt: 2, endorsement: 2)]))
            .ThenRefused(Refusals.MergeUnsettled, because: "1 April 2019");

    [Fact]
    [Trait("Rule", "S-53")]
    public void A_no_that_was_brought_over_keeps_nothing_together()
    {
        JourneyEvent[] own = FullRetakeAhead();
        var absorbed = (JourneyEvent.RecordAbsorbed)Asked(own, Absorb(Found, [Registered("2019-03-04"), Agreed("2019-03-11"), TakenBack("2019-04-01"), Superseded(Found)]));
        var brought = new JourneyEvent.RetakeBroughtForward(Practitioner, 1, BringForwardReason.DevelopmentCompleted, new("manager-7"), Day("2019-05-20"));
        JourneyEvent[] past = [.. own, absorbed, brought];

        Given(past).When(UndoMerge("2019-06-03", past)).Then(MergeUndone("2019-06-03", [.. absorbed.Record], [.. own, brought], place: own.Length));
        JourneyEvent[] agreedAnew = [.. own, absorbed, Agreed("2019-05-20")];
        Given(agreedAnew).When(UndoMerge("2019-06-03", agreedAnew)).ThenRefused(Refusals.RestsOnAbsorbed, because: "20 May 2019");
    }

    [Fact]
    [Trait("Rule", "S-21")]
    public void A_request_that_waits_here_waits_on_though_another_was_answered_there()
    {
        JourneyEvent[] own = [.. NewAtBury(), Agreed("2019-03-11"), new JourneyEvent.EndorsementRequested(Practitioner, new("BURY"), Day("2019-03-18"))];
        JourneyEvent[] closed =
        [
            .. AgreedAtLeeds(), new JourneyEvent.EndorsementRequested(Practitioner, new("LEEDS"), Day("2018-06-11")),
            new JourneyEvent.EndorsementDeclined(Practitioner, new("LEEDS"), DeclineReason.NotYetReady, new("manager-7"), Day("2018-06-18")), Superseded(Found),
        ];

        Of([.. own, Asked(own, Absorb(Found, closed))]).At(Practitioner).EndorsementRequest.Should().Be(new EndorsementRequest(new("BURY"), Day("2019-03-18")));
    }

    private static JourneyEvent TakenBack(string on) => AgreementWithdrawn(on);

    /// <summary>Two elements missed at Leeds in 2018.</summary>
    private static JourneyEvent[] FullRetakeAhead() =>
    [
        .. MarkedInSeptember(simulated: 30, written: 30), ResultNotMet(Only(Knowledge), Only(Simulated, Written), on: "2018-11-12"),
        FeedbackIssued(Only(Simulated, Written), on: "2018-11-12"), FullRetakeOpened(expectedAfter: "2019-11-12", on: "2018-11-12"),
    ];
}
