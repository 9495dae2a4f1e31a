using System.Globalization;

namespace Naas.Bench.Read;

/// <summary>How long a question takes in a small country and in ones some times as large (P11): of an employer of the same size in all of them, and of the country.</summary>
/// <remarks>Another question is another row of <see cref="Questions"/>; its lines follow.</remarks>
internal static class ReadBenchmark
{
    private const int Workers = 30_000;
    private const int WorkersOnce = 1_500;
    // A server answers for months: by then what it runs has long been compiled for good.
    private const int WarmUps = 40;
    private const int Runs = 40;

    // Each takes seconds in the largest country.
    private const int RunsOverPeople = 5;
    private const double LargestRatio = 1.2;
    private const double LongestAtLargest = 50;
    private const string Milliseconds = "ms";
    private const string Ratio = "×";

    private static readonly Question[] Questions =
    [
        new("dashboard", "employer's dashboard", IsOfOne: true, (country, cancellation) => country.DashboardAsync(cancellation), null, null),
        new("equalities-own", "employer's equalities", IsOfOne: true, (country, cancellation) => country.EmployersEqualitiesAsync(cancellation), null, null),
        new("curve-own", "employer's curve", IsOfOne: true, (country, cancellation) => country.EmployersCurveAsync(cancellation), null, null),
        new("equalities", "country's equalities", IsOfOne: false, (country, cancellation) => country.EqualitiesAsync(cancellation), (country, cancellation) => country.BareCubeAsync(cancellation), (country, cancellation) => country.BareEqualitiesAsync(cancellation)),
        new("curve", "country's curve", IsOfOne: false, (country, cancellation) => country.CurveAsync(cancellation), (country, cancellation) => country.BareCurveAsync(cancellation), (country, cancellation) => country.BareStayingAsync(cancellation)),
    ];

    // 30,000, 300,000 and a million.
    private static readonly int[] Times = [1, 10, 34];
    private static readonly int[] TimesOnce = [1, 2, 3];
    private static readonly string[] Sizes = ["small", "ten times", "34 times"];

    public static IReadOnlyList<BenchmarkLine> Lines { get; } = [.. Questions.SelectMany(LinesOf)];

    public static Measured Measure(Effort effort) => MeasureAsync(effort, CancellationToken.None).GetAwaiter().GetResult();

    private static async Task<Measured> MeasureAsync(Effort effort, CancellationToken cancellation)
    {
        await using var postgres = await BenchDatabase.StartAsync(cancellation);
        await AskedCountry.MakeAsync(postgres, effort.Workers ?? (effort.Once ? WorkersOnce : Workers), cancellation);
        var countries = new List<AskedCountry>();
        try
        {
            foreach (var times in effort.Once ? TimesOnce : Times)
                countries.Add(await AskedCountry.CopyAsync(postgres, times, cancellation));
            var (warmUps, runs) = effort.Once ? (0, 1) : (WarmUps, Runs);
            var took = await AskAsync(countries, warmUps, runs, cancellation);
            return new Measured(
                [
                    $"{string.Join("; ", await Task.WhenAll(countries.Select(country => country.WhatAsync(cancellation))))}: the larger ones hold the rows of the small one so many times, each time of other people at other authorities of the same size, copied in the database",
                    string.Create(CultureInfo.InvariantCulture, $"as on {AskedCountry.Today:d MMMM yyyy}; {runs} questions of each, in turn, after {warmUps} others, without HTTP; a bare aggregate does nothing else than to add up: of everybody's rows ({RunsOverPeople} times, beside the first questions), and of the same lines of the same tally as the answer"),
                    await countries[0].SettingsAsync(cancellation),
                ],
                Figures(took));
        }
        finally
        {
            foreach (var country in countries)
                await country.DisposeAsync();
        }
    }

    /// <returns>Milliseconds, by question, by country, one of each run; of what a question is held against behind those.</returns>
    private static async Task<Dictionary<string, List<double>>> AskAsync(List<AskedCountry> countries, int warmUps, int runs, CancellationToken cancellation)
    {
        var took = new Dictionary<string, List<double>>();
        for (var run = -warmUps; run < runs; run++)
        {
            foreach (var question in Questions)
            {
                for (var size = 0; size < countries.Count; size++)
                {
                    // Whichever came first would fetch the lines for the other: once before, of which nothing is noted.
                    if (question.Bare is { } before)
                        _ = await before(countries[size], cancellation);
                    Note(run, question.At(size), await question.Ask(countries[size], cancellation));
                    if (question.Bare is { } bare)
                        Note(run, question.BareAt(size), await bare(countries[size], cancellation));
                    if (run is >= 0 and < RunsOverPeople && question.OverPeople is { } overPeople)
                        Note(run, question.OverPeopleAt(size), await overPeople(countries[size], cancellation));
                }
            }
        }

        return took;

        void Note(int run, string key, double milliseconds)
        {
            if (run < 0)
                return;
            if (!took.TryGetValue(key, out var list))
                took.Add(key, list = []);
            list.Add(milliseconds);
        }
    }

    private static Dictionary<string, Figures> Figures(Dictionary<string, List<double>> took)
    {
        var figures = took.ToDictionary(pair => pair.Key, pair => Bench.Figures.Of(pair.Value));
        foreach (var question in Questions)
        {
            for (var size = 0; size < Sizes.Length; size++)
            {
                if (size > 0)
                    figures[question.GrowthAt(size)] = Quotient(question.At(size), question.At(0));
                if (question.OverPeople is not null)
                    figures[question.ToPeopleAt(size)] = Quotient(question.At(size), question.OverPeopleAt(size));
                if (question.Bare is not null)
                    figures[question.ToBareAt(size)] = Quotient(question.At(size), question.BareAt(size));
            }
        }

        return figures;

        Figures Quotient(string one, string other) => Bench.Figures.Of(took[one].Zip(took[other], (above, below) => above / below));
    }

    private static IEnumerable<BenchmarkLine> LinesOf(Question question)
    {
        for (var size = 0; size < Sizes.Length; size++)
            yield return new BenchmarkLine(question.At(size), $"{question.What}, {Sizes[size]}", Milliseconds, size == Sizes.Length - 1 ? Goal.AtMost(LongestAtLargest) : null);
        for (var size = 1; size < Sizes.Length; size++)
            yield return new BenchmarkLine(question.GrowthAt(size), $"  {Sizes[size]} / small", Ratio, question.IsOfOne ? Goal.AtMost(LargestRatio) : null);
        for (var size = 0; size < Sizes.Length && question.OverPeople is not null; size++)
        {
            yield return new BenchmarkLine(question.OverPeopleAt(size), $"  bare aggregate of everybody's rows, {Sizes[size]}", Milliseconds);
            yield return new BenchmarkLine(question.ToPeopleAt(size), $"  answer / that, {Sizes[size]}", Ratio, Goal.AtMost(LargestRatio));
        }

        for (var size = 0; size < Sizes.Length && question.Bare is not null; size++)
        {
            yield return new BenchmarkLine(question.BareAt(size), $"  bare aggregate of the tally's lines, {Sizes[size]}", Milliseconds);
            yield return new BenchmarkLine(question.ToBareAt(size), $"  answer / that, {Sizes[size]}", Ratio, Goal.AtMost(LargestRatio));
        }
    }

    /// <param name="IsOfOne">Whether it is asked of one employer, and has to stay flat while the country grows.</param>
    /// <param name="Ask">Milliseconds that the answer takes.</param>
    /// <param name="Bare">Milliseconds that a bare aggregate of the lines takes which the answer reads; null where nothing is added up.</param>
    /// <param name="OverPeople">Milliseconds that a bare aggregate of everybody's rows takes, which those lines count.</param>
    private sealed record Question(
        string Key, string What, bool IsOfOne, Func<AskedCountry, CancellationToken, Task<double>> Ask, Func<AskedCountry, CancellationToken, Task<double>>? Bare, Func<AskedCountry, CancellationToken, Task<double>>? OverPeople)
    {
        public string At(int size) => string.Create(CultureInfo.InvariantCulture, $"{Key}-{size}");

        public string BareAt(int size) => string.Create(CultureInfo.InvariantCulture, $"{Key}-bare-{size}");

        public string OverPeopleAt(int size) => string.Create(CultureInfo.InvariantCulture, $"{Key}-people-{size}");

        public string ToPeopleAt(int size) => string.Create(CultureInfo.InvariantCulture, $"{Key}-to-people-{size}");

        public string GrowthAt(int size) => string.Create(CultureInfo.InvariantCulture, $"{Key}-growth-{size}");

        public string ToBareAt(int size) => string.Create(CultureInfo.InvariantCulture, $"{Key}-to-bare-{size}");
    }
}
