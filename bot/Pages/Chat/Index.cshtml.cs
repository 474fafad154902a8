using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using WijkBot.Channels.WebChat;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Wijken;
using WijkBot.WebChat;

namespace WijkBot.Pages.Chat;

/// <summary>The chat itself, as a page of its own and inside other pages.</summary>
/// <param name="knowledge">Wijken and the phone number.</param>
/// <param name="settings">Whether there is a chat, and which sites may show it.</param>
/// <param name="script">The chat's script.</param>
/// <param name="openings">What the resident says first.</param>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(KnowledgeBase knowledge, WebChatSettings settings, ChatScript script, ChatOpening openings) : PageModel
{
    // One part of Web Chat makes a style element without the nonce and fills it by script: empty it may stand there (SHA-256 of nothing).
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    /// <summary>The wijk that the chat is about; null = the whole town.</summary>
    public Wijk? Wijk { get; private set; }

    /// <summary>Name of the wijk or the town.</summary>
    public string Place => Wijk?.Name ?? knowledge.Gemeente.Place;

    /// <summary>The account of ours that is spoken to.</summary>
    public string Account => Wijk?.Slug ?? WebChatConversations.AnyAccount;

    /// <summary>Number of the municipality.</summary>
    public string Phone => knowledge.Gemeente.Phone;

    /// <summary>Shown inside another page.</summary>
    public bool InPage { get; private set; }

    /// <summary>By socket; false = by asking every second, for networks that let no socket through.</summary>
    public bool Socket { get; private set; }

    /// <summary>What the resident says first, by the button that was pressed; null = nothing.</summary>
    public string? Opening { get; private set; }

    /// <summary>Lets this page's own script and styles through, and no other.</summary>
    public string Nonce { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));

    /// <summary>Address of the script.</summary>
    public string? Script => script.Path;

    /// <summary>The same without script.</summary>
    public string FormAddress { get; private set; } = "/chat/formulier";

    /// <summary>Shows the chat, or goes to the form when there is no chat.</summary>
    public async Task<IActionResult> OnGetAsync(string? wijk, string? @in, string? stroom, string? begin, CancellationToken cancel)
    {
        Wijk = wijk is null ? null : knowledge.Wijken.BySlug(wijk);
        Opening = await openings.WordsAsync(begin, cancel);
        FormAddress = QueryHelpers.AddQueryString(FormAddress, new Dictionary<string, string?> { ["wijk"] = Wijk?.Slug, ["begin"] = Opening is null ? null : begin });
        InPage = @in == "pagina";
        Socket = stroom != "nee";
        if (!settings.IsOn || Script is null)
            return Redirect(FormAddress);
        // Web Chat writes its styles in style elements, which carry the nonce; blob: is the preview of a photo and the small worker that makes it
        Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{Nonce}' 'strict-dynamic'; style-src 'self' 'nonce-{Nonce}' {EmptyStyle}; img-src 'self' data: blob:; connect-src 'self' blob:; worker-src blob:; "
            + $"form-action 'self'; base-uri 'none'; frame-ancestors {string.Join(' ', settings.Origins.Prepend("'self'"))}";
        return Page();
    }
}
