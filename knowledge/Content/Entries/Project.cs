namespace WijkBot.Knowledge.Content.Entries;

/// <summary>Something that is built, changed or kept up in a wijk.</summary>
public sealed record Project : Entry
{
    /// <inheritdoc />
    public override EntryKind Kind => EntryKind.Project;
    /// <summary>How far it is.</summary>
    public ProjectFase Fase { get; init; }
    /// <summary>When it began or begins; null = not published.</summary>
    public PartialDate? Begin { get; init; }
    /// <summary>When it ended or ends; null = not published.</summary>
    public PartialDate? End { get; init; }
    /// <summary>Streets that it touches.</summary>
    public IReadOnlyList<string> Streets { get; init; } = [];
    /// <summary>Where it is, when that is no street: a park, a centre.</summary>
    public string? Place { get; init; }
    /// <summary>Whom to ask.</summary>
    public ProjectContact? Contact { get; init; }
    /// <summary>What happened, newest first.</summary>
    public IReadOnlyList<ProjectNews> News { get; init; } = [];
}

/// <summary>How far a project is.</summary>
public enum ProjectFase
{
    /// <summary>The source does not say.</summary>
    Onbekend,
    /// <summary>People think about it.</summary>
    Idee,
    /// <summary>It is prepared.</summary>
    Voorbereiding,
    /// <summary>It is being done.</summary>
    Uitvoering,
    /// <summary>It is done.</summary>
    Klaar,
}

/// <summary>Whom to ask about a project.</summary>
/// <param name="Name">Name of a person in function, or of a desk.</param>
/// <param name="Phone">Public number.</param>
/// <param name="Email">Public address.</param>
public sealed record ProjectContact(string Name, string? Phone, string? Email);

/// <summary>An update.</summary>
/// <param name="Day">When.</param>
/// <param name="Text">What.</param>
public sealed record ProjectNews(DateOnly Day, string Text);
