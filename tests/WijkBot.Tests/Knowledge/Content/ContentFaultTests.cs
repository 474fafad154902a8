using WijkBot.Knowledge.Content;

namespace WijkBot.Tests.Knowledge.Content;

/// <summary>Every mistake an editor can make is named with its file and its line, in Dutch.</summary>
public class ContentFaultTests
{
    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        { "gemeente.yaml", "plaats: Almelo", "plaatts: Almelo", "onbekende sleutel 'plaatts'" },
        { "gemeente.yaml", "plaats: Almelo\n", "", "sleutel 'plaats' ontbreekt" },
        { "gemeente.yaml", "naam: gemeente Almelo", "naam:", "'naam' is leeg" },
        { "gemeente.yaml", "maandag: 08:30-17:00", "maandag: 8.30 - 17.00", "schrijf de tijden als 08:30-17:00" },
        { "gemeente.yaml", "maandag: 08:30-17:00", "maandag: 17:00-08:30", "schrijf de tijden als 08:30-17:00" },
        { "gemeente.yaml", "tijdzone: Europe/Amsterdam", "tijdzone: Europa/Almelo", "tijdzone 'Europa/Almelo' bestaat niet" },
        { "gemeente.yaml", "bevestigd: nee", "bevestigd: misschien", "kies ja of nee" },
        { "gemeente.yaml", "gecontroleerd: 2026-11-22", "gecontroleerd: 22 november", "schrijf een datum als 2025-11-22" },
        { "gemeente.yaml", "extra_gesloten: []", "extra_gesloten: [kerst]", "'kerst' is geen datum" },
        { "gemeente.yaml", "id: politie", "id: 112", "nummer '112' staat er twee keer" },
        { "gemeente.yaml", "slug: almelo", "slug: almelo\nslug: almelo", "sleutel 'slug' staat er twee keer" },
        { "gemeente.yaml", "slug: almelo", "slug: [almelo", "geen geldige YAML" },
        { "wijken.yaml", "slug: de-riet", "slug: binnenstad", "wijk 'binnenstad' staat er twee keer" },
        { "wijken.yaml", "code: BU01411001", "code: BU01411000", "CBS-code 'BU01411000' staat er twee keer" },
        { "wijken.yaml", "postcodes: [7601]", "postcodes: [76]", "'76' is geen postcode van vier cijfers" },
        { "wijken.yaml", "buurten:\n      - { code: BU01411000", "buurten: geen\n    x:\n      - { code: BU01411000", "hier hoort een lijst" },
        { "plekken.yaml", "wijk: ossenkoppelerhoek", "wijk: osenkoppelerhoek", "wijk 'osenkoppelerhoek' staat niet in wijken.yaml" },
        { "plekken.yaml", "soort: wijkcentrum", "soort: cafe", "'soort' is 'cafe'" },
        { "categorieen.yaml", "oppakken_binnen: 8 uur", "oppakken_binnen: vandaag", "schrijf bijvoorbeeld '4 uur'" },
        { "categorieen.yaml", "[zwerfafval, ", "[zwerfafval, zwerfafval, ", "categorie 'zwerfafval' staat er twee keer" },
        { "categorieen.yaml", "[zwerfafval, ", "[", "deze categorie staat niet in 'volgorde'" },
        { "categorieen/boom.yaml", "slug: boom", "slug: bom", "slug 'bom' past niet bij de naam van het bestand" },
        { "categorieen/boom.yaml", "naam: Boom", "naam: Boom\nafhandeling_werkdagen: 5", "een termijn zonder bron beloven wij niet" },
        { "categorieen/boom.yaml", "naam: Boom", "naam: Boom\nafhandeling_werkdagen: snel", "hier hoort een heel getal" },
        { "netwerk.yaml", "daarna: wijkregisseur", "daarna: wijkregiseur", "'daarna' noemt de partij 'wijkregiseur'" },
        { "netwerk.yaml", "id: beheer", "id: almelo", "partij 'almelo' staat er twee keer" },
        { "netwerk.yaml", "\nregels:\n", "\nregels:\n  - { categorie: [bomen], partij: beheer, waarom: daarom }\n", "categorie 'bomen' bestaat niet" },
        { "netwerk.yaml", "\nregels:\n", "\nregels:\n  - { gebied: [almelo-noord], partij: beheer, waarom: daarom }\n", "gebied 'almelo-noord' is geen wijk of buurt" },
        { "netwerk.yaml", "\nregels:\n", "\nregels:\n  - { uren: nacht, partij: beheer, waarom: daarom }\n", "kies kantoor of buiten-kantoor" },
        { "netwerk.yaml", "\nregels:\n", "\npersonen:\n  - { id: 0-1, naam: Anna, gebied: [bos] }\n\nregels:\n", "gebied 'bos' is geen partij en geen wijk" },
        { "netwerk.yaml", "\nregels:\n", "\npersonen:\n  - { id: 0-1, naam: Anna, gebied: [beheer], themas: [bomen] }\n\nregels:\n", "thema 'bomen' is geen categorie" },
        { "netwerk.yaml", "\nregels:\n", "\npersonen:\n  - { id: 0-1, naam: Anna, gebied: [beheer], uren: { maandag: 9 uur } }\n\nregels:\n", "'maandag' is '9 uur'; schrijf de tijden als 08:30-17:00" },
        { "netwerk.yaml", "\nregels:\n", "\npersonen:\n  - { id: 0-1, naam: Anna, gebied: [beheer], uren: { mandag: 09:00-12:00 } }\n\nregels:\n", "onbekende sleutel 'mandag'" },
        { "netwerk.yaml", "\nregels:\n", "\ngebieden:\n  - { id: zuid, naam: Zuid, omvat: [windmolenbroek, bos] }\n\nregels:\n", "'bos' is geen wijk of buurt uit wijken.yaml" },
        { "netwerk.yaml", "\nregels:\n", "\ngebieden:\n  - { id: zuid, naam: Zuid, omvat: [] }\n\nregels:\n", "'omvat' noemt geen enkele wijk of buurt" },
        { "netwerk.yaml", "\nregels:\n", "\ngebieden:\n  - { id: schelfhorst, naam: Zuid, omvat: [windmolenbroek] }\n\nregels:\n", "gebied 'schelfhorst' heet als een partij, wijk of buurt" },
        { "netwerk.yaml", "\nregels:\n", "\ngebieden:\n  - { id: zuid, naam: Zuid, omvat: [windmolenbroek] }\n  - { id: zuid, naam: Zuid, omvat: [schelfhorst] }\n\nregels:\n", "gebied 'zuid' staat er twee keer" },
        { "netwerk.yaml", "\nregels:\n", "\nregels:\n  - { partij: behier, waarom: daarom }\n", "partij 'behier' staat niet bij partijen" },
        { "netwerk.yaml", "\nregels:\n", "\nregels:\n  - { categorie: [boom], antwoorden: [kleur=groen], partij: beheer, waarom: daarom }\n", "antwoord 'kleur=groen' kan niemand geven" },
        { "triage.yaml", "soort: gas, teksten: [nood.gas]", "soort: gas, teksten: [nood.gaz]", "tekst 'nood.gaz' staat niet in teksten/" },
        { "triage.yaml", "intentie: crisis", "intentie: ramp", "kies noodgeval of crisis" },
        { "triage/en.yaml", "- soort: brand", "- soort: fire", "soort 'fire' staat niet bij 'soorten'" },
        { "triage/en.yaml", "- no fire", "- no|not fire", "zet haakjes om de keuze" },
        { "triage/en.yaml", "- no fire", "- (no|not a) fire", "elke keuze is een woord" },
        { "triage/en.yaml", "niet: [verleden]", "niet: [gisteren]", "woordgroep 'gisteren' staat niet bij 'woorden'" },
        { "teksten/nood.yaml", "{nummer_112}", "{nummer_911}", "gebruikt {nummer_911}, maar dat veld kent niemand" },
        { "wijkbudget.yaml", "wijkbudgetten: []", "wijkbudgetten:\n  - { wijk: schelfhorst, bron: krant }", "sleutel 'gecontroleerd' ontbreekt" },
        { "omtrekken.geojson", "\"features\":[", "\"features\":[,", "geen geldige JSON" },
        { "omtrekken.geojson", "\"id\":\"WK014110\"", "\"id\":\"WK999999\"", "omtrek 'WK999999' hoort bij geen wijk" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_in_words_for_its_editor(string file, string piece, string mistake, string message)
    {
        using var copy = new ContentCopy();
        Assert.Contains(copy.With(file, piece, mistake).Faults(), fault => fault.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_stands_on_the_line_of_the_mistake()
    {
        using var copy = new ContentCopy();
        var lines = File.ReadAllLines(Path.Combine(copy.Folder, "gemeente.yaml"));
        var line = Array.FindIndex(lines, text => text.StartsWith("plaats:", StringComparison.Ordinal)) + 1;
        copy.With("gemeente.yaml", "plaats:", "plek:");
        Assert.Contains(copy.Faults(), fault => fault.StartsWith($"gemeente.yaml:{line}: onbekende sleutel 'plek'", StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_come_at_once()
    {
        using var copy = new ContentCopy();
        copy.With("gemeente.yaml", "naam:", "name:").With("wijken.yaml", "slug: hofkamp", "slug: binnenstad").With("triage/de.yaml", "soort: brand", "soort: feuer");
        var files = copy.Faults().Select(fault => fault.Split(':')[0]).Distinct();
        Assert.Superset(new HashSet<string> { "gemeente.yaml", "wijken.yaml", "triage/de.yaml" }, files.ToHashSet());
    }

    [Theory]
    [InlineData("gemeente.yaml")]
    [InlineData("wijken.yaml")]
    [InlineData("omtrekken.geojson")]
    [InlineData("categorieen/boom.yaml")]
    [InlineData("netwerk.yaml")]
    [InlineData("triage.yaml")]
    [InlineData("triage/pl.yaml")]
    [InlineData("plekken.yaml")]
    [InlineData("wijkbudget.yaml")]
    public void A_file_that_is_missing_is_a_fault(string file)
    {
        using var copy = new ContentCopy();
        Assert.Contains($"{file}:0: dit bestand ontbreekt", copy.Without(file).Faults());
    }

    [Fact]
    public void Anchors_are_refused_because_an_editor_cannot_see_what_they_do()
    {
        using var copy = new ContentCopy();
        Assert.Contains(copy.WithFile("teksten/x.yaml", "een: &a Hallo.\ntwee: *a\n").Faults(), fault => fault.Contains("verwijzingen met & en *", StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_in_two_text_files_names_the_other_file()
    {
        using var copy = new ContentCopy();
        Assert.Contains(copy.WithFile("teksten/zz.yaml", "nood.112: Dubbel.\n").Faults(), fault => fault.StartsWith("teksten/zz.yaml:1: tekst 'nood.112' staat ook al in", StringComparison.Ordinal));
    }

    [Fact]
    public void Knowledge_with_faults_is_no_knowledge()
    {
        using var copy = new ContentCopy();
        var result = KnowledgeBase.Load(copy.Without("netwerk.yaml").Folder);
        Assert.Null(result.Knowledge);
        Assert.Contains("netwerk.yaml", Assert.Throws<InvalidOperationException>(() => result.OrThrow()).Message, StringComparison.Ordinal);
    }
}
