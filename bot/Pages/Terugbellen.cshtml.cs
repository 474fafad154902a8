using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WijkBot.CallBack;
using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Storage;

namespace WijkBot.Pages;

/// <summary>Shows the number of a terugbelverzoek to the professional who took it. A link preview sees only a button: the number comes after a press.</summary>
/// <param name="links">Reads the link.</param>
/// <param name="store">Reads the case and takes the line of history.</param>
/// <param name="clock">The time of that line.</param>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class TerugbellenModel(CallBackLink links, IStore store, TimeProvider clock) : PageModel
{
    /// <summary>The case; null when the link is forged or has expired.</summary>
    public string? Reference { get; private set; }

    /// <summary>The number, after the button was pressed.</summary>
    public string? Number { get; private set; }

    /// <summary>Shows the button.</summary>
    public void OnGet(string token) => Reference = links.Read(token)?.Reference;

    /// <summary>Shows the number and records who asked for it.</summary>
    public async Task OnPostAsync(string token, CancellationToken cancel)
    {
        if (links.Read(token) is not { } link
            || await store.FindAsync(new RecordQuery(Case.RecordKind) { Id = link.Reference }, cancel) is not [var record])
            return;
        var now = clock.GetUtcNow();
        var seen = new Activity { Type = ActivityTypes.Event, ChannelId = "intern", Name = CaseSignals.NumberShown, From = new ChannelAccount { Id = link.By.Id, Name = link.By.Name } };
        await store.AcceptAsync(new InboxItem($"intern|nummer|{link.Reference}|{link.By.Id}|{now.UtcTicks}", Case.MailboxOf(link.Reference), seen, now), cancel);
        Reference = link.Reference;
        Number = NumberOf(CaseRecord.Read(record));
    }

    /// <summary>The number that the resident asked to be called on, else the one written from; a web chat has none.</summary>
    private static string? NumberOf(Case @case) => @case.CallBackNumber
        ?? (@case.Resident.Split('|') is [ChannelIds.WhatsApp or ChannelIds.Sms, _, var user] ? user : null);
}
