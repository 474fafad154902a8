using WijkBot.Channels.Activities;
using WijkBot.Conversations.Engine;
using WijkBot.Conversations.WijkKiezen;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Storage;

namespace WijkBot.Conversations.OpDeHoogte;

/// <summary>"Houd mij op de hoogte van het Schelfhorstpark", "geen nieuws meer", "waar ben ik op geabonneerd". Nobody gets a message who did not say yes to it.</summary>
/// <param name="knowledge">Projects and wijken.</param>
/// <param name="store">The resident's own subscriptions.</param>
/// <param name="wijken">Asks for the wijk.</param>
/// <param name="dates">What day it is.</param>
public sealed class OpDeHoogteConversation(KnowledgeBase knowledge, IStore store, WijkAsk wijken, Dates dates) : Subject
{
    private const double ByWords = 0.92;
    private const int MostProjects = 4;
    private const string None = "geen", All = "alles";

    private readonly Topics topics = new(knowledge);

    /// <inheritdoc />
    public override string Name => "op-de-hoogte";

    /// <inheritdoc />
    public override double Fit(Understood understood) =>
        WantsNoMore(understood) || WantsToSee(understood) ? 1 : understood.Wants("op de hoogte", "abonneer mij", "abonneren op") && !understood.IsQuestion ? ByWords : understood.Intent(Name);

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        var text = talk.First?.Text ?? "";
        var said = new Understood(new Heard(text, talk.Now), null, () => throw new InvalidOperationException("no model is asked here"));
        if (WantsNoMore(said) || WantsToSee(said))
        {
            await ShowOwnAsync(talk, text, WantsNoMore(said));
            return;
        }
        if (talk.Resident.Channel == ChannelIds.WebChat)
        {
            talk.Tell("webchat");
            return;
        }
        var key = talk.Keep("onderwerp", text, () => topics.Said(text, talk.Resident.Wijk, dates.LocalDay(talk.Now))?.Key ?? "");
        if (key.Length == 0) key = await ChooseAsync(talk);
        if (topics.Find(key) is not { } topic)
        {
            talk.Tell("niets-veranderd");
            return;
        }
        if (!await talk.AskYesNo("goed", of: key, with: [("wat", topic.Name)]))
        {
            talk.Tell("niets-veranderd");
            return;
        }
        var bySms = talk.Resident.Channel == ChannelIds.WhatsApp && await talk.AskYesNo("ook-sms");
        await talk.Do("abonnement", () =>
        {
            talk.Effects.Records.Add(new Subscription(topic.Key, topic.Name, talk.Now, bySms).ToRecord(talk.Resident.Mailbox, topic.Wijk));
            return ValueTask.FromResult(true);
        });
        talk.Tell("aangemeld", ("wat", topic.Name));
    }

    private async ValueTask<string> ChooseAsync(Talk talk)
    {
        var wijk = talk.Resident.Wijk ?? await wijken.AskAsync(talk, "welke-wijk");
        var own = topics.OfWijk(wijk);
        var projects = knowledge.Entries.OfType<Project>().Where(project => project.Wijk == wijk && project.IsValid(dates.LocalDay(talk.Now))).OrderByDescending(project => project.Checked).Take(MostProjects).Select(Topics.OfProject);
        Option[] options = [new(own.Key, talk.Note(talk.Text("alles-over", ("wat", own.Name)), talk.Dutch("alles-over", ("wat", own.Name)))), .. projects.Select(topic => new Option(topic.Key, topic.Name)), new(None, talk.Text(None))];
        return await talk.Choose("waarover", options, fill: false);
    }

    /// <summary>What the resident follows; with <paramref name="stop"/> one of it, or all of it, ends.</summary>
    private async ValueTask ShowOwnAsync(Talk talk, string text, bool stop)
    {
        var own = await talk.KeepAsync("eigen", text, () => OwnAsync(talk.Resident.Mailbox));
        if (own.Length == 0)
        {
            talk.Tell("geen-abonnement");
            return;
        }
        if (!stop)
        {
            talk.Tell("overzicht", ("wat", string.Join(", ", own.Select(NameOf))));
            return;
        }
        var said = topics.Said(text, talk.Resident.Wijk, dates.LocalDay(talk.Now))?.Key;
        var ends = own.Length == 1 ? own[0] : own.Contains(said) ? said! : await talk.Choose("welke-stoppen", [.. own.Select(key => new Option(key, NameOf(key))), new Option(All, talk.Text(All))], fill: false);
        await talk.Do("gestopt", () =>
        {
            foreach (var key in own.Where(key => ends == All || ends == key))
                talk.Effects.Records.Add(new StoredRecord(Subscription.RecordKind, Subscription.IdOf(talk.Resident.Mailbox, key), null) { Owner = talk.Resident.Mailbox, At = talk.Now });
            return ValueTask.FromResult(true);
        });
        talk.Tell("afgemeld", ("wat", ends == All ? string.Join(", ", own.Select(NameOf)) : NameOf(ends)));
    }

    private async ValueTask<string[]> OwnAsync(string resident) =>
        [.. (await store.FindAsync(new RecordQuery(Subscription.RecordKind) { Owner = resident }, CancellationToken.None)).OrderBy(record => record.At).Select(record => record.Status!)];

    private string NameOf(string key) => topics.Find(key)?.Name ?? key;

    private static bool WantsNoMore(Understood understood) => understood.Has(
        "stop nieuws", "stop met nieuws", "geen nieuws meer", "nieuws stoppen", "niet meer op de hoogte", "geen berichten meer over", "stop berichten over", "stop met berichten over",
        "afmelden voor nieuws", "afmelden voor berichten", "meld mij af voor", "uitschrijven voor", "abonnement stoppen", "abonnement opzeggen");

    private static bool WantsToSee(Understood understood) => understood.Has("waar ben ik op geabonneerd", "mijn abonnementen", "welke abonnementen heb ik", "welke berichten krijg ik");
}
