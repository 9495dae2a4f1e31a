using System.Net;
using Naas.Api.Hosting;

namespace Naas.Api.Tests.Hosting;

/// <summary>Who counts as one caller among those who are not signed in: a household cannot become many by taking another address of its own.</summary>
public sealed class RateLimitSpecs
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void One_IPv4_address_or_one_IPv6_network_is_one_caller(string one, string other, bool same) =>
        (RateLimits.NetworkOf(IPAddress.Parse(one)) == RateLimits.NetworkOf(IPAddress.Parse(other))).Should().Be(same);
}
