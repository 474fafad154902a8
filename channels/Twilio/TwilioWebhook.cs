using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WijkBot.Channels.Twilio;

/// <summary>
/// Answers Twilio: 200 once committed, 403 for a wrong signature, 400 for what is not a message to us, 413 for a body above
/// <see cref="MaxBody"/>, 503 while nothing can be committed. The body is read and parsed once, without model binding.
/// </summary>
public sealed partial class TwilioWebhook(
    TwilioSignature signature, TwilioInbound inbound, IHub hub, ILogger<TwilioWebhook> log)
{
    /// <summary>Bytes. WhatsApp's longest text, 4,096 characters, is at most 36 KB when escaped; everything else in a webhook is small.</summary>
    public const int MaxBody = 512 * 1024;

    // No <Message>: replies go through the REST API.
    private static readonly byte[] EmptyTwiml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>"u8.ToArray();

    /// <summary>A message from a resident.</summary>
    public async Task InboundAsync(HttpContext context)
    {
        if (await ReadAsync(context) is not { } form)
            return;
        switch (inbound.Read(form))
        {
            case TwilioReceived.Message(var incoming):
                if (await hub.AcceptAsync(incoming, context.RequestAborted) == Accepted.Unavailable)
                {
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    return;
                }
                await AnswerTwimlAsync(context.Response);
                return;
            case TwilioReceived.Ourselves:
                LogOurselves();
                await AnswerTwimlAsync(context.Response);
                return;
            case TwilioReceived.NotTwilio(var why):
                LogNotTwilio(why);
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
        }
    }

    /// <summary>What became of a message of ours. What we cannot place is logged and answered 200: repeating it would change nothing.</summary>
    public async Task StatusAsync(HttpContext context)
    {
        if (await ReadAsync(context) is not { } form)
            return;
        if (TwilioStatus.Read(form) is not { } report)
            LogUnknownStatus(form["MessageStatus"] ?? form["SmsStatus"]);
        else if (!await hub.ReportAsync(report, context.RequestAborted))
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }

    private static async Task AnswerTwimlAsync(HttpResponse response)
    {
        response.ContentType = "text/xml; charset=utf-8";
        response.ContentLength = EmptyTwiml.Length;
        await response.BodyWriter.WriteAsync(EmptyTwiml);
    }

    // The parameters, once the signature is right; otherwise null and the status of the answer is set.
    private async Task<TwilioForm?> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        try
        {
            if (request.ContentLength > MaxBody || await BodyAsync(request.BodyReader, context.RequestAborted) is not { } body)
            {
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return null;
            }
            var form = Verified(request, body.IsSingleSegment ? body.First : body.ToArray());
            request.BodyReader.AdvanceTo(body.End);
            if (form is null)
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return form;
        }
        catch (BadHttpRequestException fault) // a body that the server refuses: cut off, too slow, too large
        {
            context.Response.StatusCode = fault.StatusCode;
            return null;
        }
    }

    private TwilioForm? Verified(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        string? given = request.Headers["X-Twilio-Signature"];
        var query = request.QueryString.Value ?? "";
        var address = request.Path.Value + query;
        if (query.Contains("bodySHA256", StringComparison.Ordinal)
            && TwilioForm.Parse(Encoding.UTF8.GetBytes(query, 1, query.Length - 1))["bodySHA256"] is { } hash)
            return signature.MatchesBody(given, address, hash, body.Span) ? TwilioForm.ParseJson(body) ?? TwilioForm.Parse([]) : null;
        var form = TwilioForm.Parse(body.Span);
        return signature.Matches(given, address, form) ? form : null;
    }

    // The whole body as it lies in the server's buffers, or null when it is too large.
    private static async ValueTask<ReadOnlySequence<byte>?> BodyAsync(PipeReader reader, CancellationToken cancel)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            if (read.Buffer.Length > MaxBody)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }
            if (read.IsCompleted)
                return read.Buffer;
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Twilio: a signed webhook was refused: {Why}")]
    private partial void LogNotTwilio(string why);

    [LoggerMessage(2, LogLevel.Warning, "Twilio: one of our numbers wrote to another; not handled, it would never end")]
    private partial void LogOurselves();

    [LoggerMessage(3, LogLevel.Information, "Twilio: a status callback that says nothing to us: {Status}")]
    private partial void LogUnknownStatus(string? status);
}
