using System.Net;
using System.Net.Sockets;

namespace WijkBot.Channels.Media;

/// <summary>Tells addresses of the open internet from those of our own network, where an address from outside may never lead us.</summary>
public static class PublicAddress
{
    // IANA special-purpose address registries (RFC 6890), and multicast.
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalIPv6 = IPNetwork.Parse("2000::/3");

    /// <summary>True for an address of the open internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !GlobalIPv6.Contains(address))
            return false;
        return !Closed.Any(network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address));
    }

    /// <summary>May a redirect, or an address in a message, lead us here? Whether the name leads to a public address is checked when connecting.</summary>
    /// <param name="address">The address.</param>
    /// <param name="loopbackToo">The provider itself is on this machine: simulator, tests.</param>
    public static bool MayLeadTo(Uri address, bool loopbackToo)
    {
        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0)
            return false;
        if (loopbackToo && address.IsLoopback)
            return address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps;
        return address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort
            && (!IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var ip) || IsPublic(ip));
    }

    /// <summary>
    /// Connects to a host by one of its allowed addresses. The check stands here, after the name was resolved and on the very address that is
    /// connected to: a name that answers differently the second time gains nothing.
    /// </summary>
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, bool loopbackToo, CancellationToken cancel)
    {
        foreach (var address in await Dns.GetHostAddressesAsync(host.Host, cancel))
        {
            if (!IsPublic(address) && !(loopbackToo && IPAddress.IsLoopback(address)))
                continue;
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(address, host.Port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException)
            {
                socket.Dispose(); // the next address may answer
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
        throw new HttpRequestException(HttpRequestError.ConnectionError, "no public address of the host answers");
    }
}
