using System.Text.Json.Serialization;

namespace FgtAsg.Events;

/// <summary>The object of an S3 event. S3's own notification encodes the key, EventBridge's event does not.</summary>
internal sealed record S3Object
{
    [JsonPropertyName("key")]
    public string? Key { get; init; }

    [JsonPropertyName("size")]
    public long? Size { get; init; }

    [JsonPropertyName("sequencer")]
    public string? Sequencer { get; init; }

    /// <summary>As S3's own notification calls it.</summary>
    [JsonPropertyName("versionId")]
    public string? VersionId { get; init; }

    /// <summary>As EventBridge calls it.</summary>
    [JsonPropertyName("version-id")]
    public string? VersionIdOfEventBridge { get; init; }
}
