using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace WijkBot.Benchmarks.Growth;

/// <summary>
/// Makes another .NET process collect its whole heap: a trace session with the keyword GCHeapCollect does so when it begins
/// (.NET diagnostics IPC protocol, CollectTracing2).
/// </summary>
internal static class HeapCollection
{
    private const ulong GCHeapCollect = 0x800000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    /// <summary>Collects; returns when it had its time.</summary>
    public static async Task CollectAsync(int process)
    {
        var path = Directory.GetFiles(Path.GetTempPath(), $"dotnet-diagnostic-{process}-*-socket")[0];
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        await socket.SendAsync(Request());
        using var limit = new CancellationTokenSource(Longest, TimeProvider.System);
        var read = new byte[65536];
        try
        {
            while (await socket.ReceiveAsync(read, limit.Token) > 0)
            {
                // the trace itself is of no use here
            }
        }
        catch (OperationCanceledException)
        {
            // it has collected long since
        }
    }

    private static byte[] Request()
    {
        using var payload = new MemoryStream();
        using (var writer = new BinaryWriter(payload, Encoding.Unicode, leaveOpen: true))
        {
            writer.Write(16u); // buffer, MB
            writer.Write(1u); // nettrace
            writer.Write((byte)0); // no rundown
            writer.Write(1u); // providers
            writer.Write(GCHeapCollect);
            writer.Write(4u); // informational
            Text(writer, "Microsoft-Windows-DotNETRuntime");
            Text(writer, "");
        }
        byte[] message = [.. "DOTNET_IPC_V1\0"u8, 0, 0, 2, 3, 0, 0, .. payload.ToArray()];
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(14), (ushort)message.Length);
        return message;
    }

    private static void Text(BinaryWriter writer, string text)
    {
        writer.Write(text.Length + 1);
        writer.Write(Encoding.Unicode.GetBytes(text + "\0"));
    }
}
