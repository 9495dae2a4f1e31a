using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Naas.Infrastructure.EventLog.EventStoreDb;

namespace Naas.EventLog.Contract.EventStoreDb;

/// <summary>The connection strings of EventStoreDB, as its own clients write them.</summary>
public sealed class When_an_address_is_read
{
    [Fact]
    public void One_host_is_asked_directly_with_tls_and_the_usual_times()
    {
        var address = EventStoreDbAddress.Parse("esdb://store.example");

        address.Endpoints.Should().Equal(new NodeEndpoint("store.example", 2113));
        (address.Discovers, address.Tls, address.User).Should().Be((false, true, null));
        (address.Deadline, address.KeepAliveInterval, address.KeepAliveTimeout).Should().Be((null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)));
        (address.DiscoverAttempts, address.DiscoveryInterval, address.GossipTimeout).Should().Be((10, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Everything_it_can_say_is_read()
    {
        var address = EventStoreDbAddress.Parse(
            "esdb+discover://admin:ch%40nge%3Ait@one:1111,10.0.0.2,three:3333/?TLS=true&tlsCaFile=/etc/ca.pem&userCertFile=/a.pem&userKeyFile=/b.pem&connectionName=one%20two&nodePreference=LEADER&maxDiscoverAttempts=3&discoveryInterval=7&gossipTimeout=9&defaultDeadline=11&keepAliveInterval=-1&keepAliveTimeout=1300&tlsVerifyCert=true");

        address.Endpoints.Should().Equal(new NodeEndpoint("one", 1111), new NodeEndpoint("10.0.0.2", 2113), new NodeEndpoint("three", 3333));
        (address.Discovers, address.User, address.Password).Should().Be((true, "admin", "ch@nge:it"));
        (address.CaFile, address.UserCertificate, address.ConnectionName).Should().Be(("/etc/ca.pem", ("/a.pem", "/b.pem"), "one two"));
        address.DiscoverAttempts.Should().Be(3);
        (address.DiscoveryInterval, address.GossipTimeout, address.Deadline).Should().Be((TimeSpan.FromMilliseconds(7), TimeSpan.FromMilliseconds(9), TimeSpan.FromMilliseconds(11)));
        (address.KeepAliveInterval, address.KeepAliveTimeout).Should().Be((null, TimeSpan.FromMilliseconds(1300)));
    }

    [Theory]
    [InlineData("esdb://one,two", true)]
    [InlineData("esdb+discover://one", true)]
    [InlineData("ESDB://one?tls=false", false)]
    public void Several_hosts_or_discovery_ask_which_nodes_there_are(string text, bool discovers) =>
        EventStoreDbAddress.Parse(text).Discovers.Should().Be(discovers);

    [Theory]
    [InlineData("http://one", "*begins with esdb://*")]
    [InlineData("esdb://", "*no name or IPv4 address*")]
    [InlineData("esdb://one:0", "*its port, a number from 1*")]
    [InlineData("esdb://one:65536", "*its port, a number from 1*")]
    [InlineData("esdb://one:x", "*its port, a number from 1*")]
    [InlineData("esdb://[::1]:2113", "*no name or IPv4 address*")]
    [InlineData("esdb://one,", "*no name or IPv4 address*")]
    [InlineData("esdb://one/path", "*has no path*")]
    [InlineData("esdb://user@one", "*a user, one colon and a password*")]
    [InlineData("esdb://user:secret:more@one", "*a user, one colon and a password*")]
    [InlineData("esdb://:secret@one", "*a user, one colon and a password*")]
    [InlineData("esdb://one?tls", "*each name=value*")]
    [InlineData("esdb://one?tls=yes", "*'tls'*true or false*")]
    [InlineData("esdb://one?tls=true&TLS=true", "*'tls' stands twice*")]
    [InlineData("esdb://one?colour=red", "*'colour' is no setting*There are: tls,*")]
    [InlineData("esdb://one?nodePreference=any", "*can only be leader*")]
    [InlineData("esdb://one?nodePreference=1", "*can only be leader*")]
    [InlineData("esdb://one?defaultDeadline=0", "*whole number from 1 on*")]
    [InlineData("esdb://one?keepAliveInterval=-2", "*whole number from 1000 on*")]
    [InlineData("esdb://one?keepAliveTimeout=999", "*whole number from 1000 on*")]
    [InlineData("esdb://one?userCertFile=/a.pem", "*together, or neither*")]
    [InlineData("esdb://one?connectionName=a%0D%0AX-Other:%20b", "*letters without accents, digits and marks*")]
    [InlineData("esdb://one?tlsVerifyCert=false", "*tlsCaFile*")]
    [InlineData("esdb://one?throwOnAppendFailure=true", "*has no meaning here*Leave it out*")]
    public void What_it_cannot_say_is_refused_with_what_to_do(string text, string says) =>
        FluentActions.Invoking(() => EventStoreDbAddress.Parse(text)).Should().Throw<FormatException>().WithMessage(says);

    [Fact]
    public void Certificates_that_cannot_be_used_are_told_of_with_their_file_and_why()
    {
        var folder = Directory.CreateTempSubdirectory("naas-certificates-");
        try
        {
            var (missing, empty, broken) = (Path.Combine(folder.FullName, "missing.pem"), Path.Combine(folder.FullName, "empty.pem"), Path.Combine(folder.FullName, "broken.pem"));
            File.WriteAllText(empty, "");
            File.WriteAllText(broken, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
            foreach (var file in (string[])[missing, empty, broken, folder.FullName])
            {
                FluentActions.Invoking(() => EventStoreDbAddress.Parse($"esdb://admin:secret@one?tlsCaFile={file}").WithReadableCertificates())
                    .Should().Throw<FormatException>().WithMessage($"tlsCaFile of an address of EventStoreDB names '{file}', which cannot be used: *").Which.Message.Should().NotContain("secret");
                FluentActions.Invoking(() => EventStoreDbAddress.Parse($"esdb://one?userCertFile={file}&userKeyFile={missing}").WithReadableCertificates())
                    .Should().Throw<FormatException>().WithMessage($"userCertFile, with userKeyFile, of an address of EventStoreDB names '{file}' and '{missing}', which cannot be used: *");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Certificates_are_read_once_and_not_again_with_each_connection()
    {
        var file = Path.GetTempFileName();
        using var key = ECDsa.Create();
        using var authority = new CertificateRequest("CN=authority", key, HashAlgorithmName.SHA256).CreateSelfSigned(new DateTimeOffset(2018, 7, 2, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2038, 7, 2, 0, 0, 0, TimeSpan.Zero));
        File.WriteAllText(file, authority.ExportCertificatePem());
        var address = EventStoreDbAddress.Parse($"esdb://one?tlsCaFile={file}").WithReadableCertificates();

        File.Delete(file);

        FluentActions.Invoking(() => new NodeChannel(address, address.Endpoints[0]).Dispose()).Should().NotThrow();
    }

    [Fact]
    public void The_log_is_asked_of_the_leader_and_of_nobody_else()
    {
        foreach (var preference in (string[])["follower", "random", "readOnlyReplica"])
            FluentActions.Invoking(() => EventStoreDbAddress.Parse($"esdb://one,two?nodePreference={preference}")).Should().Throw<FormatException>().WithMessage("*can only be leader*");
        EventStoreDbAddress.Parse("esdb://one,two?nodePreference=leader").Endpoints.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("esdb://admin:secret@one:x")]
    [InlineData("esdb://admin:secret:x@one")]
    [InlineData("esdb://admin:secret@one?x=y")]
    [InlineData("esdb://admin:secret")]
    [InlineData("esdb://admin:12?secret@one:x")]
    [InlineData("esdb://admin:a?secret=b@one?tls")]
    public void No_message_tells_the_password(string text)
    {
        FluentActions.Invoking(() => EventStoreDbAddress.Parse(text)).Should().Throw<FormatException>().Which.Message.Should().NotContain("secret");
        EventStoreDbAddress.Parse("esdb://admin:secret@one").ToString().Should().Be("esdb://one:2113");
    }
}
