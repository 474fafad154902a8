using WijkBot.Benchmarks.Hub;
using WijkBot.Benchmarks.Language;
using WijkBot.Benchmarks.WebChat;

return args switch
{
    ["hub", ..] => await HubBenchmark.RunAsync(),
    ["empty"] => await EmptyEndpoint.ServeAsync(),
    ["webchat", ..] => await WebChatBenchmark.RunAsync(),
    ["language", ..] => LanguageBenchmark.Run(),
    ["retrieval", ..] => LanguageBenchmark.RunRetrieval(),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("usage: hub | webchat | language | retrieval");
    return 2;
}
