using System.Text.Json.Serialization;

namespace FgtAsg.Events;

/// <summary>The envelope that SNS, SQS and S3 share when they invoke a function.</summary>
internal sealed record RecordsEnvelope
{
    [JsonPropertyName("Records")]
    public IReadOnlyList<EnvelopeRecord?>? Records { get; init; }
}
