using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using WijkBot.Delivery;

namespace WijkBot.Operations.Telemetry;

/// <summary>Metrics and traces, by OpenTelemetry.</summary>
public static class TelemetrySetup
{
    /// <summary>OpenTelemetry's own settings: where a collector listens for everything, or for traces or metrics alone.</summary>
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string TraceCollector = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private const string MetricCollector = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";

    /// <summary>
    /// <c>/metrics</c> always; traces, and metrics sent by OTLP, when the standard <c>OTEL_*</c> settings name a collector. Without one no span is made.
    /// </summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        builder.Services.AddHostedService<BacklogWatch>();
        var telemetry = builder.Services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters.Name, "Microsoft.AspNetCore.Hosting", "System.Net.Http", "System.Runtime");
            metrics.AddPrometheusExporter(scrape => scrape.ScrapeResponseCacheDurationMilliseconds = 0);
            if (IsNamed(Collector) || IsNamed(MetricCollector))
                metrics.AddOtlpExporter();
        });
        if (!IsNamed("OTEL_SERVICE_NAME"))
            telemetry.ConfigureResource(resource => resource.AddService("wijkbot", serviceVersion: typeof(Meters).Assembly.GetName().Version?.ToString()));
        if (IsNamed(Collector) || IsNamed(TraceCollector))
            telemetry.WithTracing(Follow);

        bool IsNamed(string key) => settings[key] is { Length: > 0 };
    }

    private static void Follow(TracerProviderBuilder traces) => traces
        .AddSource(Tracing.Name)
        .AddAspNetCoreInstrumentation(http => http.Filter = context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) && !context.Request.Path.StartsWithSegments("/metrics", StringComparison.Ordinal))
        .AddProcessor(new WithoutPersonalData())
        .AddOtlpExporter();
}
