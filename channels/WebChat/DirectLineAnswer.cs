using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace WijkBot.Channels.WebChat;

/// <summary>Writes answers: JSON, never kept by a cache.</summary>
internal static class DirectLineAnswer
{
    extension(HttpContext context)
    {
        /// <summary>Answers with a body.</summary>
        public Task AnswerAsync<T>(int status, T body, JsonTypeInfo<T> type)
        {
            context.Response.StatusCode = status;
            context.Response.Headers.CacheControl = "no-store";
            return context.Response.WriteAsJsonAsync(body, type, cancellationToken: context.RequestAborted);
        }

        /// <summary>Answers with an error.</summary>
        public Task FaultAsync(int status, string code, string message) =>
            context.AnswerAsync(status, new DirectLineFault(new DirectLineFaultDetail(code, message)), DirectLineJson.Default.DirectLineFault);

        /// <summary>429: too much, come back later.</summary>
        public Task TooMuchAsync(TimeSpan after)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return context.FaultAsync(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests; see Retry-After.");
        }

        /// <summary>404: there is no such conversation, or it has ended.</summary>
        public Task NoConversationAsync() =>
            context.FaultAsync(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation, or it has ended.");

        /// <summary>503: nothing can be kept now.</summary>
        public Task UnavailableAsync()
        {
            context.Response.Headers.RetryAfter = "5";
            return context.FaultAsync(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "Nothing can be stored now; try again.");
        }
    }
}
