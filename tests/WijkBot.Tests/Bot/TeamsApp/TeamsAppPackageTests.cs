using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using NJsonSchema;
using WijkBot.TeamsApp;
using WijkBot.Tests.Channels;

namespace WijkBot.Tests.Bot.TeamsApp;

/// <summary>The app that an administrator uploads to Teams.</summary>
public sealed class TeamsAppPackageTests
{
    private const string AppId = "5c0a3e6e-0c53-4b5c-9a3f-0f6b8f4c2d11";

    private static TeamsAppPackage Almelo => TeamsAppPackage.From(Settings(AppId, "https://wijkbot.almelo.example"), "gemeente Almelo");

    [Fact]
    public async Task The_manifest_fits_the_official_schema()
    {
        var file = Path.Combine(Node.Modules, "@microsoft", "app-manifest", "build", "json-schemas", "teams", "v1.19", "MicrosoftTeams.schema.json");
        Assert.SkipUnless(File.Exists(file), "needs the npm package @microsoft/app-manifest (MIT) with the schema of Teams apps");
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(Almelo.Manifest));
        Assert.NotEmpty(schema.Validate(Almelo.Manifest.Replace(AppId, "wijkbot", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_manifest_names_the_bot_and_address_of_the_settings()
    {
        var manifest = JsonDocument.Parse(Almelo.Manifest).RootElement;

        Assert.Equal(AppId, manifest.GetProperty("bots")[0].GetProperty("botId").GetString());
        Assert.Equal("https://wijkbot.almelo.example/privacy", manifest.GetProperty("developer").GetProperty("privacyUrl").GetString());
        Assert.Equal("wijkbot.almelo.example", Assert.Single(manifest.GetProperty("validDomains").EnumerateArray()).GetString());
    }

    [Theory]
    [InlineData("kleur.png", 192)]
    [InlineData("omtrek.png", 32)]
    public async Task An_icon_has_the_size_that_Teams_asks(string name, int pixels)
    {
        using var zip = new ZipArchive(await ZipAsync());
        await using var icon = await zip.GetEntry(name)!.OpenAsync(TestContext.Current.CancellationToken);
        var header = new byte[24];
        await icon.ReadExactlyAsync(header, TestContext.Current.CancellationToken);

        Assert.Equal("PNG"u8, header.AsSpan(1, 3));
        Assert.Equal((pixels, pixels), (BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(20))));
    }

    [Fact]
    public async Task The_package_holds_what_its_manifest_names_and_nothing_else()
    {
        using var zip = new ZipArchive(await ZipAsync());
        var icons = JsonDocument.Parse(Almelo.Manifest).RootElement.GetProperty("icons");

        Assert.Equal(["manifest.json", icons.GetProperty("color").GetString()!, icons.GetProperty("outline").GetString()!], zip.Entries.Select(entry => entry.FullName));
    }

    [Theory]
    [InlineData("", "https://wijkbot.almelo.example", "BotFramework:AppId")]
    [InlineData(AppId, "", "PublicUrl")]
    [InlineData(AppId, "http://wijkbot.almelo.example", "PublicUrl")]
    public void A_setting_that_Teams_would_refuse_is_named(string appId, string url, string key) =>
        Assert.StartsWith(key + ": ", Assert.Throws<SettingsFaultException>(() => TeamsAppPackage.From(Settings(appId, url), "gemeente Almelo")).Message, StringComparison.Ordinal);

    private static async Task<MemoryStream> ZipAsync()
    {
        var zip = new MemoryStream();
        await Almelo.WriteAsync(zip, TestContext.Current.CancellationToken);
        zip.Position = 0;
        return zip;
    }

    private static IConfiguration Settings(string appId, string url) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("BotFramework:AppId", appId), new("PublicUrl", url)]).Build();
}
