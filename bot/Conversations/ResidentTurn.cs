using WijkBot.Cases;
using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;

namespace WijkBot.Conversations;

/// <summary>One turn of one resident: what was said, and what becomes of it.</summary>
/// <param name="subjects">The conversations there are.</param>
/// <param name="state">What is remembered; changed in place.</param>
/// <param name="setting">With whom, when and in which words.</param>
/// <param name="cancel">The turn is given up.</param>
internal sealed partial class ResidentTurn(Subjects subjects, ResidentState state, TalkSetting setting, CancellationToken cancel)
{
    private TalkSetting setting = setting;
    private Dialogue? dialogue;
    private bool quiet;

    /// <summary>What goes out.</summary>
    public Replies Replies { get; } = new();

    private Texts Texts => subjects.Texts;

    private DateTimeOffset Now => setting.Now;

    private Effects Effects => setting.Effects;

    private bool IsHandedOver => state.HandOver is { } handOver && Now < handOver.Until;

    /// <summary>So long ago that the resident may not remember what was talked about.</summary>
    private bool IsLongAgo => state.LastHeard is { } last && Now - last > LongAgo;

    private string Text(string key, params ReadOnlySpan<(string Name, string Value)> with) =>
        setting.Wording.Find(Wording.Common, key, with) ?? throw new KeyNotFoundException($"no text '{Wording.Common}.{key}'");

    private void Say(string key, params ReadOnlySpan<(string Name, string Value)> with) => Replies.Say(Text(key, with));

    /// <summary>Finds the open question of the conversation that talks, if any. One that the program no longer knows is dropped.</summary>
    private async ValueTask LocateAsync()
    {
        dialogue = null;
        state.Running.RemoveAll(talk => subjects.Find(talk.Conversation) is null);
        if (state.Running is not [.., var talk]) return;
        dialogue = new Dialogue(subjects.Find(talk.Conversation)!, talk, setting);
        await dialogue.LocateAsync();
    }

    /// <summary>Puts a conversation on top of what runs; <see cref="GoOnAsync"/> lets it talk.</summary>
    private void Begin(Subject subject, Heard? heard, string? given = null)
    {
        var talk = new TalkState { Conversation = subject.Name };
        if (given is not null) talk.Answers[Talk.GivenName] = new Answer(Question<string>.ToJson(given), AnswerSource.Recorded);
        if (state.Running.Count > 0) talk.Answers[Talk.BetweenName] = new Answer(Question<bool>.ToJson(true), AnswerSource.Recorded);
        dialogue = new Dialogue(subject, talk, setting);
        if (heard is not null) talk.Heard.Add(heard);
        state.Running.Add(talk);
    }

    /// <summary>Takes the talking conversation to its next question; when it ends, what waits is taken up.</summary>
    /// <param name="began">It began in this turn: when it ends at once, the one below only repeats its question.</param>
    private async ValueTask GoOnAsync(bool began = false)
    {
        while (dialogue is not null)
        {
            var progress = await dialogue.RunAsync();
            foreach (var line in progress.Said) Replies.Say(line.Text);
            if (!progress.Ended)
            {
                if (quiet && !progress.Changed && progress.Said.Count == 0) return;
                Replies.Ask(progress.Question!);
                return;
            }
            state.Running.Remove(dialogue.State);
            state.HandOver = Effects.HandOver ?? state.HandOver;
            state.Recent = Effects.Opened ?? state.Recent;
            state.Wijk = Effects.Wijk ?? state.Wijk;
            setting = setting with { Resident = setting.Resident with { RecentCase = state.Recent?.Reference } };
            if (Effects.Erased) EndAll();
            var ended = dialogue.Conversation;
            await SpeakChosenAsync();
            await TakeUpAsync(began);
            if (dialogue is null && !IsHandedOver && ended is Subject { InvitesMore: true }) Say("wat-kan-ik-doen");
        }
    }

    private void EndAll()
    {
        state.Running.Clear();
        state.Later.Clear();
        if (state.HandOver is { Live: true } live) Effects.Signals.Add(new Signal(Case.MailboxOf(live.Reference), CaseSignals.TalkDone));
        state.HandOver = null;
    }

    private async ValueTask TakeUpAsync(bool began)
    {
        dialogue = null;
        if (Effects.Next is { } next)
        {
            Effects.Next = null;
            Begin(next);
        }
        else if (!IsHandedOver && state.Running.Count > 0)
        {
            await LocateAsync();
            if (!began || IsLongAgo) SayWhereWeWere();
        }
        else if (!IsHandedOver && state.Later is [var later, ..])
        {
            state.Later.RemoveAt(0);
            if (later is { Conversation: null, Heard.Text.Length: > 0 }) Say("volgende", ("tekst", later.Heard?.Text ?? ""));
            Begin(later);
        }
    }

    private void Begin(Later later)
    {
        var subject = later.Conversation is { } name ? subjects.Find(name) : subjects.For(subjects.Understand(later.Heard!, state, before: Effects.Opened is not null));
        if (subject is not null) Begin(subject, later.Heard, later.Given);
    }

    /// <summary>"We gaan verder met uw melding."</summary>
    private void SayWhereWeWere()
    {
        if (dialogue is not null && setting.Wording.Find(dialogue.Conversation.Name, "verder") is { } text) Replies.Say(text);
    }
}
