using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using FgtAsg.Configuration;

namespace FgtAsg.Events;

/// <summary>
/// EventBridge's <c>Scheduled Event</c>. A rule's input transformer turns it into a request. A dead letter of EventBridge contains the
/// original event, so the request follows from the rule's name.
/// </summary>
internal static class ScheduleEvents
{
    /// <summary>EventBridge's own detail is empty, but a rule's input may set fields in it.</summary>
    public static FleetEvent Fired(CloudWatchEvent<JsonElement> envelope) => new ScheduleFired(
        [.. (envelope.Resources ?? []).Where(IsRule).Select(arn => arn[(arn.LastIndexOf('/') + 1)..])],
        TimeOf(envelope.Time),
        SweepEvents.IsDry(envelope.Detail, "detail.dryRun"));

    /// <summary>
    /// The request that the rule's input would have made. For a rule that is not for snapshots or recycling, it is a sweep.
    /// </summary>
    public static FleetEvent RequestOf(ScheduleFired fired, ScheduleOptions schedules) =>
        fired.IsOf(schedules.SnapshotRule) ? new SnapshotRequest(fired.Time, fired.IsDryRun)
        : fired.IsOf(schedules.RecycleRule)
            ? new RecycleRequest(RecycleOrigin.Schedule, AutoScalingGroupName: null, Text(fired.Time), fired.IsDryRun)
        : new SweepRequest(fired.IsDryRun);

    private static bool IsRule(string? arn) => arn is not null && arn.Contains(":rule/", StringComparison.Ordinal);

    private static DateTimeOffset? TimeOf(DateTime time) => time == default ? null : new DateTimeOffset(
        time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time);

    /// <summary>In EventBridge's format, so that both forms of one schedule event start the same run.</summary>
    private static string? Text(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary><c>Scheduled Event</c>: one of the deployment's schedules is due.</summary>
/// <param name="Rules">The names of the rules that sent it.</param>
/// <param name="Time">When it was due; null if the event has no time.</param>
/// <param name="IsDryRun">Report the plan only.</param>
internal sealed record ScheduleFired(IReadOnlyList<string> Rules, DateTimeOffset? Time, bool IsDryRun) : FleetEvent
{
    public bool IsOf(string? rule) => rule is not null && Rules.Contains(rule, StringComparer.Ordinal);
}
