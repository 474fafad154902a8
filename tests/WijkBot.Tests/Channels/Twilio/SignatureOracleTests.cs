using System.Diagnostics;
using System.Text;
using System.Text.Json;
using WijkBot.Channels.Twilio;

namespace WijkBot.Tests.Channels.Twilio;

/// <summary>Twilio's own Node library makes the signatures and says which it accepts; ours must say the same.</summary>
public sealed class SignatureOracleTests
{
    /// <summary>A webhook: what Twilio signed and how we know the address.</summary>
    /// <param name="Token">Auth token.</param>
    /// <param name="SignedUrl">The address in Twilio's console.</param>
    /// <param name="PublicUrl">Our setting.</param>
    /// <param name="Path">Path and query of the request.</param>
    /// <param name="Body">The body, byte for byte.</param>
    /// <param name="Json">A JSON body with its hash in the query.</param>
    private sealed record Case(string Token, string SignedUrl, string PublicUrl, string Path, string Body, bool Json = false)
    {
        public string ReceivedUrl => PublicUrl + Path;
    }

    private sealed record Verdict(string Signature, string Forged, string ReceivedUrl, bool Accepted, bool AcceptedForged);

    private const string In = "/twilio/inbound";

    private static IEnumerable<Case> Cases()
    {
        const string body = "Body=hallo&From=%2B31612345678&To=%2B31546542222&MessageSid=SM1";
        // addresses: ports, case, user, base path, query
        foreach (var (signed, known) in new[]
        {
            ("https://wijk.example", "https://wijk.example"), ("https://wijk.example:443", "https://wijk.example"),
            ("https://wijk.example", "https://wijk.example:443"), ("https://wijk.example:8443", "https://wijk.example:8443"),
            ("https://wijk.example", "https://wijk.example:8443"), ("http://wijk.example", "http://wijk.example"),
            ("http://wijk.example:80", "http://wijk.example"), ("http://localhost:5000", "http://localhost:5000"),
            ("http://localhost", "http://localhost:5000"), ("https://Wijk.Example", "https://Wijk.Example"),
            ("https://wijk.example", "https://Wijk.Example"), ("https://wijk.example:443", "https://WIJK.example"),
            ("https://user:pass@wijk.example", "https://user:pass@wijk.example"), ("https://user:pass@wijk.example:443", "https://user:pass@wijk.example"),
            ("https://User:Pass@wijk.example", "https://User:Pass@WIJK.example"), ("https://[::1]:8443", "https://[::1]:8443"),
            ("https://[::1]", "https://[::1]:8443"), ("https://wijk.example/basis", "https://wijk.example/basis"),
            ("https://wijk.example:443/Basis", "https://Wijk.example/Basis"),
            // and those that must not pass
            ("https://ander.example", "https://wijk.example"), ("http://wijk.example", "https://wijk.example"),
            ("https://wijk.example:8443", "https://wijk.example"), ("https://wijk.example/basis", "https://wijk.example"),
            ("https://wijk.example", "https://sub.wijk.example"),
        })
            yield return new Case(Some.Token, signed + In, known, In, body);
        foreach (var query in new[] { "?a=1", "?b=2&a=1", "?a=%C3%A9&b=%20", "?a=a+b", "?", "?a", "?wijk=de-riet&x=1%2B1" })
            yield return new Case(Some.Token, "https://wijk.example" + In + query, "https://wijk.example", In + query, body);
        yield return new Case(Some.Token, "https://wijk.example" + In + "?a=1", "https://wijk.example", In + "?a=2", body);
        yield return new Case("ander-token-met-é", "https://wijk.example" + In, "https://wijk.example", In, body);
        // bodies
        foreach (var form in new[]
        {
            "", "Body=", "Body", "=x", "Body=a&Body=b", "Body=b&Body=a", "Body=a&Body=a", "Body=a&Body=b&Body=a&Aa=1", "b=1&a=2&B=3&A=4&_=5&1=6&10=7&2=8",
            "Body=Zo%C3%AB+%F0%9F%91%8D+%E2%82%AC", "Body=%D9%85%D8%B1%D8%AD%D8%A8%D8%A7&ProfileName=%E2%80%8F%E2%80%8B", "%C3%AB=1&%C3%A9=2&z=3",
            "%EF%BD%81=1&%F0%9F%91%8D=2", "Body=a%26b%3Dc%2Bd", "Body=a%00b%1B", "Body=regel1%0D%0Aregel2", "Body=100%25&Naam=%zz", "&&Body=x&&",
            "Body=" + new string('x', 50_000), string.Join('&', Enumerable.Range(0, 1000).Select(i => $"Veld{i}={i}")), "Body=Zoë+café", "Body=a=b==c",
        })
            yield return new Case(Some.Token, "https://wijk.example" + In, "https://wijk.example", In, form);
        foreach (var json in new[] { "{}", "{\"Body\":\"Zoë 👍\"}", "", "geen json", "[1, 2]\n" })
        {
            yield return new Case(Some.Token, "https://wijk.example" + In, "https://wijk.example", In, json, Json: true);
            yield return new Case(Some.Token, "https://wijk.example:443" + In + "?a=1", "https://Wijk.example", In + "?a=1", json, Json: true);
        }
        var random = new Random(20261005);
        for (var i = 0; i < 40; i++)
            yield return new Case(Some.Token, "https://wijk.example" + In, "https://wijk.example", In, string.Join('&', Enumerable.Range(0, random.Next(1, 30))
                .Select(_ => $"{Word(random, 3)}={Word(random, 12)}")));
    }

    private static string Word(Random random, int most) =>
        Uri.EscapeDataString(string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => "abzAZ09_-~éëж界👍 +&=%\n"[..].EnumerateRunes().ElementAt(random.Next(20)))));

    [Fact]
    public async Task Ours_and_Twilios_own_library_agree_on_every_signature()
    {
        Node.Require("twilio/lib/webhooks/webhooks.js");
        var cases = Cases().ToList();
        Assert.InRange(cases.Count, 40, 500);
        var verdicts = await AskTwilioAsync(cases);
        Assert.Equal(cases.Count, verdicts.Count);
        Assert.Contains(verdicts, v => !v.Accepted);
        foreach (var (c, verdict) in cases.Zip(verdicts))
        {
            var (ours, oursForged) = (Accepts(c, verdict, verdict.Signature), Accepts(c, verdict, verdict.Forged));
            Assert.True(ours == verdict.Accepted, $"ours {ours}, Twilio's {verdict.Accepted}: {c}");
            Assert.True(oursForged == verdict.AcceptedForged && !oursForged, $"a forged signature was accepted: {c}");
        }
    }

    private static bool Accepts(Case c, Verdict verdict, string signature)
    {
        var checker = new TwilioSignature(new TwilioSettings { AuthToken = c.Token, PublicUrl = c.PublicUrl });
        var body = Encoding.UTF8.GetBytes(c.Body);
        var path = verdict.ReceivedUrl[c.PublicUrl.Length..];
        return c.Json
            ? checker.MatchesBody(signature, path, path[(path.IndexOf("bodySHA256=", StringComparison.Ordinal) + "bodySHA256=".Length)..], body)
            : checker.Matches(signature, path, TwilioForm.Parse(body));
    }

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static async Task<List<Verdict>> AskTwilioAsync(List<Case> cases)
    {
        var cancel = TestContext.Current.CancellationToken;
        var script = Path.Combine(Shared.Repository, "tests", "WijkBot.Tests", "Channels", "Twilio", "signature-oracle.cjs");
        using var node = Process.Start(Node.Start(script, Node.Modules))!;
        var errors = node.StandardError.ReadToEndAsync(cancel);
        var answer = node.StandardOutput.ReadToEndAsync(cancel);
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(cases, Web).AsMemory(), cancel);
        node.StandardInput.Close();
        await node.WaitForExitAsync(cancel);
        Assert.True(node.ExitCode == 0, await errors);
        return JsonSerializer.Deserialize<List<Verdict>>(await answer, Web)!;
    }
}
