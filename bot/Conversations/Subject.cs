using WijkBot.Conversations.Engine;

namespace WijkBot.Conversations;

/// <summary>A conversation that a resident can begin: it says itself how well a message fits it.</summary>
public abstract class Subject : Conversation
{
    /// <summary>How well a message fits: 0 not at all, 1 without doubt. A rule gives 1; the intent model never more than <see cref="Understood.MostByModel"/>.</summary>
    public virtual double Fit(Understood understood) => understood.Intent(Name);

    /// <summary>
    /// The same, when another subject fits <paramref name="toBeat"/> already: one that must search to know how well it fits need not when it could not win.
    /// </summary>
    public virtual double Fit(Understood understood, double toBeat) => Fit(understood);

    /// <summary>It has to search before it knows how well a message fits: it is asked last.</summary>
    public virtual bool Searches => false;

    /// <summary>
    /// It may come in between: it is answered at once and the running conversation goes on after it. Otherwise a request made in the middle of
    /// another conversation waits until that has ended.
    /// </summary>
    public virtual bool ComesBetween => true;

    /// <summary>After it, when nothing else runs, the resident is asked what else to do.</summary>
    public virtual bool InvitesMore => false;

    /// <summary>It only asks what the resident wants: any other subject that fits takes its place, with what was said.</summary>
    public virtual bool GivesWay => false;

    /// <summary>What was asked is answered as far as it can be, and only an afterthought stands open ("was dit wat u zocht?"): whoever goes on about something else ends it unsaid.</summary>
    public virtual bool IsAfterthought(string question) => false;

    /// <summary>A photo or a place sent at any moment belongs to it, and is kept for the question that it answers.</summary>
    public virtual bool KeepsPhotos => false;

    /// <summary>Whether a message in the middle of this very conversation begins another one like it.</summary>
    public virtual bool IsAnother(Understood understood, TalkState running) => false;

    /// <summary>Whether a part of a message can stand alone as a request of this kind; a name for what it is about, null when it cannot.</summary>
    public virtual string? RequestIn(Understood part) => null;
}
