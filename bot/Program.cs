using WijkBot;
using WijkBot.Berichten;
using WijkBot.Cases;
using WijkBot.Channels.BotFramework;
using WijkBot.Channels.Twilio;
using WijkBot.Channels.WebChat;
using WijkBot.Conversations;
using WijkBot.Conversations.Activiteiten;
using WijkBot.Delivery;
using WijkBot.Desk;
using WijkBot.Media;
using WijkBot.Operations;
using WijkBot.Pages;
using WijkBot.Roster;
using WijkBot.Simulator;
using WijkBot.Storage;
using WijkBot.WebChat;

var builder = Start.Builder(args);
if (OperatorCommands.Are(args))
    return await OperatorCommands.RunAsync(args, builder.Configuration);
try
{
    builder.AddSimulator();         // Development only: phones and a Teams channel in the browser
    builder.AddOperations();        // settings, content, health, metrics
    builder.Services.AddStorage(builder.Configuration); // LiteDB, opened by this process alone
    builder.AddDelivery();          // inbox → turn → outbox, and what is due later

    builder.AddTwilio();            // in and out by WhatsApp and SMS
    builder.AddBotFramework();      // in and out by Teams
    builder.AddWebChat();           // in and out by the chat on the pages
    builder.AddMedia();             // photos
    builder.AddPages();             // the pages of the wijken

    builder.Services.AddConversations(builder.WijkOfNumber()); // with residents: melding, initiatief, a person, status, privacy
    builder.AddCases();             // what must be handled: routing, cards, verbs, terms
    builder.AddRoster();            // who serves what, who is away, who may
    builder.AddDesk();              // with professionals: koppel, mijn, zoek, afwezig, help
    builder.AddBroadcasts();        // messages to residents who asked for news of their wijk

    var app = builder.Build();
    app.UseSecurityHeaders();
    app.MapStaticAssets();
    app.MapHealth();                // /health/live, /health/ready, /metrics
    app.MapTwilio();                // /twilio/inbound, /twilio/status
    app.MapBotFramework();          // /api/messages
    app.MapWebChat();               // /v3/directline
    app.MapChatPages();             // /chat
    app.MapMedia();                 // /media
    app.MapPages();                 // /, /wijk, /terugbellen
    app.MapCalendarFiles();         // /agenda/….ics
    app.MapSimulator();             // /simulator
    await app.RunAsync();
    return 0;
}
catch (StartFaultException fault)   // a setting or a content file that cannot be right
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 1;
}
