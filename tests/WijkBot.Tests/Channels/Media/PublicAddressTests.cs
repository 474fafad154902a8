using System.Net;
using WijkBot.Channels.Media;

namespace WijkBot.Tests.Channels.Media;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("8.8.8.8"), InlineData("52.216.1.1"), InlineData("172.15.0.1"), InlineData("172.32.0.1"), InlineData("100.128.0.1"), InlineData("2606:4700::1")]
    [InlineData("::ffff:8.8.8.8")]
    public void Addresses_of_the_internet_are_public(string address) => Assert.True(PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1"), InlineData("127.9.9.9"), InlineData("0.0.0.0"), InlineData("10.1.2.3"), InlineData("172.16.0.1"), InlineData("172.31.255.255")]
    [InlineData("192.168.1.1"), InlineData("169.254.169.254"), InlineData("100.64.0.1"), InlineData("192.0.2.1"), InlineData("198.18.0.1"), InlineData("224.0.0.1")]
    [InlineData("255.255.255.255"), InlineData("240.0.0.1"), InlineData("::1"), InlineData("::"), InlineData("fe80::1"), InlineData("fc00::1"), InlineData("fd00:ec2::254")]
    [InlineData("::ffff:127.0.0.1"), InlineData("::ffff:10.0.0.1"), InlineData("64:ff9b::7f00:1"), InlineData("2002:7f00:1::"), InlineData("2001::1")]
    [InlineData("2001:db8::1"), InlineData("ff02::1")]
    public void Addresses_of_a_network_of_our_own_are_not(string address) => Assert.False(PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task A_name_that_leads_to_this_machine_is_not_connected_to()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var here = new DnsEndPoint("localhost", ((IPEndPoint)listener.LocalEndpoint).Port);
        await Assert.ThrowsAsync<HttpRequestException>(() => PublicAddress.ConnectAsync(here, loopbackToo: false, TestContext.Current.CancellationToken).AsTask());
        Assert.False(listener.Pending());
        await using var stream = await PublicAddress.ConnectAsync(here, loopbackToo: true, TestContext.Current.CancellationToken);
        Assert.True(stream.CanWrite);
    }
}
