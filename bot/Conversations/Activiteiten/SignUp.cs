using System.Globalization;
using System.Text.Json;
using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Storage;

namespace WijkBot.Conversations.Activiteiten;

/// <summary>Asks a resident whether to come to an activity that asks for signing up; the list of the activity decides (<see cref="SignUpList"/>). Who asks for a full one hears so at once.</summary>
/// <param name="store">Reads who is on the list.</param>
public sealed class SignUp(IStore store)
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>Asks whether to sign up, and under which name.</summary>
    /// <returns>True when the list was asked for a place, or it was full.</returns>
    public async ValueTask<bool> AskAsync(Talk talk, Activiteit activity, Occurrence when)
    {
        var list = SignedUp.ListOf(activity.Id.ToString(), when.Begin);
        if (activity.SignUp!.Places is { } places && await talk.KeepAsync("op-de-lijst", list, () => CountAsync(list, places)) >= places)
        {
            talk.Tell("kennis.vol");
            return true;
        }
        if (!await talk.AskYesNo("aanmelden")) return false;
        var name = await talk.AskText("naam");
        var what = $"{activity.Title}, {when.Begin.ToString("dddd d MMMM H.mm", Dutch)}";
        await talk.Do("lijst", () =>
        {
            var asked = new PlaceAsked(talk.Resident.Mailbox, activity.Id.ToString(), when.Begin, name, activity.SignUp.Places, activity.Wijk, what);
            talk.Effects.Signals.Add(new Signal(SignUpList.MailboxOf(list), SignUpList.Asked, JsonSerializer.SerializeToElement(asked, ResidentJson.Default.PlaceAsked)));
            return ValueTask.FromResult(true);
        });
        return true;
    }

    private async ValueTask<int> CountAsync(string list, int places) =>
        (await store.FindAsync(new RecordQuery(SignedUp.RecordKind) { Statuses = [list], Max = places + 1 }, CancellationToken.None)).Count;
}
