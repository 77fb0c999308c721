using System.Text.Json.Serialization;

namespace FgtAsg.Events;

/// <summary>Which object it is: <c>s3</c> of S3's own notification, <c>detail</c> of EventBridge's event.</summary>
internal sealed record S3Subject
{
    [JsonPropertyName("bucket")]
    public S3Bucket? Bucket { get; init; }

    [JsonPropertyName("object")]
    public S3Object? Object { get; init; }

    /// <summary>Only EventBridge: the call that did it, or <c>Lifecycle Expiration</c>.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }
}
