namespace Naas.Analysis.Disclosure;

/// <summary>What else is withheld in a table of outcomes: there a count of those who met the standard also tells of those who did not.</summary>
/// <param name="Outcome">The dimension that divides a group into outcomes.</param>
/// <param name="Geography">The dimension whose total is the national level.</param>
/// <param name="Group">The category of that dimension whose parts are outcomes, where only those are; none where all of it is.</param>
public sealed record OutcomeRules(string Outcome, string Geography, string? Group = null)
{
    /// <summary>The group whose outcome a cell is; none for a cell that is no outcome.</summary>
    internal CellKey? GroupOf(CountTable table, CellKey key)
    {
        if (key.CategoryOf(Outcome) is not { } category)
            return null;
        if (Group is null)
            return key.Without(Outcome);
        return table.Dimensions.Single(dimension => dimension.Name == Outcome).PartsOf(Group).Contains(category)
            ? key.With(Outcome, Group)
            : null;
    }
}
