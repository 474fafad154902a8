using System.Text.Json;
using WijkBot.Channels;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;
using WijkBot.Storage;

namespace WijkBot.Conversations.Verhuizen;

/// <summary>One turn about moving: the state of the talk, and what is said.</summary>
internal sealed class MoveReply
{
    private readonly Turn turn;
    private readonly KnowledgeBase knowledge;

    public MoveReply(Turn turn, KnowledgeBase knowledge)
    {
        (this.turn, this.knowledge) = (turn, knowledge);
        State = turn.State is null ? new ResidentState() : JsonSerializer.Deserialize(turn.State, ResidentJson.Default.ResidentState)!;
        if (turn.Item.Activity.Conversation?.Id is { } conversation && conversation != turn.Mailbox)
            State.Conversation = conversation;
    }

    /// <summary>State of the talk; changed in place.</summary>
    public ResidentState State { get; private set; }

    /// <summary>What goes out.</summary>
    public List<OutboxItem> Outbox { get; } = [];

    /// <summary>Says a text; the first words ever said here say that a robot speaks.</summary>
    public void Say(string key, params (string Name, string Value)[] with)
    {
        var text = knowledge.Texts.Get(key, State.Language, with);
        if (State.Introduced is null)
        {
            State.Introduced = turn.Now;
            text = knowledge.Texts.Get("algemeen.ik-ben-een-bot", State.Language) + "\n\n" + text;
        }
        SayPlain(text);
    }

    /// <summary>Says these words.</summary>
    public void SayPlain(string text) => Outbox.Add(new OutboxItem(
        StableId.From(turn.Item.Key, 60 + Outbox.Count), turn.Mailbox, new Outgoing(Address.Of(turn.Mailbox, State.Conversation).Message(text, null)) { LastHeard = State.LastHeard ?? turn.Now }));

    /// <summary>Takes the talk out: what stays is empty, but for who this is and what was said about stopping.</summary>
    public ResidentState Leave()
    {
        var left = State;
        State = new ResidentState { Introduced = left.Introduced, Conversation = left.Conversation, LastHeard = left.LastHeard, Language = left.Language, Wijk = left.Wijk, OptOut = left.OptOut, Ends = left.Ends };
        return left;
    }

    /// <summary>Puts a talk in, on top of what ran here; returns the state.</summary>
    public string Arrive(ResidentState came)
    {
        State.Running.AddRange(came.Running);
        State.Later.AddRange(came.Later);
        State.HandOver ??= came.HandOver;
        State.Recent = came.Recent ?? State.Recent;
        State.Wijk ??= came.Wijk;
        State.Language = came.Language;
        State.Moving = null;
        return JsonSerializer.Serialize(State, ResidentJson.Default.ResidentState);
    }

    /// <summary>The turn's changes.</summary>
    public TurnResult ToResult(IReadOnlyList<StoredRecord>? records = null, IReadOnlyList<InboxItem>? inbox = null)
    {
        if (turn.Item.Activity.Type == Channels.Activities.ActivityTypes.Message)
            State.LastHeard = turn.Now;
        return new TurnResult(new Changes { State = JsonSerializer.Serialize(State, ResidentJson.Default.ResidentState), Records = records ?? [], Inbox = inbox ?? [], Outbox = Outbox });
    }
}
