using System.Net;
using System.Net.Sockets;

namespace WijkBot.Tests.Bot.Storage.Postgres;

/// <summary>A wire to PostgreSQL that can break just before the server says that a question is answered: its rows are through, and what it did stands.</summary>
internal sealed class CuttingWire : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int port;
    private volatile byte[]? cutAt;

    public CuttingWire(int port)
    {
        this.port = port;
        listener.Start();
        _ = CarryAllAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Cuts once, before the first CommandComplete (protocol 3.0, message <c>C</c>) after an answer that holds these bytes.</summary>
    public void CutAfter(byte[] answer) => cutAt = answer;

    private async Task CarryAllAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, port);
                await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream()), BackAsync(far.GetStream(), near.GetStream()));
            }
            catch (Exception end) when (end is IOException or SocketException)
            {
                // either side went
            }
        }
    }

    private async Task BackAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[1 << 16];
        for (int read; (read = await from.ReadAsync(buffer)) > 0;)
        {
            var answer = buffer.AsMemory(0, read);
            if (cutAt is { } wanted && answer.Span.IndexOf(wanted) is >= 0 and var found && answer.Span[found..].IndexOf("SELECT "u8) is >= 0 and var complete)
            {
                cutAt = null;
                await to.WriteAsync(answer[..(found + complete - 5)]); // without the message's letter and length
                return;
            }
            await to.WriteAsync(answer);
        }
    }

    public void Dispose() => listener.Dispose();
}
