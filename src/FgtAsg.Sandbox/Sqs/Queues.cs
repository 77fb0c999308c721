using System.Diagnostics.CodeAnalysis;
using System.Net;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.Sqs;

/// <summary>SQS's standard queues, as far as a sender sees them. Whoever delivers the messages gets them by <see cref="Sent"/>.</summary>
/// <remarks>Thread-safe. Throws <see cref="AmazonSQSException"/> as the service's SDK client does.</remarks>
public sealed class Queues(string region, string accountId)
{
    private const int LongestDelay = 900;
    private const int LargestMessage = 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _urls = new(StringComparer.Ordinal);
    private readonly List<SentMessage> _messages = [];

    /// <summary>Raised for each message, outside the model's lock.</summary>
    [SuppressMessage("Design", "MA0046:Use EventHandler<T> to declare events", Justification = "The event is the only argument.")]
    public event Action<SentMessage>? Sent;

    /// <summary>All messages in the order in which they were sent.</summary>
    public IReadOnlyList<SentMessage> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _messages];
            }
        }
    }

    /// <returns>The queue's URL.</returns>
    public string Create(string name)
    {
        var url = $"https://sqs.{region}.amazonaws.com/{accountId}/{name}";
        lock (_lock)
        {
            _urls.Add(url);
        }

        return url;
    }

    internal SendMessageResponse Send(SendMessageRequest request)
    {
        NotModelled.EnsureOnly(request, nameof(request.QueueUrl), nameof(request.MessageBody), nameof(request.DelaySeconds));
        if (string.IsNullOrEmpty(request.MessageBody) || request.MessageBody.Length > LargestMessage)
        {
            throw Fault("InvalidParameterValue", "One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.");
        }

        if (request.DelaySeconds is < 0 or > LongestDelay)
        {
            throw Fault(
                "InvalidParameterValue",
                $"Value {request.DelaySeconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= {LongestDelay}.");
        }

        SentMessage message;
        lock (_lock)
        {
            if (!_urls.Contains(request.QueueUrl))
            {
                throw new QueueDoesNotExistException(
                    "The specified queue does not exist.",
                    ErrorType.Sender,
                    "AWS.SimpleQueueService.NonExistentQueue",
                    "request-1",
                    HttpStatusCode.BadRequest);
            }

            message = new SentMessage(
                $"message-{_messages.Count + 1}", request.QueueUrl, request.MessageBody, TimeSpan.FromSeconds(request.DelaySeconds ?? 0));
            _messages.Add(message);
        }

        Sent?.Invoke(message);
        return new SendMessageResponse { MessageId = message.Id };
    }

    private static AmazonSQSException Fault(string code, string text) =>
        new(text, ErrorType.Sender, code, "request-1", HttpStatusCode.BadRequest);
}

/// <param name="Delay">How long the queue keeps it back.</param>
public sealed record SentMessage(string Id, string QueueUrl, string Body, TimeSpan Delay);
