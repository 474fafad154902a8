using Microsoft.AspNetCore.Http.HttpResults;
using WijkBot.Simulator.Faults;
using WijkBot.Simulator.Phones;
using WijkBot.Simulator.Teams;

namespace WijkBot.Simulator.Live;

/// <summary>The page's live side: the whole state, then every change; the faults; and starting afresh.</summary>
public static class LiveEndpoints
{
    /// <summary>Maps them under <c>/simulator/api</c>.</summary>
    public static void MapLive(this IEndpointRouteBuilder api)
    {
        api.MapGet("/events", Follow);
        api.MapPut("/faults/{name}", (string name, Wanted wanted, FaultList faults) =>
            faults.Set(name, wanted.Ready) ? Results.NoContent() : Results.NotFound());
        api.MapPost("/clear", Clear);
        api.MapGet("/photos/{id}", (string id, PhotoAlbum album, HttpResponse response) =>
        {
            // A file of the person at this machine, shown back to the same person; never as a page.
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            return album.Find(id) is { } photo ? Results.Bytes(photo.Bytes, photo.ContentType) : Results.NotFound();
        });
    }

    private static ServerSentEventsResult<string> Follow(
        LiveFeed feed, SimulatorSettings settings, PhoneBook book, TeamsBoard board, FaultList faults, WireLog log,
        IHostApplicationLifetime life, HttpContext context)
    {
        // An open page must not keep the program from stopping.
        var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        context.Response.RegisterForDispose(ends);
        return TypedResults.ServerSentEvents(feed.FollowAsync(() => new
        {
            settings.Numbers,
            Residents = Resident.All,
            TeamsWorld.People,
            TeamsWorld.Channels,
            Team = TeamsWorld.TeamName,
            Faults = Fault.All,
            faults.Ready,
            book.Messages,
            board.Posts,
            log.Calls,
        }, ends.Token));
    }

    private static NoContent Clear(PhoneBook book, PhotoAlbum album, TeamsBoard board, FaultList faults, WireLog log, LiveFeed feed)
    {
        book.Clear();
        album.Clear();
        board.Clear();
        faults.Clear();
        log.Clear();
        feed.Publish("cleared", true);
        return TypedResults.NoContent();
    }
}

/// <summary>Whether a fault must stand ready.</summary>
/// <param name="Ready">True to put it ready, false to take it back.</param>
public sealed record Wanted(bool Ready);
