namespace WijkBot.Channels.Twilio;

/// <summary>Finds out whether a message whose answer never came did go out.</summary>
public static class TwilioLookup
{
    // Twilio's times are whole seconds, and the two clocks differ a little.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    // For a message without a time of its own: longer than any round of attempts of the sender.
    private static readonly TimeSpan Reach = TimeSpan.FromHours(1);

    /// <summary>
    /// Its outcome when Twilio lists it, <see cref="SendOutcome.Unknown"/> when Twilio does not answer, null when it did not go out.
    /// A message is ours when it went to the same person with the same words, not before <c>timestamp</c> of the activity: the same question
    /// asked in an earlier turn is another message.
    /// </summary>
    public static async Task<SendOutcome?> FindAsync(
        TwilioApi api, Outgoing message, TwilioEnvelope envelope, string? body, TimeProvider clock, CancellationToken cancel)
    {
        var since = (message.Activity.Timestamp ?? clock.GetUtcNow() - Reach) - Slack;
        if (await api.ListAsync(envelope.To, envelope.Sender, since, cancel) is not { } listed)
            return new SendOutcome.Unknown("the look-up got no answer");
        var found = listed.FirstOrDefault(m => m.Sid.Length > 0 && m.Direction.StartsWith("outbound", StringComparison.Ordinal)
            && m.Created >= since && IsSame(m.Body, body, message.Template));
        if (found is null)
            return null;
        return TwilioStatus.Map(found.Status) == DeliveryStatus.Failed && found.ErrorCode is { } code && TwilioErrors.Outcome(code) is { } failed
            ? failed : new SendOutcome.Sent(found.Sid);
    }

    // A trial account puts a line before the text, hence the end; of a template only its blanks are known to us.
    private static bool IsSame(string listed, string? body, MessageTemplate? template) => body is not null
        ? Spaceless(listed).EndsWith(Spaceless(body), StringComparison.Ordinal)
        : template is not null && template.Variables.All(v => Spaceless(listed).Contains(Spaceless(v), StringComparison.Ordinal));

    private static string Spaceless(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
