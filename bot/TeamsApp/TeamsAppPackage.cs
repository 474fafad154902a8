using System.IO.Compression;
using System.Reflection;
using WijkBot.Channels.BotFramework;

namespace WijkBot.TeamsApp;

/// <summary>
/// The app that an administrator uploads to Microsoft Teams: a zip file with <c>manifest.json</c> (schema 1.19), a colour icon of 192 × 192
/// and an outline icon of 32 × 32 pixels, all in its top folder.
/// </summary>
/// <param name="appId">The bot's application id in Microsoft Entra; also the id of the app, so that a new package replaces the former.</param>
/// <param name="publicUrl">Our public address. Teams takes https only.</param>
/// <param name="gemeente">Who offers the app, as in "gemeente Almelo"; at most 32 characters.</param>
public sealed class TeamsAppPackage(Guid appId, Uri publicUrl, string gemeente)
{
    private static readonly string[] Icons = ["kleur.png", "omtrek.png"];

    /// <summary>The package that these settings describe.</summary>
    /// <param name="configuration">Holds <c>BotFramework:AppId</c> and <c>PublicUrl</c>.</param>
    /// <param name="gemeente">Who offers the app.</param>
    /// <exception cref="SettingsFaultException">A setting is missing, or Teams would refuse it.</exception>
    public static TeamsAppPackage From(IConfiguration configuration, string gemeente)
    {
        const string id = BotFrameworkSettings.Section + ":" + nameof(BotFrameworkSettings.AppId);
        const string address = "PublicUrl";
        if (!Guid.TryParse(configuration[id], out var appId))
            throw new SettingsFaultException(id, "is geen GUID. Neem de toepassings-id van de Azure Bot.");
        if (!Uri.TryCreate(configuration[address], UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps)
            throw new SettingsFaultException(address, "moet een adres met https zijn; Teams neemt geen ander.");
        return new TeamsAppPackage(appId, url, gemeente);
    }

    /// <summary>What Teams must know of the app, as JSON.</summary>
    public string Manifest
    {
        get
        {
            using var reader = new StreamReader(Resource("manifest.json"));
            return reader.ReadToEnd()
                .Replace("{appId}", appId.ToString(), StringComparison.Ordinal)
                .Replace("{versie}", typeof(TeamsAppPackage).Assembly.GetName().Version!.ToString(3), StringComparison.Ordinal)
                .Replace("{gemeente}", gemeente, StringComparison.Ordinal)
                .Replace("{adres}", publicUrl.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal)
                .Replace("{domein}", publicUrl.Host, StringComparison.Ordinal);
        }
    }

    /// <summary>Writes the zip file.</summary>
    /// <param name="target">Stays open.</param>
    /// <param name="cancel">Leaves a file that is not whole.</param>
    public async Task WriteAsync(Stream target, CancellationToken cancel)
    {
        await using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        await using (var manifest = new StreamWriter(await zip.CreateEntry("manifest.json").OpenAsync(cancel)))
            await manifest.WriteAsync(Manifest.AsMemory(), cancel);
        foreach (var icon in Icons)
        {
            await using var from = Resource(icon);
            await using var entry = await zip.CreateEntry(icon).OpenAsync(cancel);
            await from.CopyToAsync(entry, cancel);
        }
    }

    private static Stream Resource(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream("teams-app/" + name)!;
}
