using System.Text.Json.Serialization;

namespace FgtAsg.Events;

/// <summary>The <c>detail</c> of an <c>EC2 Instance State-change Notification</c>.</summary>
internal sealed record StateChangeDetail
{
    [JsonPropertyName("instance-id")]
    public string? InstanceId { get; init; }

    [JsonPropertyName("state")]
    public string? State { get; init; }
}
