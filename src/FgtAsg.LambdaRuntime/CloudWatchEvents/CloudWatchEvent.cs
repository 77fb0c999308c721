using System.Text.Json.Serialization;

namespace Amazon.Lambda.CloudWatchEvents;

/// <summary>
/// The envelope of an Amazon EventBridge event. Only <c>detail-type</c> has its JSON name here, as in the official package: a
/// source-generated context that reads the envelope needs camel case. A member that the JSON lacks is null: the sender's word is not
/// checked here.
/// </summary>
/// <typeparam name="T">The shape of <c>detail</c>, which the source and the detail type decide.</typeparam>
public class CloudWatchEvent<T>
{
    /// <summary>The version of the envelope: <c>0</c>.</summary>
    public string? Version { get; set; }

    /// <summary>The 12 digits of the AWS account.</summary>
    public string? Account { get; set; }

    public string? Region { get; set; }

    public T? Detail { get; set; }

    /// <summary>For example <c>EC2 Instance-launch Lifecycle Action</c>.</summary>
    [JsonPropertyName("detail-type")]
    public string? DetailType { get; set; }

    /// <summary>For example <c>aws.autoscaling</c>.</summary>
    public string? Source { get; set; }

    /// <summary>When the sender says it happened (UTC); it may be well before the delivery.</summary>
    public DateTime Time { get; set; }

    /// <summary>Unique to the event. A redelivery has the same id.</summary>
    public string? Id { get; set; }

    /// <summary>ARNs of what the event is about.</summary>
    public List<string>? Resources { get; set; }
}
