using System.Text.Json;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Media;
using WijkBot.Conversations.Engine;
using WijkBot.Delivery;
using WijkBot.Storage;

namespace WijkBot.Conversations;

/// <summary>
/// What one turn answers, as few messages as the channel's reader can take: an SMS is one message with everything in it,
/// elsewhere what is told and what is asked are two. Never more than two in a row.
/// </summary>
public sealed class Replies
{
    private readonly List<string> told = [];
    private Line? question;

    /// <summary>Nothing goes out.</summary>
    public bool AreEmpty => told.Count == 0 && question is null;

    /// <summary>What a template says when the WhatsApp window is closed.</summary>
    public MessageTemplate? Template { get; set; }

    /// <summary>Public address of a photo that goes with what is told.</summary>
    public string? Photo { get; set; }

    /// <summary>Mailbox to tell when this never arrives.</summary>
    public string? TellOnFailure { get; set; }

    /// <summary>Says something; the same words are said once a turn.</summary>
    public void Say(string text)
    {
        if (!told.Contains(text)) told.Add(text);
    }

    /// <summary>Says something before everything else.</summary>
    public void SayFirst(string text) => told.Insert(0, text);

    /// <summary>Asks a question; it stands last.</summary>
    public void Ask(Line line) => question = line;

    /// <summary>Asks the question that is asked in another way; none is asked when there is none.</summary>
    public void Reword(Func<Line, Line> other) => question = question is null ? null : other(question);

    /// <summary>What goes out, in Dutch.</summary>
    /// <param name="wording">Knows the Dutch of what was said.</param>
    public Original InDutch(Wording wording) => new(
        [.. told.Select(wording.Original)], question is null ? null : wording.Original(question.Text),
        question is not { Options.Count: > 0 } ? null : [.. question.Options.Select(option => new Option(option.Id, wording.Original(option.Title)))]);

    /// <summary>The messages to send.</summary>
    /// <param name="turn">The turn that answers.</param>
    /// <param name="address">To whom.</param>
    /// <param name="lastHeard">When the resident last wrote.</param>
    public IReadOnlyList<OutboxItem> ToOutbox(Turn turn, Address address, DateTimeOffset? lastHeard)
    {
        if (AreEmpty) return [];
        var separator = address.Channel == ChannelIds.Sms ? "\n" : "\n\n";
        List<string> texts = question is null || told.Count == 0 || address.Channel == ChannelIds.Sms
            ? [string.Join(separator, question is null ? told : told.Append(question.Text))]
            : [string.Join(separator, told), question.Text];
        return [.. texts.Select((text, i) => new OutboxItem(StableId.From(turn.Item.Key, i), turn.Mailbox, new Outgoing(address.Message(text, i == texts.Count - 1 ? question : null) with { Attachments = i == 0 ? PhotoWith(text) : null })
        {
            LastHeard = lastHeard,
            Template = Template,
        })
        {
            TellOnFailure = TellOnFailure,
        })];
    }

    /// <summary>The web chat reads its name to who cannot see it.</summary>
    private IReadOnlyList<Attachment>? PhotoWith(string text) => Photo is null ? null : [new Attachment { ContentType = PhotoOutcome.Photo.ContentType, ContentUrl = Photo, Name = text }];
}

/// <summary>Where a resident is reached.</summary>
/// <param name="Channel">See <see cref="ChannelIds"/>.</param>
/// <param name="Ours">Our account or number.</param>
/// <param name="User">The resident's id on the channel.</param>
/// <param name="Conversation">Id of the conversation on the channel.</param>
public sealed record Address(string Channel, string Ours, string User, string Conversation)
{
    /// <summary>Reads a mailbox name, <c>channel|our account|user</c>.</summary>
    public static Address Of(string mailbox, string? conversation) =>
        mailbox.Split('|', 3) is [var channel, var ours, var user]
            ? new Address(channel, ours, user, conversation ?? mailbox)
            : throw new ArgumentException($"'{mailbox}' is not channel|account|user", nameof(mailbox));

    /// <summary>A message from us, with the choices of its question.</summary>
    public Activity Message(string text, Line? question) => new()
    {
        ChannelId = Channel,
        From = new ChannelAccount { Id = Ours, Role = "bot" },
        Recipient = new ChannelAccount { Id = User, Role = "user" },
        Conversation = new ConversationAccount { Id = Conversation },
        Text = text,
        TextFormat = "plain",
        SuggestedActions = question is not { Options.Count: > 0 } ? null : new SuggestedActions
        {
            To = [User],
            Actions = [.. question.Options.Select(option => new CardAction { Title = option.Title, Value = JsonSerializer.SerializeToElement(option.Title, TalkJson.Default.String) })],
        },
    };
}
