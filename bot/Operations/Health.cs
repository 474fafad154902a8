using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Prometheus;
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
        // the library's own adapter begins at the first scrape and would miss what was counted before
        Metrics.SuppressDefaultMetrics(new SuppressDefaultMetricOptions { SuppressMeters = true });
        MeterAdapter.StartListening(new MeterAdapterOptions { InstrumentFilterPredicate = instrument => instrument.Meter.Name == "WijkBot" });
        services.AddHealthChecks().AddCheck<StoreHealth>("opslag", tags: [Ready]).AddCheck<LanguageHealth>("taal", tags: [Ready]);
        return services;
    }

    /// <summary>
    /// <c>/health/live</c>: the process answers. <c>/health/ready</c>: the store takes messages and the language models are trained (content is read before the server listens).
    /// <c>/metrics</c>: Prometheus text.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
        routes.MapMetrics();
    }

    private sealed class LanguageHealth(KnowledgeBase knowledge) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(knowledge.IsTrained ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("de taalmodellen worden nog geleerd"));
    }

    private sealed class StoreHealth(IStore store) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(store.IsAvailable ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("de opslag kan nu niets vastleggen"));
    }
}
