using WijkBot.Cases;
using WijkBot.Conversations.Aanvulling;
using WijkBot.Conversations.Activiteiten;
using WijkBot.Conversations.Hulp;
using WijkBot.Conversations.Initiatief;
using WijkBot.Conversations.Medewerker;
using WijkBot.Conversations.Melding;
using WijkBot.Conversations.Noodgeval;
using WijkBot.Conversations.Onbekend;
using WijkBot.Conversations.OpDeHoogte;
using WijkBot.Conversations.Opgelost;
using WijkBot.Conversations.Plek;
using WijkBot.Conversations.Privacy;
using WijkBot.Conversations.Projecten;
using WijkBot.Conversations.Status;
using WijkBot.Conversations.Taal;
using WijkBot.Conversations.Vergeten;
using WijkBot.Conversations.Verhuizen;
using WijkBot.Conversations.Vraag;
using WijkBot.Conversations.WijkKiezen;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Language;
using WijkBot.Operations;
using WijkBot.Storage;

namespace WijkBot.Conversations;

/// <summary>Every conversation that a resident can have, in one visible list.</summary>
public static class ConversationServices
{
    /// <summary>Builds the handler of residents' mailboxes.</summary>
    /// <param name="knowledge">Content.</param>
    /// <param name="store">Read for the resident's own cases.</param>
    /// <param name="references">Numbers for new cases.</param>
    /// <param name="terms">Times promised.</param>
    /// <param name="escalation">Whether the office is always open.</param>
    /// <param name="site">Address of calendar files.</param>
    /// <param name="wijkOf">Slug of the wijk that a number of ours belongs to; null for town-wide.</param>
    /// <param name="languages">Finds the language of a message; null = the embedded engine.</param>
    public static ResidentHandler Build(
        KnowledgeBase knowledge, IStore store, References references, CaseTerms terms, EscalationSettings escalation, PublicSite site, Func<string, string?> wijkOf,
        ILanguageDetection? languages = null)
    {
        var hours = escalation.Always ? knowledge.Netwerk.OfficeHours.AsAlways() : knowledge.Netwerk.OfficeHours;
        var dates = new Dates(hours.Zone);
        var desk = new CaseDesk(knowledge, references, terms);
        var cases = new ResidentCases(store);
        var places = new PlaceAsk(new Places(knowledge.Places, knowledge.Wijken), knowledge.Wijken);
        var wijkAsk = new WijkAsk(knowledge);
        var entries = new EntryText(knowledge);
        var finder = new EntryFinder(knowledge, dates);
        Subject[] subjects =
        [
            new MeldingConversation(knowledge, new CategoryAsk(knowledge), places, desk, dates),
            new InitiatiefConversation(places, desk, dates),
            new MeedoenConversation(desk, dates),
            new RobotConversation(),
            new MedewerkerConversation(desk, hours, dates),
            new TerugbellenConversation(desk, dates),
            new StatusConversation(cases, knowledge, dates),
            new AanvullingConversation(cases),
            new OpgelostConversation(cases),
            new WijkConversation(knowledge, wijkAsk),
            new ActiviteitConversation(new Agenda(knowledge), finder, entries, new SignUp(store), dates, site),
            new PlaceConversation(desk),
            new OpDeHoogteConversation(knowledge, store, wijkAsk, dates),
            new ProjectConversation(knowledge, finder, entries, wijkAsk, dates),
            new VraagConversation(finder, entries, new ServiceAnswers(knowledge.Texts), new Refusals(knowledge.Texts, knowledge.Wijken.OtherTowns), knowledge, desk, dates),
            new PrivacyConversation(desk),
            new NoodgevalConversation(),
            new TaalConversation(),
            new HelpConversation(),
            new GroetConversation(),
            new DankConversation(),
            new OnbekendConversation(),
        ];
        return new ResidentHandler(knowledge, new Subjects(knowledge, subjects, languages), cases, wijkOf);
    }

    /// <summary>Adds the handler of residents' mailboxes.</summary>
    /// <param name="services">Where.</param>
    /// <param name="wijkOf">Slug of the wijk that a number of ours belongs to; null for town-wide.</param>
    public static void AddConversations(this IServiceCollection services, Func<string, string?> wijkOf) =>
        services.AddSingleton(given =>
        {
            var knowledge = given.GetRequiredService<KnowledgeBase>();
            return new RenewedHandler(knowledge, () => Build(
                knowledge, given.GetRequiredService<IStore>(), given.GetRequiredService<References>(),
                given.GetRequiredService<CaseTerms>(), given.GetRequiredService<EscalationSettings>(), given.GetRequiredService<PublicSite>(), wijkOf, given.GetRequiredService<ILanguageDetection>()));
        }).AddSingleton<ITurnHandler, SignUpList>().AddSingleton<Elsewhere>().AddSingleton<MovingHandler>().AddSingleton<SignUpRetention>()
            .AddSingleton<ForgettingHandler>().AddSingleton<ITurnHandler>(given => given.GetRequiredService<ForgettingHandler>());
}
