namespace WijkBot.Knowledge.Content;

/// <summary>A kind of melding.</summary>
/// <param name="Slug">Name in the contract, such as <c>straatverlichting</c>.</param>
/// <param name="Name">What the resident reads, such as "Straatverlichting".</param>
/// <param name="Words">Words that residents use for it.</param>
/// <param name="Examples">Whole messages as residents type them.</param>
/// <param name="Questions">What to ask besides text, place and photo.</param>
/// <param name="Party">Id of the party in netwerk.yaml that handles it when no routing rule says otherwise.</param>
/// <param name="HandlingTime">How long handling usually takes, in working days; null where nobody has published it.</param>
/// <param name="TakeWithin">Office time in which somebody must take it.</param>
/// <param name="AnswerWithin">Office time in which the resident must have an answer.</param>
/// <param name="Confidential">Never on a public list, and only to the party that handles it.</param>
public sealed record Category(
    string Slug, string Name, IReadOnlyList<string> Words, IReadOnlyList<string> Examples, IReadOnlyList<FollowUp> Questions,
    string Party, int? HandlingTime, TimeSpan TakeWithin, TimeSpan AnswerWithin, bool Confidential)
{
    /// <summary>What the resident is told when this is not for the municipality: who it is for and how to reach them; null when we handle it.</summary>
    public string? NotOurs { get; init; }
    /// <summary>Messages kept apart from <see cref="Examples"/>: never trained on, to choose thresholds and to measure.</summary>
    public IReadOnlyList<string> DevExamples { get; init; } = [];
    /// <summary>Where <see cref="HandlingTime"/> was published; null together with it.</summary>
    public string? HandlingSource { get; init; }
}

/// <summary>A question that a category asks.</summary>
/// <param name="Name">Stable name, such as <c>paalnummer</c>.</param>
/// <param name="Text">The question, B1.</param>
/// <param name="Choices">The answers to choose from; empty = free text.</param>
/// <param name="Optional">May be skipped.</param>
public sealed record FollowUp(string Name, string Text, IReadOnlyList<string> Choices, bool Optional)
{
    /// <summary>Asked only when an earlier question of this category got this answer: <c>naam=antwoord</c>.</summary>
    public string? When { get; init; }
}
