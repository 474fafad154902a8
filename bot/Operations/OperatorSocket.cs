using System.Net.Sockets;
using System.Text.Json;
using WijkBot.Cases;
using WijkBot.Kennis;
using WijkBot.Operations.Backups;
using WijkBot.Roster;
using WijkBot.Storage;

namespace WijkBot.Operations;

/// <summary>
/// Lets a command on the same machine ask the running server, which alone has the store open: a Unix socket in the data folder that only
/// the account that runs WijkBot may open. One line in, lines out, end.
/// </summary>
/// <param name="store">What is asked about.</param>
/// <param name="folder">Where the socket stands.</param>
/// <param name="log">Faults of a caller.</param>
public sealed partial class OperatorSocket(IStore store, DataFolder folder, ILogger<OperatorSocket> log) : BackgroundService
{
    private const int MostLetters = 1000;
    private const int MostAnswers = 10_000;

    /// <summary>Path of the socket in a data folder.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, "wijkbot.sock");

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var path = PathIn(folder.Path);
        File.Delete(path);
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        listener.Listen();
        while (!stoppingToken.IsCancellationRequested)
        {
            using var caller = await listener.AcceptAsync(stoppingToken);
            await AnswerAsync(caller, stoppingToken);
        }
    }

    private async Task AnswerAsync(Socket caller, CancellationToken cancel)
    {
        try
        {
            await using var stream = new NetworkStream(caller);
            using var reader = new StreamReader(stream, leaveOpen: true);
            await using var writer = new StreamWriter(stream, leaveOpen: true);
            var asked = await reader.ReadLineAsync(cancel);
            if (asked == OperatorCommands.StandingStill)
            {
                foreach (var letter in await store.DeadLettersAsync(MostLetters, cancel))
                    await writer.WriteLineAsync($"{letter.At:yyyy-MM-dd HH:mm:ss}Z  {letter.Kind,-6}  {letter.Id}  {letter.Why}");
                foreach (var open in await OpenCases.ReadAsync(store, null, cancel))
                    if (open.Cards.Count == 0)
                        await writer.WriteLineAsync($"{open.ReceivedAt:yyyy-MM-dd HH:mm:ss}Z  zaak    {open.Reference}  geen enkel Teams-kanaal toont deze zaak");
            }
            else if (asked == OperatorCommands.Log)
            {
                foreach (var record in await store.FindAsync(new RecordQuery(LogLine.RecordKind) { Max = MostAnswers }, cancel))
                    await writer.WriteLineAsync(LogLine.Read(record));
            }
            else if (asked == OperatorCommands.Export)
            {
                foreach (var record in await store.FindAsync(new RecordQuery(GivenAnswer.RecordKind) { Statuses = [GivenAnswer.Kept], Max = MostAnswers }, cancel))
                {
                    var answer = GivenAnswer.Read(record);
                    await writer.WriteLineAsync(JsonSerializer.Serialize(new ExportedFile(answer.ToEntry().Id.Path, answer.ToFile()), GivenJson.Default.ExportedFile));
                }
            }
            else if (asked == BackupCommand.Question)
                await BackupFile.WriteAsync(store, folder, stream, cancel);
            else
                await writer.WriteLineAsync($"onbekende vraag: {asked}");
        }
        catch (Exception fault) when (fault is IOException or SocketException or StoreUnavailableException)
        {
            CallerLeft(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An operator's question was not answered")]
    private partial void CallerLeft(Exception fault);
}
