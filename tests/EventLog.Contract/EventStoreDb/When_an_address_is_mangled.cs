using System.Text;
using Naas.Infrastructure.EventLog.EventStoreDb;

namespace Naas.EventLog.Contract.EventStoreDb;

/// <summary>G19: of any text it is said what is wrong with it, in words and without the password, or it is an address that can be used.</summary>
public sealed class When_an_address_is_mangled
{
    private const string Secret = "hunter2";

    private static readonly string[] Good =
    [
        $"esdb://admin:{Secret}@store.example:2113?tls=false",
        $"esdb+discover://admin:{Secret}@one:1111,10.0.0.2,three:3333/?TLS=false&connectionName=one%20two&nodePreference=LEADER&maxDiscoverAttempts=3&discoveryInterval=7&gossipTimeout=9&defaultDeadline=11&keepAliveInterval=-1&keepAliveTimeout=1300&tlsVerifyCert=true",
        $"esdb://admin:{Secret}@localhost",
    ];

    private static readonly string[] Pieces =
    [
        "@", ":", "/", "?", "&", "=", ",", "%", "%00", "%0D%0A", "%ff", "%40", "\0", "\r\n", " ", "ü", "💩", "\u202E", "[::1]", "-1", "0", "2147483647", "2147483648", "99999999999999999999", "1e3", "esdb://", "tls=true", "tls=false",
        "connectionName=%0AX-Header:%20y", "connectionName=%C3%BC", "connectionName=", "defaultDeadline=2147483647", "gossipTimeout=2147483647", "keepAliveInterval=2147483647", "keepAliveTimeout=2147483647", "discoveryInterval=2147483647", "tlsCaFile=/nowhere", "tlsCaFile=/dev/null", "tlsCaFile=%00", "tlsCaFile=", "tlsCaFile=/", "userCertFile=/dev/null&userKeyFile=/dev/null", "throwOnAppendFailure=false", "..", "a_b", new('x', 300),
    ];

    [Fact]
    public void It_is_refused_in_words_or_it_can_be_used()
    {
        var used = 0;
        for (var run = 0; run < Chance.Runs(20_000); run++)
        {
            var random = Chance.OfRun(run);
            var text = Mangled(random);
            try
            {
                Use(EventStoreDbAddress.Parse(text));
                used++;
            }
            catch (FormatException e)
            {
                e.Message.Should().NotBeNullOrWhiteSpace("run {0}: {1}", run, text).And.EndWith(".");
                if (text.LastIndexOf('@') > text.LastIndexOf(Secret, StringComparison.Ordinal))
                    e.Message.Should().NotContain(Secret, "run {0}: {1}", run, text);
            }
        }

        used.Should().BeGreaterThan(0, "most are wrong, and not all");
    }

    // What the first call does with it before anybody is reached.
    private static void Use(EventStoreDbAddress address)
    {
        address.ToString().Should().NotContain(Secret);
        using var request = new HttpRequestMessage();
        request.Headers.Add("connection-name", address.ConnectionName);
        address.ConnectionName.Should().MatchRegex("^[ -~]*$", "a header holds nothing else");
        foreach (var endpoint in address.WithReadableCertificates().Endpoints)
            new NodeChannel(address, endpoint).Dispose();
    }

    private static string Mangled(Random random)
    {
        if (random.Next(10) == 0)
            return Encoding.UTF8.GetString(random.Bytes(60));
        var text = new StringBuilder(random.Pick(Good));
        for (var change = random.Next(4); change > 0; change--)
        {
            var at = random.Next(text.Length + 1);
            if (random.Next(3) == 0)
                _ = text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at));
            else
                _ = text.Insert(at, random.Pick(Pieces));
        }

        return text.ToString();
    }
}
