using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Twilio;

/// <summary>Sends WhatsApp and SMS messages by Twilio's Messages resource.</summary>
public sealed class TwilioChannel(TwilioSettings settings, TwilioApi api, SendRate rate, TimeProvider clock) : IChannel
{
    /// <summary>WhatsApp: free text is allowed this long after the resident's last message.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <inheritdoc/>
    public IReadOnlyList<string> ChannelIds { get; } = [Activities.ChannelIds.WhatsApp, Activities.ChannelIds.Sms];

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(Outgoing message, CancellationToken cancel)
    {
        var activity = message.Activity;
        if (activity.Type != ActivityTypes.Message)
            return Rejected($"an activity of type {activity.Type} has no form in {activity.ChannelId}");
        if (TwilioEnvelope.For(activity, settings) is not { } envelope)
            return Rejected("no recipient, or neither a number of ours nor a MessagingServiceSid to send from");

        var window = activity.ChannelId != Activities.ChannelIds.WhatsApp || clock.GetUtcNow() - message.LastHeard < Window;
        if (!window)
            return await SendTemplateAsync(message, envelope, cancel);
        if (TwilioWords.Messages(activity) is not { } texts)
            return Rejected($"the text is longer than two messages of {SmsText.MaxLength} characters");
        if (texts is [{ } only] && string.IsNullOrWhiteSpace(only))
            return Rejected("nothing to say: no text and no choices");

        var content = activity.ChannelId == Activities.ChannelIds.WhatsApp && TwilioWords.PhotoOf(activity) is null // Twilio takes no photo beside a template
            ? ChoiceTemplates.For(TwilioWords.Text(activity), TwilioWords.Choices(activity), settings.Templates) : null;
        var outcome = content is null
            ? await SendTextsAsync(message, envelope, texts, cancel)
            : await SendOnceAsync(message, envelope, [.. envelope.Parameters(), .. envelope.Content(content)], TwilioWords.Text(activity), cancel);
        if (content is not null && TwilioErrors.IsContentRefused(outcome)) // the words must reach the resident, with buttons or without
            outcome = await SendTextsAsync(message, envelope, texts, cancel);
        return outcome is SendOutcome.Never { Reason: NeverReason.TemplateNeeded } ? await SendTemplateAsync(message, envelope, cancel) : outcome;
    }

    private async Task<SendOutcome> SendTextsAsync(Outgoing message, TwilioEnvelope envelope, IReadOnlyList<string> texts, CancellationToken cancel)
    {
        List<string> ids = [];
        foreach (var text in texts)
        {
            if (ids.Count > 0)
                await Task.Delay(settings.PartPause, clock, cancel);
            var photo = ids.Count == 0 ? TwilioWords.PhotoOf(message.Activity) : null;
            var outcome = await SendOnceAsync(message, envelope, [.. envelope.Parameters(), new("Body", text), .. TwilioEnvelope.Photo(photo)], text, cancel);
            if (outcome is not SendOutcome.Sent sent)
                // once a part is out, "try again" would repeat it: the look-up of "unknown" finds what is out and sends the rest
                return ids.Count > 0 && outcome is SendOutcome.TryAgain(_, var why) ? new SendOutcome.Unknown($"{ids.Count} of {texts.Count} went out: {why}") : outcome;
            ids.Add(sent.ProviderId);
        }
        return new SendOutcome.Sent(ids[^1], ids.Count > 1 ? ids : null);
    }

    private async Task<SendOutcome> SendTemplateAsync(Outgoing message, TwilioEnvelope envelope, CancellationToken cancel)
    {
        if (message.Template is not { } template)
            return new SendOutcome.Never(NeverReason.TemplateNeeded, "the 24-hour window is closed and the message names no template");
        if (!settings.Templates.TryGetValue(template.Name, out var sid))
            return new SendOutcome.Never(NeverReason.TemplateNeeded, $"the 24-hour window is closed and Twilio:Templates:{template.Name} is not set");
        return await SendOnceAsync(
            message, envelope, [.. envelope.Parameters(), .. envelope.Content(new TwilioContent(sid, template.Variables))], null, cancel);
    }

    private async Task<SendOutcome> SendOnceAsync(
        Outgoing message, TwilioEnvelope envelope, IReadOnlyList<KeyValuePair<string, string>> parameters, string? body, CancellationToken cancel)
    {
        if (message.LookFirst && await TwilioLookup.FindAsync(api, message, envelope, body, clock, cancel) is { } known)
            return known;
        if (envelope.From is { } from && rate.Take(message.Activity.ChannelId, from, 1) is { } wait)
            return new SendOutcome.TryAgain(wait, "our number is at its pace") { OurPace = true };
        return await api.SendAsync(parameters, cancel);
    }

    private static SendOutcome.Never Rejected(string why) => new(NeverReason.Rejected, why);
}
