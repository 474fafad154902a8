namespace WijkBot.Benchmarks.Language;

/// <summary>What a run prints, and whether every target was reached.</summary>
public sealed class Report
{
    /// <summary>Targets missed so far.</summary>
    public int Missed { get; private set; }

    /// <summary>Begins a part.</summary>
    public void Section(FormattableString title)
    {
        Console.WriteLine();
        Console.WriteLine("## " + FormattableString.Invariant(title));
    }

    /// <summary>Prints a line.</summary>
    public void Line(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    /// <summary>Prints a line of plain text.</summary>
    public void Line(string line) => Console.WriteLine(line);

    /// <summary>Prints whether a target is reached.</summary>
    public void Target(FormattableString target, bool reached)
    {
        Missed += reached ? 0 : 1;
        Console.WriteLine($"{(reached ? "reached" : "MISSED ")}  {FormattableString.Invariant(target)}");
    }
}
