namespace Naas.Domain.Specs.Journeys;

/// <summary>A damaged stream is told at once and by name; nothing is passed over.</summary>
public sealed class What_cannot_have_happened
{
    public static TheoryData<string> Names { get; } = [.. Impossible.Keys];

    private static Dictionary<string, (JourneyEvent[] Before, JourneyEvent Next)> Impossible => new()
    {
        ["a second registration"] = ([Registered()], Registered()),
        ["anything before the registration"] = ([], EmployedAt("LEEDS")),
        ["an employment out of number"] = ([Registered()], EmployedAt("LEEDS", spell: 2)),
        ["an employment that ends twice"] = ([Registered(), EmployedAt("LEEDS"), Left("LEEDS", on: "2018-07-31")], Left("LEEDS", on: "2018-08-31")),
        ["an employment that ends somewhere else"] = ([Registered(), EmployedAt("LEEDS")], Left("BURY", on: "2018-07-31")),
        ["an employment that ends before it began"] = ([Registered(), EmployedAt("LEEDS", from: "2018-07-31")], Left("LEEDS", on: "2018-07-30")),
        ["a second agreement"] = ([Registered(), Agreed()], Agreed()),
        ["an endorsement out of number"] = (AgreedAtLeeds(), Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02", endorsement: 2)),
        ["the lapse of an endorsement nobody gave"] = (AgreedAtLeeds(), EndorsementLapsed(by: "LEEDS", on: "2018-07-31")),
        ["a second lapse"] = ([.. ReadyToSit(), EndorsementLapsed(by: "LEEDS", on: "2018-07-31")], EndorsementLapsed(by: "LEEDS", on: "2018-07-31")),
        ["a sitting on no endorsement"] = (AgreedAtLeeds(), Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-01")),
        ["a second sitting at once"] = (BookedForSeptember(), Booked(Everything, sitsOn: "2018-10-10", on: "2018-08-02", attempt: 2)),
        ["a sitting after the accreditation"] = (AccreditedPractitioner(), Booked(Everything, sitsOn: "2018-12-12", on: "2018-11-01", attempt: 2)),
        ["the cancellation of what was sat"] = (MarkedInSeptember(), SittingCancelled(sitsOn: "2018-09-12", on: "2018-08-31")),
        ["a mark without a sitting"] = (ReadyToSit(), Marked(Written, 45, Met, on: "2018-09-20")),
        ["a second mark"] = (MarkedInSeptember(), Marked(Written, 45, Met, on: "2018-09-21")),
        ["a result before its marks"] = (BookedForSeptember(), ResultMet(Everything, on: "2018-10-01")),
        ["an accreditation without a result"] = (MarkedInSeptember(), Accredited(on: "2018-10-01", reaccreditation: "2021-10-01")),
        ["a second accreditation"] = (AccreditedPractitioner(), Accredited(on: "2018-10-01", reaccreditation: "2021-10-01")),
        ["a quick retake without a result"] = (MarkedInSeptember(), NarrowRetakeOpened(Written, until: "2019-01-01", bankedUntil: "2019-10-01", on: "2018-10-01")),
        ["an element retake of another attempt"] = (WrittenNarrowlyMissed(), ElementRetakeOpened(Written, expectedAfter: "2019-01-01", bankedUntil: "2019-10-01", on: "2018-10-01", attempt: 2)),
        ["a full retake after the accreditation"] = (AccreditedPractitioner(), FullRetakeOpened(expectedAfter: "2019-10-01", on: "2018-10-01")),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_not_taken_for_history(string name)
    {
        var (before, next) = Impossible[name];
        var journey = before.Aggregate(Journey.NotBegun, Journey.Evolve);

        FluentActions.Invoking(() => Journey.Evolve(journey, next))
            .Should().Throw<ImpossibleHistoryException>().WithMessage($"{next.GetType().Name} on {next.On:yyyy-MM-dd} cannot have happened: *");
    }

    [Fact]
    public void A_command_without_its_facts_is_a_bug_and_not_a_refusal() =>
        FluentActions.Invoking(() => JourneyDecider.Decide(new JourneyCommand.RegisterSocialWorker(new DateOnly(2018, 6, 1)), Journey.NotBegun, KnownFacts.Response2017))
            .Should().Throw<InvalidOperationException>();
}
