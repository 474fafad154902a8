using System.Globalization;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Twilio;

/// <summary>Choices as WhatsApp buttons or a list. Both need a Content resource at Twilio, made once per number of choices:</summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>keuze-1</c> … <c>keuze-3</c>: twilio/quick-reply, titles of at most 20 characters. More than three need WhatsApp's approval.</item>
/// <item><c>lijst-1</c> … <c>lijst-10</c>: twilio/list-picker, items of at most 24.</item>
/// <item><c>lijst-uitleg-1</c> … <c>lijst-uitleg-10</c>: the same with a description (72) under each item; used when every choice has one.</item>
/// </list>
/// In each, <c>{{1}}</c> is the body (1,024), then per choice: title, [description,] id (200). So <c>keuze-2</c> has body <c>{{1}}</c>, a button
/// <c>{{2}}</c> with id <c>{{3}}</c> and a button <c>{{4}}</c> with id <c>{{5}}</c>. A body of several lines goes out as numbered lines
/// instead: Twilio refuses a line break in a variable (error 21656).
/// </remarks>
public static class ChoiceTemplates
{
    private const int MaxBody = 1024, MaxButtons = 3, MaxTitle = 20, MaxItems = 10, MaxItem = 24, MaxDescription = 72, MaxId = 200;

    /// <summary>The parameters of a message with buttons or a list, or null when none is configured that holds these choices.</summary>
    public static TwilioContent? For(string text, IReadOnlyList<CardAction> choices, IReadOnlyDictionary<string, string> templates)
    {
        if (choices.Count is 0 or > MaxItems || text.Length is 0 or > MaxBody || text.AsSpan().ContainsAny("\n\r\t")
            || choices.Any(c => c.Type == "openUrl" || string.IsNullOrWhiteSpace(c.Title)) || choices.DistinctBy(c => c.Title).Count() < choices.Count)
            return null;
        var longest = choices.Max(c => c.Title!.Length);
        var count = choices.Count.ToString(CultureInfo.InvariantCulture);
        if (choices.Count <= MaxButtons && longest <= MaxTitle && templates.TryGetValue("keuze-" + count, out var sid))
            return new TwilioContent(sid, Variables(text, choices, described: false));
        if (longest > MaxItem)
            return null;
        if (choices.All(c => c.Text is { Length: > 0 and <= MaxDescription }) && templates.TryGetValue("lijst-uitleg-" + count, out sid))
            return new TwilioContent(sid, Variables(text, choices, described: true));
        return templates.TryGetValue("lijst-" + count, out sid) ? new TwilioContent(sid, Variables(text, choices, described: false)) : null;
    }

    private static List<string> Variables(string text, IReadOnlyList<CardAction> choices, bool described)
    {
        List<string> values = [text];
        for (var i = 0; i < choices.Count; i++)
        {
            values.Add(choices[i].Title!);
            if (described)
                values.Add(choices[i].Text!);
            var id = choices[i].Value?.ToString();
            values.Add(id is { Length: > 0 and <= MaxId } ? id : (i + 1).ToString(CultureInfo.InvariantCulture));
        }
        return values;
    }
}
