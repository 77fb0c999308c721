using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Amazon.SQS;
using Amazon.SQS.Model;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.Sqs;

/// <summary>The account's queues in one region, and the operations of SQS on them.</summary>
/// <remarks>Thread-safe. Throws <see cref="AmazonSQSException"/> as the service's SDK client does.</remarks>
/// <param name="region">For example <c>eu-central-1</c>.</param>
/// <param name="accountId">12 digits.</param>
/// <param name="time">The clock of delays and hidden messages.</param>
public sealed class Queues(string region, string accountId, TimeProvider time)
{
    private const int LongestDelay = 900;
    private const int LongestHiding = 43200;
    private const int LargestMessage = 1024 * 1024;
    private const int MostReceived = 10;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Queue> _queues = new(StringComparer.Ordinal);
    private readonly List<QueuedMessage> _messages = [];

    /// <summary>Raised for each message that is sent, outside the lock. An observer may deliver it itself when it is due.</summary>
    [SuppressMessage("Design", "MA0046:Use EventHandler<T> to declare events", Justification = "The message is the only argument.")]
    public event Action<QueuedMessage>? Sent;

    /// <summary>All messages of all queues as they were sent, in order.</summary>
    public IReadOnlyList<QueuedMessage> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _messages];
            }
        }
    }

    /// <summary>Creates a queue, or returns the existing one with this name.</summary>
    public Queue Create(string name, QueueOptions? options = null)
    {
        lock (_lock)
        {
            if (!_queues.TryGetValue(name, out var queue))
            {
                _queues[name] = queue = new Queue(name, region, accountId, options ?? new QueueOptions(), time, _lock);
            }

            return queue;
        }
    }

    internal GetQueueUrlResponse GetUrl(GetQueueUrlRequest request)
    {
        NotModelled.EnsureOnly(request, nameof(request.QueueName));
        lock (_lock)
        {
            var queue = _queues.GetValueOrDefault(request.QueueName ?? throw SqsFault.Missing(nameof(request.QueueName)));
            return new GetQueueUrlResponse { QueueUrl = queue?.Url ?? throw SqsFault.NoQueue() };
        }
    }

    internal SendMessageResponse Send(SendMessageRequest request)
    {
        NotModelled.EnsureOnly(request, nameof(request.QueueUrl), nameof(request.MessageBody), nameof(request.DelaySeconds));
        Check(request.MessageBody);
        if (request.DelaySeconds is < 0 or > LongestDelay)
        {
            throw SqsFault.WrongValue(request.DelaySeconds, "DelaySeconds", $"DelaySeconds must be >= 0 and <= {LongestDelay}.");
        }

        QueuedMessage message;
        Queue queue;
        lock (_lock)
        {
            queue = Find(request.QueueUrl);
            var id = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{_messages.Count + 1:D12}");
            message = queue.Put(id, request.MessageBody, request.DelaySeconds is { } delay ? TimeSpan.FromSeconds(delay) : null);
            _messages.Add(message);
        }

        Sent?.Invoke(message);
        queue.TellOfChange();
        return new SendMessageResponse { MessageId = message.Id, MD5OfMessageBody = message.BodyDigest };
    }

    internal ReceiveMessageResponse Receive(ReceiveMessageRequest request)
    {
        // A caller who waits is not supported: only an event source mapping receives messages for the function.
        NotModelled.EnsureOnly(
            request,
            nameof(request.QueueUrl),
            nameof(request.MaxNumberOfMessages),
            nameof(request.VisibilityTimeout),
            nameof(request.MessageSystemAttributeNames));
        if (request.MaxNumberOfMessages is < 1 or > MostReceived)
        {
            throw SqsFault.WrongValue(
                request.MaxNumberOfMessages, "MaxNumberOfMessages", $"Must be between 1 and {MostReceived}, if provided.");
        }

        var messages = Find(request.QueueUrl).Receive(request.MaxNumberOfMessages ?? 1, HidingOf(request.VisibilityTimeout));
        return new ReceiveMessageResponse
        {
            // SQS leaves out an empty list.
            Messages = messages.Count == 0
                ? null
                : [.. messages.Select(message => View(message, request.MessageSystemAttributeNames ?? []))],
        };
    }

    internal DeleteMessageResponse Delete(DeleteMessageRequest request)
    {
        NotModelled.EnsureOnly(request, nameof(request.QueueUrl), nameof(request.ReceiptHandle));
        Find(request.QueueUrl).Delete(request.ReceiptHandle);
        return new DeleteMessageResponse();
    }

    internal ChangeMessageVisibilityResponse ChangeVisibility(ChangeMessageVisibilityRequest request)
    {
        NotModelled.EnsureOnly(request, nameof(request.QueueUrl), nameof(request.ReceiptHandle), nameof(request.VisibilityTimeout));
        var hiddenFor = HidingOf(request.VisibilityTimeout) ?? throw SqsFault.Missing(nameof(request.VisibilityTimeout));
        Find(request.QueueUrl).ChangeVisibility(request.ReceiptHandle, hiddenFor);
        return new ChangeMessageVisibilityResponse();
    }

    private Queue Find(string? url)
    {
        var path = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.AbsolutePath : null;
        lock (_lock)
        {
            return _queues.Values.FirstOrDefault(queue => queue.Path == path) ?? throw SqsFault.NoQueue();
        }
    }

    private static TimeSpan? HidingOf(int? seconds) => seconds switch
    {
        null => null,
        < 0 or > LongestHiding => throw SqsFault.WrongValue(
            seconds, "VisibilityTimeout", $"VisibilityTimeout must be between 0 and {LongestHiding} seconds."),
        { } value => TimeSpan.FromSeconds(value),
    };

    private static void Check(string? body)
    {
        if (string.IsNullOrEmpty(body))
        {
            throw SqsFault.Missing("MessageBody");
        }

        if (Encoding.UTF8.GetByteCount(body) > LargestMessage)
        {
            throw SqsFault.TooLong(LargestMessage);
        }

        if (body.EnumerateRunes().Any(rune => rune.Value is (< 0x20 and not (0x9 or 0xA or 0xD)) or 0xFFFE or 0xFFFF))
        {
            throw SqsFault.WrongContents();
        }
    }

    private static Message View(QueuedMessage message, List<string> names)
    {
        var attributes = message.SystemAttributes()
            .Where(attribute => names.Contains("All") || names.Contains(attribute.Key))
            .ToDictionary(StringComparer.Ordinal);
        return new Message
        {
            MessageId = message.Id,
            ReceiptHandle = message.ReceiptHandle,
            Body = message.Body,
            MD5OfBody = message.BodyDigest,
            Attributes = attributes.Count == 0 ? null : attributes,
        };
    }
}
