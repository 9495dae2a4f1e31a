using Naas.Domain.Assessments;
using Naas.Projections.EmployerDashboard.Results;

namespace Naas.Projections.EmployerDashboard.FirstAttempts;

/// <param name="Part">An element, or <c>assessment</c> for the whole of it.</param>
/// <param name="Begins">Whether the results begin to count in this month, or no longer count from it on.</param>
/// <param name="Month">Its first day.</param>
public readonly record struct FirstAttemptKey(string Level, string Part, bool Met, bool Begins, DateOnly Month);

/// <summary>The first attempts of the country at each level, by the month in which they begin to count and the one in which they cease to.</summary>
/// <remarks>
/// What had begun by the end of a month, less what had ceased by then, is the figure of that day: an attempt ceases when it is annulled
/// or set aside. After one that was set aside the next is the first; after one that was annulled for malpractice none is.
/// </remarks>
public sealed class FirstAttemptTally : Tally<ReleasedResultsRow, FirstAttemptKey>
{
    /// <summary>The whole assessment, beside its elements.</summary>
    public const string Assessment = "assessment";

    public override string Name => "first_attempt_1";

    public override Columns<FirstAttemptKey> KeyColumns { get; } = new()
    {
        { "level", key => key.Level },
        { "part", key => key.Part },
        { "met", key => key.Met },
        { "begins", key => key.Begins },
        { "month", key => key.Month },
    };

    public override IEnumerable<FirstAttemptKey> Contribute(ReleasedResultsRow row)
    {
        if (row.IsClosed)
            yield break;

        foreach (var level in row.Results.GroupBy(result => result.Level))
        {
            var free = DateOnly.MinValue;
            // A record that was brought over has numbers behind those of the journey that goes on: the day says which was first.
            foreach (var result in level.Where(result => !result.IsRetake).OrderBy(result => result.ReleasedOn).ThenBy(result => result.Attempt))
            {
                var from = result.ReleasedOn > free ? result.ReleasedOn : free;
                if (result.AnnulledOn is not { } until)
                {
                    foreach (var key in Lines(result, begins: true, from))
                        yield return key;
                    break;
                }

                if (until > from)
                {
                    foreach (var key in Lines(result, begins: true, from).Concat(Lines(result, begins: false, until)))
                        yield return key;
                }

                free = until > free ? until : free;
            }
        }
    }

    private static IEnumerable<FirstAttemptKey> Lines(ReleasedResultEntry result, bool begins, DateOnly on)
    {
        var (level, month) = (EnumText.Of(result.Level), new DateOnly(on.Year, on.Month, 1));
        yield return new FirstAttemptKey(level, Assessment, result.Outcome == Outcome.Met, begins, month);
        // How the parts of a leader's day went is told by the person's own report, and no count of it.
        if (result.Level == Level.Leader)
            yield break;
        foreach (var element in result.Met.Split(',', StringSplitOptions.RemoveEmptyEntries))
            yield return new FirstAttemptKey(level, element, Met: true, begins, month);
        foreach (var element in result.NotMet.Split(',', StringSplitOptions.RemoveEmptyEntries))
            yield return new FirstAttemptKey(level, element, Met: false, begins, month);
    }
}
