using System.Text.Json.Nodes;

namespace WijkBot.Tests.Browser.Simulator;

/// <summary>A card in the shape that WijkBot writes for a melding, with every kind of element and action that it uses.</summary>
internal static class SampleCard
{
    public static JsonNode Of(string state = "Toegewezen", bool taken = false) => JsonNode.Parse($$"""
        {
          "type": "AdaptiveCard", "version": "1.5", "speak": "M-1042: lamp kapot",
          "body": [
            { "type": "TextBlock", "text": "M-1042 · Straatverlichting", "style": "heading", "size": "Large", "weight": "Bolder", "wrap": true },
            { "type": "TextBlock", "text": "{{state}}", "color": "Attention", "weight": "Bolder", "wrap": true },
            { "type": "Container", "style": "emphasis", "items": [ { "type": "TextBlock", "text": "Er is een **lamp** kapot in de Palmstraat, bij nummer 12.", "wrap": true } ] },
            { "type": "FactSet", "facts": [
              { "title": "Wijk", "value": "Windmolenbroek" }, { "title": "Plek", "value": "Palmstraat 12" },
              { "title": "Kanaal", "value": "sms" }, { "title": "Uiterlijk", "value": "vr 28 nov. 17:00" } ] },
            { "type": "ColumnSet", "columns": [
              { "type": "Column", "width": "auto", "items": [ { "type": "Image", "url": "/simulator/page/photos/lamp.jpg", "altText": "Foto bij M-1042", "size": "Large" } ] },
              { "type": "Column", "width": "stretch", "items": [ { "type": "TextBlock", "text": "Voor: Team Licht", "isSubtle": true, "wrap": true } ] } ] },
            { "type": "Rating", "max": 5, "fallback": "drop" }
          ],
          "actions": [
            {{(taken ? "" : """{ "type": "Action.Execute", "title": "Oppakken", "verb": "oppakken", "data": { "zaak": "M-1042" }, "style": "positive", "fallback": { "type": "Action.Submit", "title": "Oppakken" } },""")}}
            { "type": "Action.ShowCard", "title": "Antwoorden", "card": { "type": "AdaptiveCard", "body": [
              { "type": "Input.Text", "id": "antwoord", "label": "Antwoord aan de bewoner", "isMultiline": true, "isRequired": true, "errorMessage": "Schrijf eerst een antwoord." } ],
              "actions": [ { "type": "Action.Execute", "title": "Verstuur naar de bewoner", "verb": "antwoorden", "data": { "zaak": "M-1042" } } ] } },
            { "type": "Action.ShowCard", "title": "Doorzetten", "card": { "type": "AdaptiveCard", "body": [
              { "type": "Input.ChoiceSet", "id": "naar", "label": "Naar", "isRequired": true, "choices": [ { "title": "Beter Wonen", "value": "beter-wonen" }, { "title": "Politie", "value": "politie" } ] } ],
              "actions": [ { "type": "Action.Execute", "title": "Zet door", "verb": "doorzetten", "data": { "zaak": "M-1042" } } ] } },
            { "type": "Action.OpenUrl", "title": "Op de kaart", "url": "https://www.openstreetmap.org/?mlat=52.33&mlon=6.63" }
          ]
        }
        """)!;
}
