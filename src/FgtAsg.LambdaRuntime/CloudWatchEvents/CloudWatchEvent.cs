using System.Text.Json.Serialization;

namespace Amazon.Lambda.CloudWatchEvents;

/// <summary>
/// The envelope of an Amazon EventBridge event. Members that are missing in the JSON are null; the type does not validate the event. As
/// in the official package, only <c>detail-type</c> has an explicit JSON name. A source-generated context therefore needs the camel-case
/// naming policy.
/// </summary>
/// <typeparam name="T">The shape of <c>detail</c>, which depends on the source and the detail type.</typeparam>
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

    /// <summary>When the event happened according to the sender (UTC). The delivery may be much later.</summary>
    public DateTime Time { get; set; }

    /// <summary>Unique per event. A redelivery has the same id.</summary>
    public string? Id { get; set; }

    /// <summary>ARNs of the resources that the event concerns.</summary>
    public List<string>? Resources { get; set; }
}
