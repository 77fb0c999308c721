using System.Text.Json.Serialization;

namespace FgtAsg.Events;

/// <summary>One record: SNS writes <c>EventSource</c> and <c>Sns</c>, SQS <c>eventSource</c>, <c>messageId</c> and <c>body</c>.</summary>
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
}
