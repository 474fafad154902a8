namespace WijkBot.Knowledge.Netwerk;

/// <summary>A professional that the content names beforehand; who writes or presses in a linked Teams channel is known without it.</summary>
/// <param name="Id">Microsoft Entra object id.</param>
/// <param name="Name">Name for colleagues.</param>
/// <param name="Areas">Ids of parties and slugs of wijken that this person serves.</param>
public sealed record Persoon(string Id, string Name, IReadOnlyList<string> Areas)
{
    /// <summary>What a resident may read: the first name; null = no name is told.</summary>
    public string? FirstName { get; init; }
    /// <summary>What a resident may read: the role, such as wijkregisseur.</summary>
    public string? Role { get; init; }
}
