using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.Cli.Demo;

/// <summary>What the function said to the events that it got.</summary>
internal static class DemoAnswers
{
    public static JsonNode? ToLaunch(Fleet fleet, string instanceId) => To(fleet, "EC2 Instance-launch Lifecycle Action", instanceId);

    public static JsonNode? ToTerminate(Fleet fleet, string instanceId) => To(fleet, "EC2 Instance-terminate Lifecycle Action", instanceId);

    /// <summary>A demo in which the function fails must say so, and with its words.</summary>
    public static IEnumerable<string> Failures(Fleet fleet) => fleet.Delivery.Records
        .Where(r => r.Result?.Succeeded != true)
        .Select(r => $"'{r.Event.DetailType}' failed: {Reason(r)}")
        .Distinct(StringComparer.Ordinal);

    private static string Reason(EventDeliveryRecord record) => record.Result?.Attempts[^1] is { } last
        ? $"{last.ErrorType}: {last.ErrorMessage}"
        : $"{record.Error?.GetType().Name}: {record.Error?.Message}";

    private static JsonNode? To(Fleet fleet, string detailType, string instanceId) => fleet.Delivery.Records
        .LastOrDefault(r => r.Event.DetailType == detailType && r.Event.Detail.Contains(instanceId, StringComparison.Ordinal)) is { Result: { } result }
            ? JsonNode.Parse(result.Attempts[^1].PayloadText)
            : null;
}
