namespace WijkBot.Storage;

/// <summary>Instants as both stores keep them.</summary>
internal static class Instants
{
    extension(DateTimeOffset instant)
    {
        /// <summary>As the store gives it back: UTC, cut to milliseconds.</summary>
        public DateTimeOffset ToMilliseconds() => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }

    /// <summary>An item as the store gives it back.</summary>
    public static InboxItem AsStored(this InboxItem item) =>
        item with { AcceptedAt = item.AcceptedAt.ToMilliseconds(), Due = item.Due?.ToMilliseconds() };
}
