using Microsoft.Extensions.Logging;

namespace WijkBot.Tests.Transcripts;

/// <summary>Keeps what is logged.</summary>
internal sealed class TownLog<T>(List<string> lines) : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Add(formatter(state, exception) + exception);
}
