using System.Globalization;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.IntegrationTests.Storms;

/// <summary>Writes all that is known about a fleet to a file when an invariant is violated: a storm cannot be repeated exactly.</summary>
internal static class FailureReport
{
    public static void AssertWhole(Fleet fleet, int seed, IReadOnlyList<string> violations)
    {
        if (violations.Count > 0)
        {
            var path = Path.Combine(
                Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"fgt-asg-storm-{seed}-{fleet.BucketName}.txt"));
            File.WriteAllLines(path, Lines(fleet, violations));
            Assert.Fail(
                string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {string.Join('\n', violations)}\nAll that happened: {path}"));
        }
    }

    /// <summary>The kind of work that an event causes.</summary>
    public static string WorkOf(CloudEvent cloudEvent)
    {
        var detail = JsonNode.Parse(cloudEvent.Detail)!;
        return detail["LifecycleTransition"] is null
            ? $"{cloudEvent.DetailType} {detail["state"]}".TrimEnd()
            : $"{cloudEvent.DetailType[..^" Lifecycle Action".Length]} {detail["Origin"]}>{detail["Destination"]}";
    }

    private static IEnumerable<string> Lines(Fleet fleet, IReadOnlyList<string> violations) =>
    [
        .. violations,
        "",
        .. fleet.Delivery.Records.SelectMany(Lines),
        "",
        .. fleet.Aws.Calls.Snapshot().Select(call => string.Create(
            CultureInfo.InvariantCulture,
            $"{call.StartedAt:HH:mm:ss.fff} {call.Service} {call.Action} {call.Resource} "
            + $"{string.Join(' ', call.Parameters.Select(p => $"{p.Key}={p.Value}"))} -> {call.StatusCode} {call.ErrorCode} {call.Fault}")),
    ];

    private static IEnumerable<string> Lines(EventDeliveryRecord record) =>
    [
        string.Create(
            CultureInfo.InvariantCulture, $"{record.StartedAt:HH:mm:ss.fff} {WorkOf(record.Event)} {record.Event.Detail} {record.Error}"),
        .. (record.Result?.Attempts ?? []).SelectMany(attempt =>
            new[]
            {
                $"    {attempt.RequestId} process {attempt.ProcessId}, {attempt.Duration.TotalSeconds:0.0} s"
                    + $"{(attempt.ColdStart ? ", cold" : "")}: {attempt.ErrorType} {attempt.PayloadText}",
            }
            .Concat(attempt.LogLines
                .Where(line => !line.Contains("\"_aws\"", StringComparison.Ordinal))
                .Select(line => $"        {line}"))),
    ];
}
