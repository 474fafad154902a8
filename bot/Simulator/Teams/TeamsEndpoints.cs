using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using WijkBot.Simulator.Phones;

namespace WijkBot.Simulator.Teams;

/// <summary>What the page's Teams pane asks of the simulator.</summary>
public static class TeamsEndpoints
{
    private const int MaxText = 4000;

    /// <summary>Maps them under <c>/simulator/api</c>.</summary>
    public static void MapTeams(this IEndpointRouteBuilder api)
    {
        api.MapPost("/teams/posts", WriteAsync);
        api.MapPost("/teams/actions", PressAsync);
    }

    private static async Task<Results<NoContent, BadRequest<Refusal>>> WriteAsync(
        NewPost asked, TeamsDesk desk, TeamsBoard board, PhotoAlbum album, IHostApplicationLifetime life)
    {
        var text = (asked.Text ?? "").Trim();
        if ((text.Length == 0 && asked.Photo is null) || text.Length > MaxText)
            return TypedResults.BadRequest(new Refusal(text.Length == 0 ? "Schrijf eerst een bericht." : "Dit bericht is te lang."));
        if (Person(asked.Author) is not { } author
            || TeamsWorld.Channels.FirstOrDefault(channel => channel.Slug == asked.Channel) is not { } channel
            || (asked.Root is not null && board.Find(asked.Root) is not { Root: null }))
            return TypedResults.BadRequest(new Refusal("Dit kanaal of bericht bestaat niet."));
        if (asked.Photo is not null && album.Find(asked.Photo) is null)
            return TypedResults.BadRequest(new Refusal("Deze foto is er niet meer. Kies hem opnieuw."));
        await desk.WriteAsync(author, channel, asked with { Text = text }, life.ApplicationStopping);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<Pressed>, BadRequest<Refusal>>> PressAsync(
        Press asked, TeamsDesk desk, TeamsBoard board, IHostApplicationLifetime life)
    {
        if (Person(asked.Author) is not { } author || board.Find(asked.Post) is not { FromBot: true } post)
            return TypedResults.BadRequest(new Refusal("Dit bericht is er niet meer."));
        return TypedResults.Ok(new Pressed(await desk.PressAsync(author, post, asked.Action, life.ApplicationStopping)));
    }

    private static TeamsPerson? Person(string id) => TeamsWorld.People.FirstOrDefault(person => person.Id == id);
}

/// <summary>A message that a professional writes.</summary>
/// <param name="Channel">Slug of the channel.</param>
/// <param name="Author">Id of the professional.</param>
/// <param name="Text">The words.</param>
/// <param name="Mention">Whether it mentions WijkBot.</param>
/// <param name="Root">The message whose thread it joins.</param>
/// <param name="Photo">Id of a photo kept before, which is pasted.</param>
public sealed record NewPost(string Channel, string Author, string? Text, bool Mention, string? Root, string? Photo);

/// <summary>A button that a professional presses.</summary>
/// <param name="Author">Id of the professional.</param>
/// <param name="Post">The message with the card.</param>
/// <param name="Action">The action of the card, with what was filled in merged into its <c>data</c>.</param>
public sealed record Press(string Author, string Post, JsonObject Action);

/// <summary>What came of it.</summary>
/// <param name="Message">What Teams shows to who pressed; null when the card says it all.</param>
public sealed record Pressed(string? Message);
