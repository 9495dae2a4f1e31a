using Naas.Application.Journeys;
using static Naas.Domain.Specs.Journeys.MergingWords;

namespace Naas.Domain.Specs.Journeys;

/// <summary>Every event of a record that is brought over goes on under numbers that follow those of the journey that goes on (S-53).</summary>
[Trait("Rule", "S-53")]
public sealed class Under_which_numbers_a_record_goes_on
{
    private static readonly string[] Counted = ["Spell", "Role", "Absence", "Endorsement", "Attempt", "Request", "Case", "Number", "Review"];

    // A merging is of two journeys; what a record has of another one is not brought anywhere, nor are the answers that stay with it.
    private static readonly string[] StayingThere = ["social-worker-registered.v1", "equality-information-declared.v1", "journey-superseded.v1", "record-absorbed.v2", "merge-undone.v2", "journey-reinstated.v1"];

    public static TheoryData<string> Newest { get; } =
        [.. JourneyEventCatalogue.All.Where(row => row.ToNext is null).Select(row => $"{row.Name}.v{row.SchemaVersion}").Except(StayingThere)];

    /// <summary>One of everything that is counted, at the practitioner level.</summary>
    private static Journey OneOfEverything => Of(
    [
        .. BookedForSeptember(), new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.Protected, KnownFacts.Day("2018-08-06")),
        PlaceRequested(on: "2018-08-07"), AdjustmentsAskedFor(on: "2018-08-08"), MalpracticeAlleged(on: "2018-09-17", until: "2018-10-01"),
        ReviewRequested(ReviewGround.FindingOrRevocation, until: "2018-10-15", on: "2018-10-02"),
    ]);

    [Theory]
    [MemberData(nameof(Newest))]
    public void Each_number_that_counts_something_on_a_journey_follows(string file)
    {
        var happened = Golden.Samples.All[file];
        var there = Renumbering.After(OneOfEverything).Of(happened);

        there.GetType().Should().Be(happened.GetType());
        foreach (var property in happened.GetType().GetProperties().Where(property => property.PropertyType == typeof(int)))
        {
            var (before, after) = ((int)property.GetValue(happened)!, (int)property.GetValue(there)!);
            var follows = Counted.Contains(property.Name) && happened.AtLevel() is null or Practitioner;
            after.Should().Be(follows ? before + 1 : before, $"{property.Name} of {file}");
        }
    }

    [Fact]
    public void Nothing_but_the_numbers_is_another() =>
        Renumbering.After(Journey.NotBegun).Of(Golden.Samples.All["retake-window-moved.v1"]).Should().Be(Golden.Samples.All["retake-window-moved.v1"]);
}
