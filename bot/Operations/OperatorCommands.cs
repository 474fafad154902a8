using System.CommandLine;
using System.Net.Sockets;
using WijkBot.Knowledge.Content;

namespace WijkBot.Operations;

/// <summary>What an operator or editor can ask on the command line, instead of serving.</summary>
public static class OperatorCommands
{
    /// <summary>Lists what stands still: dead letters.</summary>
    public const string StandingStill = "stilstaand";

    private static readonly string[] Verbs = ["kennis", StandingStill, "--help", "-h", "-?", "--version"];

    /// <summary>True when these arguments are a command; false: serve.</summary>
    public static bool Are(string[] args) => args is [var first, ..] && Verbs.Contains(first);

    /// <summary>Runs the command and returns its exit code.</summary>
    public static async Task<int> RunAsync(string[] args, IConfiguration configuration)
    {
        var check = new Command("controleer", "Controleert de inhoud; meldt elke fout als bestand:regel: bericht.");
        check.SetAction(_ => CheckContent(configuration));
        var standing = new Command(StandingStill, "Toont berichten die niet verder kunnen, met de reden. WijkBot moet draaien.");
        standing.SetAction((_, cancel) => AskServerAsync(configuration, StandingStill, cancel));
        var root = new RootCommand("WijkBot: de berichtencentrale van de wijken. Zonder opdracht start de server.")
        {
            new Command("kennis", "De inhoud van de wijken.") { check },
            standing,
        };
        return await root.Parse(args).InvokeAsync();
    }

    private static int CheckContent(IConfiguration configuration)
    {
        var read = KnowledgeBase.Load(KnowledgePath.From(configuration));
        foreach (var fault in read.Faults)
            Console.WriteLine(fault);
        if (read.Knowledge is { } knowledge)
            Console.WriteLine($"In orde: {knowledge.Wijken.All.Count} wijken, {knowledge.Categories.Count} soorten meldingen, {knowledge.Texts.All.Count} teksten.");
        return read.Faults.Count == 0 ? 0 : 1;
    }

    private static async Task<int> AskServerAsync(IConfiguration configuration, string question, CancellationToken cancel)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(OperatorSocket.PathIn(DataFolder.From(configuration).Path)), cancel);
        }
        catch (SocketException)
        {
            await Console.Error.WriteLineAsync("WijkBot draait niet op deze machine met deze instellingen.");
            return 1;
        }
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(question + "\n"), cancel);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancel) is { } line)
            Console.WriteLine(line);
        return 0;
    }
}
