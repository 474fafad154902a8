using System.Text.Json;
using WijkBot.Cases;
using WijkBot.Conversations.Engine;

namespace WijkBot.Conversations.Opgelost;

/// <summary>After a case is closed: is it solved? "nee" reopens it, and the professionals read why.</summary>
/// <param name="cases">Finds the case when the resident begins about it.</param>
public sealed class OpgelostConversation(ResidentCases cases) : Subject
{
    /// <summary>Its name.</summary>
    public const string SubjectName = "opgelost";

    /// <inheritdoc />
    public override string Name => SubjectName;

    /// <inheritdoc />
    public override double Fit(Understood understood) =>
        (understood.Has("niet opgelost", "nog niet klaar", "nog niet gemaakt", "niet gemaakt", "weer open", "heropenen", "heropen") || understood.Has(Foreign.NotSolved)) && understood.Recent is not null ? 1 : 0;

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        var reference = talk.Given ?? await talk.KeepAsync("welke", talk.First?.Text ?? "", () => cases.ClosedAsync(talk.Resident, ReferenceIn.Text(talk.First?.Text ?? "")));
        if (reference.Length == 0)
        {
            talk.Tell("geen-zaak");
            return;
        }
        if (talk.Given is not null && await talk.AskYesNo("is-het-opgelost", with: [("zaak", reference)]))
        {
            await Signal(talk, reference, CaseSignals.Solved, null);
            talk.Tell("fijn");
            return;
        }
        var why = await talk.AskText("waarom", saysIt: text => Words.Of(text).Length > 3);
        await Signal(talk, reference, CaseSignals.Reopen, why);
        talk.Tell("heropend", ("zaak", reference));
    }

    private static ValueTask<bool> Signal(Talk talk, string reference, string name, string? text) => talk.Do("doorgegeven", () =>
    {
        talk.Effects.Signals.Add(new Signal(Case.MailboxOf(reference), name, JsonSerializer.SerializeToElement(new CaseRequest(text), CaseJson.Default.CaseRequest)));
        return ValueTask.FromResult(true);
    });
}
