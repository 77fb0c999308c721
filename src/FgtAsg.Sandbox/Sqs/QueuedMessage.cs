using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FgtAsg.Sandbox.Sqs;

/// <summary>A message in a queue, as it is at one moment.</summary>
public sealed record QueuedMessage
{
    public required string Id { get; init; }

    /// <summary>The queue to which it was sent.</summary>
    public required string QueueUrl { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>How long the queue keeps it back after it was sent.</summary>
    public required TimeSpan Delay { get; init; }

    /// <summary>When the queue first hands it out.</summary>
    public DateTimeOffset Due => SentAt + Delay;

    /// <summary>From when on the queue hands it out (again).</summary>
    public required DateTimeOffset VisibleAt { get; init; }

    public int ReceiveCount { get; init; }

    public DateTimeOffset? FirstReceivedAt { get; init; }

    /// <summary>The handle of the latest receipt; null if the queue has not handed it out.</summary>
    public string? ReceiptHandle { get; init; }

    /// <summary>In a dead-letter queue: the ARN of the queue that gave up.</summary>
    public string? DeadLetterSourceArn { get; init; }

    /// <summary>The digest that SQS states for the body.</summary>
    internal string BodyDigest => DigestOf(Body);

    /// <summary>What SQS says of a message that it hands out. Times are in milliseconds since 1970.</summary>
    internal IEnumerable<KeyValuePair<string, string>> SystemAttributes()
    {
        yield return new("ApproximateReceiveCount", ReceiveCount.ToString(CultureInfo.InvariantCulture));
        yield return new("SentTimestamp", Milliseconds(SentAt));
        if (FirstReceivedAt is { } received)
        {
            yield return new("ApproximateFirstReceiveTimestamp", Milliseconds(received));
        }

        if (DeadLetterSourceArn is { } source)
        {
            yield return new("DeadLetterQueueSourceArn", source);
        }
    }

    private static string Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    [SuppressMessage("Security", "CA5351:Do not use broken cryptographic algorithms", Justification = "SQS uses it; it protects nothing.")]
    private static string DigestOf(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
}
