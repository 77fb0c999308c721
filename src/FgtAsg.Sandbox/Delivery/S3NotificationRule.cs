using FgtAsg.Sandbox.S3;

namespace FgtAsg.Sandbox.Delivery;

/// <summary>The objects that a function is notified about, as in a bucket's notification configuration.</summary>
public sealed record S3NotificationRule
{
    public required string Bucket { get; init; }

    /// <summary>Compared with the key that is not URL-encoded.</summary>
    public string KeyPrefix { get; init; } = "";

    /// <summary>For example <c>s3:ObjectCreated:*</c> or <c>s3:ObjectRemoved:Delete</c>.</summary>
    public IReadOnlyList<string> Events { get; init; } = ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"];

    public S3NotificationForm Form { get; init; }

    /// <summary>The id of the configuration. Each notification contains it.</summary>
    public string ConfigurationId { get; init; } = "fgt-asg";

    public bool IsMatch(ObjectChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Bucket == Bucket
            && change.Key.StartsWith(KeyPrefix, StringComparison.Ordinal)
            && Events.Any(wanted => IsMatch(wanted, $"s3:{S3EventNames.Of(change.Kind)}"));
    }

    private static bool IsMatch(string wanted, string name) =>
        wanted.EndsWith(":*", StringComparison.Ordinal) ? name.StartsWith(wanted[..^1], StringComparison.Ordinal) : wanted == name;
}

/// <summary>How S3 notifies a function about objects.</summary>
public enum S3NotificationForm
{
    /// <summary>The bucket's notification configuration contains the function: <c>{"Records":[{"eventSource":"aws:s3",...}]}</c>.</summary>
    Lambda,

    /// <summary>Through EventBridge: <c>Object Created</c>, <c>Object Deleted</c>.</summary>
    EventBridge,
}
