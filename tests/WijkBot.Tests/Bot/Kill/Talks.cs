using System.Collections.Concurrent;

namespace WijkBot.Tests.Bot.Kill;

/// <summary>Residents and a professional who talk with each other, all at the same time: a question by SMS, an answer by the card, and so on.</summary>
internal sealed class Talks(KilledProgram program, Desk desk) : IDisposable
{
    private readonly HttpClient client = new();
    private readonly ConcurrentQueue<(string Reference, int Round)> said = new();
    private Task? talking;

    /// <summary>Questions that were accepted and answered.</summary>
    public int Said => said.Count;

    public static string Question(string reference, int round) => $"Vraag {round} van {reference}, ziet u dat?";

    public static string Answer(string reference, int round) => $"Antwoord {round} op {reference}, dat zie ik.";

    /// <summary>The rounds of one talk, in order.</summary>
    public IReadOnlyList<int> RoundsOf(string reference) => [.. said.Where(one => one.Reference == reference).Select(one => one.Round)];

    /// <summary>The professional takes every conversation over.</summary>
    public Task BeginAsync(CancellationToken cancel) => Task.WhenAll(desk.References.Select(reference => desk.PressAsync($"f:begin-{reference}", reference, "overnemen", null, cancel)));

    /// <summary>Talks until it is told to stop; what was begun is finished.</summary>
    public Task TalkAsync(CancellationToken stop, CancellationToken cancel) => talking = Task.WhenAll(desk.References.Select((reference, n) => Task.Run(async () =>
    {
        for (var round = 1; !stop.IsCancellationRequested; round++)
        {
            while (!await WritingResidents.TrySayAsync(client, program, Desk.NumberOf(reference), 1000 * (n + 1) + round, Question(reference, round), cancel))
                await program.Ready.WaitAsync(cancel);
            await desk.PressAsync($"f:{reference}-{round}", reference, "antwoorden", Answer(reference, round), cancel);
            said.Enqueue((reference, round));
        }
    }, cancel)));

    public async Task UntilSaidAsync(int rounds, CancellationToken cancel)
    {
        while (Said < rounds && talking is not { IsCompleted: true })
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancel);
    }

    public void Dispose() => client.Dispose();
}
