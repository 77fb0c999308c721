using System.Text.Json.Serialization;

namespace FgtAsg.Events;

/// <summary>An SNS notification, as Lambda gets it and as it lies in a queue that is subscribed to the topic.</summary>
internal sealed record SnsNotification
{
    [JsonPropertyName("MessageId")]
    public string? MessageId { get; init; }

    [JsonPropertyName("Message")]
    public string? Message { get; init; }
}
