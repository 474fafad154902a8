using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace WijkBot.Benchmarks.Hub;

/// <summary>Residents that write: signed webhooks over a fixed number of connections, each with its own residents in turn.</summary>
/// <param name="baseUrls">Where to: the replicas, by turns of the connections.</param>
/// <param name="next">The resident who writes next: one that does not wait for an answer.</param>
internal sealed class Load(string[] baseUrls, Func<ValueTask<int>> next) : IDisposable
{
    /// <summary>What a resident says, one after the other: a melding from the first word to the confirmation, then how it stands.</summary>
    private static readonly string[] Talk =
        ["de lantaarnpaal voor Palmstraat 12 doet het niet", "1", "ja", "nee", "ja", "hoe staat het met mijn melding", "dank u wel"];

    private readonly HttpClient client = new(new SocketsHttpHandler { MaxConnectionsPerServer = Site.Connections, UseProxy = false });
    private readonly int[] said = new int[Site.Residents];
    private readonly string[] urls = [.. baseUrls.Select(url => url.TrimEnd('/') + "/twilio/inbound")];
    private readonly bool[] accepted = new bool[Site.Residents];
    private long sent;

    /// <summary>Of all loads of this run: a number that came before would be a duplicate, accepted and never answered.</summary>
    private static long numbers;

    /// <summary>Messages that were answered 200.</summary>
    public long Sent => Interlocked.Read(ref sent);

    /// <summary>True when the last message of a resident was answered 200.</summary>
    public bool IsAccepted(int resident) => Volatile.Read(ref accepted[resident]);

    /// <summary>Sends for a while; returns the milliseconds until each 200.</summary>
    /// <param name="time">How long.</param>
    /// <param name="perSecond">At most so many in all; null = as fast as answers come.</param>
    public async Task<List<double>> RunAsync(TimeSpan time, double? perSecond)
    {
        var started = Stopwatch.GetTimestamp();
        var lists = await Task.WhenAll(Enumerable.Range(0, Site.Connections).Select(connection => Task.Run(() => OneAsync(connection, started, time, perSecond))));
        return [.. lists.SelectMany(list => list)];
    }

    public void Dispose() => client.Dispose();

    private async Task<List<double>> OneAsync(int connection, long started, TimeSpan time, double? perSecond)
    {
        var times = new List<double>();
        var step = perSecond is { } rate ? TimeSpan.FromSeconds(Site.Connections / rate) : TimeSpan.Zero;
        var due = step * (connection / (double)Site.Connections);
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            if (step > TimeSpan.Zero)
            {
                var wait = due - Stopwatch.GetElapsedTime(started);
                due += step;
                if (wait > TimeSpan.FromMilliseconds(1))
                    await Task.Delay(wait, TimeProvider.System);
            }
            var resident = await next();
            Volatile.Write(ref accepted[resident], false);
            var request = Request(urls[connection % urls.Length], resident, Interlocked.Increment(ref numbers));
            var left = Stopwatch.GetTimestamp();
            using var response = await client.SendAsync(request);
            if (response.StatusCode != HttpStatusCode.OK)
                throw new InvalidOperationException($"the webhook answered {(int)response.StatusCode}");
            Interlocked.Increment(ref sent);
            Volatile.Write(ref accepted[resident], true);
            times.Add(Stopwatch.GetElapsedTime(left).TotalMilliseconds);
        }
        return times;
    }

    private HttpRequestMessage Request(string url, int resident, long number)
    {
        var words = Talk[said[resident]++ % Talk.Length];
        var from = Site.Resident(resident);
        var sid = "SM" + number.ToString("x32", CultureInfo.InvariantCulture);
        // sorted by name, as the signature wants it
        var signed = $"{url}AccountSid{Site.Account}Body{words}From{from}MessageSid{sid}NumMedia0To{Site.Number}";
        var body = $"AccountSid={Site.Account}&Body={WebUtility.UrlEncode(words)}&From=%2B{from.AsSpan(1)}&MessageSid={sid}&NumMedia=0&To=%2B{Site.Number.AsSpan(1)}";
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded") };
        request.Headers.Add("X-Twilio-Signature", Convert.ToBase64String(HMACSHA1.HashData(Encoding.ASCII.GetBytes(Site.Token), Encoding.UTF8.GetBytes(signed))));
        return request;
    }
}
