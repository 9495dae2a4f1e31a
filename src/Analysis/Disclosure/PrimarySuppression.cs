namespace Naas.Analysis.Disclosure;

/// <summary>Which cells are withheld for themselves, by the policy's rules.</summary>
public static class PrimarySuppression
{
    /// <summary>The cells that may not be published for themselves, each with the rule that says so.</summary>
    public static IReadOnlyDictionary<CellKey, WithheldFor> Of(CountTable table, DisclosurePolicy policy)
    {
        var withheld = new SortedDictionary<CellKey, WithheldFor>();
        foreach (var (key, count) in table.Counts)
        {
            if (Rule(table, key, count, policy) is { } rule)
                withheld.Add(key, rule);
        }

        return withheld;
    }

    private static WithheldFor? Rule(CountTable table, CellKey key, int count, DisclosurePolicy policy)
    {
        if (table.Outcomes is { } outcomes && outcomes.GroupOf(table, key) is { } everyone)
        {
            var group = table[everyone];
            // Of nobody there is no outcome to protect.
            if (group == 0)
                return null;
            if (!policy.AllowsRateOf(group))
                return new WithheldFor.SmallDenominator(policy.SmallestDenominator);
            if ((key.Divides(outcomes.Geography) || IsOfFew(table, everyone, policy)) && (count == 0 || count == group))
                return new WithheldFor.OneOutcomeForAll();
        }

        if (policy.IsSmall(count))
            return new WithheldFor.SmallCount(policy.SmallestCount);
        return policy.ReadersTakeTheirOwnOff && TellsOfTheRest(table, key, policy) ? new WithheldFor.RestOfOne() : null;
    }

    // A group of the country of which authorities take their own people off is told of one authority where all of it are its own, and of
    // all its others where it takes its own off: it keeps to the rules of a row below the national level. All of the country are no such group.
    private static bool IsOfFew(CountTable table, CellKey group, DisclosurePolicy policy) =>
        policy.ReadersTakeTheirOwnOff && group != CellKey.Everyone && table.OwnOf(group).Count > 0;

    // All others are a group as any below the national level is; where there are none the row is the authority's own, and keeps to the rules as it is.
    private static bool TellsOfTheRest(CountTable table, CellKey key, DisclosurePolicy policy)
    {
        var everyone = table.Outcomes?.GroupOf(table, key);
        foreach (var own in table.OwnOf(everyone ?? key))
        {
            var rest = table[key] - (everyone is null ? own.People : table.OwnOf(key).FirstOrDefault(one => one.Reader == own.Reader)?.People ?? 0);
            if (policy.IsSmall(rest))
                return true;
            if (everyone is not { } group || table[group] - own.People is not (> 0 and var others))
                continue;
            if (!policy.AllowsRateOf(others) || ((rest == 0 || rest == others) && table[key] > 0 && table[key] < table[group]))
                return true;
        }

        return false;
    }

    /// <summary>The least that a reader knows a withheld cell to hold: a 0 is withheld only among outcomes, where it tells of a group that everyone in it had the other.</summary>
    internal static int LeastWithheld(CountTable table, CellKey key) =>
        table.Outcomes?.GroupOf(table, key) is { } everyone && table[everyone] > 0 ? 0 : 1;
}
