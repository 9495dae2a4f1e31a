using System.Text;
using Naas.Analysis.Disclosure;
using Naas.Analysis.Publishing;
using Naas.Analysis.Publishing.DataSets;
using Naas.Application.Queries;
using Naas.Infrastructure.Releases;

namespace Naas.Projections.Specs;

/// <summary>A release that is made again keeps to the policy by which it was made.</summary>
public sealed class WhenAReleaseIsMadeAgain
{
    private static readonly Region North = new("E12000003", "Yorkshire and The Humber");
    private static readonly Places Places = new([new("E08000035", "383", "Leeds", North), new("E06000014", "816", "York", North), new("E06000010", "810", "Hull", North)]);

    private static readonly DateOnly September = new(2018, 9, 30);

    // Under the first policy York was withheld beside the 3 of Leeds and could take its own 12 off the region's; Hull's 40 were told.
    [Theory]
    [InlineData("naas-sdc-1", ",Hull,Practice supervisor,40,")]
    [InlineData("naas-sdc-3", ",Hull,Practice supervisor,c,")]
    public void What_is_withheld_is_what_its_policy_withheld(string name, string line)
    {
        var day = new DateOnly(2018, 9, 30);
        var counted = AccreditationWorkforce.Of(Places, day,
        [
            new("E08000035", "supervisor", WorkforceStage.NeverEndorsed, 3), new("E06000014", "supervisor", WorkforceStage.NeverEndorsed, 12), new("E06000010", "supervisor", WorkforceStage.NeverEndorsed, 40),
            new("E08000035", "practitioner", WorkforceStage.NeverEndorsed, 90), new("E06000014", "practitioner", WorkforceStage.NeverEndorsed, 80), new("E06000010", "practitioner", WorkforceStage.NeverEndorsed, 70),
        ]);
        var provenance = new Provenance(new FigureDefinition("workforce", "The workforce."), "2019-01", "1", null, 1, 295, []);
        var stamp = new ReleaseStamp(Guid.Empty, DataSetName.AccreditationWorkforce, 1, day, provenance, "analyst", DateTimeOffset.UnixEpoch, DisclosurePolicy.Named(name)!);

        var files = ReleaseFiles.Of(stamp, counted, [], Places, out var violations)!.Files;

        violations.Should().BeEmpty();
        Text(files[0]).Should().Contain(line);
        Text(files[^1]).Should().Contain($"\"suppressionPolicy\": \"{name}\"");
    }

    // The clock was set back between the two. York had 20 first attempts in the one that was kept and has 22 now.
    [Fact]
    public void What_is_new_is_held_against_all_that_was_kept_whatever_the_clock_says()
    {
        var day = new DateOnly(2018, 9, 30);
        var counted = FirstAttemptOutcomes.Of(Places, day,
        [
            new("E08000035", "supervisor", true, true, true, 50), new("E08000035", "supervisor", false, false, false, 40), new("E06000010", "supervisor", true, true, true, 50), new("E06000010", "supervisor", false, false, false, 40),
            new("E06000014", "supervisor", true, true, true, 12), new("E06000014", "supervisor", false, false, false, 10),
        ]);
        var york = CellKey.Of(("area", "E06000014"));
        var provenance = new Provenance(new FigureDefinition("outcomes", "Outcomes."), "2019-01", "1", null, 1, 202, []);
        var stamp = new ReleaseStamp(Guid.Empty, DataSetName.ElementOutcomes, 1, day, provenance, "analyst", DateTimeOffset.UnixEpoch, DisclosurePolicy.NaasSdc3);
        var kept = new KeptRelease(
            new ReleaseDescription(Guid.NewGuid(), DataSetName.ElementOutcomesByCharacteristic, 1, "By characteristic", day, "1", null, 1, "2019-01", "naas-sdc-3", "1", "analyst", stamp.MadeAt.AddHours(1), []),
            Guid.NewGuid(), null, new Dictionary<CellKey, int?> { [york] = 20 });
        var work = new ReleaseWork(null!, [new ElementOutcomesSource(Places)], Places, null!);

        var (finished, refused) = work.Finish(stamp, counted, [kept]);

        refused.Should().BeNull();
        finished!.Cells[york].Should().BeNull("two have come");
        work.Finish(stamp, counted, []).Finished!.Cells[york].Should().Be(22);
    }

    // Of York nothing can be held against what was told of it where it is no place any more.
    [Fact]
    public void After_a_change_of_areas_a_release_is_refused_in_words_until_the_former_place_has_its_row_again()
    {
        var kept = Kept(Finish(Places, [], York(22)).Finished!);
        var without = Places.Authorities.Where(authority => authority.Name != "York").ToList();
        var divided = new Authority("E06000999", "999", "North York", North);

        var refused = Finish(new Places([.. without, divided]), [kept], Of(divided.Code)).Refused;
        var released = Finish(new Places([.. Places.Authorities, divided]), [kept], York(22), Of(divided.Code)).Finished;
        var near = Finish(new Places([.. Places.Authorities, divided]), [kept], York(20), Of(divided.Code)).Finished;

        refused.Should().BeOfType<ReleaseAttempt.NotSafe>().Which.Why.Should().Be(
            "Release 1 of element-outcomes tells of E06000014, which areas.json has no more, so that no figure can be held against what was told then. Whoever runs the service puts each back into areas.json, in its region, beside the places that came after it, and starts the service again: it keeps its row, with 0 where nobody is counted there any more.");
        released!.Cells[CellKey.Of(("area", "E06000014"))].Should().Be(44);
        released.Cells[CellKey.Of(("area", divided.Code))].Should().Be(60);
        near!.Cells[CellKey.Of(("area", "E06000014"))].Should().BeNull("it differs by four from what was told");
    }

    [Fact]
    public void A_former_place_of_nobody_is_in_no_releases_way()
    {
        var kept = Kept(Finish(Places, [], []).Finished!);

        Finish(new Places([.. Places.Authorities.Where(authority => authority.Name != "York")]), [kept], []).Finished!.Cells[CellKey.Everyone].Should().Be(180);
    }

    [Fact]
    public void Of_a_day_before_one_that_was_released_nothing_is_released_any_more()
    {
        var kept = Kept(Finish(Places, [], York(22)).Finished!);
        var later = kept with { Description = kept.Description with { AsOf = September.AddDays(1) } };

        Finish(Places, [later], York(22)).Refused.Should().BeOfType<ReleaseAttempt.NotSafe>().Which.Why.Should().Be(
            "Release 1 of element-outcomes is of 1 October 2018. What is counted only grows, so that of an earlier day whatever is withheld would be known to be less: release days in their order.");
        Finish(Places, [kept], York(22)).Refused.Should().BeNull();
    }

    private static FirstAttempts[] York(int each) => [new("E06000014", "supervisor", true, true, true, each), new("E06000014", "supervisor", false, false, false, each)];

    private static FirstAttempts[] Of(string authority) => [new(authority, "supervisor", true, true, true, 30), new(authority, "supervisor", false, false, false, 30)];

    private static (FinishedRelease? Finished, ReleaseAttempt? Refused) Finish(Places places, IReadOnlyList<KeptRelease> before, params IReadOnlyList<FirstAttempts[]> more)
    {
        var counted = FirstAttemptOutcomes.Of(places, September,
        [
            new("E08000035", "supervisor", true, true, true, 50), new("E08000035", "supervisor", false, false, false, 40),
            new("E06000010", "supervisor", true, true, true, 50), new("E06000010", "supervisor", false, false, false, 40),
            .. more.SelectMany(attempts => attempts),
        ]);
        var stamp = new ReleaseStamp(
            Guid.Empty, DataSetName.ElementOutcomes, before.Count + 1, September, new Provenance(new FigureDefinition("outcomes", "Outcomes."), "2019-01", "1", null, 1, counted.N, []), "analyst", DateTimeOffset.UnixEpoch, DisclosurePolicy.NaasSdc3);
        return new ReleaseWork(null!, [new ElementOutcomesSource(places)], places, null!).Finish(stamp, counted, before);
    }

    private static KeptRelease Kept(FinishedRelease release) => new(
        new ReleaseDescription(Guid.NewGuid(), release.Stamp.DataSet, release.Stamp.Number, release.Title, release.Stamp.AsOf, "1", null, 1, "2019-01", "naas-sdc-3", "1", "analyst", release.Stamp.MadeAt, []),
        Guid.NewGuid(), null, release.Cells);

    private static string Text(PublishedFile file) => Encoding.UTF8.GetString(file.Bytes);
}
