namespace WijkBot.Benchmarks.Fuzz;

/// <summary>A reader of something from outside.</summary>
/// <param name="Name">What it reads.</param>
/// <param name="Inputs">Inputs of a full run.</param>
/// <param name="Seeds">Good inputs, to be spoilt.</param>
/// <param name="Words">What means something to the reader, to be put in anywhere.</param>
/// <param name="ReadAsync">Reads; an exception that leaves it is a fault. What the reader promises to throw or answer is caught inside.</param>
internal sealed record FuzzTarget(string Name, int Inputs, IReadOnlyList<byte[]> Seeds, IReadOnlyList<string> Words, Func<byte[], Task> ReadAsync);
