using System.Text.Json.Serialization;

namespace FgtAsg.Events;

/// <summary>One record: SNS writes <c>EventSource</c> and <c>Sns</c>, SQS <c>eventSource</c>, <c>messageId</c> and <c>body</c>, S3 the rest.</summary>
internal sealed record EnvelopeRecord
{
    [JsonPropertyName("EventSource")]
    public string? SnsEventSource { get; init; }

    [JsonPropertyName("Sns")]
    public SnsNotification? Sns { get; init; }

    [JsonPropertyName("eventSource")]
    public string? EventSource { get; init; }

    [JsonPropertyName("messageId")]
    public string? MessageId { get; init; }

    [JsonPropertyName("body")]
    public string? Body { get; init; }

    [JsonPropertyName("eventName")]
    public string? EventName { get; init; }

    [JsonPropertyName("s3")]
    public S3Subject? S3 { get; init; }
}
