using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;
using WijkBot.Storage.Postgres;

namespace WijkBot.Tests.Bot.Storage;

/// <summary>Which store a setting means, and that a wrong one names its key.</summary>
public sealed class StorageSetupTests
{
    [Theory]
    [InlineData(null, "data/wijkbot.db")]
    [InlineData("", "data/wijkbot.db")]
    [InlineData("Filename=x/y.db", "x/y.db")]
    [InlineData("filename = 'a b.db' ;", "a b.db")]
    public void A_file_name_opens_LiteDB(string? setting, string path) => Assert.Equal(path, StorageSetup.PathFrom(setting));

    [Theory]
    [InlineData("Host=localhost;Database=wijkbot", "Filename=")]
    [InlineData("wijkbot.db", "Filename=")]
    [InlineData("Filename=", "Filename=")]
    [InlineData("Filename=x.db;Password=geheim", "Filename=")]
    public void Anything_else_names_the_key_and_says_what_is_expected(string setting, string said)
    {
        var fault = Assert.Throws<SettingsFaultException>(() => StorageSetup.PathFrom(setting));
        Assert.StartsWith("ConnectionStrings:WijkBot: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=localhost", "Database=")]
    [InlineData("Host=localhost;Database=wijkbot;Port=veel;Password=geheim", "klopt niet")]
    [InlineData("Host=localhost;Database=wijkbot;Onbekend=1;Password=geheim", "klopt niet")]
    public void A_wrong_address_of_PostgreSQL_names_the_key_and_no_password(string setting, string said)
    {
        Assert.True(StorageSetup.IsPostgres(setting));
        var fault = Assert.Throws<SettingsFaultException>(() => new ServiceCollection().AddStorage(new ConfigurationBuilder().AddInMemoryCollection([new(StorageSetup.Key, setting)]).Build()));
        Assert.StartsWith("ConnectionStrings:WijkBot: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_of_PostgreSQL_keeps_what_it_says_and_gets_the_rest()
    {
        var address = Address.Parse("Host=db;Database=wijkbot;MaxPoolSize=7;Command Timeout=3");
        Assert.Equal((7, 3, 10), (address.MaxPoolSize, address.CommandTimeout, address.Timeout));
        Assert.Equal(20, Address.Parse("Host=db;Database=wijkbot").MaxPoolSize);
    }

    [Fact]
    public async Task A_second_opening_of_the_same_file_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("wijkbot-slot-");
        var path = Path.Combine(folder.FullName, "nieuw", "wijkbot.db");
        await using (LiteDbStore.Open(path, TimeProvider.System, NullLogger<LiteDbStore>.Instance))
            Assert.Throws<SettingsFaultException>(() => LiteDbStore.Open(path, TimeProvider.System, NullLogger<LiteDbStore>.Instance));
        await using (LiteDbStore.Open(path, TimeProvider.System, NullLogger<LiteDbStore>.Instance))
            Assert.Equal(["wijkbot-log.db", "wijkbot.db", "wijkbot.db.lock"], folder.GetDirectories()[0].GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
        folder.Delete(recursive: true);
    }
}
