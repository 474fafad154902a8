using WijkBot.Knowledge.Netwerk;

namespace WijkBot.Roster;

/// <summary>Work that somebody must take: for which party, about what, where, and before when.</summary>
/// <param name="Party">The party that it is for.</param>
/// <param name="Subject">Category, or kind of case.</param>
/// <param name="Areas">Everything that its place lies in, from narrow to wide (<see cref="Wijknetwerk.AreasOf"/>).</param>
/// <param name="Now">Now.</param>
/// <param name="Until">When it must have been taken.</param>
/// <param name="Day">Today, or the next day on which the office is open.</param>
public sealed record Duty(Party Party, string Subject, IReadOnlyList<string> Areas, DateTimeOffset Now, DateTimeOffset Until, DateOnly Day);
