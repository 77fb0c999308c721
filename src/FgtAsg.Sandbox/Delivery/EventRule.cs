using System.Text.Json;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Delivery;

/// <summary>The pattern of an EventBridge rule. Every property that is set must match; for a list, one matching value is enough.</summary>
public sealed record EventRule
{
    /// <summary>For example <c>aws.autoscaling</c>.</summary>
    public string? Source { get; init; }

    /// <summary>For example <c>EC2 Instance-launch Lifecycle Action</c>; empty for all types.</summary>
    public IReadOnlyList<string> DetailTypes { get; init; } = [];

    /// <summary>Fields of the detail with their allowed values. A dot separates the levels of a nested field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Detail { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The rules of the function's deployment: all Auto Scaling events of one group, and terminated instances.</summary>
    /// <param name="withRunning">Whether to include running instances, for a start command.</param>
    public static IReadOnlyList<EventRule> ForGroup(string groupName, bool withRunning = false) =>
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
            Detail = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["state"] = withRunning ? ["running", "shutting-down", "terminated"] : ["shutting-down", "terminated"],
            },
        },
    ];

    /// <summary>The rule for updates of one group, as CloudTrail reports them.</summary>
    public static EventRule ForUpdatesOf(string groupName) => new()
    {
        Source = "aws.autoscaling",
        DetailTypes = ["AWS API Call via CloudTrail"],
        Detail = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["eventSource"] = ["autoscaling.amazonaws.com"],
            ["eventName"] = ["UpdateAutoScalingGroup"],
            ["requestParameters.autoScalingGroupName"] = [groupName],
        },
    };

    public bool IsMatch(CloudEvent cloudEvent) =>
        (Source is null || Source == cloudEvent.Source)
        && (DetailTypes.Count == 0 || DetailTypes.Contains(cloudEvent.DetailType, StringComparer.Ordinal))
        && (Detail.Count == 0 || IsDetailMatch(cloudEvent.Detail));

    private bool IsDetailMatch(string json)
    {
        using var detail = JsonDocument.Parse(json);
        return Detail.All(wanted => Find(detail.RootElement, wanted.Key) is { } value
            && wanted.Value.Contains(value.ToString(), StringComparer.Ordinal));
    }

    private static JsonElement? Find(JsonElement detail, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (detail.ValueKind != JsonValueKind.Object || !detail.TryGetProperty(name, out detail))
            {
                return null;
            }
        }

        return detail;
    }
}
