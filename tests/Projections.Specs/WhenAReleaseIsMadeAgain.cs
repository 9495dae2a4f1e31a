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

    private static string Text(PublishedFile file) => Encoding.UTF8.GetString(file.Bytes);
}
