using System.Globalization;
using System.Text.RegularExpressions;
using WijkBot.Benchmarks.Hub;

namespace WijkBot.Benchmarks.Chaos;

/// <summary>
/// Residents of one round: most ask after numbers of their own, one message after the other; one reports a broken lamp. What got no 200 comes again
/// with the same id, at the next replica; and so does each fourth that was accepted, later and out of order, as a provider does.
/// </summary>
internal sealed partial class ChaosResidents(ChaosProvider provider, IReadOnlyList<string> urls, int round)
{
    private const int Asking = 12, Messages = 5;
    private const string Report = "de lantaarnpaal voor Palmstraat 12 in Windmolenbroek doet het niet";

    private static readonly (string Question, string Reply)[] Replies =
    [
        ("Waar gaat het over", "1"), ("In welke wijk", "10"), ("ligt dat in", "ja"), ("nummer op de paal", "weet ik niet"), ("een foto", "nee"), ("Klopt dit", "ja"), ("Het nummer is M-", ""),
    ];

    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly List<(string Resident, string Id)> accepted = [];
    private int number;

    /// <summary>What was answered 200, in order per resident.</summary>
    public IReadOnlyList<(string Resident, string Id)> Accepted
    {
        get { lock (accepted) return [.. accepted]; }
    }

    public Task WriteAsync(CancellationToken cancel) => Task.WhenAll(Enumerable.Range(0, Asking).Select(n => AskAsync(Phone(n), cancel)).Append(ReportAsync(Phone(Asking), cancel)));

    /// <summary>The cases of which this resident got the number.</summary>
    public IEnumerable<string> References(string phone) =>
        provider.Taken.Where(message => message.To == phone).Select(message => Reference().Match(message.Body)).Where(found => found.Success).Select(found => found.Groups["zaak"].Value).Distinct();

    private string Phone(int n) => "+316" + (10_000_000 + (round * 100) + n).ToString(CultureInfo.InvariantCulture);

    private async Task AskAsync(string phone, CancellationToken cancel)
    {
        for (var n = 0; n < Messages; n++)
            await SayAsync(phone, null, cancel);
    }

    private async Task ReportAsync(string phone, CancellationToken cancel)
    {
        var read = 0;
        for (var words = Report; words.Length > 0;)
        {
            await SayAsync(phone, words, cancel);
            (words, read) = await ReplyAsync(phone, read, cancel);
        }
    }

    private async Task<(string Words, int Read)> ReplyAsync(string phone, int read, CancellationToken cancel)
    {
        while (true)
        {
            var answers = provider.Taken.Where(message => message.To == phone).Select(message => message.Body).Distinct().ToList();
            foreach (var (question, reply) in Replies)
                if (answers.Skip(read).Any(answer => answer.Contains(question, StringComparison.Ordinal)))
                    return (reply, answers.Count);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancel);
        }
    }

    private async Task SayAsync(string phone, string? words, CancellationToken cancel)
    {
        var n = (round * 1000) + Interlocked.Increment(ref number);
        var id = "SM" + n.ToString("x32", CultureInfo.InvariantCulture);
        for (var attempt = n; !await TrySayAsync(urls[attempt % urls.Count], phone, id, words ?? $"M-{9_000_000 + n}", cancel); attempt++)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancel);
        lock (accepted)
            accepted.Add((phone, id));
        if (n % 4 == 0)
            await TrySayAsync(urls[(n / 4) % urls.Count], phone, SaidBefore(phone, id), words ?? "M-0", cancel);
    }

    /// <summary>What this resident said before that, or at first.</summary>
    private string SaidBefore(string phone, string id) => Accepted.Select(message => (message.Resident, message.Id)).LastOrDefault(message => message.Resident == phone && message.Id != id, (Resident: phone, Id: id)).Id;

    private static async Task<bool> TrySayAsync(string url, string phone, string id, string words, CancellationToken cancel)
    {
        try
        {
            using var request = ChaosProvider.Webhook(url + "/twilio/inbound", ("MessageSid", id), ("AccountSid", Site.Account), ("From", phone), ("To", Site.Number), ("Body", words), ("NumMedia", "0"));
            using var answer = await Client.SendAsync(request, cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    [GeneratedRegex("Het nummer is (?<zaak>M-[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
