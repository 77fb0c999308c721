using System.Text.Json.Serialization;

namespace FgtAsg.Events;

/// <summary><c>s3:TestEvent</c>, which S3 sends when a bucket's notifications are set up.</summary>
internal sealed record S3TestEvent
{
    [JsonPropertyName("Bucket")]
    public string? Bucket { get; init; }
}
