namespace Naas.Analysis.Statistics;

/// <summary>Who left at one time.</summary>
/// <param name="Events">To how many it happened.</param>
/// <param name="People">How many they are with those who were censored then.</param>
internal readonly record struct Leaving(double Time, int Events, int People);

/// <summary>How many are at risk at a time, found without looking at everybody again.</summary>
internal sealed class RiskSets
{
    private readonly Passed _came;
    private readonly Passed _left;

    public RiskSets(IReadOnlyCollection<FollowUps> people)
    {
        FollowUps[] sorted = [.. people.Where(alike => alike.People > 0)];
        Array.Sort(sorted, (one, other) => one.Each.Until.CompareTo(other.Each.Until));
        _came = new Passed([.. sorted.Where(alike => alike.Each.After.HasValue).OrderBy(alike => alike.Each.After!.Value).Select(alike => (alike.Each.After!.Value, alike.People))]);
        _left = new Passed([.. sorted.Select(alike => (alike.Each.Until, alike.People))]);
        Leavings = LeavingsOf(sorted);
    }

    public int People => _left.All;

    /// <summary>Every time at which somebody left, in order.</summary>
    public IReadOnlyList<Leaving> Leavings { get; }

    /// <summary>Everybody, less those who have not come yet, less those who left before; nobody is both, as coming is earlier than leaving.</summary>
    public int At(double time) => _left.All - (_came.All - _came.Before(time)) - _left.Before(time);

    private static List<Leaving> LeavingsOf(FollowUps[] sorted)
    {
        var leavings = new List<Leaving>();
        foreach (var alike in sorted)
        {
            var (time, events, people) = (alike.Each.Until, alike.Each.Happened ? alike.People : 0, alike.People);
            if (leavings is [.., var last] && last.Time == time)
                leavings[^1] = new(time, last.Events + events, last.People + people);
            else
                leavings.Add(new(time, events, people));
        }

        return leavings;
    }

    /// <summary>How many have passed a time of their own.</summary>
    private sealed class Passed
    {
        private readonly double[] _times;

        // How many there are before each time; at the end, all.
        private readonly int[] _before;

        public Passed((double Time, int People)[] sorted)
        {
            _times = Array.ConvertAll(sorted, alike => alike.Time);
            _before = new int[sorted.Length + 1];
            for (var index = 0; index < sorted.Length; index++)
                _before[index + 1] = checked(_before[index] + sorted[index].People);
        }

        public int All => _before[^1];

        public int Before(double time)
        {
            var (from, to) = (0, _times.Length);
            while (from < to)
            {
                var middle = from + ((to - from) / 2);
                if (_times[middle] < time)
                    from = middle + 1;
                else
                    to = middle;
            }

            return _before[from];
        }
    }
}
