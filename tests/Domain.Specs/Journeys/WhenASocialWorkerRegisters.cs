namespace Naas.Domain.Specs.Journeys;

public sealed class When_a_social_worker_registers
{
    [Fact]
    public void The_journey_begins() =>
        Given()
            .When(Register(on: "2018-06-01"))
            .Then(Registered(on: "2018-06-01"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(Registered(on: "2018-06-01"))
            .When(Register(on: "2018-06-01"))
            .ThenNothingHappens();

    [Fact]
    public void It_may_take_effect_today() =>
        Given().Today("2018-06-01")
            .When(Register(on: "2018-06-01"))
            .Then(Registered(on: "2018-06-01"));

    [Fact]
    public void It_cannot_take_effect_tomorrow() =>
        Given().Today("2018-05-31")
            .When(Register(on: "2018-06-01"))
            .ThenRefused(Refusals.DateInFuture, because: "1 June 2018");

    public static TheoryData<string> OtherCommands { get; } = [.. EveryOtherCommand.Keys];

    private static Dictionary<string, JourneyCommand> EveryOtherCommand => new()
    {
        ["start employment"] = StartEmployment(at: "LEEDS", on: "2018-06-02"),
        ["end employment"] = EndEmployment(spell: 1, on: "2018-06-02"),
        ["agree"] = AgreeToAssessment(Practitioner, on: "2018-06-02"),
        ["endorse"] = EndorsePractice(Practitioner, by: "LEEDS", on: "2018-06-02"),
        ["book"] = BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-06-02"),
        ["mark"] = RecordMark(Practitioner, Written, 45, on: "2018-06-02"),
        ["release"] = ReleaseResult(Practitioner, on: "2018-06-02"),
    };

    [Theory]
    [MemberData(nameof(OtherCommands))]
    public void Nothing_else_can_be_asked_before(string command) =>
        Given()
            .When(EveryOtherCommand[command])
            .ThenRefused(Refusals.NotRegistered);
}
