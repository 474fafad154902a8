using System.Text.Json;
using WijkBot.Cases;
using WijkBot.Conversations.Engine;

namespace WijkBot.Conversations.Aanvulling;

/// <summary>More about a case that is open already: "M-1042 het is nummer 14", or a photo that comes after the receipt.</summary>
/// <param name="cases">The resident's cases.</param>
public sealed class AanvullingConversation(ResidentCases cases) : Subject
{
    private static readonly TimeSpan PhotoBelongs = TimeSpan.FromHours(24);

    /// <inheritdoc />
    public override string Name => "aanvulling";

    /// <inheritdoc />
    public override double Fit(Understood understood) =>
        ReferenceIn.Text(understood.Heard.Text) is not null ? 0.97
        : understood.Recent is { } recent && understood.Heard is { Photos: not null, Text.Length: < 30 } heard && heard.At - recent.At < PhotoBelongs ? 0.95
        : 0;

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        var heard = talk.First!;
        var named = ReferenceIn.Text(heard.Text);
        var reference = named ?? talk.Keep("zaak", heard.Text, () => talk.Resident.RecentCase ?? "");
        if (!await talk.KeepAsync("van-mij", reference, async () => await cases.FindAsync(talk.Resident, reference) is not null))
        {
            talk.Tell("onbekend", ("zaak", reference));
            return;
        }
        if (named is null && !await talk.AskYesNo("hoort-erbij", with: [("zaak", reference)]))
        {
            talk.Effects.Next = new Later("melding", heard);
            return;
        }
        await talk.Do("doorgegeven", () =>
        {
            var request = new CaseRequest(named is null ? heard.Text : ReferenceIn.Without(heard.Text)) { Photos = heard.Photos ?? [] };
            talk.Effects.Signals.Add(new Signal(Case.MailboxOf(reference), CaseSignals.Addition, JsonSerializer.SerializeToElement(request, CaseJson.Default.CaseRequest)));
            return ValueTask.FromResult(true);
        });
        talk.Tell("doorgegeven", ("zaak", reference));
    }
}
