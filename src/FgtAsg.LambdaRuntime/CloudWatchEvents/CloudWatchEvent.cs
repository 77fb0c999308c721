using System.Text.Json.Serialization;

namespace Amazon.Lambda.CloudWatchEvents;

/// <summary>
/// The envelope of an Amazon EventBridge event. Every JSON name is spelled out, so that a source-generated context needs no naming policy.
/// A member that the JSON lacks is null: the sender's word is not checked here.
/// </summary>
/// <typeparam name="T">The shape of <c>detail</c>, which the source and the detail type decide.</typeparam>
public class CloudWatchEvent<T>
{
    /// <summary>The version of the envelope: <c>0</c>.</summary>
    [JsonPropertyName("version")]
    public string? Version { get; set; }

    /// <summary>The 12 digits of the AWS account.</summary>
    [JsonPropertyName("account")]
    public string? Account { get; set; }

    [JsonPropertyName("region")]
    public string? Region { get; set; }

    [JsonPropertyName("detail")]
    public T? Detail { get; set; }

    /// <summary>For example <c>EC2 Instance-launch Lifecycle Action</c>.</summary>
    [JsonPropertyName("detail-type")]
    public string? DetailType { get; set; }

    /// <summary>For example <c>aws.autoscaling</c>.</summary>
    [JsonPropertyName("source")]
    public string? Source { get; set; }

    /// <summary>When the sender says it happened (UTC); it may be well before the delivery.</summary>
    [JsonPropertyName("time")]
    public DateTime Time { get; set; }

    /// <summary>Unique to the event. A redelivery has the same id.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    /// <summary>ARNs of what the event is about.</summary>
    [JsonPropertyName("resources")]
    public List<string>? Resources { get; set; }
}
