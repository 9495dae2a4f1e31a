using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Projections.Retention.Counts;

/// <summary>The lines of the tally to which one journey contributes.</summary>
internal static class RetentionLines
{
    /// <summary>Who takes up another employment within so many months after the last day has moved; who does so later has come back.</summary>
    private const int MonthsToMove = 3;

    /// <summary>Who begins elsewhere no more than so many days before the last one hands over, and has moved; who begins earlier has had two posts.</summary>
    private const int DaysToHandOver = 31;

    public static IEnumerable<RetentionKey> Of(RetentionRow row)
    {
        var moves = MovesOf(row);
        return row.Spells.SelectMany(spell => (IEnumerable<RetentionKey>)[.. Employments(row, spell), .. Censuses(spell, moves)])
            .Concat(Releases(row))
            .Concat(row.Endorsements.SelectMany(given => Endorsements(row, given, moves)));
    }

    private static IEnumerable<RetentionKey> Employments(RetentionRow row, RetainedSpell spell)
    {
        var line = new RetentionKey("", Counted.Employment, Basis: EnumText.Of(spell.Basis), Began: Months.Of(spell.From), Ended: Months.OfOrNever(spell.To));
        // The level with which it began: whoever rises is not counted among those above for the time before.
        var level = row.Roles.Where(role => role.Spell == spell.Spell).OrderBy(role => (role.From, role.Role)).FirstOrDefault()?.Level;
        return EveryLevel(line, level).SelectMany(each => WhoeverHolds(spell, each, Months.Of, each.Began).Concat(Groups(row, spell, each)));
    }

    /// <summary>By census years: who began, was in post and left, why and where to.</summary>
    private static IEnumerable<RetentionKey> Censuses(RetainedSpell spell, IReadOnlyList<Move> moves)
    {
        var line = new RetentionKey(
            "",
            Counted.Census,
            Basis: EnumText.Of(spell.Basis),
            Reason: spell.To is null ? "" : EnumText.Of(spell.Reason ?? LeavingReason.NotKnown),
            Destination: spell.To is null ? "" : EnumText.Of(spell.Destination ?? LeavingDestination.NotKnown),
            CameFrom: EnumText.Of(moves.LastOrDefault(move => move.To.Spell == spell.Spell)?.From.Basis) ?? "",
            MovedTo: EnumText.Of(moves.FirstOrDefault(move => move.From.Spell == spell.Spell)?.To.Basis) ?? "",
            Began: Months.CensusOf(spell.From),
            Marked: Months.GoneByCensus(spell.To),
            Ended: Months.CensusOfOrNever(spell.To));
        return WhoeverHolds(spell, line, Months.CensusOf, line.Began);
    }

    /// <summary>The first released result that stands, at each level and over all of them.</summary>
    private static IEnumerable<RetentionKey> Releases(RetentionRow row)
    {
        var released = row.Attempts.Where(attempt => attempt is { ReleasedOn: not null, AnnulledOn: null, Outcome: not null }).OrderBy(attempt => (attempt.ReleasedOn, attempt.Level, attempt.Attempt)).ToList();
        var firsts = released.DistinctBy(attempt => attempt.Level).Select(attempt => (Attempt: attempt, Level: EnumText.Of(attempt.Level)))
            .Concat(released.Take(1).Select(attempt => (Attempt: attempt, Level: "")));
        return firsts.SelectMany(first => Released(row, first.Attempt, first.Level));
    }

    private static IEnumerable<RetentionKey> Released(RetentionRow row, RetainedAttempt first, string level)
    {
        var on = first.ReleasedOn!.Value;
        var line = new RetentionKey("", Counted.Release, Level: level, Outcome: EnumText.Of(first.Outcome!.Value), Marked: Months.Of(on));
        // Of several employments the one begun last, as where workers stand.
        if (row.Spells.Where(spell => spell.Covers(on)).MaxBy(spell => (spell.From, spell.Spell)) is not { } spell)
            return [line with { Counted = Counted.NotInPost }];

        var ofSpell = line with { Basis = EnumText.Of(spell.Basis), Ended = Months.OfOrNever(spell.To) };
        return WhoeverHolds(spell, ofSpell, Months.Of, line.Marked)
            .Concat(Groups(row, spell, ofSpell))
            .Concat(WhoeverHolds(spell, ofSpell with { Counted = Counted.Service, Began = Months.Of(spell.From) }, Months.Of, line.Marked));
    }

    private static IEnumerable<RetentionKey> Endorsements(RetentionRow row, RetainedEndorsement given, IReadOnlyList<Move> moves)
    {
        var spell = row.Spells.LastOrDefault(spell => spell.Covers(given.On) && spell.HeldByOn(given.On) == given.By);
        var (fate, ended) = FateOf(row, given, moves.Any(move => move.From == spell));
        var line = new RetentionKey(
            "", Counted.Endorsement, Level: EnumText.Of(given.Level), Basis: spell is null ? "" : EnumText.Of(spell.Basis), Outcome: fate, Began: Months.Of(given.On), Ended: Months.OfOrNever(ended));
        // What had come of it before a succession is nothing that the successor takes on.
        return spell is null
            ? [line, line with { Organisation = given.By }]
            : WhoeverHolds(spell with { CarriedOver = spell.CarriedOver.RemoveAll(carried => ended < carried.On) }, line, Months.Of, line.Began);
    }

    private static (string Fate, DateOnly? On) FateOf(RetentionRow row, RetainedEndorsement given, bool moved)
    {
        var sat = row.Attempts.Where(attempt => (attempt.Level, attempt.Endorsement) == (given.Level, given.Endorsement) && attempt.CancelledOn is null).Min(attempt => (DateOnly?)attempt.SitsOn);
        return (sat, given) switch
        {
            ({ } on, { LapsedOn: var lapsed }) when lapsed is null || on <= lapsed => (Fate.Sat, on),
            (_, { LapsedOn: { } lapsed }) => (moved ? Fate.Moved : Fate.Left, lapsed),
            (_, { WithdrawnOn: { } withdrawn }) => (Fate.Withdrawn, withdrawn),
            _ => ("", null),
        };
    }

    private static IEnumerable<RetentionKey> EveryLevel(RetentionKey line, Level? level) => level is { } there ? [line, line with { Level = EnumText.Of(there) }] : [line];

    /// <summary>The country's line once more for each characteristic: of an organisation no group is told.</summary>
    private static IEnumerable<RetentionKey> Groups(RetentionRow row, RetainedSpell spell, RetentionKey line) =>
        PeopleGroups.All.Select(characteristic => line with { Characteristic = EnumText.Of(characteristic), Category = PeopleGroups.Of(row, spell, characteristic) });

    /// <summary>A line of the country, and one for each organisation with which the employment lay, for the time in which it did (S-16).</summary>
    /// <param name="of">The month that a day of a succession counts for.</param>
    /// <param name="from">As of which month there is anything to count.</param>
    private static IEnumerable<RetentionKey> WhoeverHolds(RetainedSpell spell, RetentionKey line, Func<DateOnly, int> of, int from)
    {
        yield return line;
        var (held, since) = (spell.PlacedAt, 0);
        foreach (var carried in spell.CarriedOver)
        {
            var until = of(carried.On);
            if (since < until && from < until)
                yield return line with { Organisation = held, Since = SinceOrBeginning(), Until = until };
            (held, since) = (carried.To, until);
        }

        yield return line with { Organisation = held, Since = SinceOrBeginning() };

        int SinceOrBeginning() => since <= from ? 0 : since;
    }

    /// <summary>Who leaves one organisation and begins with another about then has moved there, in whatever order the two were recorded.</summary>
    private static List<Move> MovesOf(RetentionRow row) =>
    [
        .. from left in row.Spells
           where left.To is not null
           orderby left.From, left.Spell
           let to = left.To!.Value
           let next = row.Spells
               .Where(other => (other.From, other.Spell).CompareTo((left.From, left.Spell)) > 0
                   && other.From >= to.AddDays(-DaysToHandOver)
                   && other.From <= to.AddMonths(MonthsToMove)
                   && !(other.To <= to)
                   && other.HeldByOn(other.From) != left.HeldByOn(to))
               .MinBy(other => (other.From, other.Spell))
           where next is not null
           select new Move(left, next),
    ];

    private sealed record Move(RetainedSpell From, RetainedSpell To);
}
