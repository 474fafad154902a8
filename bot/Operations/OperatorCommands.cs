using System.CommandLine;
using System.Text.Json;
using WijkBot.Kennis;
using WijkBot.Knowledge.Content;
using WijkBot.Operations.Backups;
using WijkBot.Storage;
using WijkBot.TeamsApp;

namespace WijkBot.Operations;

/// <summary>What an operator or editor can ask on the command line, instead of serving.</summary>
public static class OperatorCommands
{
    /// <summary>Lists what stands still: dead letters, and cases that no Teams channel shows.</summary>
    public const string StandingStill = "stilstaand";

    /// <summary>Lists what professionals did, saw and were refused, the newest first.</summary>
    public const string Log = "logboek";

    /// <summary>Gives the answers that were given at run time as files, one JSON object a line.</summary>
    public const string Export = "kennis exporteer";

    private static readonly string[] Verbs = ["kennis", "begrijp", StandingStill, "backup", "herstel", "verhuis", Log, TeamsAppCommand.Name, "--help", "-h", "-?", "--version"];

    /// <summary>True when these arguments are a command; false: serve.</summary>
    public static bool Are(string[] args) => args is [var first, ..] && Verbs.Contains(first);

    /// <summary>Runs the command and returns its exit code.</summary>
    public static async Task<int> RunAsync(string[] args, IConfiguration configuration)
    {
        var check = new Command("controleer", "Controleert de inhoud; meldt elke fout als bestand:regel: bericht.");
        var every = new Option<bool>("--alles") { Description = "Elke dunne plek, in plaats van hun aantal." };
        check.Options.Add(every);
        check.SetAction(parsed => ContentCheck.Run(KnowledgePath.From(configuration), Today, parsed.GetValue(every), Console.Out));
        var export = new Command("exporteer", "Schrijft antwoorden die medewerkers gaven als bestanden in een map. WijkBot moet draaien.");
        var target = new Argument<string>("map");
        export.Arguments.Add(target);
        export.SetAction((parsed, cancel) => ExportAsync(configuration, parsed.GetValue(target)!, cancel));
        var understand = new Command("begrijp", "Leest per regel een bericht (tekst, of {\"tekst\":…,\"wijk\":…}) en schrijft wat WijkBot ervan begrijpt als JSON.");
        var why = new Option<bool>("--waarom") { Description = "Ook de plek, en de stukken en zinnen die beslisten." };
        understand.Options.Add(why);
        understand.SetAction((parsed, cancel) => new Begrijp(Content(configuration), Today, parsed.GetValue(why)).RunAsync(Console.In, Console.Out, cancel));
        var standing = new Command(StandingStill, "Toont berichten die niet verder kunnen, met de reden, en zaken die in geen enkel Teams-kanaal staan. WijkBot moet draaien.");
        standing.SetAction((_, cancel) => OperatorCall.AskLinesAsync(configuration, StandingStill, Console.WriteLine, cancel));
        var log = new Command(Log, "Toont wat professionals in Teams deden, bekeken of niet mochten: wie, wanneer, welke zaak. WijkBot moet draaien.");
        log.SetAction((_, cancel) => OperatorCall.AskLinesAsync(configuration, Log, Console.WriteLine, cancel));
        var root = new RootCommand("WijkBot: de berichtencentrale van de wijken. Zonder opdracht start de server.")
        {
            new Command("kennis", "De inhoud van de wijken.") { check, export },
            understand,
            standing,
            log,
            OnFile("backup", "Schrijft een back-up van alles, ook terwijl WijkBot draait.", (file, cancel) => BackupCommand.RunAsync(configuration, file, Console.Out, cancel)),
            OnFile("herstel", "Zet een back-up terug. WijkBot mag niet draaien.", (file, cancel) => RestoreCommand.RunAsync(configuration, file, Console.Out, cancel)),
            OnFile(TeamsAppCommand.Name, "Schrijft de app voor Teams als zip-bestand, voor het adres en de bot van de instellingen.", (file, cancel) => TeamsAppCommand.RunAsync(configuration, Content(configuration).Gemeente.Name, file, Console.Out, cancel)),
            OnFile("verhuis", "Verhuist een LiteDB-bestand naar de PostgreSQL van de instellingen, en vergelijkt alles. WijkBot mag niet draaien.", (file, cancel) => MoveCommand.RunAsync(configuration, file, Console.Out, cancel)),
        };
        return await root.Parse(args).InvokeAsync();
    }

    /// <summary>A command on a file, which says in one line why it could not.</summary>
    private static Command OnFile(string name, string description, Func<string, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description);
        var file = new Argument<string>("bestand");
        command.Arguments.Add(file);
        command.SetAction(async (parsed, cancel) =>
        {
            try
            {
                return await run(Path.GetFullPath(parsed.GetValue(file)!), cancel);
            }
            catch (Exception fault) when (fault is IOException or Npgsql.NpgsqlException or InvalidDataException or UnauthorizedAccessException or StoreUnavailableException or StartFaultException)
            {
                await Console.Error.WriteLineAsync($"{name}: {fault.Message}");
                return 1;
            }
        });
        return command;
    }

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    private static KnowledgeBase Content(IConfiguration configuration)
    {
        var read = KnowledgeBase.Load(KnowledgePath.From(configuration));
        return read.Knowledge ?? throw new ContentFaultException(read.Faults);
    }

    private static Task<int> ExportAsync(IConfiguration configuration, string folder, CancellationToken cancel) => OperatorCall.AskLinesAsync(configuration, Export, line =>
    {
        var file = JsonSerializer.Deserialize(line, GivenJson.Default.ExportedFile)!;
        var path = Path.Combine(folder, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, file.Text);
        Console.WriteLine(path);
    }, cancel);
}
