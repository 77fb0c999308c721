using System.Text.Json;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Sandbox.Delivery;

/// <summary>An EventBridge rule's pattern: what is set must match, one of the values of a list is enough.</summary>
public sealed record EventRule
{
    /// <summary>Such as <c>aws.autoscaling</c>.</summary>
    public string? Source { get; init; }

    /// <summary>Such as <c>EC2 Instance-launch Lifecycle Action</c>; empty for all.</summary>
    public IReadOnlyList<string> DetailTypes { get; init; } = [];

    /// <summary>Fields on the top level of the detail, with the values that each may have.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Detail { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The rules of the function's deployment: all Auto Scaling events of one group, and instances that end.</summary>
    public static IReadOnlyList<EventRule> ForGroup(string groupName) =>
    [
        new EventRule
        {
            Source = "aws.autoscaling",
            Detail = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["AutoScalingGroupName"] = [groupName] },
        },
        new EventRule
        {
            Source = "aws.ec2",
            DetailTypes = ["EC2 Instance State-change Notification"],
            Detail = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["state"] = ["shutting-down", "terminated"] },
        },
    ];

    public bool IsMatch(CloudEvent cloudEvent) =>
        (Source is null || Source == cloudEvent.Source)
        && (DetailTypes.Count == 0 || DetailTypes.Contains(cloudEvent.DetailType, StringComparer.Ordinal))
        && (Detail.Count == 0 || IsDetailMatch(cloudEvent.Detail));

    private bool IsDetailMatch(string json)
    {
        using var detail = JsonDocument.Parse(json);
        return Detail.All(wanted => detail.RootElement.TryGetProperty(wanted.Key, out var value)
            && wanted.Value.Contains(value.ToString(), StringComparer.Ordinal));
    }
}
