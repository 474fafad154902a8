using WijkBot.Benchmarks.Hub;
using WijkBot.Benchmarks.Language;

return args switch
{
    ["hub", ..] => await HubBenchmark.RunAsync(),
    ["empty"] => await EmptyEndpoint.ServeAsync(),
    ["language", ..] => LanguageBenchmark.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("usage: hub | language");
    return 2;
}
