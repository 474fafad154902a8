using System.Globalization;
using WijkBot.Benchmarks.Chaos;
using WijkBot.Benchmarks.Fuzz;
using WijkBot.Benchmarks.Growth;
using WijkBot.Benchmarks.Hub;
using WijkBot.Benchmarks.Language;
using WijkBot.Benchmarks.Peers;
using WijkBot.Benchmarks.WebChat;

return args switch
{
    ["hub", "--store", "postgres", "--replicas", var count] => await ReplicasBenchmark.RunAsync(int.Parse(count, CultureInfo.InvariantCulture)),
    ["hub", "--store", "postgres"] => await ReplicasBenchmark.RunAsync(1),
    ["failover"] => await ReplicasBenchmark.RunAsync(2, onlyFailover: true),
    ["peers"] => await PeersBenchmark.RunAsync(),
    ["growth", .. var rest] => await GrowthBenchmark.RunAsync(rest.Contains("postgres"), Number(rest, "--up-to") ?? 1_000_000),
    ["soak", .. var rest] => await Soak.RunAsync(rest.Contains("postgres"), Number(rest, "--minutes") ?? 30),
    ["hub", ..] => await HubBenchmark.RunAsync(),
    ["empty"] => await EmptyEndpoint.ServeAsync(),
    ["fuzz", .. var options] => await FuzzRun.RunAsync(options),
    ["chaos", "--rounds", var rounds] => await ChaosRun.RunAsync(int.Parse(rounds, CultureInfo.InvariantCulture), "", ""),
    ["chaos", "--rounds", var rounds, "--store", var store] => await ChaosRun.RunAsync(int.Parse(rounds, CultureInfo.InvariantCulture), store, ""),
    ["chaos", "--rounds", var rounds, "--store", var store, "--only", var fault] => await ChaosRun.RunAsync(int.Parse(rounds, CultureInfo.InvariantCulture), store, fault),
    ["webchat", ..] => await WebChatBenchmark.RunAsync(),
    ["language", ..] => LanguageBenchmark.Run(),
    ["retrieval", ..] => LanguageBenchmark.RunRetrieval(),
    _ => Usage(),
};

static int? Number(string[] rest, string name) => Array.IndexOf(rest, name) is >= 0 and var at ? int.Parse(rest[at + 1], CultureInfo.InvariantCulture) : null;

static int Usage()
{
    Console.WriteLine("usage: hub [--store postgres [--replicas N]] | fuzz [SEED [PERCENT]] | failover | growth [--store postgres] [--up-to N] | soak [--store postgres] [--minutes N] | peers | chaos --rounds N [--store litedb|postgres [--only FAULT]] | webchat | language | retrieval");
    return 2;
}
