namespace Naas.Analysis.Statistics;

/// <summary>How many are at risk at a time, found without looking at everybody again.</summary>
internal sealed class RiskSets
{
    private readonly Passed _came;
    private readonly Passed _left;

    public RiskSets(IReadOnlyCollection<FollowUps> people)
    {
        _came = new Passed(people.Where(alike => alike.Each.After.HasValue).Select(alike => (alike.Each.After!.Value, alike.People)));
        _left = new Passed(people.Select(alike => (alike.Each.Until, alike.People)));
    }

    /// <summary>Everybody, less those who have not come yet, less those who left before; nobody is both, as coming is earlier than leaving.</summary>
    public int At(double time) => _left.All - (_came.All - _came.Before(time)) - _left.Before(time);

    /// <summary>How many have passed a time of their own.</summary>
    private sealed class Passed
    {
        private readonly double[] _times;

        // How many there are before each time; at the end, all.
        private readonly int[] _before;

        public Passed(IEnumerable<(double Time, int People)> people)
        {
            var sorted = people.OrderBy(alike => alike.Time).ToArray();
            _times = [.. sorted.Select(alike => alike.Time)];
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
