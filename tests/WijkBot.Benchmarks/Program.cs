using WijkBot.Benchmarks.Language;

return args switch
{
    ["language", ..] => LanguageBenchmark.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("usage: hub | language");
    return 2;
}
