using Naas.Analysis.Disclosure;

namespace Naas.Analysis.Specs.Disclosure;

/// <summary>An authority that was told other figures of its own people than are counted of them: it hears nothing new of who has left.</summary>
public sealed class WhenAReaderIsToldOtherwise
{
    private static readonly DisclosurePolicy Policy = DisclosurePolicy.NaasSdc3;

    private static readonly Dimension Area = Dimension.Of("area", "England", ("North", "England"), ("X", "North"), ("Y", "North"), ("Z", "North"), ("South", "England"), ("A", "South"), ("B", "South")).WithReaders();

    private static readonly CountTable Table = OutcomeTable.From(
        "Outcomes", [Area], Area, (["X"], 31, 25), (["Y"], 40, 30), (["Z"], 50, 35), (["A"], 80, 50), (["B"], 60, 40)).Counts;

    // One of X left before the result came, and did not meet the standard. X was told of 30 of whom 25 met it.
    [Fact]
    public void What_became_of_who_left_is_not_told_by_the_authority_s_own_row()
    {
        var release = Release.Of(Policy, [Table], own: [Told(assessed: 30, met: 25)]);

        release[Key("X")].Withheld.Should().Be(new WithheldFor.DiffersFromOwn());
        release[Met("X")].Withheld.Should().Be(new WithheldFor.DiffersFromOwn());
        foreach (var key in (CellKey[])[Key("X"), Met("X"), Not("X")])
            AsX(release).PossibleValues(key, wanted: 3).Should().HaveCount(3, "X has 30 of whom 25 met it, and {0} is withheld", key);
        release[Met("A")].Count.Should().Be(50);
    }

    [Fact]
    public void Who_was_told_what_is_counted_is_a_reader_like_any_other()
    {
        var release = Release.Of(Policy, [Table], own: [Told(assessed: 31, met: 25)]);

        release.Cells.Values.Select(cell => cell.Text).Should().Equal(Release.Of(Policy, [Table]).Cells.Values.Select(cell => cell.Text));
        release[Met("X")].Count.Should().Be(25);
    }

    // A result that was put right after its worker had left: as many, of whom one more met the standard.
    [Fact]
    public void Nor_is_what_was_put_right_since()
    {
        var release = Release.Of(Policy, [Table], own: [Told(assessed: 31, met: 24)]);

        (release[Met("X")].Count, release[Not("X")].Count).Should().Be((null, null));
        AsX(release).PossibleValues(Met("X"), wanted: 3).Should().HaveCount(3);
    }

    [Fact]
    public void A_policy_of_before_is_held_against_nothing_of_that() =>
        Release.Of(DisclosurePolicy.Named("naas-sdc-2")!, [Table], own: [Told(assessed: 30, met: 25)])[Met("X")].Count.Should().Be(25);

    // X knows of whom it was told, and that there are more where its row is withheld.
    private static Attacker AsX(Release release) => new(Table, release.Cells.Values.Select(cell => (cell.Key, cell.Count)), key => key == Key("X") ? 31 : 0);

    private static OwnAsTold Told(int assessed, int met) => new("X", new Dictionary<CellKey, int> { [Key("X")] = assessed, [Met("X")] = met, [Not("X")] = assessed - met });

    private static CellKey Key(string area) => CellKey.Of(("area", area));

    private static CellKey Met(string area) => CellKey.Of(("area", area), ("outcome", "met"));

    private static CellKey Not(string area) => CellKey.Of(("area", area), ("outcome", "not met"));
}
