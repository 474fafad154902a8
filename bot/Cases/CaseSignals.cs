namespace WijkBot.Cases;

/// <summary>Names of the event activities between a resident's mailbox and a case's.</summary>
public static class CaseSignals
{
    /// <summary>To the case: the resident confirmed it; the record is written in the same commit.</summary>
    public const string Opened = "zaak/geopend";
    /// <summary>To the case: not solved (<see cref="CaseRequest"/> says why).</summary>
    public const string Reopen = "zaak/heropenen";
    /// <summary>To the case: the resident has more to tell, in words or photos (<see cref="CaseRequest"/>).</summary>
    public const string Addition = "zaak/aanvulling";
    /// <summary>To the case: the resident says that it is solved.</summary>
    public const string Solved = "zaak/opgelost";
    /// <summary>To the case: the resident does not need it any more.</summary>
    public const string Withdrawn = "zaak/ingetrokken";
    /// <summary>To the case: a term ended.</summary>
    public const string Term = "zaak/termijn";
    /// <summary>To the case: look again for a channel to post in.</summary>
    public const string Assign = "zaak/toewijzen";
    /// <summary>To the case: a professional (<c>from</c>) asked for the number to call.</summary>
    public const string NumberShown = "zaak/nummer-getoond";
    /// <summary>To the case: its resident is reached elsewhere from now on; the value is the mailbox.</summary>
    public const string Moved = "zaak/verhuisd";
    /// <summary>To the case: the time that something of it may be kept is over.</summary>
    public const string TimeOver = "zaak/bewaartermijn";
    /// <summary>To the case: this Teams channel (the value) cannot be reached any more.</summary>
    public const string ChannelGone = "zaak/kanaal-weg";
    /// <summary>To the case: its resident wants no messages any more (value true), or wants them again (false).</summary>
    public const string Stopped = "zaak/bewoner-gestopt";
    /// <summary>To the case: who has it is away; the value says until when, in words.</summary>
    public const string HolderAway = "zaak/afwezig";
    /// <summary>To the case: the resident is done talking with a person.</summary>
    public const string TalkDone = "zaak/gesprek-klaar";
    /// <summary>To the case: a time of silence in a talk has passed.</summary>
    public const string Silence = "zaak/stilte";
    /// <summary>To the case: another one (its reference) was merged into it.</summary>
    public const string Joined = "zaak/samengevoegd";
    /// <summary>To a merged case: <see cref="CaseNews"/> of the one that it is part of.</summary>
    public const string Followed = "zaak/gevolg";
    /// <summary>To the case: a professional (<c>from</c>) offers its resident the one attachment, with <c>text</c>; answered where the activity says.</summary>
    public const string PhotoOffered = "zaak/foto";
    /// <summary>To the case: a photo was not sent, because WhatsApp lets only a template through.</summary>
    public const string PhotoHeldBack = "zaak/foto-venster-dicht";
    /// <summary>To the case: what was just told could only go out as a WhatsApp template.</summary>
    public const string WindowClosed = "zaak/venster-dicht";
    /// <summary>To the case: its resident had everything removed; the case lets go of who that is.</summary>
    public const string Erased = "zaak/losgemaakt";
    /// <summary>To the resident: <see cref="CaseNews"/>.</summary>
    public const string News = "zaak/bericht";
}

/// <summary>What the resident's side asks of a case.</summary>
/// <param name="Text">The resident's words, personal data masked.</param>
public sealed record CaseRequest(string? Text)
{
    /// <summary>Photos to add.</summary>
    public IReadOnlyList<string> Photos { get; init => field = value ?? []; } = [];
}

/// <summary>What a case tells its resident.</summary>
/// <param name="Reference">The case.</param>
/// <param name="Event">
/// What happened: <c>opgepakt</c>, <c>antwoord</c>, <c>doorgezet</c>, <c>afgehandeld</c>, <c>heropend</c>, <c>samengevoegd</c>;
/// <c>gesprek</c>, <c>gesprek-bericht</c>, <c>gesprek-foto</c> and <c>gesprek-klaar</c> of a talk with a person. The resident's side has a text per event;
/// after <c>afgehandeld</c> it asks whether it is solved.
/// </param>
/// <param name="Text">What the professional wrote for the resident; null when the event says it all.</param>
/// <param name="Who">Organisation or role, never a personal number.</param>
/// <param name="Subject">What the case is about in a few words, so that the resident knows which one.</param>
public sealed record CaseNews(string Reference, string Event, string? Text, string? Who, string Subject)
{
    /// <summary>Public address of a photo that goes along; null when none does.</summary>
    public string? Photo { get; init; }
}
