using System.Globalization;
using System.Text.Json;
using WijkBot.Cases;
using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Storage;

namespace WijkBot.Conversations.Activiteiten;

/// <summary>Puts a resident on the list of an activity that asks for it, and tells the professionals of the wijk by a case. Nobody is put on a list that is full.</summary>
/// <param name="store">Reads who is on the list.</param>
/// <param name="desk">Opens the case.</param>
public sealed class SignUp(IStore store, CaseDesk desk)
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>Asks whether to sign up, and under which name.</summary>
    /// <returns>True when the resident is on the list, or it was full.</returns>
    public async ValueTask<bool> AskAsync(Talk talk, Activiteit activity, Occurrence when)
    {
        var list = SignedUp.ListOf(activity.Id.ToString(), when.Begin);
        if (activity.SignUp!.Places is { } places && await talk.KeepAsync("op-de-lijst", list, () => CountAsync(list, places)) >= places)
        {
            talk.Tell("vol");
            return true;
        }
        if (!await talk.AskYesNo("aanmelden")) return false;
        var name = await talk.AskText("naam");
        var day = when.Begin.ToString("dddd d MMMM H.mm", Dutch);
        var receipt = await desk.OpenAsync(talk, new Request(CaseKind.Vraag, $"Aanmelding voor {activity.Title}, {day}. Naam: {name}"));
        await talk.Do("lijst", () =>
        {
            var json = JsonSerializer.Serialize(new SignedUp(activity.Id.ToString(), when.Begin, name, receipt.Reference), ResidentJson.Default.SignedUp);
            talk.Effects.Records.Add(new StoredRecord(SignedUp.RecordKind, receipt.Reference, json) { Owner = talk.Resident.Mailbox, Wijk = activity.Wijk, Status = list, At = talk.Now });
            return ValueTask.FromResult(true);
        });
        talk.Tell("aangemeld", ("wat", $"{activity.Title}, {day}"), ("zaak", receipt.Reference));
        return true;
    }

    private async ValueTask<int> CountAsync(string list, int places) =>
        (await store.FindAsync(new RecordQuery(SignedUp.RecordKind) { Statuses = [list], Max = places + 1 }, CancellationToken.None)).Count;
}
