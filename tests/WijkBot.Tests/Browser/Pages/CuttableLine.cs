using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>A line of TCP between a browser and a server on this machine, that can be cut as a train in a tunnel cuts it: without a goodbye.</summary>
public sealed class CuttableLine : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<Socket, bool> open = [];
    private readonly Uri server;
    private readonly Task accepting;
    private volatile bool down;

    /// <summary>Begins to listen.</summary>
    public CuttableLine(Uri server)
    {
        this.server = server;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where the browser goes.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Connections that were open and are reset now; new ones too, until <see cref="Mend"/>.</summary>
    public int Cut()
    {
        down = true;
        var cut = 0;
        foreach (var connection in open.Keys)
            cut += Reset(connection) ? 1 : 0;
        return cut;
    }

    /// <summary>New connections come through again.</summary>
    public void Mend() => down = false;

    private static bool Reset(Socket connection)
    {
        try
        {
            connection.LingerState = new LingerOption(true, 0);
            connection.Close();
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false; // it ended by itself
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var browser = await listener.AcceptSocketAsync(end.Token);
                if (down)
                    Reset(browser);
                else
                    _ = CarryAsync(browser);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            listener.Stop();
        }
    }

    private async Task CarryAsync(Socket browser)
    {
        using var upstream = new TcpClient();
        open[browser] = true;
        try
        {
            await upstream.ConnectAsync(server.Host, server.Port, end.Token);
            await using var near = new NetworkStream(browser);
            await using var far = upstream.GetStream();
            await Task.WhenAny(near.CopyToAsync(far, end.Token), far.CopyToAsync(near, end.Token));
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            Reset(browser);
        }
        finally
        {
            open.TryRemove(browser, out _);
            browser.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        Cut();
        await accepting;
        end.Dispose();
        listener.Dispose();
    }
}
