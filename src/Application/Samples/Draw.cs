using System.Text;

namespace Naas.Application.Samples;

/// <summary>Chance that is a pure function of (seed, ordinal, purpose): the same on every machine, in whatever order things are asked.</summary>
/// <remarks>
/// Each purpose draws from a sequence of its own, so that a new question never changes the answer to an old one. SplitMix64;
/// only additions, multiplications and square roots in the numbers, which every processor rounds alike.
/// </remarks>
internal struct Draw
{
    private ulong _state;

    private Draw(ulong state) => _state = state;

    public static Draw For(ulong seed, int ordinal, string purpose)
    {
        unchecked
        {
            var state = Mix(seed ^ 0x9E3779B97F4A7C15);
            state = Mix(state + ((ulong)(uint)ordinal * 0xD1342543DE82EF95));
            foreach (var part in Encoding.UTF8.GetBytes(purpose))
                state = (state ^ part) * 0x100000001B3;
            return new Draw(Mix(state));
        }
    }

    /// <summary>From 0, below 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From 0, below the bound.</summary>
    public int Below(int bound) => (int)(Unit() * bound);

    /// <summary>Both ends included.</summary>
    public int Within(int least, int most) => least + Below(most - least + 1);

    public int Within(Between between) => Within(between.Least, between.Most);

    public bool Percent(int percent) => Unit() * 100 < percent;

    public T OneOf<T>(IReadOnlyList<T> rows) => rows[Below(rows.Count)];

    public T Weighted<T>(IReadOnlyList<T> rows, Func<T, double> weight)
    {
        var left = Unit() * rows.Sum(weight);
        foreach (var row in rows)
        {
            left -= weight(row);
            if (left < 0)
                return row;
        }

        return rows[^1];
    }

    /// <summary>Close to the normal curve with mean 0 and spread 1: twelve draws summed, which needs no logarithm.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += Unit();
        return sum;
    }

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            return Mix(_state);
        }
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
