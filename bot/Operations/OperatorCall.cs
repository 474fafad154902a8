using System.Net.Sockets;
using System.Text;

namespace WijkBot.Operations;

/// <summary>A command's call to the server that runs on this machine with the same settings.</summary>
internal static class OperatorCall
{
    /// <summary>Asks a question; null when no server runs.</summary>
    public static async Task<Stream?> TryAskAsync(IConfiguration configuration, string question, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(OperatorSocket.PathIn(DataFolder.From(configuration).Path)), cancel);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
        var stream = new NetworkStream(socket, ownsSocket: true);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(question + "\n"), cancel);
        return stream;
    }

    /// <summary>Asks a question and passes on the lines of the answer; the exit code of the command.</summary>
    public static async Task<int> AskLinesAsync(IConfiguration configuration, string question, Action<string> each, CancellationToken cancel)
    {
        await using var stream = await TryAskAsync(configuration, question, cancel);
        if (stream is null)
        {
            await Console.Error.WriteLineAsync("WijkBot draait niet op deze machine met deze instellingen.");
            return 1;
        }
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancel) is { } line)
            each(line);
        return 0;
    }
}
