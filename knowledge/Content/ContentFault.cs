namespace WijkBot.Knowledge.Content;

/// <summary>Something wrong in a content file, in words for the editor who wrote it.</summary>
/// <param name="File">Path of the file, as the content folder was given.</param>
/// <param name="Line">Line in it, from 1; 0 when the fault is about the whole file.</param>
/// <param name="Message">What is wrong and what is expected, in Dutch.</param>
public sealed record ContentFault(string File, int Line, string Message)
{
    /// <summary><c>file:line: message</c>, the form that editors and tools can click.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}
