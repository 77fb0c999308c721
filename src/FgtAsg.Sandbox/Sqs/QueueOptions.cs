namespace FgtAsg.Sandbox.Sqs;

/// <summary>The attributes of a queue. The defaults are those of SQS.</summary>
public sealed record QueueOptions
{
    /// <summary>The delay of a message that is sent without one: up to 15 minutes.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How long a message that was handed out is hidden: up to 12 hours.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the queue keeps a message, counted from when it was sent: 1 minute to 14 days.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(4);

    /// <summary>Null if messages are handed out until they expire.</summary>
    public RedrivePolicy? Redrive { get; init; }
}

/// <summary>When a queue gives a message up.</summary>
/// <param name="DeadLetters">A queue of the same account. It gets the message.</param>
/// <param name="MaxReceiveCount">1 to 1000. A message that was handed out so often is moved instead of handed out once more.</param>
public sealed record RedrivePolicy(Queue DeadLetters, int MaxReceiveCount);
