using System.Diagnostics;
using OpenTelemetry;

namespace WijkBot.Operations.Telemetry;

/// <summary>
/// Takes out of the spans of requests what may tell who somebody is: paths with links that nobody may guess (photos, call-backs, conversations), queries, the
/// browser, the address. The route (<c>/media/{id}</c>) stays.
/// </summary>
internal sealed class WithoutPersonalData : BaseProcessor<Activity>
{
    private static readonly string[] Telling = ["url.path", "url.query", "url.full", "user_agent.original", "client.address", "network.peer.address"];

    /// <inheritdoc />
    public override void OnEnd(Activity data)
    {
        foreach (var tag in Telling)
            if (data.GetTagItem(tag) is not null)
                data.SetTag(tag, null);
    }
}
