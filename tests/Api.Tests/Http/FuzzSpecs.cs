using System.Globalization;
using System.Text;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>
/// G19 by chance: requests that were right and got something wrong on the way. The seed is fixed, so that a failure comes again;
/// NAAS_FUZZ_RUNS and NAAS_FUZZ_SEED make it longer and another.
/// </summary>
public sealed class FuzzSpecs(RunningNaas naas)
{
    private static readonly string[] Tokens =
    [
        "null", "true", "-1", "1e999", "0.1", "[]", "{}", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"9999-12-31\"", "\"0001-01-01\"", "\"E08000035\"", "\"SW1\"", ",", ":", "\"", "}", "{\"a\":", "\\", "\uFEFF", "\u202E", "=cmd|'/c'!A1", ";", "\r\n", "\n\"",
    ];

    private static readonly string[] Values =
    [
        "", "0", "-1", "1", "500", "true", "false", "abc", "99999999999999999999", "9223372036854775807", "2018-09-30", "2199-12-31", "1900-01-01", "0001-01-01", "%00", "%ff", "%F0%9F%92%A9", "ffffffff-ffff-ffff-ffff-ffffffffffff", "00000000000000000000000000000000.0", "'", "\"1\"", "\"0\"", "*", "a,b", "a b",
        // What is right for one parameter is wrong for the next.
        "2018-09", "2018-00", "practitioner", "supervisor", "leader", "knowledge", "simulated", "interview", "met", "first", "all", "month", "version", "ethnic-group", "E08000035", "AGENCY-BRIGHT", "agreement", "1.5", "%0D%0A", "2147483648",
    ];

    private static readonly string[] Headers = ["If-Match", "If-None-Match", "Idempotency-Key", "X-Correlation-Id", "Accept", "Accept-Language", "Range", "If-Range", "If-Modified-Since", "Prefer"];

    [Fact]
    public async Task Whatever_is_changed_in_a_request_the_answer_is_a_good_one()
    {
        var api = await naas.ApiAsync();
        var problems = new Problems(api);
        var worker = await Worker.EndorsedAsync(api);
        var operations = await Operation.AllAsync(api, worker);
        var seed = Setting("NAAS_FUZZ_SEED", 20_180_702);
        for (var run = 0; run < Setting("NAAS_FUZZ_RUNS", 400); run++)
        {
            var random = new Random(unchecked(seed + run));
            var operation = operations[random.Next(operations.Count)];
            var body = Mutate(Encoding.UTF8.GetBytes(operation.Example ?? ""), random);
            var address = operation.Address(worker) + Query(operation, random);
            var headers = Enumerable.Range(0, random.Next(3)).Select(_ => (Pick(Headers, random), Uri.UnescapeDataString(Pick(Values, random)))).Where(header => header.Item2.All(c => c is >= ' ' and <= '~')).DistinctBy(header => header.Item1).ToArray();

            var answer = await api.SendAsync(operation.Method, address, operation.CallerFor(worker.Id), operation.BodyType is null ? null : Bytes(body, operation.BodyType), headers);

            var what = string.Create(CultureInfo.InvariantCulture, $"run {run} of seed {seed}: {string.Join(' ', headers)} {Encoding.UTF8.GetString(body)} ");
            await problems.ShouldBeFineAsync(answer, what);
            if (answer.Status >= 400)
                operation.Statuses.Should().Contain(answer.Status, "the description of {0} promises it: {1}", operation.Name, answer.Body);
        }

        naas.Faults.Should().BeEmpty("the server logs an error for nothing that a caller sends");
    }

    private static byte[] Mutate(byte[] body, Random random)
    {
        var bytes = new List<byte>(body);
        for (var change = random.Next(4); change > 0; change--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(random.Next(1, 20), bytes.Count - at);
            switch (random.Next(6))
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
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pick(Tokens, random)));
                    break;
                case 4:
                    ReplaceAValue(bytes, random);
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>What stands between a colon and the next comma becomes something else: the body stays JSON more often than not.</summary>
    private static void ReplaceAValue(List<byte> bytes, Random random)
    {
        var colons = bytes.Select((value, index) => (value, index)).Where(at => at.value == ':').Select(at => at.index).ToArray();
        if (colons.Length == 0)
            return;
        var from = colons[random.Next(colons.Length)] + 1;
        var to = bytes.FindIndex(from, value => value is (byte)',' or (byte)'}');
        if (to < 0)
            return;
        bytes.RemoveRange(from, to - from);
        bytes.InsertRange(from, Encoding.UTF8.GetBytes(Pick(Tokens, random)));
    }

    private static string Query(Operation operation, Random random)
    {
        var query = new StringBuilder(operation.IsCommand ? "?dryRun=true" : "?");
        string[] parameters = [.. operation.Queried];
        if (parameters.Length == 0)
            return query.ToString();
        for (var more = random.Next(4); more > 0; more--)
            _ = query.Append('&').Append(Pick(parameters, random)).Append('=').Append(Uri.EscapeDataString(Uri.UnescapeDataString(Pick(Values, random))));
        return query.ToString();
    }

    private static T Pick<T>(T[] from, Random random) => from[random.Next(from.Length)];

    private static int Setting(string name, int ordinary) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : ordinary;
}
