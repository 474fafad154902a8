using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Content.Entries;

namespace WijkBot.Tests.Knowledge.Content.Entries;

public class EntryFaultTests
{
    private const string Answer = "---\ntitel: Grofvuil\neigenaar: Gemeente Almelo\nbron: { naam: Afvalwijzer, url: \"https://voorbeeld.nl/grofvuil\" }\ngecontroleerd: 2026-01-05\n---\nU kunt grofvuil laten ophalen.\n";

    [Theory]
    [InlineData("stad/antwoorden/a.md", "geen kenmerken", "stad/antwoorden/a.md:1: een bestand begint met een regel ---, dan de kenmerken, dan weer een regel ---")]
    [InlineData("stad/antwoorden/a.md", "---\ntitel: A\neigenaar: B\nbron: { naam: C }\ngecontroleerd: gisteren\n---\nTekst\n", "stad/antwoorden/a.md:5: 'gecontroleerd' is 'gisteren'; schrijf een datum als 2025-11-22")]
    [InlineData("stad/antwoorden/a.md", "---\ntitel: A\neigenaar: B\nbron: { naam: C }\ngecontroleerd: 2026-01-05\ntietel: A\n---\nTekst\n", "stad/antwoorden/a.md:6: onbekende sleutel 'tietel'")]
    [InlineData("stad/antwoorden/a.md", "---\ntitel: A\neigenaar: B\nbron: { naam: C, url: almelo.nl }\ngecontroleerd: 2026-01-05\n---\nTekst\n", "stad/antwoorden/a.md:4: 'almelo.nl' is geen webadres; het begint met https://")]
    [InlineData("stad/antwoorden/a.md", "---\ntitel: A\neigenaar: B\nbron: { naam: C }\ngecontroleerd: 2026-01-05\nverloopt: 2025-01-01\n---\nTekst\n", "stad/antwoorden/a.md:6: 'verloopt' ligt niet na 'gecontroleerd'")]
    [InlineData("stad/antwoorden/a.md", "---\ntitel: A\neigenaar: B\nbron: { naam: C }\ngecontroleerd: 2026-01-05\nverwant:\n  - bestaat-niet\n---\nTekst\n", "stad/antwoorden/a.md:7: verwant 'bestaat-niet' bestaat niet in deze wijk en niet in stad/")]
    [InlineData("stad/antwoorden/a.md", "---\ntitel: [A\neigenaar: B\n---\nTekst\n", "stad/antwoorden/a.md:")]
    [InlineData("stad/antwoorden/a.md", "---\ntitel: A\neigenaar: B\nbron: { naam: C }\ngecontroleerd: 2026-01-05\n---\n\n", "stad/antwoorden/a.md:7: de tekst onder de kenmerken ontbreekt")]
    [InlineData("stad/antwoorden/Groot Vuil.md", Answer, "stad/antwoorden/Groot Vuil.md:0: schrijf de naam van het bestand met kleine letters, cijfers en streepjes")]
    [InlineData("stad/los.md", Answer, "stad/los.md:0: dit bestand hoort in een van de mappen antwoorden, projecten, activiteiten, contacten")]
    [InlineData("stad/nieuws/a.md", Answer, "stad/nieuws:0: onbekende map; hier mag: antwoorden, projecten, activiteiten, contacten")]
    [InlineData("wijken/enschede/antwoorden/a.md", Answer, "wijken/enschede:0: 'enschede' is geen wijk; kies uit")]
    [InlineData("stad/activiteiten/a.md", Answer, "stad/activiteiten/a.md:2: zeg wanneer het is: met 'begin', of in woorden met 'wanneer'")]
    [InlineData("stad/activiteiten/a.md", "---\ntitel: A\neigenaar: B\nbron: { naam: C }\ngecontroleerd: 2026-01-05\nbegin: 2026-01-06T10:00\nherhaling: elke week\n---\nTekst\n", "stad/activiteiten/a.md:7: 'elke week' is geen herhaling")]
    [InlineData("stad/projecten/a.md", "---\ntitel: A\neigenaar: B\nbron: { naam: C }\ngecontroleerd: 2026-01-05\nfase: bezig\n---\nTekst\n", "stad/projecten/a.md:6: 'fase' is 'bezig'; kies uit onbekend, idee, voorbereiding, uitvoering, klaar")]
    [InlineData("stad/contacten/a.md", "---\ntitel: A\neigenaar: B\nbron: { naam: C }\ngecontroleerd: 2026-01-05\nopeningstijden: { ma: [\"negen uur\"] }\n---\nTekst\n", "stad/contacten/a.md:6: 'negen uur' is geen tijd; schrijf \"09:00-17:00\"")]
    [InlineData("wijken/aadorp/antwoorden/a.md", "---\ntitel: A\neigenaar: B\nbron: { naam: C }\ngecontroleerd: 2026-01-05\nbuurten: [nergenshuizen]\n---\nTekst\n", "wijken/aadorp/antwoorden/a.md:6: 'nergenshuizen' is geen buurt van deze wijk")]
    public void A_wrong_entry_is_told_by_file_and_line(string file, string text, string fault)
    {
        using var copy = new ContentCopy().WithFile(file, text);

        Assert.Contains(copy.Faults(), found => found.StartsWith(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void An_entry_is_read_whole()
    {
        using var copy = new ContentCopy()
            .WithFile("stad/antwoorden/proef-grofvuil.md", Answer)
            .WithFile("wijken/schelfhorst/activiteiten/proef-koffie.md", """
                ---
                titel: Koffie in De Schelf
                vragen: [waar kan ik koffie drinken, koffieochtend schelfhorst]
                thema: ontmoeten
                eigenaar: Avedan
                bron: { naam: Wijkkrant, url: "https://voorbeeld.nl/krant" }
                gecontroleerd: 2026-01-05
                verloopt: 2027-01-01
                doelgroep: [ouderen]
                verwant: [proef-grofvuil]
                soort: koffie
                begin: 2026-01-06T10:00
                einde: 2026-01-06T11:30
                herhaling: FREQ=WEEKLY;BYDAY=TU
                behalve: [2026-01-13]
                plaats: De Schelf
                kosten: 2.50
                aanmelden: { nodig: ja, plaatsen: 12 }
                ---
                **Iedereen** is welkom. Kijk op [de site](https://voorbeeld.nl).

                - koffie
                - thee
                """);

        var entry = Assert.IsType<Activiteit>(KnowledgeBase.Load(copy.Folder).OrThrow().Entries.Single(one => one.Id.Slug == "proef-koffie"));

        Assert.Equal(("wijken/schelfhorst/activiteiten/proef-koffie", "schelfhorst", "Koffie in De Schelf", "Avedan"), (entry.Id.ToString(), entry.Wijk, entry.Title, entry.Owner));
        Assert.Equal(["waar kan ik koffie drinken", "koffieochtend schelfhorst"], entry.Questions);
        Assert.Equal("Iedereen is welkom. Kijk op de site (https://voorbeeld.nl).\n\n- koffie\n- thee", entry.Text);
        Assert.Equal("stad/antwoorden/proef-grofvuil", Assert.Single(entry.Related).ToString());
        Assert.Equal((2.50m, new Aanmelden(true, null, 12)), (entry.Costs, entry.SignUp));
        Assert.Equal([new DateTime(2026, 1, 6, 10, 0, 0), new DateTime(2026, 1, 20, 10, 0, 0)], entry.Between(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 26)).Select(one => one.Begin));
        Assert.True(entry.IsValid(new DateOnly(2026, 12, 31)));
        Assert.False(entry.IsValid(new DateOnly(2027, 1, 1)));
    }

    [Fact]
    public void A_page_never_gets_a_script_out_of_an_entry()
    {
        using var copy = new ContentCopy().WithFile("stad/antwoorden/proef.md", Answer + "\n<script>alert(1)</script> [klik](javascript:alert(1)) [goed](https://voorbeeld.nl)\n");

        var html = KnowledgeBase.Load(copy.Folder).OrThrow().Entries.Single(one => one.Id.Slug == "proef").Html;

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("javascript:", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<a href=\"https://voorbeeld.nl\">goed</a>", html, StringComparison.Ordinal);
    }
}
