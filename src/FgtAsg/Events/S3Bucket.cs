using System.Text.Json.Serialization;

namespace FgtAsg.Events;

internal sealed record S3Bucket
{
    [JsonPropertyName("name")]
    public string? Name { get; init; }
}
