using WijkBot.Cases;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Twilio;
using WijkBot.Conversations.Engine;
using WijkBot.Delivery;
using WijkBot.Storage;

namespace WijkBot.Conversations;

/// <content>What the bot says without being asked: who it is, and what happens with a case.</content>
internal sealed partial class ResidentTurn
{
    /// <summary>The web chat was opened: who is here, and what it can do.</summary>
    public void Welcome()
    {
        if (state.Introduced is null) Say("wat-kan-ik-doen");
    }

    /// <summary>The first message on every channel says that this is a bot.</summary>
    public void Introduce()
    {
        if (state.Introduced is not null || Replies.AreEmpty) return;
        state.Introduced = Now;
        Replies.SayFirst(Text("ik-ben-een-bot"));
    }

    /// <summary>What a case is about begins with the kind of melding, where it has one.</summary>
    private string Subject(string dutch)
    {
        var cut = dutch.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma ? comma : dutch.Length;
        var said = setting.Wording.Phrase(dutch[..cut]) + dutch[cut..];
        setting.Wording.Note(said, dutch);
        return said;
    }

    /// <summary>News of a case. It is told at once, also in the middle of a conversation; the open question is asked again after it.</summary>
    public async ValueTask TellAsync(CaseNews news, Turn turn)
    {
        if (state.OptOut is not null)
        {
            var lost = new OutboxItem(StableId.From(turn.Item.Key, 0), setting.Resident.Mailbox, new Outgoing(new Channels.Activities.Activity())) { TellOnFailure = Case.MailboxOf(news.Reference) };
            Effects.Inbox.Add(DeliverySignals.Of(lost, nameof(NeverReason.OptedOut), Now)!);
            return;
        }
        var windowClosed = setting.Resident.Channel == ChannelIds.WhatsApp && !(Now - state.LastHeard < TwilioChannel.Window);
        if (news.Photo is not null && windowClosed)
        {
            Effects.Signals.Add(new Signal(Case.MailboxOf(news.Reference), CaseSignals.PhotoHeldBack));
            return;
        }
        await LocateAsync();
        var text = Text("zaak." + news.Event, ("zaak", news.Reference), ("onderwerp", Subject(news.Subject)), ("wie", news.Who is { } who ? setting.Wording.Phrase(who) : Text("de-gemeente")), ("tekst", news.Text ?? "")).Trim();
        Replies.Say(text);
        Replies.Photo = news.Photo;
        Replies.Template = news.Photo is null ? new MessageTemplate("zaak", [news.Reference, text.ReplaceLineEndings(" ")]) : null; // a template shows no photo
        Replies.TellOnFailure = Case.MailboxOf(news.Reference);
        if (news.Text is not null && windowClosed)
            Effects.Signals.Add(new Signal(Case.MailboxOf(news.Reference), CaseSignals.WindowClosed));
        if (news.Event.StartsWith("gesprek", StringComparison.Ordinal))
        {
            await TalkAsync(news);
            return;
        }
        if (state.HandOver is { Live: true } live && live.Reference == news.Reference) state.HandOver = null;
        if (news.Event is "heropend" or "afgehandeld") await DropSolvedAsync(news.Reference);
        var idle = dialogue is null || IsHandedOver;
        if (news.Event == "antwoord")
        {
            if (idle) state.HandOver = new HandOver(news.Reference, Now + HandOverLasts, news.Who ?? Text("de-gemeente")) { Told = state.HandOver is { Told: true } told && told.Reference == news.Reference };
            else Say("zaak.antwoord.terugschrijven", ("zaak", news.Reference));
        }
        if (news.Event == "afgehandeld")
        {
            if (state.HandOver?.Reference == news.Reference) state.HandOver = null;
            state.Later.Insert(0, new Later(Opgelost.OpgelostConversation.SubjectName, null) { Given = news.Reference });
            if (idle) await TakeUpAsync(began: false);
        }
        if (!IsHandedOver) await GoOnAsync();
    }

    /// <summary>"Is het opgelost?" of an earlier closing says nothing any more when the case is opened or closed again.</summary>
    private async ValueTask DropSolvedAsync(string reference)
    {
        state.Later.RemoveAll(later => later.Conversation == Opgelost.OpgelostConversation.SubjectName && later.Given == reference);
        if (state.Running.RemoveAll(talk => talk.Conversation == Opgelost.OpgelostConversation.SubjectName
            && talk.Answers.TryGetValue(Talk.GivenName, out var given) && given.Value.GetString() == reference) > 0) await LocateAsync();
    }

    /// <summary>A person has the word, or gives it back. What was being asked waits meanwhile, and is asked again after it.</summary>
    private async ValueTask TalkAsync(CaseNews news)
    {
        if (news.Event != "gesprek-klaar")
        {
            state.HandOver = new HandOver(news.Reference, Now + HandOverLasts, news.Who ?? Text("de-gemeente")) { Told = true, Live = true };
            return;
        }
        state.HandOver = null;
        await TakeUpAsync(began: false);
        if (dialogue is not null) await GoOnAsync();
    }
}
