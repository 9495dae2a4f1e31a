namespace Naas.Domain.Specs.Journeys;

public sealed class When_equality_information_is_given
{
    [Fact]
    public void The_version_is_recorded_and_nothing_of_the_answers() =>
        Given(Registered(on: "2018-06-01"))
            .When(Declare(1, "2018-06-14"))
            .Then(Declared(1, "2018-06-14"));

    [Fact]
    public void A_version_that_was_left_unused_is_skipped() =>
        Given(Registered(on: "2018-06-01"), Declared(1, "2018-06-14"))
            .When(Declare(3, "2018-06-15"))
            .Then(Declared(3, "2018-06-15"));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_was_declared_already_or_overtaken_changes_nothing(int version) =>
        Given(Registered(on: "2018-06-01"), Declared(2, "2018-06-14"))
            .When(Declare(version, "2018-06-15"))
            .ThenNothingHappens();

    [Fact]
    public void It_is_not_dated_before_the_registration() =>
        Given(Registered(on: "2018-06-01"))
            .When(Declare(1, "2018-05-31"))
            .ThenRefused(Refusals.DateBeforeRegistration);

    [Fact]
    public void It_is_not_dated_ahead() =>
        Given(Registered(on: "2018-06-01"))
            .When(Declare(1, "2049-01-01"))
            .ThenRefused(Refusals.DateInFuture);

    [Fact]
    public void Nobody_gives_it_who_is_not_registered() =>
        Given()
            .When(Declare(1, "2018-06-14"))
            .ThenRefused(Refusals.NotRegistered);

    private static JourneyCommand Declare(int version, string on) => By("worker-1", new JourneyCommand.DeclareEqualityInformation(version, KnownFacts.Day(on)));

    private static JourneyEvent.EqualityInformationDeclared Declared(int version, string on) => new(version, KnownFacts.Day(on));
}
