using System.Text.Json;
using System.Text.RegularExpressions;

namespace WijkBot.Conversations.Engine;

public sealed partial class Dialogue
{
    /// <summary>"terug": takes back the last answer on the path of this run, and no further than something that was done.</summary>
    /// <returns>False when there is nothing to go back to.</returns>
    public bool Back()
    {
        for (var i = located!.Path.Count - 1; i >= 0; i--)
        {
            var step = located.Path[i];
            if (step.Question is null) return false;
            if (!state.Answers.ContainsKey(step.Name)) continue;
            state.Forget(step.Name);
            return true;
        }
        return false;
    }

    /// <summary>"opnieuw": everything is asked again and nothing is filled in.</summary>
    /// <returns>False when something was done already; then it is a new conversation that must begin.</returns>
    public bool Restart()
    {
        if (located!.Path.Any(step => step.Question is null)) return false;
        foreach (var given in state.Answers.Where(answer => answer.Value.How is AnswerSource.Said or AnswerSource.Filled).Select(answer => answer.Key).ToList())
            state.Answers.Remove(given);
        state.Heard.Clear();
        state.Held.Clear();
        state.Open = null;
        return true;
    }

    /// <summary>
    /// Changes an earlier answer: "nee, het is de Dorpsstraat", or one more photo, or another place on the map, when its question has gone by. The last question on the path
    /// that reads it without doubt gets it, and its parts are asked again where needed.
    /// </summary>
    /// <remarks>At a summary "Dorpsstraat" alone is a correction too; elsewhere a message must begin like one.</remarks>
    public bool Correct(Heard heard)
    {
        var (marked, rest) = CorrectionOf(heard.Text);
        if (!marked && Pending?.IsSummary != true && heard is { Photos: null, Pin: null }) return false;
        // where a photo was taken says nothing against a place that was given
        var change = heard with { Text = rest, Pin = heard.Pin is { FromPhoto: true } ? null : heard.Pin };
        for (var i = located!.Path.Count - 1; i >= 0; i--)
        {
            var question = located.Path[i].Question;
            if (question?.Label is null || !state.Answers.TryGetValue(question.Name, out var answer)) continue;
            var reading = question.Amended(answer.Value, change);
            var adds = reading.Certainty == Certainty.Sure;
            if (!adds) reading = question.Read(change, []);
            if (reading.Certainty != Certainty.Sure || Same(reading.Value, answer.Value)) continue;
            if (!adds) state.Forget(question.Name);
            Set(question, reading.Value);
            state.Heard.RemoveAll(earlier => earlier == heard);
            return true;
        }
        return false;
    }

    /// <summary>
    /// "nee, de plek klopt niet": at a summary the words may name the answer that is wrong. Without a name the question which one follows.
    /// </summary>
    public bool Deny(Heard heard)
    {
        if (Pending is not Question<bool> { IsSummary: true } || Moved || Read(heard) is not { Certainty: Certainty.Maybe } said || said.Value.GetBoolean()) return false;
        Set(Pending, said.Value);
        state.Held[$"{Pending.Name}/welke"] = new HeldReply(heard with { Text = CorrectionOf(heard.Text).Change }, null) { Of = Pending.Of };
        return true;
    }

    private static bool Same(JsonElement a, JsonElement b) => a.GetRawText() == b.GetRawText();

    /// <summary>Whether a message begins as a correction does, and what is left when that beginning is taken off.</summary>
    public static (bool Marked, string Change) CorrectionOf(string text)
    {
        var match = Marker().Match(text);
        return match.Success ? (true, text[match.Length..].Trim()) : (false, text.Trim());
    }

    [GeneratedRegex(
        @"^\s*((nee+|neen|sorry|oh|o|oeps|wacht( even)?|ho|ja,? maar|maar|toch|fout|foutje|verkeerd|niet goed|klopt niet|dat klopt niet|ik bedoel(de)?|correctie|pardon|het (is|was|moet)|dat (is|was|moet)|moet zijn|zijn|niet [\w\s]{2,30}? maar)\b[\s,.:;!-]*)+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Marker();
}
