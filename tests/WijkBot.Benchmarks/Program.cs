using WijkBot.Benchmarks.Fuzz;
using WijkBot.Benchmarks.Hub;
using WijkBot.Benchmarks.Language;
using WijkBot.Benchmarks.WebChat;

return args switch
{
    ["hub", "--store", "postgres", "--replicas", var count] => await ReplicasBenchmark.RunAsync(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)),
    ["hub", "--store", "postgres"] => await ReplicasBenchmark.RunAsync(1),
    ["failover"] => await ReplicasBenchmark.RunAsync(2, onlyFailover: true),
    ["hub", ..] => await HubBenchmark.RunAsync(),
    ["empty"] => await EmptyEndpoint.ServeAsync(),
    ["fuzz", .. var options] => await FuzzRun.RunAsync(options),
    ["webchat", ..] => await WebChatBenchmark.RunAsync(),
    ["language", ..] => LanguageBenchmark.Run(),
    ["retrieval", ..] => LanguageBenchmark.RunRetrieval(),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("usage: hub [--store postgres [--replicas N]] | fuzz [SEED [PERCENT]] | failover | webchat | language | retrieval");
    return 2;
}
