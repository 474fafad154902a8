using Microsoft.Extensions.Configuration;
using WijkBot.Channels.Twilio;

namespace WijkBot.Tests.Channels.Twilio;

public sealed class SettingsTests
{
    private static TwilioSettings Read(params (string Key, string Value)[] settings) => TwilioSettings.From(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());

    [Fact]
    public void Every_key_of_the_contract_is_read()
    {
        var settings = Read(
            ("PublicUrl", "https://wijkbot.example/"), ("Twilio:AccountSid", Some.Account), ("Twilio:AuthToken", Some.Token),
            ("Twilio:ApiUrl", "http://localhost:5000/simulator/"), ("Twilio:MessagingServiceSid", "MG00000000000000000000000000000001"),
            ("Twilio:Numbers:0:Number", "+31546541111"), ("Twilio:Numbers:0:Channel", "whatsapp"), ("Twilio:Numbers:0:Wijk", "windmolenbroek"),
            ("Twilio:Numbers:0:Rate", "12.5"), ("Twilio:Numbers:1:Number", "+31546542222"), ("Twilio:Numbers:1:Channel", "sms"),
            ("Twilio:Templates:keuze-2", "HX00000000000000000000000000000002"));
        Assert.Equal((Some.Account, Some.Token, "http://localhost:5000/simulator"), (settings.AccountSid, settings.AuthToken, settings.ApiUrl));
        Assert.Equal("MG00000000000000000000000000000001", settings.MessagingServiceSid);
        Assert.Equal("https://wijkbot.example/twilio/status", settings.StatusCallback);
        Assert.Equal("HX00000000000000000000000000000002", settings.Templates["Keuze-2"]);
        Assert.Equal(new TwilioNumber { Number = "+31546541111", Channel = "whatsapp", Wijk = "windmolenbroek", Rate = 12.5 }, settings.Find("whatsapp", "+31546541111"));
        Assert.Null(settings.Find("sms", "+31546541111"));
        Assert.Empty(TwilioSettingsFaults.Of(settings, tokenRequired: true));
    }

    [Fact]
    public void Without_settings_the_API_is_Twilios_own_and_nothing_is_wrong()
    {
        var settings = Read();
        Assert.Equal(("https://api.twilio.com", null, 0), (settings.ApiUrl, settings.MessagingServiceSid, settings.Numbers.Count));
        Assert.Empty(TwilioSettingsFaults.Of(settings, tokenRequired: true));
    }

    [Theory]
    [InlineData("Twilio:AccountSid", "AC123")]
    [InlineData("Twilio:AuthToken", "")]
    [InlineData("Twilio:ApiUrl", "ftp://api.twilio.com")]
    [InlineData("PublicUrl", "wijkbot.example")]
    [InlineData("Twilio:MessagingServiceSid", "HX00000000000000000000000000000001")]
    [InlineData("Twilio:Templates:antwoord", "antwoord_sjabloon")]
    [InlineData("Twilio:Numbers:0:Number", "0546541111")]
    [InlineData("Twilio:Numbers:0:Channel", "WhatsApp")]
    [InlineData("Twilio:Numbers:0:Rate", "-1")]
    public void A_setting_that_cannot_be_right_is_named_by_its_key(string key, string value)
    {
        var right = new Dictionary<string, string>
        {
            ["PublicUrl"] = "https://wijkbot.example",
            ["Twilio:AccountSid"] = Some.Account,
            ["Twilio:AuthToken"] = Some.Token,
            ["Twilio:Numbers:0:Number"] = "+31546541111",
            ["Twilio:Numbers:0:Channel"] = "whatsapp",
        };
        right[key] = value;
        var fault = Assert.Single(TwilioSettingsFaults.Of(Read([.. right.Select(s => (s.Key, s.Value))]), tokenRequired: true));
        Assert.StartsWith(key + " ", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_twice_on_one_channel_is_a_fault()
    {
        var settings = Some.Settings with { Numbers = [Some.Settings.Numbers[0], Some.Settings.Numbers[0]] };
        Assert.StartsWith("Twilio:Numbers:1:Number ", Assert.Single(TwilioSettingsFaults.Of(settings, tokenRequired: false)), StringComparison.Ordinal);
    }
}
