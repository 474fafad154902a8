using WijkBot.Knowledge.Content;

namespace WijkBot.Cases;

/// <summary>What professionals read: texts of <c>teksten/teams.yaml</c>, always Dutch.</summary>
public static class Phrasing
{
    /// <summary>The text under this key with its blanks filled.</summary>
    public static string Say(this KnowledgeBase knowledge, string key, params (string Name, string Value)[] values) =>
        knowledge.Texts.Get(key, Texts.Dutch, values);
}
