using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WijkBot.Simulator;

namespace WijkBot.Tests.Browser.Simulator;

public sealed class ProductionTests
{
    [Theory]
    [InlineData("/simulator")]
    [InlineData("/simulator/page/js/main.js")]
    [InlineData("/simulator/api/events")]
    [InlineData("/simulator/twilio/2010-04-01/Accounts/" + SimulatorDefaults.AccountSid + "/Messages.json")]
    [InlineData("/simulator/connector/v3/teams/x")]
    public async Task Outside_Development_there_is_no_simulator(string path)
    {
        await using var host = await SimulatorHost.StartAsync("Production");
        Assert.Equal(HttpStatusCode.NotFound, (await host.Page.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Outside_Development_its_services_are_not_registered_and_no_setting_is_filled()
    {
        await using var host = await SimulatorHost.StartAsync("Production");
        Assert.Null(host.Services.GetService<SimulatorSettings>());
        var configuration = host.Services.GetRequiredService<IConfiguration>();
        Assert.Null(configuration["Twilio:AuthToken"]);
        Assert.Null(configuration["Twilio:ApiUrl"]);
    }

    [Fact]
    public async Task In_Development_what_is_empty_is_filled_and_what_is_set_stays()
    {
        await using var host = await SimulatorHost.StartAsync("Development", "--Twilio:AuthToken=van-mij");
        var configuration = host.Services.GetRequiredService<IConfiguration>();
        Assert.Equal("van-mij", configuration["Twilio:AuthToken"]);
        Assert.Equal(SimulatorDefaults.AccountSid, configuration["Twilio:AccountSid"]);
        Assert.Equal(host.Url, configuration["PublicUrl"]);
        Assert.Equal(host.Url + "/simulator/twilio", configuration["Twilio:ApiUrl"]);
        Assert.Equal("windmolenbroek", configuration["Twilio:Numbers:0:Wijk"]);
    }

    [Theory]
    [InlineData("http://*:5123", "http://localhost:5123")]
    [InlineData("https://localhost:7001;http://0.0.0.0:5124/", "http://localhost:5124")]
    [InlineData(null, "http://localhost:5000")]
    public void The_simulator_finds_its_own_address(string? urls, string origin)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("urls", urls)]).Build();
        Assert.Equal(origin, SimulatorDefaults.OriginOf(configuration));
    }
}
