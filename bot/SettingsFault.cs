namespace WijkBot;

/// <summary>A setting that cannot be right: the program does not start, says one line and ends with exit code 1.</summary>
/// <param name="key">The key, as in <c>Twilio:AuthToken</c>.</param>
/// <param name="message">What is wrong with it, Dutch.</param>
public sealed class SettingsFaultException(string key, string message) : Exception($"{key}: {message}")
{
    /// <summary>The key that is wrong.</summary>
    public string Key => key;
}
