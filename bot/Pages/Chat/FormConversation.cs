using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Media;
using WijkBot.Channels.WebChat;

namespace WijkBot.Pages.Chat;

/// <summary>A line of the conversation as the form shows it.</summary>
/// <param name="ByUser">The resident said it.</param>
/// <param name="Text">The words.</param>
/// <param name="Photos">Addresses of photos.</param>
public sealed record FormLine(bool ByUser, string Text, IReadOnlyList<string> Photos);

/// <summary>What became of sending.</summary>
/// <param name="Token">For the next message; null when there is no conversation.</param>
/// <param name="Fault">What went wrong; null when nothing did.</param>
/// <param name="Lines">The conversation.</param>
/// <param name="Choices">Answers to choose from.</param>
public sealed record FormOutcome(string? Token, string? Fault, IReadOnlyList<FormLine> Lines, IReadOnlyList<string> Choices);

/// <summary>Says something in a web conversation on behalf of a page, and waits for the answer: Direct Line without a client.</summary>
public sealed class FormConversation(
    WebChatSettings settings, WebChatTokens tokens, WebChatConversations conversations, WebChatInbound inbound, WebChatLimits limits, IHub hub, IWebChatLog log, WebChatWatchers watchers,
    KeepWebChatPhoto keep, TimeProvider clock)
{
    private const string Gone = "Dit gesprek is te oud. Begin opnieuw met uw bericht.";
    private const string Busy = "Het is nu te druk. Probeer het over een minuut opnieuw.";
    private const string Unavailable = "Wij kunnen uw bericht nu niet bewaren. Probeer het zo nog eens, of bel ons.";
    private const string Empty = "Typ eerst een bericht, of kies een foto.";
    private const string NoPhoto = "Dit bestand is geen foto die wij kunnen lezen. Stuur een JPG of PNG van hoogstens 5 MB.";
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(8);

    /// <summary>There is a web chat.</summary>
    public bool IsOpen => settings.IsOn;

    /// <summary>Sends words or a photo; begins a conversation when there is none yet.</summary>
    public async Task<FormOutcome> SayAsync(HttpContext context, string? bearer, string account, string? text, IFormFile? photo, CancellationToken cancel)
    {
        if (!IsOpen)
            return new FormOutcome(null, Unavailable, [], []);
        var fault = default(string);
        var known = string.IsNullOrEmpty(bearer) ? null : await tokens.ReadAsync(bearer);
        if (known is not null && known.Expires <= clock.GetUtcNow())
            (known, fault) = (null, Gone);
        if (known is null)
        {
            if (conversations.IssueFor(context, account) is not { } begun || await tokens.ReadAsync(begun.Token) is not { } own)
                return new FormOutcome(null, Busy, [], []);
            (known, bearer) = (own, begun.Token);
            if (!await BeginAsync(own, cancel))
                return new FormOutcome(null, Unavailable, [], []);
        }
        else if (limits.WaitFor(known.Conversation) is not null)
        {
            fault = Busy;
        }
        fault ??= await SendAsync(known, text, photo, cancel);
        return await ShowAsync(known, bearer!, fault, cancel);
    }

    private async Task<bool> BeginAsync(WebChatToken token, CancellationToken cancel)
    {
        using var first = watchers.Watch(token.Conversation);
        if (await hub.AcceptAsync(inbound.Begin(token.Conversation, token.User, "nl"), cancel) == Accepted.Unavailable)
            return false;
        await UntilAsync(first, 1, cancel);
        return true;
    }

    /// <summary>Null when it was sent; else what to tell.</summary>
    private async Task<string?> SendAsync(WebChatToken token, string? text, IFormFile? photo, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(text) && photo is null)
            return Empty;
        var attachments = new List<Attachment>();
        if (photo is not null)
        {
            using var bytes = new MemoryStream();
            await photo.CopyToAsync(bytes, cancel);
            if (await PhotoReader.ReadAsync(bytes.ToArray(), cancel) is not PhotoOutcome.Photo read)
                return NoPhoto;
            attachments.Add(new Attachment { ContentType = PhotoOutcome.Photo.ContentType, ContentUrl = await keep(read.Bytes, cancel) });
        }
        var before = await log.WatermarkAsync(token.Conversation, cancel) ?? 0;
        using var news = watchers.Watch(token.Conversation);
        var message = inbound.Read(new Activity { Text = text }, token.Conversation, token.User)!;
        if (await hub.AcceptAsync(message with { Activity = message.Activity with { Attachments = attachments.Count > 0 ? attachments : null } }, cancel) == Accepted.Unavailable)
            return Unavailable;
        await UntilAsync(news, before + 1, cancel);
        return null;
    }

    private async Task UntilAsync(WebChatWatcher news, long watermark, CancellationToken cancel)
    {
        while (await log.WatermarkAsync(news.Conversation, cancel) is not { } now || now < watermark)
            if (!await news.WaitAsync(AnswerWithin, cancel))
                return;
    }

    private async Task<FormOutcome> ShowAsync(WebChatToken token, string bearer, string? fault, CancellationToken cancel)
    {
        var page = await log.ReadAsync(token.Conversation, 0, null, cancel);
        if (page is null)
            return new FormOutcome(null, fault ?? Gone, [], []);
        var lines = page.Activities.Where(activity => activity.Type == ActivityTypes.Message).ToList();
        var choices = lines is [.., { SuggestedActions.Actions: { Count: > 0 } offered }] ? offered.Select(action => action.Title ?? "").Where(title => title.Length > 0).ToList() : [];
        return new FormOutcome(
            bearer, fault,
            [.. lines.Select(line => new FormLine(line.From?.Role == "user", line.Text ?? "", [.. (line.Attachments ?? []).Select(photo => PathOf(photo.ContentUrl))]))],
            choices);
    }

    /// <summary>Our own address without the host: the page may be seen under another name than the public one.</summary>
    private static string PathOf(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var url) ? url.AbsolutePath : address ?? "";
}
