namespace WijkBot.Knowledge.Content;

/// <summary>What the municipality has published about spending the budget of a wijk, from <c>wijkbudget.yaml</c>. A wijk without published rules is not in the list; nobody invents them.</summary>
/// <param name="Wijk">Slug of the wijk.</param>
/// <param name="Amount">Budget for a year in whole euros; null when no amount is published.</param>
/// <param name="Year">The year it is for; null when no amount is published.</param>
/// <param name="Rules">The rules, each one sentence B1.</param>
/// <param name="Source">Where they were published.</param>
/// <param name="Checked">"Laatst gecontroleerd".</param>
public sealed record Wijkbudget(string Wijk, int? Amount, int? Year, IReadOnlyList<string> Rules, string Source, DateOnly? Checked);
