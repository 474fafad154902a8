using System.Globalization;
using WijkBot.Storage;

namespace WijkBot.Cases;

/// <summary>Numbers that a person can say on the phone: <c>M-1042</c>. Taken from the store in blocks; a restart skips the rest of a block.</summary>
/// <param name="store">Keeps each series.</param>
public sealed class References(IStore store)
{
    private const int Block = 10;
    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<string, (long Next, long End)> open = [];

    /// <summary>The next reference of this kind; never given twice.</summary>
    public async ValueTask<string> NextAsync(CaseKind kind, CancellationToken cancel)
    {
        var series = SeriesOf(kind);
        await gate.WaitAsync(cancel);
        try
        {
            if (!open.TryGetValue(series, out var block) || block.Next == block.End)
            {
                var first = await store.ReserveAsync(series, Block, cancel);
                block = (first, first + Block);
            }
            open[series] = (block.Next + 1, block.End);
            return string.Create(CultureInfo.InvariantCulture, $"{series}-{FirstOf(kind) + block.Next}");
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Meldingen begin above a thousand: a number of four digits is not taken for a choice from a list.</summary>
    private static long FirstOf(CaseKind kind) => kind == CaseKind.Melding ? 1000 : 0;

    /// <summary>First letter of this kind's references.</summary>
    public static string SeriesOf(CaseKind kind) => kind switch
    {
        CaseKind.Melding => "M",
        CaseKind.Initiatief => "I",
        CaseKind.Vraag => "V",
        CaseKind.Terugbelverzoek => "T",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
