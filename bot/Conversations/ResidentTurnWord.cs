using System.Text.Json;
using WijkBot.Cases;
using WijkBot.Conversations.Engine;
using WijkBot.Storage;

namespace WijkBot.Conversations;

/// <content>Who has the word: nobody after STOP, a person after a hand-over.</content>
internal sealed partial class ResidentTurn
{
    /// <summary>Kind of the record that says that somebody wants no messages; its id is the mailbox.</summary>
    public const string OptOutKind = "afmelding";

    private static readonly TimeSpan RemindAgain = TimeSpan.FromDays(1);
    private static readonly TimeSpan HandOverLasts = TimeSpan.FromDays(1);

    private ValueTask<bool> StopOrStart()
    {
        var silent = inbound.ProviderOptOut is not null;
        if (inbound.ProviderOptOut == "STOP" || Says("stop", "stoppen", "stop maar", "afmelden", "uitschrijven", "meld mij af", "schrijf mij uit", "stop met berichten", "geen berichten meer", "unsubscribe") || understood.Is(Foreign.Stop))
            OptOut(silent);
        else if (state.OptOut is not null && (inbound.ProviderOptOut == "START" || Says("start", "starten", "weer aanmelden", "aanmelden", "begin", "unstop") || understood.Is(Foreign.Start)))
            OptIn(silent);
        else if (!silent && state.OptOut is null)
            return ValueTask.FromResult(false);
        else if (!silent)
            RemindOptOut();
        return ValueTask.FromResult(true);
    }

    private bool Says(params ReadOnlySpan<string> phrases) => understood.Is(phrases);

    private void OptOut(bool silent)
    {
        if (state.OptOut is not null)
        {
            if (!silent) RemindOptOut();
            return;
        }
        if (!silent) Say(state.Running.Count > 0 ? "gestopt.onaf" : "gestopt");
        state.OptOut = new OptOut(Now, null);
        state.Running.Clear();
        state.Later.Clear();
        state.HandOver = null;
        Effects.Records.Add(OptOutRecord(JsonSerializer.Serialize(state.OptOut, ResidentJson.Default.OptOut)));
    }

    /// <summary>Nothing is sent after STOP but one line a day to who writes all the same.</summary>
    private void RemindOptOut()
    {
        if (state.OptOut is not { } optOut || (optOut.Reminded is { } reminded && Now - reminded < RemindAgain)) return;
        state.OptOut = optOut with { Reminded = Now };
        Say("gestopt.herinnering");
    }

    private void OptIn(bool silent)
    {
        state.OptOut = null;
        Effects.Records.Add(OptOutRecord(null));
        if (!silent) Say("weer-gestart");
    }

    private StoredRecord OptOutRecord(string? json) =>
        new(OptOutKind, setting.Resident.Mailbox, json) { Owner = setting.Resident.Mailbox, At = Now };

    /// <summary>A person has the word: the message goes to the case, and the bot keeps out of it.</summary>
    private async ValueTask<bool> OpenHandOver()
    {
        if (!IsHandedOver || state.HandOver is not { } handOver)
        {
            state.HandOver = null;
            return false;
        }
        if (Says("nieuw", "opnieuw", "klaar", "iets anders", "wijkbot") || understood.Is(Foreign.SomethingNew))
        {
            if (handOver.Live)
            {
                Effects.Signals.Add(new Signal(Case.MailboxOf(handOver.Reference), CaseSignals.TalkDone));
                Say("zaak.gesprek-klaar", ("wie", handOver.Who));
            }
            state.HandOver = null;
            await ResumeAsync();
            return true;
        }
        // A rule has spoken already when it heard one.
        if (Replies.AreEmpty) await UnforeseenEmergency();
        Effects.Signals.Add(new Signal(Case.MailboxOf(handOver.Reference), CaseSignals.Addition, JsonSerializer.SerializeToElement(
            new CaseRequest(Heard.Text.Length == 0 ? null : Heard.Text) { Photos = Heard.Photos ?? [] }, CaseJson.Default.CaseRequest)));
        if (!handOver.Told) Say("doorgestuurd", ("wie", handOver.Who), ("zaak", handOver.Reference));
        state.HandOver = handOver with { Told = true, Until = Now + HandOverLasts };
        return true;
    }

    /// <summary>The bot has the word again: what was left is taken up.</summary>
    private async ValueTask ResumeAsync()
    {
        await TakeUpAsync(began: false);
        if (dialogue is null) Say("wat-kan-ik-doen");
        else await GoOnAsync();
    }
}
