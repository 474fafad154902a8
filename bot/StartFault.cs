namespace WijkBot;

/// <summary>Something that must be mended before the program can start: it says so on standard error and ends with exit code 1.</summary>
/// <param name="message">What is wrong, Dutch, for the operator.</param>
public abstract class StartFaultException(string message) : Exception(message);

/// <summary>A setting that cannot be right.</summary>
/// <param name="message">One line that begins with the key.</param>
public sealed class SettingsFaultException(string message) : StartFaultException(message)
{
    /// <summary>A fault of one key.</summary>
    /// <param name="key">The key, as in <c>Twilio:AuthToken</c>.</param>
    /// <param name="message">What is wrong with it, Dutch.</param>
    public SettingsFaultException(string key, string message) : this($"{key}: {message}") { }
}
