using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WijkBot.Channels.Media;
using WijkBot.Channels.WebChat;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Pages.Chat;

/// <summary>The same conversation without script: one form, the answer on the next page. The conversation's token is a field of the form, so there is no cookie.</summary>
/// <param name="knowledge">Wijken, phone number, hours.</param>
/// <param name="chat">The conversation.</param>
/// <param name="openings">What the resident says first.</param>
[IgnoreAntiforgeryToken] // the token in the form is what gives the right to write; a foreign page does not have it
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[RequestSizeLimit(PhotoReader.MaxBytes + (64 * 1024))]
public sealed class FormulierModel(KnowledgeBase knowledge, FormConversation chat, ChatOpening openings) : PageModel
{
    /// <summary>The wijk; null = the whole town.</summary>
    public Wijk? Wijk { get; private set; }

    /// <summary>What was said.</summary>
    public IReadOnlyList<FormLine> Lines { get; private set; } = [];

    /// <summary>Answers to choose from.</summary>
    public IReadOnlyList<string> Choices { get; private set; } = [];

    /// <summary>Token of the conversation; null = not begun.</summary>
    public string? Token { get; private set; }

    /// <summary>What went wrong, for the resident.</summary>
    public string? Fault { get; private set; }

    /// <summary>There is a web chat.</summary>
    public bool IsOpen => chat.IsOpen;

    /// <summary>Number of the municipality.</summary>
    public string Phone => knowledge.Gemeente.Phone;

    /// <summary>The same as an address.</summary>
    public string PhoneLink => Phone.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>When the phone is answered, as far as that is known.</summary>
    public string Hours => OpeningHours.Of(knowledge.Gemeente);

    /// <summary>What stands in the form already, by the button that was pressed; null = nothing.</summary>
    public string? Opening { get; private set; }

    /// <summary>A form with at most the opening in it.</summary>
    public async Task OnGetAsync(string? wijk, string? begin, CancellationToken cancel)
    {
        In(wijk);
        Opening = await openings.WordsAsync(begin, cancel);
    }

    private void In(string? wijk) => Wijk = wijk is null ? null : knowledge.Wijken.BySlug(wijk);

    /// <summary>Sends, waits a moment for the answer, and shows the whole conversation.</summary>
    public async Task OnPostAsync(string? wijk, string? bewijs, string? tekst, string? keuze, IFormFile? foto, CancellationToken cancel)
    {
        In(wijk);
        var said = (keuze ?? tekst)?.Trim();
        var sent = await chat.SayAsync(HttpContext, bewijs, Wijk?.Slug ?? WebChatConversations.AnyAccount, said is { Length: > 2000 } ? said[..2000] : said, foto, cancel);
        (Token, Fault, Lines, Choices) = (sent.Token, sent.Fault, sent.Lines, sent.Choices);
    }
}
