using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Amazon;

namespace FgtAsg.Sandbox.Sqs;

/// <summary>A standard queue: a message is handed out until someone deletes it. Thread-safe.</summary>
/// <remarks>It hands messages out in the order in which they become visible. SQS makes no promise about the order.</remarks>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is the service's word.")]
public sealed class Queue
{
    private readonly TimeProvider _time;
    private readonly Lock _lock;
    private readonly List<QueuedMessage> _messages = [];

    /// <param name="name">Unique in the account's region.</param>
    /// <param name="region">For example <c>eu-central-1</c>.</param>
    /// <param name="accountId">12 digits.</param>
    /// <param name="options">The attributes.</param>
    /// <param name="time">The clock of delays and hidden messages.</param>
    /// <param name="allQueues">One lock for all queues of the account, because a message may move from one to another.</param>
    internal Queue(string name, string region, string accountId, QueueOptions options, TimeProvider time, Lock allQueues)
    {
        var partition = RegionEndpoint.GetBySystemName(region);
        Name = name;
        Region = region;
        Path = $"/{accountId}/{name}";
        Url = $"https://sqs.{region}.{partition.PartitionDnsSuffix}{Path}";
        Arn = $"arn:{partition.PartitionName}:sqs:{region}:{accountId}:{name}";
        Options = options;
        _time = time;
        _lock = allQueues;
    }

    /// <summary>Raised outside the lock when a message came, or may be visible at another time than before.</summary>
    [SuppressMessage("Design", "MA0046:Use EventHandler<T> to declare events", Justification = "There are no arguments.")]
    public event Action? Changed;

    public string Name { get; }

    public string Region { get; }

    public string Url { get; }

    public string Arn { get; }

    /// <summary>Can be changed. Messages that are hidden already stay so for as long as they were to be.</summary>
    public QueueOptions Options { get; set; }

    /// <summary>All messages that the queue keeps, in the order in which it got them.</summary>
    public IReadOnlyList<QueuedMessage> Messages
    {
        get
        {
            lock (_lock)
            {
                Expire();
                return [.. _messages];
            }
        }
    }

    /// <summary>When the next message is or was visible; null if the queue is empty.</summary>
    public DateTimeOffset? NextVisible
    {
        get
        {
            lock (_lock)
            {
                Expire();
                return _messages.Count == 0 ? null : _messages.Min(message => message.VisibleAt);
            }
        }
    }

    /// <summary>The path of its URL. The service does not look at the URL's host.</summary>
    internal string Path { get; }

    /// <summary>Hands out visible messages and hides them. Moves messages that it gives up to the dead-letter queue.</summary>
    /// <param name="most">At least 1.</param>
    /// <param name="hiddenFor">Null for the queue's own time.</param>
    public IReadOnlyList<QueuedMessage> Receive(int most, TimeSpan? hiddenFor = null)
    {
        var received = new List<QueuedMessage>();
        Queue? deadLetters = null;
        lock (_lock)
        {
            Expire();
            var now = _time.GetUtcNow();
            foreach (var message in _messages.Where(message => message.VisibleAt <= now).OrderBy(message => message.VisibleAt).ToList())
            {
                if (received.Count == most)
                {
                    break;
                }

                if (Options.Redrive is { } redrive && message.ReceiveCount >= redrive.MaxReceiveCount)
                {
                    deadLetters = redrive.DeadLetters;
                    _messages.Remove(message);
                    deadLetters._messages.Add(message with { VisibleAt = now, ReceiptHandle = null, DeadLetterSourceArn = Arn });
                    continue;
                }

                var handed = message with
                {
                    VisibleAt = now + (hiddenFor ?? Options.VisibilityTimeout),
                    ReceiveCount = message.ReceiveCount + 1,
                    FirstReceivedAt = message.FirstReceivedAt ?? now,
                    ReceiptHandle = string.Create(CultureInfo.InvariantCulture, $"{Name}/{message.Id}/{message.ReceiveCount + 1}"),
                };
                _messages[_messages.IndexOf(message)] = handed;
                received.Add(handed);
            }
        }

        deadLetters?.Changed?.Invoke();
        return received;
    }

    /// <summary>
    /// Deletes the message of a receipt, also if it is visible again. As in SQS, an older receipt than the latest succeeds and deletes
    /// nothing, and so does one of a message that is gone.
    /// </summary>
    /// <exception cref="Amazon.SQS.Model.ReceiptHandleIsInvalidException">It is no receipt of this queue.</exception>
    public void Delete(string? receiptHandle)
    {
        EnsureIsReceipt(receiptHandle);
        lock (_lock)
        {
            _messages.RemoveAll(message => message.ReceiptHandle == receiptHandle);
        }
    }

    /// <summary>Hides the message of a receipt from now on for this long; zero makes it visible.</summary>
    /// <exception cref="Amazon.SQS.Model.ReceiptHandleIsInvalidException">It is no receipt of this queue.</exception>
    /// <exception cref="Amazon.SQS.AmazonSQSException">
    /// <c>InvalidParameterValue</c>: the message is gone, was received by someone else since, or is visible again.
    /// </exception>
    public void ChangeVisibility(string? receiptHandle, TimeSpan hiddenFor)
    {
        EnsureIsReceipt(receiptHandle);
        lock (_lock)
        {
            Expire();
            var now = _time.GetUtcNow();
            var index = _messages.FindIndex(message => message.ReceiptHandle == receiptHandle && message.VisibleAt > now);
            if (index < 0)
            {
                throw SqsFault.WrongValue(
                    receiptHandle, "ReceiptHandle", "Message does not exist or is not available for visibility timeout change.");
            }

            _messages[index] = _messages[index] with { VisibleAt = now + hiddenFor };
        }

        Changed?.Invoke();
    }

    internal QueuedMessage Put(string id, string body, TimeSpan? delay)
    {
        QueuedMessage message;
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            var kept = delay ?? Options.Delay;
            message = new QueuedMessage { Id = id, QueueUrl = Url, Body = body, SentAt = now, Delay = kept, VisibleAt = now + kept };
            _messages.Add(message);
        }

        return message;
    }

    internal void TellOfChange() => Changed?.Invoke();

    private void EnsureIsReceipt(string? receiptHandle)
    {
        if (receiptHandle is null || receiptHandle.Split('/') is not [var name, _, _] || name != Name)
        {
            throw SqsFault.WrongReceipt(receiptHandle);
        }
    }

    private void Expire()
    {
        var now = _time.GetUtcNow();
        _messages.RemoveAll(message => now - message.SentAt >= Options.Retention);
    }
}
