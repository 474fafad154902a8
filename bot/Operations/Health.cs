using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WijkBot.Knowledge.Content;
using WijkBot.Storage;

namespace WijkBot.Operations;

/// <summary>Liveness, readiness and metrics.</summary>
public static class Health
{
    private const string Ready = "ready";

    /// <summary>Registers what readiness asks.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<StoreHealth>("opslag", tags: [Ready]).AddCheck<LanguageHealth>("taal", tags: [Ready]).AddCheck<ContentHealth>("inhoud", tags: [Ready]);
        return services;
    }

    /// <summary>
    /// <c>/health/live</c>: the process answers. <c>/health/ready</c>: the store takes messages, the language models are trained; a content file that became wrong is named with its line, and the last good reading answers (content is read before the server listens).
    /// <c>/metrics</c>: Prometheus text.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = WriteAsync });
        routes.MapPrometheusScrapingEndpoint("/metrics");
    }

    /// <summary>The state in one word, and a line for each thing that is not right.</summary>
    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(string.Join('\n', report.Entries.Values.Select(entry => entry.Description).OfType<string>().Prepend(report.Status.ToString())));
    }

    /// <summary>A wrong content file does not stop the answering: the last good reading goes on, so this is never unhealthy.</summary>
    private sealed class ContentHealth(ContentWatch watch) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(watch.Faults.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join('\n', watch.Faults)));
    }

    private sealed class LanguageHealth(KnowledgeBase knowledge) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(knowledge.IsReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("de taalmodellen worden nog geleerd"));
    }

    private sealed class StoreHealth(IStore store) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(store.IsAvailable ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("de opslag kan nu niets vastleggen"));
    }
}
