using System.Globalization;

namespace Naas.EventLog.Contract.EventStoreDb;

/// <summary>What goes wrong by chance goes wrong the same way at every run: NAAS_FUZZ_SEED makes it another, NAAS_FUZZ_RUNS makes it longer.</summary>
internal static class Chance
{
    public static int Seed { get; } = Setting("NAAS_FUZZ_SEED", 20_180_702);

    public static int Runs(int ordinary) => Setting("NAAS_FUZZ_RUNS", ordinary);

    public static Random OfRun(int run) => new(unchecked(Seed + run));

    public static T Pick<T>(this Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public static byte[] Bytes(this Random random, int atMost)
    {
        var bytes = new byte[random.Next(atMost + 1)];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>The same with some bytes changed, left out, doubled or put in.</summary>
    public static byte[] Mangle(this Random random, byte[] good)
    {
        var bytes = new List<byte>(good);
        for (var change = random.Next(1, 5); change > 0; change--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(random.Next(1, 20), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.InsertRange(at, random.Bytes(8));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    private static int Setting(string name, int ordinary) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : ordinary;
}
