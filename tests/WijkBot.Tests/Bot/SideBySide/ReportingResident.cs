using System.Net;
using System.Text;
using WijkBot.Tests.Bot.Kill;
using WijkBot.Tests.Channels.Twilio;

namespace WijkBot.Tests.Bot.SideBySide;

/// <summary>A resident who reports a broken lamp, one message after each answer. Twilio's part is played too: what got no 200 comes again, at the other replica.</summary>
internal sealed class ReportingResident(string phone, int firstMessage, RecordingTwilio twilio, params KilledProgram[] replicas)
{
    private const string First = "de lantaarnpaal voor Palmstraat 12 in Windmolenbroek doet het niet";
    private static readonly (string Question, string Reply)[] Replies =
    [
        ("Waar gaat het over", "1"), ("In welke wijk", "10"), ("ligt dat in", "ja"), ("nummer op de paal", "weet ik niet"), ("een foto", "nee"), ("Klopt dit", "ja"), ("Het nummer is M-", ""),
    ];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly HttpClient Client = new();
    private int asked;

    /// <summary>The phone number.</summary>
    public string Phone => phone;

    /// <summary>Messages that were answered 200, by their ids, in order.</summary>
    public List<string> Accepted { get; } = [];

    /// <summary>Different texts that came, in order.</summary>
    public IReadOnlyList<string> Answers => [.. twilio.Taken.Where(message => message.To == phone).Select(message => message.Body).Distinct()];

    /// <summary>Talks until the confirmation.</summary>
    /// <param name="answered">Told after each answer.</param>
    /// <param name="cancel">Ends the test.</param>
    public async Task ReportAsync(Action answered, CancellationToken cancel)
    {
        var read = 0;
        for (var words = First; words.Length > 0;)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(Patience);
            var sid = Some.Sid(firstMessage + Accepted.Count);
            while (!await TrySayAsync(words, sid, patience.Token))
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
            Accepted.Add(sid);
            (words, read) = await ReplyAsync(read, patience.Token);
            answered();
        }
    }

    /// <summary>Waits for a question that was not read before, and knows what to say to it; nothing after the confirmation.</summary>
    private async Task<(string Words, int Read)> ReplyAsync(int read, CancellationToken cancel)
    {
        while (true)
        {
            var answers = Answers;
            foreach (var (question, reply) in Replies)
            {
                if (answers.Skip(read).Any(answer => answer.Contains(question, StringComparison.Ordinal)))
                    return (reply, answers.Count);
            }
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancel);
        }
    }

    private async Task<bool> TrySayAsync(string words, string sid, CancellationToken cancel)
    {
        var url = replicas[asked++ % replicas.Length].Url + "/twilio/inbound";
        (string, string)[] fields = [("MessageSid", sid), ("AccountSid", Some.Account), ("From", phone), ("To", Some.SmsNumber), ("Body", words), ("NumMedia", "0")];
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(Some.Form(fields), Encoding.UTF8, "application/x-www-form-urlencoded") };
        request.Headers.Add("X-Twilio-Signature", Some.Signature(url, fields));
        try
        {
            using var answer = await Client.SendAsync(request, cancel);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
