using WijkBot.Cases;
using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Netwerk;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Conversations;

/// <summary>What a resident asks for, before it is a case.</summary>
/// <param name="Kind">Kind of request.</param>
/// <param name="Text">What it is about, in the resident's words.</param>
public sealed record Request(CaseKind Kind, string Text)
{
    /// <summary>Slug of the category, for a melding.</summary>
    public string? Category { get; init; }
    /// <summary>Where it is.</summary>
    public Place? Place { get; init; }
    /// <summary>Ids of photos.</summary>
    public IReadOnlyList<string> Photos { get; init; } = [];
    /// <summary>Answers to the other questions.</summary>
    public IReadOnlyList<CaseDetail> Details { get; init; } = [];
    /// <summary>Another number to call than the one written from.</summary>
    public string? CallBackNumber { get; init; }
    /// <summary>Only for the party that handles it, whatever its category says.</summary>
    public bool Confidential { get; init; }
}

/// <summary>Opens cases for conversations: gives the reference, finds who handles it and until when, and signals the case.</summary>
/// <param name="knowledge">Categories, parties and routing.</param>
/// <param name="references">Numbers.</param>
/// <param name="terms">Times promised.</param>
public sealed class CaseDesk(KnowledgeBase knowledge, References references, CaseTerms terms)
{
    /// <summary>Who will handle a request like this, if it comes in now.</summary>
    public Routing RouteOf(Request request, string? wijk, DateTimeOffset at) =>
        CaseRouting.Find(knowledge, request.Kind, request.Category, wijk, request.Place?.Buurt, request.Details, at);

    /// <summary>Opens the case, once. It leaves with the commit of this turn, together with the receipt.</summary>
    public async ValueTask<Receipt> OpenAsync(Talk talk, Request request)
    {
        var wijk = request.Place?.Wijk ?? talk.Resident.Wijk;
        var reference = await talk.Do("zaak", async () =>
        {
            var opened = Case(talk, request, wijk, await references.NextAsync(request.Kind, CancellationToken.None));
            talk.Effects.Records.Add(CaseRecord.Of(opened, talk.Now));
            talk.Effects.Signals.Add(new Signal(Cases.Case.MailboxOf(opened.Reference), CaseSignals.Opened));
            talk.Effects.Opened = new RecentCase(opened.Reference, talk.Now);
            return opened.Reference;
        });
        var party = RouteOf(request, wijk, talk.Now).Party;
        return new Receipt(reference, party, terms.DueOf(request.Category, talk.Now));
    }

    private Case Case(Talk talk, Request request, string? wijk, string reference)
    {
        var routing = RouteOf(request, wijk, talk.Now);
        return new Case
        {
            Reference = reference,
            Kind = request.Kind,
            Resident = talk.Resident.Mailbox,
            Language = talk.Resident.Language,
            Wijk = wijk,
            Category = request.Category,
            Text = request.Text,
            Place = request.Place,
            Photos = request.Photos,
            Details = request.Details,
            CallBackNumber = request.CallBackNumber,
            ReceivedAt = talk.Now,
            Due = terms.DueOf(request.Category, talk.Now),
            Party = routing.Party.Id,
            PartyReason = routing.Why,
            Confidential = request.Confidential || routing.Party.Confidential || knowledge.Category(request.Category ?? "")?.Confidential == true,
            History = [new CaseEvent(talk.Now, CaseSharing.ByResident, "Ingediend")],
        };
    }
}

/// <summary>What a resident is told about a case just opened.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="Party">Who handles it.</param>
/// <param name="Due">When the resident has an answer at the latest.</param>
public sealed record Receipt(string Reference, Party Party, DateTimeOffset Due);
