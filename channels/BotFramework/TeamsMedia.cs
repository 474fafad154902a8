using System.Net.Http.Headers;
using Microsoft.Identity.Client;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Media;
using WijkBot.Channels.Teams;

namespace WijkBot.Channels.BotFramework;

/// <summary>Fetches a picture that a professional put into a message.</summary>
public delegate Task<MediaOutcome> FetchTeamsPicture(Attachment picture, CancellationToken cancel);

/// <summary>
/// Fetches pictures from Teams. Our token, with which one can write in every team as the municipality, goes to the hosts that <see cref="ServiceUrls"/> trusts and to
/// no other: not along with a redirect, and not to where a chosen file is stored, which must be SharePoint.
/// </summary>
internal sealed class TeamsMedia(IHttpClientFactory clients, ConnectorToken tokens, ServiceUrls serviceUrls, TimeProvider clock)
{
    /// <summary>Name of the client for the Connector's attachments.</summary>
    public const string Client = "botframework-media";

    /// <summary>Name of the client for stored files and redirects: it connects to public addresses only.</summary>
    public const string StorageClient = "botframework-media-storage";

    /// <summary>From request to last byte; the case waits so long, and with it the talk.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    // The second attempt asks for a new token, should the first one have been refused.
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    /// <summary>Under these only Microsoft gives out names, one per organisation.</summary>
    private static readonly string[] FileHosts = [".sharepoint.com", ".sharepoint.us", ".sharepoint-mil.us"];

    /// <summary>Fetches; what failed for a moment is tried again.</summary>
    public async Task<MediaOutcome> FetchAsync(Attachment picture, CancellationToken cancel)
    {
        var chosen = TeamsPictures.IsChosenFile(picture);
        if (!Uri.TryCreate(TeamsPictures.AddressOf(picture), UriKind.Absolute, out var address) || !(chosen ? IsStorage(address) : serviceUrls.Trusts(address)))
            return new MediaOutcome.Refused("the address is not of Teams");
        for (var attempt = 0; ; attempt++)
        {
            var outcome = await OnceAsync(address, chosen, fresh: attempt == 1, cancel);
            if (outcome is not (MediaOutcome.Gone or MediaOutcome.TryAgain) || attempt == Pauses.Length)
                return outcome;
            await Task.Delay(Pauses[attempt], clock, cancel);
        }
    }

    private async Task<MediaOutcome> OnceAsync(Uri address, bool chosen, bool fresh, CancellationToken cancel)
    {
        try
        {
            var token = chosen ? null : await tokens.GetAsync(fresh, cancel);
            return await MediaFetch.OnceAsync(clients, new MediaRequest(address, token is null ? null : new AuthenticationHeaderValue("Bearer", token), PhotoReader.MaxBytes)
            {
                Limit = Limit,
                Client = chosen ? StorageClient : Client,
                RedirectClient = StorageClient,
                MayLeadTo = to => PublicAddress.MayLeadTo(to, serviceUrls.OnThisMachine),
            }, clock, cancel);
        }
        catch (MsalException noToken)
        {
            return new MediaOutcome.TryAgain($"no token: {noToken.ErrorCode}");
        }
    }

    private bool IsStorage(Uri address) => PublicAddress.MayLeadTo(address, serviceUrls.OnThisMachine)
        && ((serviceUrls.OnThisMachine && address.IsLoopback) || FileHosts.Any(ending => address.IdnHost.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
}
