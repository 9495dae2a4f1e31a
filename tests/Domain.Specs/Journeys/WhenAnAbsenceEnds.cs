namespace Naas.Domain.Specs.Journeys;

public sealed class When_an_absence_begins
{
    [Theory]
    [InlineData(AbsenceKind.Protected)]
    [InlineData(AbsenceKind.OtherAuthorised)]
    public void Its_first_day_is_recorded(AbsenceKind kind) =>
        Given(AgreedAtLeeds())
            .When(StartAbsence(kind, on: "2018-08-13"))
            .Then(AbsenceBegan(kind, on: "2018-08-13"));

    [Fact]
    public void Another_may_follow_the_next_day() =>
        Given(AgreedAtLeeds(), AbsenceBegan(AbsenceKind.OtherAuthorised, on: "2018-08-13"), AbsenceOver(on: "2018-08-17"))
            .When(StartAbsence(AbsenceKind.Protected, on: "2018-08-18"))
            .Then(AbsenceBegan(AbsenceKind.Protected, on: "2018-08-18", absence: 2));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(AgreedAtLeeds(), AbsenceBegan(AbsenceKind.Protected, on: "2018-08-13"))
            .When(StartAbsence(AbsenceKind.Protected, on: "2018-08-13"))
            .ThenNothingHappens();

    [Fact]
    public void While_one_lasts_there_is_no_other() =>
        Given(AgreedAtLeeds(), AbsenceBegan(AbsenceKind.Protected, on: "2018-08-13"))
            .When(StartAbsence(AbsenceKind.OtherAuthorised, on: "2018-09-03"))
            .ThenRefused(Refusals.AbsenceOverlaps, because: "13 August 2018");

    [Fact]
    public void Nor_on_the_last_day_of_one() =>
        Given(AgreedAtLeeds(), AbsenceBegan(AbsenceKind.Protected, on: "2018-08-13"), AbsenceOver(on: "2018-08-17"))
            .When(StartAbsence(AbsenceKind.OtherAuthorised, on: "2018-08-17"))
            .ThenRefused(Refusals.AbsenceOverlaps);

    [Fact]
    public void It_is_an_absence_from_a_post() =>
        Given(AgreedAtLeeds())
            .When(StartAbsence(AbsenceKind.Protected, on: "2017-08-31"))
            .ThenRefused(Refusals.AbsenceOutsideEmployment, because: "31 August 2017");

    [Fact]
    public void There_is_an_employment() =>
        Given(Registered())
            .When(StartAbsence(AbsenceKind.Protected, on: "2018-08-13"))
            .ThenRefused(Refusals.NoSuchEmployment);

    [Fact]
    public void It_is_not_recorded_ahead() =>
        Given(AgreedAtLeeds()).Today("2018-08-12")
            .When(StartAbsence(AbsenceKind.Protected, on: "2018-08-13"))
            .ThenRefused(Refusals.DateInFuture);
}

/// <summary>S-48: windows held against a worker stand still for a protected absence. Written narrowly missed: until 28 February, banked until 30 November 2019.</summary>
[Trait("Rule", "S-48")]
public sealed class When_an_absence_ends
{
    [Fact]
    public void Without_a_window_nothing_moves() =>
        Given(AgreedAtLeeds(), AbsenceBegan(AbsenceKind.Protected, on: "2018-08-13"))
            .When(CloseAbsence(absence: 1, on: "2018-08-17"))
            .Then(AbsenceOver(on: "2018-08-17"));

    /// <summary>1 to 31 January are 31 days: 28 February comes to 31 March, 30 November to 31 December.</summary>
    [Fact]
    public void Both_ends_of_a_retake_move_by_the_days_away() =>
        Given(WrittenNarrowlyMissed(), AbsenceBegan(AbsenceKind.Protected, on: "2019-01-01"))
            .When(CloseAbsence(absence: 1, on: "2019-01-31"))
            .Then(
                AbsenceOver(on: "2019-01-31"),
                RetakeMovedByAbsence(stoodStillFrom: "2019-01-01", ranOnFrom: "2019-02-01", until: "2019-03-31", bankedUntil: "2019-12-31", on: "2019-01-31"));

    /// <summary>Only the seventeen days from the release on 30 November to 16 December count: 28 February comes to 17 March, 30 November to 17 December.</summary>
    [Fact]
    public void Days_before_the_release_do_not_count() =>
        Given(WrittenNarrowlyMissed(), AbsenceBegan(AbsenceKind.Protected, on: "2018-11-05"))
            .When(CloseAbsence(absence: 1, on: "2018-12-16"))
            .Then(
                AbsenceOver(on: "2018-12-16"),
                RetakeMovedByAbsence(stoodStillFrom: "2018-11-30", ranOnFrom: "2018-12-17", until: "2019-03-17", bankedUntil: "2019-12-17", on: "2018-12-16"));

    /// <summary>The narrow retake was over on 28 February; the thirty-one days of March move the banked elements from 30 November to 31 December alone.</summary>
    [Fact]
    public void A_window_that_was_over_does_not_open_again() =>
        Given(WrittenNarrowlyMissed(), AbsenceBegan(AbsenceKind.Protected, on: "2019-03-01"))
            .When(CloseAbsence(absence: 1, on: "2019-03-31"))
            .Then(
                AbsenceOver(on: "2019-03-31"),
                RetakeMovedByAbsence(stoodStillFrom: "2019-03-01", ranOnFrom: "2019-04-01", until: "2019-02-28", bankedUntil: "2019-12-31", on: "2019-03-31"));

    [Fact]
    public void An_absence_of_another_kind_stops_nothing() =>
        Given(WrittenNarrowlyMissed(), AbsenceBegan(AbsenceKind.OtherAuthorised, on: "2019-01-01"))
            .When(CloseAbsence(absence: 1, on: "2019-01-31"))
            .Then(AbsenceOver(on: "2019-01-31"));

    /// <summary>Due on 1 October 2021, open for renewal since 1 April: the thirty days of June move it to 31 October, the grace from 1 April to 1 May 2022.</summary>
    [Fact]
    public void A_renewal_falls_due_later() =>
        Given(AccreditedPractitioner(), AbsenceBegan(AbsenceKind.Protected, on: "2021-06-01"))
            .When(CloseAbsence(absence: 1, on: "2021-06-30"))
            .Then(
                AbsenceOver(on: "2021-06-30"),
                RenewalMovedByAbsence(stoodStillFrom: "2021-06-01", ranOnFrom: "2021-07-01", dueOn: "2021-10-31", currentUntil: "2022-05-01", on: "2021-06-30"));

    [Fact]
    public void Leaving_ends_it_and_moves_what_stood_still() =>
        Given(WrittenNarrowlyMissed(), AbsenceBegan(AbsenceKind.Protected, on: "2019-01-01"))
            .When(EndEmployment(spell: 1, on: "2019-01-31"))
            .Then(
                Left("LEEDS", on: "2019-01-31"),
                AbsenceOver(on: "2019-01-31"),
                RetakeMovedByAbsence(stoodStillFrom: "2019-01-01", ranOnFrom: "2019-02-01", until: "2019-03-31", bankedUntil: "2019-12-31", on: "2019-01-31"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(AgreedAtLeeds(), AbsenceBegan(AbsenceKind.Protected, on: "2018-08-13"), AbsenceOver(on: "2018-08-17"))
            .When(CloseAbsence(absence: 1, on: "2018-08-17"))
            .ThenNothingHappens();

    [Fact]
    public void Another_day_is_a_correction() =>
        Given(AgreedAtLeeds(), AbsenceBegan(AbsenceKind.Protected, on: "2018-08-13"), AbsenceOver(on: "2018-08-17"))
            .When(CloseAbsence(absence: 1, on: "2018-08-20"))
            .ThenRefused(Refusals.AbsenceAlreadyEnded, because: "17 August 2018");

    [Fact]
    public void Only_an_absence_that_was_recorded_can_end() =>
        Given(AgreedAtLeeds())
            .When(CloseAbsence(absence: 1, on: "2018-08-17"))
            .ThenRefused(Refusals.NoSuchAbsence);

    [Fact]
    public void It_does_not_end_before_it_began() =>
        Given(AgreedAtLeeds(), AbsenceBegan(AbsenceKind.Protected, on: "2018-08-13"))
            .When(CloseAbsence(absence: 1, on: "2018-08-12"))
            .ThenRefused(Refusals.AbsenceOutsideEmployment, because: "13 August 2018");

    [Fact]
    public void It_does_not_reach_over_one_recorded_before_it() =>
        Given(AgreedAtLeeds(), AbsenceBegan(AbsenceKind.Protected, on: "2018-08-13"), AbsenceOver(on: "2018-08-17"), AbsenceBegan(AbsenceKind.OtherAuthorised, on: "2018-08-06", absence: 2))
            .When(CloseAbsence(absence: 2, on: "2018-08-14"))
            .ThenRefused(Refusals.AbsenceOverlaps, because: "13 August 2018");

    [Fact]
    public void It_is_not_recorded_ahead() =>
        Given(AgreedAtLeeds(), AbsenceBegan(AbsenceKind.Protected, on: "2018-08-13")).Today("2018-08-16")
            .When(CloseAbsence(absence: 1, on: "2018-08-17"))
            .ThenRefused(Refusals.DateInFuture);
}

[Trait("Rule", "S-48")]
public sealed class When_an_absence_is_corrected
{
    /// <summary>Away for the thirty-one days of January, as was recorded.</summary>
    private static JourneyEvent[] AwayInJanuary() =>
    [
        .. WrittenNarrowlyMissed(),
        AbsenceBegan(AbsenceKind.Protected, on: "2019-01-01"),
        AbsenceOver(on: "2019-01-31"),
        RetakeMovedByAbsence(stoodStillFrom: "2019-01-01", ranOnFrom: "2019-02-01", until: "2019-03-31", bankedUntil: "2019-12-31", on: "2019-01-31"),
    ];

    /// <summary>Ten days, 1 to 10 January, in the place of thirty-one: 28 February comes to 10 March, 30 November to 10 December.</summary>
    [Fact]
    public void What_it_moved_is_moved_anew_from_where_it_stood() =>
        Given(AwayInJanuary())
            .When(CorrectAbsence(absence: 1, AbsenceKind.Protected, from: "2019-01-01", to: "2019-01-10", on: "2019-02-11"))
            .Then(
                AbsenceCorrected(AbsenceKind.Protected, from: "2019-01-01", to: "2019-01-10", on: "2019-02-11"),
                RetakeMovedByAbsence(stoodStillFrom: "2019-01-01", ranOnFrom: "2019-01-11", until: "2019-03-10", bankedUntil: "2019-12-10", on: "2019-02-11"));

    [Fact]
    public void Of_the_other_kind_it_moved_nothing() =>
        Given(AwayInJanuary())
            .When(CorrectAbsence(absence: 1, AbsenceKind.OtherAuthorised, from: "2019-01-01", to: "2019-01-31", on: "2019-02-11"))
            .Then(
                AbsenceCorrected(AbsenceKind.OtherAuthorised, from: "2019-01-01", to: "2019-01-31", on: "2019-02-11"),
                RetakeMovedByAbsence(stoodStillFrom: "2019-01-01", ranOnFrom: "2019-01-01", until: "2019-02-28", bankedUntil: "2019-11-30", on: "2019-02-11"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(AwayInJanuary())
            .When(CorrectAbsence(absence: 1, AbsenceKind.Protected, from: "2019-01-01", to: "2019-01-31", on: "2019-02-11"))
            .ThenNothingHappens();

    [Fact]
    public void One_that_lasts_is_ended_and_not_corrected() =>
        Given(AgreedAtLeeds(), AbsenceBegan(AbsenceKind.Protected, on: "2018-08-13"))
            .When(CorrectAbsence(absence: 1, AbsenceKind.Protected, from: "2018-08-13", to: "2018-08-17", on: "2018-08-20"))
            .ThenRefused(Refusals.NotEndedYet, because: "17 August 2018");

    [Fact]
    public void It_stays_in_the_employment() =>
        Given(AwayInJanuary())
            .When(CorrectAbsence(absence: 1, AbsenceKind.Protected, from: "2017-08-31", to: "2019-01-31", on: "2019-02-11"))
            .ThenRefused(Refusals.AbsenceOutsideEmployment, because: "31 August 2017");

    [Fact]
    public void It_does_not_reach_into_another() =>
        Given(AwayInJanuary(), AbsenceBegan(AbsenceKind.OtherAuthorised, on: "2019-02-04", absence: 2))
            .When(CorrectAbsence(absence: 1, AbsenceKind.Protected, from: "2019-01-01", to: "2019-02-04", on: "2019-02-11"))
            .ThenRefused(Refusals.AbsenceOverlaps, because: "4 February 2019");

    [Fact]
    public void Only_an_absence_that_was_recorded_can_be_corrected() =>
        Given(AgreedAtLeeds())
            .When(CorrectAbsence(absence: 1, AbsenceKind.Protected, from: "2018-08-13", to: null, on: "2018-08-20"))
            .ThenRefused(Refusals.NoSuchAbsence);

    [Fact]
    public void It_cannot_have_ended_tomorrow() =>
        Given(AwayInJanuary()).Today("2019-02-11")
            .When(CorrectAbsence(absence: 1, AbsenceKind.Protected, from: "2019-01-01", to: "2019-02-12", on: "2019-02-11"))
            .ThenRefused(Refusals.DateInFuture);
}
