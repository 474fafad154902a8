namespace WijkBot.Tests.House;

/// <summary>The README tells a stranger every setting and endpoint of the contract.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Shared.Repository, "README.md"));

    [Theory]
    [InlineData("ConnectionStrings:WijkBot")]
    [InlineData("Knowledge:Path")]
    [InlineData("PublicUrl")]
    [InlineData("Twilio:AccountSid")]
    [InlineData("Twilio:AuthToken")]
    [InlineData("Twilio:ApiUrl")]
    [InlineData("Twilio:Numbers:N:Number")]
    [InlineData("Twilio:Numbers:N:Channel")]
    [InlineData("Twilio:Numbers:N:Wijk")]
    [InlineData("Twilio:MessagingServiceSid")]
    [InlineData("Twilio:Templates:{name}")]
    [InlineData("BotFramework:AppId")]
    [InlineData("BotFramework:TenantId")]
    [InlineData("BotFramework:ClientSecret")]
    [InlineData("WebChat:Secret")]
    [InlineData("WebChat:Origins")]
    [InlineData("AzureLanguage:Endpoint")]
    [InlineData("AzureLanguage:Key")]
    [InlineData("Escalation:TakeWithin")]
    [InlineData("Escalation:AnswerWithin")]
    [InlineData("Escalation:OfficeHours")]
    public void Every_setting_of_the_contract_is_explained(string key) => Assert.Contains($"`{key}`", Readme, StringComparison.Ordinal);

    [Theory]
    [InlineData("/twilio/inbound")]
    [InlineData("/twilio/status")]
    [InlineData("/api/messages")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/metrics")]
    [InlineData("/simulator")]
    public void Every_endpoint_is_named(string path) => Assert.Contains(path, Readme, StringComparison.Ordinal);

    [Fact]
    public void It_begins_with_what_it_is_and_the_two_commands()
    {
        var beginning = string.Join('\n', Readme.Split('\n').Take(20));
        Assert.Contains("dotnet run --project bot", beginning, StringComparison.Ordinal);
        Assert.Contains("dotnet test", beginning, StringComparison.Ordinal);
    }
}
