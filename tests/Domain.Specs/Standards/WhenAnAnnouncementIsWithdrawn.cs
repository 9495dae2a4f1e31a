using Naas.Domain.Standards;
using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Standards.StandardSpec;

namespace Naas.Domain.Specs.Standards;

/// <summary>An announcement that holds a wrong day, or comes too soon, is taken back before anybody is judged by it .</summary>
[Trait("Rule", "R-085")]
public sealed class When_an_announcement_is_withdrawn
{
    [Fact]
    public void The_version_governs_nothing_and_is_announced_anew()
    {
        var standard = StandardSpec.Given(FirstVersionInForce()).When(Withdraw(AnnouncementWithdrawal.WrongDay)).Then(Withdrawn(AnnouncementWithdrawal.WrongDay));

        standard.InForceOn(Day("2018-07-02")).Should().BeNull();
        StandardSpec.Given(FirstVersionInForce(), Withdrawn(AnnouncementWithdrawal.WrongDay)).When(BringIntoForce(from: "2018-08-01", on: "2018-05-03"))
            .Then(InForce(from: "2018-08-01", on: "2018-05-03"))
            .InForceOn(Day("2018-08-01"))!.Version.Should().Be(First);
    }

    [Fact]
    public void The_version_before_governs_on()
    {
        var withdrawn = StandardSpec.Given(FirstVersionInForce(), SecondAnnounced("2028-07-01")).When(Withdraw(AnnouncementWithdrawal.WrongDay, on: "2019-03-12", version: Second))
            .Then(Withdrawn(AnnouncementWithdrawal.WrongDay, Second, on: "2019-03-12"));

        withdrawn.InForceOn(Day("2028-07-01"))!.Version.Should().Be(First);
    }

    [Fact]
    public void Or_it_is_given_up() =>
        StandardSpec.Given(FirstVersionInForce(), Withdrawn(AnnouncementWithdrawal.StandardInDoubt)).When(Abandon(AbandonReason.ContentChanged, on: "2018-05-03")).Then(Abandoned(AbandonReason.ContentChanged, on: "2018-05-03"));

    [Fact]
    public void Withdrawn_twice_it_is_withdrawn_already() =>
        StandardSpec.Given(FirstVersionInForce(), Withdrawn(AnnouncementWithdrawal.WrongDay)).When(Withdraw(AnnouncementWithdrawal.WrongDay)).ThenNothingHappens();

    [Fact]
    public void From_its_first_day_on_it_stands() =>
        StandardSpec.Given(FirstVersionInForce()).When(Withdraw(AnnouncementWithdrawal.WrongDay, today: "2018-07-01"))
            .ThenRefused(StandardRefusals.AnnouncementStands, "Version 2018-1 governs from 1 July 2018, and today is 1 July 2018.");

    [Fact]
    public void As_long_as_another_follows_it_it_stands() =>
        StandardSpec.Given(FirstVersionInForce(), SecondAnnounced("2018-09-01", on: "2018-05-02")).When(Withdraw(AnnouncementWithdrawal.WrongDay))
            .ThenRefused(StandardRefusals.AnnouncementStands, "Version 2019-1 is announced to follow version 2018-1.");

    [Fact]
    public void Two_versions_are_not_being_set_at_a_time() =>
        StandardSpec.Given(FirstVersionInForce(), Opened(Second, SettingReason.NewContent, on: "2018-05-02")).When(Withdraw(AnnouncementWithdrawal.WrongDay, on: "2018-05-03"))
            .ThenRefused(StandardRefusals.SettingIsOpen, "Version 2019-1 has been open since 2 May 2018.");

    [Fact]
    public void What_is_not_announced_is_not_withdrawn() =>
        StandardSpec.Given(BothAgreed()).When(Withdraw(AnnouncementWithdrawal.WrongDay)).ThenRefused(StandardRefusals.NotAnnounced, "Version 2018-1 is not announced.");

    private static IEnumerable<StandardEvent> SecondAnnounced(string from, string on = "2019-03-11") =>
    [
        .. BothAgreed(Second, on), .. BandProposed(17, 1, Second, on), .. BandApproved(Panel.A, Second, on), .. BandApproved(Panel.B, Second, on), .. InForce(from, Second, on),
    ];
}
