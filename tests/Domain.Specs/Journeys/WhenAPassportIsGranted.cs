namespace Naas.Domain.Specs.Journeys;

/// <summary>R-115, S-13: who met the standard in the proof of concept's simulation sits knowledge alone; the pair is credited or nothing.</summary>
[Trait("Rule", "R-115")]
[Trait("Rule", "S-13")]
public sealed class When_a_passport_is_granted
{
    private static readonly ElementSet Pair = Only(Simulated, Written);

    [Fact]
    public void The_pair_is_credited() =>
        Given(Registered())
            .When(GrantPassport(Practitioner, Pair, on: "2018-06-18"))
            .Then(Passported(on: "2018-06-18"));

    [Fact]
    public void Knowledge_alone_is_sat() =>
        Given(ReadyToSit(), Passported(on: "2018-06-18"))
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01"))
            .Then(Booked(Only(Knowledge), sitsOn: "2018-09-12", on: "2018-08-01"));

    [Fact]
    public void It_holds_for_its_own_level() =>
        Given(ReadyToSit(Supervisor), Passported(on: "2018-06-18"))
            .When(BookSitting(Supervisor, sitsOn: "2018-09-12", on: "2018-08-01"))
            .Then(Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-01", level: Supervisor));

    [Fact]
    public void With_knowledge_met_the_worker_is_accredited() =>
        Given(ReadyToSit(), Passported(on: "2018-06-18"), Booked(Only(Knowledge), sitsOn: "2018-09-12", on: "2018-08-01"), Marked(Knowledge, 18, Met, on: "2018-09-12"))
            .When(ReleaseResult(Practitioner, on: "2018-09-24"))
            .Then(
                ResultMet(Only(Knowledge), on: "2018-09-24"),
                FeedbackIssued(None, on: "2018-09-24"),
                Accredited(on: "2018-09-24", reaccreditation: "2021-09-24"),
                CertificateIssued(on: "2018-09-24", currentUntil: "2022-03-24"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(Registered(), Passported(on: "2018-06-18"))
            .When(GrantPassport(Practitioner, Pair, on: "2018-06-18"))
            .ThenNothingHappens();

    [Fact]
    public void Half_the_pair_is_not_credited()
    {
        Given(Registered()).When(GrantPassport(Practitioner, Only(Simulated), on: "2018-06-18")).ThenRefused(Refusals.PassportNotAPair, because: "simulated");
        Given(Registered()).When(GrantPassport(Practitioner, Only(Written), on: "2018-06-18")).ThenRefused(Refusals.PassportNotAPair, because: "written");
    }

    [Fact]
    public void What_is_credited_together_the_edition_says() =>
        Given(Registered())
            .Under(KnownFacts.Response2017 with { PassportElements = KnownFacts.Response2017.PassportElements with { Value = Only(Simulated) } })
            .When(GrantPassport(Practitioner, Pair, on: "2018-06-18"))
            .ThenRefused(Refusals.PassportNotAPair, because: "together are simulated");

    [Fact]
    public void Nor_is_knowledge() =>
        Given(Registered())
            .When(GrantPassport(Practitioner, Everything, on: "2018-06-18"))
            .ThenRefused(Refusals.PassportNotAPair, because: "knowledge");

    [Fact]
    public void Without_the_simulation_neither_is() =>
        Given(Registered())
            .When(GrantPassport(Practitioner, Pair, on: "2018-06-18", simulationMet: false))
            .ThenRefused(Refusals.PassportNotAPair, because: "not met in the proof of concept");

    [Fact]
    public void It_takes_the_place_of_what_is_not_sat_yet() =>
        Given(BookedForSeptember())
            .When(GrantPassport(Practitioner, Pair, on: "2018-08-06"))
            .ThenRefused(Refusals.PassportTooLate);

    [Fact]
    public void Whoever_is_accredited_needs_none() =>
        Given(AccreditedPractitioner())
            .When(GrantPassport(Practitioner, Pair, on: "2018-11-05"))
            .ThenRefused(Refusals.AlreadyAccredited);

    [Fact]
    [Trait("Rule", "S-14")]
    public void After_Phase_Two_none_is_granted() =>
        Given(Registered())
            .When(GrantPassport(Practitioner, Pair, on: "2020-04-01", phaseTwoEnded: "2020-03-31"))
            .ThenRefused(Refusals.PassportPhaseOver, because: "31 March 2020");

    [Fact]
    [Trait("Rule", "S-14")]
    public void On_its_last_day_it_still_is() =>
        Given(Registered())
            .When(GrantPassport(Practitioner, Pair, on: "2020-03-31", phaseTwoEnded: "2020-03-31"))
            .Then(Passported(on: "2020-03-31"));

    [Fact]
    public void The_leader_level_is_closed() =>
        Given(Registered())
            .When(GrantPassport(Leader, Pair, on: "2018-06-18"))
            .ThenRefused(Refusals.LevelNotOpen);

    [Fact]
    public void It_cannot_be_before_the_registration() =>
        Given(Registered(on: "2018-06-01"))
            .When(GrantPassport(Practitioner, Pair, on: "2018-05-31"))
            .ThenRefused(Refusals.DateBeforeRegistration);

    [Fact]
    public void It_cannot_be_tomorrow() =>
        Given(Registered()).Today("2018-06-17")
            .When(GrantPassport(Practitioner, Pair, on: "2018-06-18"))
            .ThenRefused(Refusals.DateInFuture);
}

/// <summary>S-14: passports end when the end of Phase Two is recorded.</summary>
[Trait("Rule", "S-14")]
public sealed class When_a_passport_expires
{
    /// <summary>Passported and endorsed at Leeds; Phase Two ends on 31 March 2020.</summary>
    private static JourneyEvent[] PassportedAtLeeds() =>
        [.. AgreedAtLeeds(), Passported(on: "2018-06-18"), Endorsed(by: "LEEDS", on: "2020-02-03", until: "2020-08-03")];

    [Fact]
    public void The_day_after_is_the_first_without_it() =>
        Given(PassportedAtLeeds()).Today("2020-04-14")
            .When(ExpirePassport(Practitioner, on: "2020-04-14", phaseTwoEnded: "2020-03-31"))
            .Then(PassportEnded(on: "2020-04-01"));

    [Fact]
    public void Then_everything_is_sat() =>
        Given(PassportedAtLeeds(), PassportEnded(on: "2020-04-01"))
            .When(BookSitting(Practitioner, sitsOn: "2020-05-13", on: "2020-04-14"))
            .Then(Booked(Everything, sitsOn: "2020-05-13", on: "2020-04-14"));

    [Fact]
    public void So_it_is_although_nobody_noted_it() =>
        Given(PassportedAtLeeds())
            .When(BookSitting(Practitioner, sitsOn: "2020-04-01", on: "2020-03-09", phaseTwoEnded: "2020-03-31"))
            .Then(Booked(Everything, sitsOn: "2020-04-01", on: "2020-03-09"));

    [Fact]
    public void On_the_last_day_of_Phase_Two_it_counts() =>
        Given(PassportedAtLeeds())
            .When(BookSitting(Practitioner, sitsOn: "2020-03-31", on: "2020-03-09", phaseTwoEnded: "2020-03-31"))
            .Then(Booked(Only(Knowledge), sitsOn: "2020-03-31", on: "2020-03-09"));

    /// <summary>Booked before the end of Phase Two was recorded. Whether it was sat is known only by its day and what was handed in: what the worker sat before anybody said so is not taken back, however late it is noted.</summary>
    [Theory]
    [InlineData("2020-04-01", false)]
    [InlineData("2020-05-12", false)]
    [InlineData("2020-05-13", true)]
    [InlineData("2021-05-13", true)]
    public void A_sitting_without_the_pair_that_lies_ahead_is_called_off_and_one_whose_day_has_come_goes_on(string noted, bool goesOn)
    {
        var end = Given(PassportedAtLeeds(), Booked(Only(Knowledge), sitsOn: "2020-05-13", on: "2020-03-09")).Today(noted)
            .When(ExpirePassport(Practitioner, on: noted, phaseTwoEnded: "2020-03-31"));
        if (goesOn)
            end.Then(PassportEnded(on: "2020-04-01"));
        else
            end.Then(CalledOff(sitsOn: "2020-05-13", CancellationReason.NotEnoughAnyMore, on: "2020-04-01"), PassportEnded(on: "2020-04-01"));
    }

    [Fact]
    public void One_that_was_booked_after_the_end_is_called_off_with_its_booking() =>
        Given(PassportedAtLeeds(), Booked(Only(Knowledge), sitsOn: "2020-05-13", on: "2020-04-06")).Today("2020-04-14")
            .When(ExpirePassport(Practitioner, on: "2020-04-14", phaseTwoEnded: "2020-03-31"))
            .Then(CalledOff(sitsOn: "2020-05-13", CancellationReason.NotEnoughAnyMore, on: "2020-04-06"), PassportEnded(on: "2020-04-01"));

    [Fact]
    public void One_with_marks_was_sat_whatever_its_booking_says() =>
        Given(PassportedAtLeeds(), Booked(Only(Knowledge), sitsOn: "2020-04-06", on: "2020-03-09"), Marked(Knowledge, 20, Met, on: "2020-04-06")).Today("2020-04-05")
            .When(ExpirePassport(Practitioner, on: "2020-04-05", phaseTwoEnded: "2020-03-31"))
            .Then(PassportEnded(on: "2020-04-01"));

    [Fact]
    [Trait("Rule", "R-115")]
    public void What_was_sat_before_the_end_was_noted_accredits_with_the_pair() =>
        Given(
                PassportedAtLeeds(),
                Booked(Only(Knowledge), sitsOn: "2020-05-13", on: "2020-03-09"),
                PassportEnded(on: "2020-04-01"),
                Marked(Knowledge, 20, Met, on: "2020-05-20"))
            .When(ReleaseResult(Practitioner, on: "2020-06-01"))
            .Then(
                ResultMet(Only(Knowledge), on: "2020-06-01"),
                FeedbackIssued(None, on: "2020-06-01"),
                Accredited(on: "2020-06-01", reaccreditation: "2023-06-01"),
                CertificateIssued(on: "2020-06-01", currentUntil: "2023-12-01"));

    [Fact]
    public void It_does_not_end_before_Phase_Two()
    {
        Given(PassportedAtLeeds()).Today("2020-03-31").When(ExpirePassport(Practitioner, on: "2020-03-31", phaseTwoEnded: "2020-03-31")).ThenRefused(Refusals.NotDueYet, because: "1 April 2020");
        Given(PassportedAtLeeds()).When(ExpirePassport(Practitioner, on: "2020-04-14", phaseTwoEnded: null)).ThenRefused(Refusals.NotDueYet);
    }

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(PassportedAtLeeds(), PassportEnded(on: "2020-04-01"))
            .When(ExpirePassport(Practitioner, on: "2020-04-14", phaseTwoEnded: "2020-03-31"))
            .ThenNothingHappens();
}
