using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using WijkBot.Conversations.Engine;

namespace WijkBot.Tests.Bot.Conversations.Engine;

/// <summary>Holds one conversation the way the host does; the state is written and read again before every message. Texts are their own keys.</summary>
internal sealed class TestTalk(Func<Talk, Task> first)
{
    private Func<Talk, Task> method = first;
    private string state = JsonSerializer.Serialize(new TalkState { Conversation = "proef" }, TalkJson.Default.TalkState);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
    public Dictionary<string, string> Labels { get; } = [];
    public Effects Effects { get; private set; } = new();
    public Progress Last { get; private set; } = new([], null, false);
    public TalkState State => JsonSerializer.Deserialize(state, TalkJson.Default.TalkState)!;
    public string Json => state;

    /// <summary>A new version of the program takes over.</summary>
    public void Deploy(Func<Talk, Task> next) => method = next;

    public Task<string> Begin(string first) => Turn(new Heard(first, Clock.GetUtcNow()), (dialogue, heard) => dialogue.Overhear(heard));

    public Task<string> Say(string text) => Hear(new Heard(text, Clock.GetUtcNow()));

    public Task<string> Hear(Heard heard) => Turn(heard, Reply);

    public Task<string> Do(Action<Dialogue> what) => Turn(new Heard("", Clock.GetUtcNow()), (dialogue, _) => what(dialogue));

    public Certainty Reads(string text)
    {
        var dialogue = Dialogue();
        dialogue.LocateAsync().AsTask().GetAwaiter().GetResult();
        return dialogue.Read(new Heard(text, Clock.GetUtcNow())).Certainty;
    }

    private static void Reply(Dialogue dialogue, Heard heard)
    {
        if (dialogue.IsEarly(heard)) dialogue.GoOn(heard);
        else if (dialogue.Read(heard).Certainty == Certainty.Sure) dialogue.Answer(heard);
        else if (heard.Text == "terug") dialogue.Back();
        else if (!dialogue.Correct(heard) && !dialogue.Deny(heard) && !dialogue.Answer(heard)) dialogue.NotUnderstood();
    }

    private async Task<string> Turn(Heard heard, Action<Dialogue, Heard> act)
    {
        Clock.Advance(TimeSpan.FromSeconds(10));
        Effects = new Effects();
        var dialogue = Dialogue();
        await dialogue.LocateAsync();
        act(dialogue, heard);
        Last = await dialogue.RunAsync();
        state = JsonSerializer.Serialize(dialogue.State, TalkJson.Default.TalkState);
        return string.Join(" | ", Last.Said.Select(line => line.Text).Append(Last.Question?.Text ?? "einde"));
    }

    private Dialogue Dialogue()
    {
        var wording = new Wording(
            key => !key.EndsWith(".label", StringComparison.Ordinal) && !key.EndsWith(".nogmaals", StringComparison.Ordinal) || Labels.ContainsKey(key),
            (key, with) => Labels.GetValueOrDefault(key) ?? with.GetValueOrDefault("samenvatting") ?? key["proef.".Length..]);
        var setting = new TalkSetting(new Resident("sms|+31546|+316", "sms", null, "nl"), Clock.GetUtcNow(), wording, Effects);
        return new Dialogue(new Method(method), State, setting);
    }

    private sealed class Method(Func<Talk, Task> method) : Conversation
    {
        public override string Name => "proef";
        public override Task RunAsync(Talk talk) => method(talk);
    }
}
