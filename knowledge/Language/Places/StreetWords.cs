using System.Collections.Frozen;

namespace WijkBot.Knowledge.Language.Places;

/// <summary>The words by which <see cref="Streets"/> tells a street from what only looks like one.</summary>
internal static class StreetWords
{
    /// <summary>How Dutch street names end, and how those endings are mistyped.</summary>
    public static readonly string[] Endings =
        "straat straad sraat straaat straatje str laan weg plein hof dijk singel kade pad steeg plantsoen dreef gracht brink markt kamp esch haven wal allee hoeve".Split(' ');

    /// <summary>Words that end like a street and are none.</summary>
    public static readonly FrozenSet<string> NoStreets = Words("""
        fietspad voetpad wandelpad zebrapad tegelpad bospad zandpad schelpenpad ruiterpad looppad tuinpad achterpad kerkepad jaagpad graspad
        supermarkt weekmarkt rommelmarkt kerstmarkt arbeidsmarkt woningmarkt bouwmarkt vlooienmarkt jaarmarkt boekenmarkt
        snelweg rijksweg autoweg onderweg halverweg vanweg omweg uitweg rijweg spoorweg zandweg landweg hoofdweg rondweg ringweg verweg terugweg
        ventweg fietsweg parallelweg invalsweg toegangsweg heenweg achterweg bosweg buitenweg randweg doorweg
        schoolplein speelplein dorpsplein parkeerplein wijkplein stationsplein marktplein grasplein voorplein milieuplein stadsplein kerkplein
        kerkhof voorhof gerechtshof begijnhof achterstraat zijstraat winkelstraat woonstraat dwarsstraat eenrichtingsstraat hoofdstraat
        geluidswal stadswal grondwal aardewal woonerf boerenerf jachthaven bushaven parkeerhaven insteekhaven zomerkamp kinderkamp tentenkamp
        opslaan afslaan inslaan overslaan aanslaan omslaan dichtslaan doodslaan uitslaan toeslaan stilslaan blokkade overdreef opsteeg
        woonwagenkamp slotgracht brandsteeg vluchtweg sluipweg werkweg busweg hondenpad olifantenpad stadhof
        """);

    /// <summary>Words that begin a name of several words, also when typed without capitals.</summary>
    public static readonly FrozenSet<string> Beginnings = Words("""
        van der den ter ten de het 't sint st burgemeester burg prins prinses koningin koning pastoor dominee ds dr dokter professor prof jan willem oude
        nieuwe eerste tweede derde grote kleine lange korte graaf hertog bisschop kardinaal generaal admiraal mr 1e 2e 3e verlengde mooie hoge lage
        """);

    /// <summary>Words in front of a street that are not part of its name, however they are written.</summary>
    public static readonly FrozenSet<string> NeverInName = Words("""
        in op aan bij hallo hoi goedemorgen goedemiddag goedenavond dag ik er is hoek kruising en langs naast achter voor tegenover t/o thv beste
        geachte nee ja het wij we onze mijn deze die dit dat hele heel geen een uw jullie elke iedere lamp boom put container speeltuin graag over
        rond tot met naar tussen of adres straat weg wat waar wie hoe wanneer kapotte losse melding lantaarnpaal stoep afval rommel
        """);

    /// <summary>What a number counts when it is no house number: "3 weken".</summary>
    public static readonly FrozenSet<string> Units = Words("""
        uur keer dagen dag weken week maanden maand meter m cm km euro mensen auto's autos lampen lantaarns lantaarnpalen palen jaar minuten bomen
        tegels stoeptegels x jongens jongeren zakken containers ratten personen kinderen procent januari februari maart april mei juni juli augustus
        september oktober november december am pm h putten gaten fietsen honden
        """);

    /// <summary>Words between a street and its number.</summary>
    public static readonly FrozenSet<string> ToNumber = Words("nummer nummers huisnummer no t/o to tegenover thv hoogte ter van naast voor bij achter op ongeveer");

    /// <summary>Words whose number is not a house number.</summary>
    public static readonly FrozenSet<string> NotBeforeNumber = Words("""
        nummer paal lantaarnpaal lichtmast mast lamp flat container halte lijn bus perron kamer verdieping etage dag week begin eind groep blok vak
        afrit klas wijk buurt minstens zeker ruim leeftijd laatste afgelopen eerste komende buurman buren buurvrouw postcode tegels route poort ingang
        """);

    private static FrozenSet<string> Words(string table) => table.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
