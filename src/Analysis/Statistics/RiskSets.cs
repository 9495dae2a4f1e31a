namespace Naas.Analysis.Statistics;

/// <summary>How many are at risk at a time, found without looking at everybody again.</summary>
internal sealed class RiskSets
{
    private readonly double[] _late;
    private readonly double[] _until;

    public RiskSets(IReadOnlyCollection<FollowUp> people)
    {
        _late = [.. people.Where(person => person.After.HasValue).Select(person => person.After!.Value).Order()];
        _until = [.. people.Select(person => person.Until).Order()];
    }

    /// <summary>Everybody, less those who have not come yet, less those who left before; nobody is both, as coming is earlier than leaving.</summary>
    public int At(double time) => _until.Length - (_late.Length - Before(_late, time)) - Before(_until, time);

    private static int Before(double[] times, double time)
    {
        var (from, to) = (0, times.Length);
        while (from < to)
        {
            var middle = from + ((to - from) / 2);
            if (times[middle] < time)
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }
}
