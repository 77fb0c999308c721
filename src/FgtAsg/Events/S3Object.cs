using System.Text.Json.Serialization;

namespace FgtAsg.Events;

/// <summary>The object of an S3 event. S3's own notification encodes the key, EventBridge's event does not.</summary>
internal sealed record S3Object
{
    [JsonPropertyName("key")]
    public string? Key { get; init; }
}
