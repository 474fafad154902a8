namespace WijkBot.Simulator.Faults;

/// <summary>A call that gets no answer.</summary>
public static class Silence
{
    /// <summary>Says nothing until the caller hangs up or this program stops; then cuts the line, so that no late answer is written.</summary>
    public static async Task UntilGoneAsync(HttpContext context)
    {
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var hangsUp = context.RequestAborted.Register(() => gone.TrySetResult());
        await using var stops = stopping.Register(() => gone.TrySetResult());
        await gone.Task;
        context.Abort();
    }
}
