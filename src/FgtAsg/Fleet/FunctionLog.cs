using FgtAsg.Configuration;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Fleet;

/// <summary>All log lines of the function, with stable ids. Only ids of an event are logged, never a token.</summary>
internal static partial class FunctionLog
{
    /// <summary>The answer is a separate field of the line.</summary>
    [LoggerMessage(EventId = 1, EventName = "Answered", Message = "{action} of {instanceId}: {status} after {durationMs} ms")]
    public static partial void Handled(
        this ILogger logger, LogLevel level, string? action, string? instanceId, ResultStatus status, long durationMs, string answer);

    [LoggerMessage(2, LogLevel.Error, "The launch of {instanceId} failed")]
    public static partial void LaunchFailed(this ILogger logger, string instanceId, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "The launch of {instanceId} was rolled back: freed {freed}; not freed {leftovers}")]
    public static partial void LaunchUndone(this ILogger logger, string instanceId, string freed, string leftovers);

    [LoggerMessage(4, LogLevel.Error, "Rolling back the launch of {instanceId} failed")]
    public static partial void UndoFailed(this ILogger logger, string instanceId, Exception exception);

    [LoggerMessage(5, LogLevel.Information, "Cleaned up after {instanceId}: freed {freed}; left to EC2 {leftToEc2}; not freed {leftovers}")]
    public static partial void CleanedUp(this ILogger logger, string instanceId, string freed, string leftToEc2, string leftovers);

    [LoggerMessage(6, LogLevel.Error, "Cleaning up after {instanceId} failed")]
    public static partial void CleanUpFailed(this ILogger logger, string instanceId, Exception exception);

    [LoggerMessage(7, LogLevel.Error, "Message {messageId} failed and will be delivered again")]
    public static partial void MessageFailed(this ILogger logger, string messageId, Exception exception);

    [LoggerMessage(8, LogLevel.Warning, "The heartbeat of {instanceId}'s lifecycle hook was not accepted")]
    public static partial void HeartbeatFailed(this ILogger logger, string instanceId, Exception exception);

    [LoggerMessage(9, LogLevel.Error, "Confirming the launch of {instanceId} failed")]
    public static partial void ConfirmationFailed(this ILogger logger, string instanceId, Exception exception);

    [LoggerMessage(10, LogLevel.Error, "The terminate hook of {instanceId} could not be completed")]
    public static partial void CompletionFailed(this ILogger logger, string instanceId, Exception exception);

    [LoggerMessage(11, LogLevel.Warning, "{pool}, and {instanceId} needs one: {whenExhausted}")]
    public static partial void PoolExhausted(this ILogger logger, string instanceId, string pool, WhenExhausted whenExhausted);

    [LoggerMessage(
        12, LogLevel.Information, "Returned to the warm pool: {instanceId}; gave back license {license} and hostname {hostname}")]
    public static partial void ReturnedToWarmPool(this ILogger logger, string instanceId, string? license, string? hostname);

    [LoggerMessage(13, LogLevel.Warning, "The former DNS record {name} of {instanceId} could not be deleted")]
    public static partial void FormerDnsLeft(this ILogger logger, string instanceId, string name, Exception exception);

    [LoggerMessage(17, LogLevel.Warning, "It is not known yet which group owns instance {instanceId}")]
    public static partial void WhoseNotTold(this ILogger logger, string instanceId, Exception exception);

    [LoggerMessage(20, LogLevel.Error, "Taking in the license {license} failed")]
    public static partial void IntakeFailed(this ILogger logger, string license, Exception exception);

    [LoggerMessage(21, LogLevel.Error, "Seeding hostnames failed: {present} of {count} are there")]
    public static partial void SeedingFailed(this ILogger logger, int present, int count, Exception exception);

    [LoggerMessage(22, LogLevel.Information, "Reading the files of {count} licenses that an earlier version registered without reading")]
    public static partial void EarlierLicensesRead(this ILogger logger, int count);

    [LoggerMessage(23, LogLevel.Warning, "Refused: {text}")]
    public static partial void LicenseFileRefused(this ILogger logger, string text);

    [LoggerMessage(EventId = 30, Message = "Swept: {kind} of {instanceId}: {reason}: {outcome}")]
    public static partial void SweepFound(
        this ILogger logger, LogLevel level, Enum kind, string? instanceId, string resources, string reason, Enum outcome, string? detail);

    [LoggerMessage(31, LogLevel.Error, "Repairing {kind} of {instanceId} failed")]
    public static partial void RepairFailed(this ILogger logger, Enum kind, string? instanceId, Exception exception);

    [LoggerMessage(32, LogLevel.Error, "The sweep failed")]
    public static partial void SweepFailed(this ILogger logger, Exception exception);

    [LoggerMessage(40, LogLevel.Warning, "Message {messageId} is not for this function and will not be delivered again: {reason}")]
    public static partial void MessageUnhandled(this ILogger logger, string messageId, string? reason);

    [LoggerMessage(50, LogLevel.Error, "Snapshots in {region} failed")]
    public static partial void SnapshotRegionFailed(this ILogger logger, string region, Exception exception);

    [LoggerMessage(51, LogLevel.Error, "Snapshots in {region}: {id} failed")]
    public static partial void SnapshotStepFailed(this ILogger logger, string region, string id, Exception exception);

    [LoggerMessage(
        52, LogLevel.Warning, "Snapshots in {region}: {snapshotId} of {volumeId} is in error and unusable: {stateMessage}")]
    public static partial void SnapshotInError(
        this ILogger logger, string region, string snapshotId, string volumeId, string? stateMessage);

    [LoggerMessage(53, LogLevel.Warning, "Snapshots in {region}: the lease could not be given up and will expire")]
    public static partial void SnapshotLeaseLeft(this ILogger logger, string region, Exception exception);

    [LoggerMessage(54, LogLevel.Error, "Snapshots failed: the regions could not be listed")]
    public static partial void SnapshotsFailed(this ILogger logger, Exception exception);

    [LoggerMessage(60, LogLevel.Information, "Sent command {commandId} to {instanceId}")]
    public static partial void CommandSent(this ILogger logger, string instanceId, string commandId);

    [LoggerMessage(
        61,
        LogLevel.Error,
        "The start command {commandId} of {instanceId} ended {commandStatus} ({details}), response code {responseCode}")]
    public static partial void CommandFailed(
        this ILogger logger, string instanceId, string commandId, string commandStatus, string? details, long? responseCode);

    [LoggerMessage(62, LogLevel.Error, "Starting {instanceId} failed")]
    public static partial void StartFailed(this ILogger logger, string instanceId, Exception exception);

    [LoggerMessage(63, LogLevel.Warning, "The notification that {instanceId} is {transition} failed")]
    public static partial void TransitionNotTold(this ILogger logger, string instanceId, string transition, Exception exception);

    [LoggerMessage(70, LogLevel.Information, "Recycling {autoScalingGroupName} ({execution}): {text}")]
    public static partial void Recycling(this ILogger logger, string autoScalingGroupName, string execution, string text);

    [LoggerMessage(71, LogLevel.Warning, "The message '{notice}' of {execution} could not be sent")]
    public static partial void RecycleNoticeLost(this ILogger logger, string execution, string notice, Exception exception);

    [LoggerMessage(72, LogLevel.Error, "Recycling {autoScalingGroupName} ({execution}) failed at {step}")]
    public static partial void RecycleStepFailed(
        this ILogger logger, string autoScalingGroupName, string execution, string step, Exception exception);

    [LoggerMessage(80, LogLevel.Information, "FgtAsg {version} starts")]
    public static partial void Starting(this ILogger logger, string version);

    [LoggerMessage(
        90, LogLevel.Information, "FortiOS on {instanceId}: {phase} after {seconds} s, serial number {serial}, version {version}")]
    public static partial void BroughtUp(
        this ILogger logger, string instanceId, BringUpPhase phase, long seconds, string? serial, string? version);

    [LoggerMessage(91, LogLevel.Error, "The firewall at {host}, which should be {instanceId}, has another key than the pinned one")]
    public static partial void PinChanged(this ILogger logger, string instanceId, string host);

    [LoggerMessage(92, LogLevel.Error, "The license {license} of {instanceId} could not be proven: {reason}")]
    public static partial void LicenseLost(this ILogger logger, string instanceId, string license, string reason);

    [LoggerMessage(
        93, LogLevel.Error, "{instanceId} gets no license now: Fortinet's servers do not answer for the {launches} launches that have one")]
    public static partial void DrawingPaused(this ILogger logger, string instanceId, int launches);

    [LoggerMessage(94, LogLevel.Error, "{instanceId} has no proven license: {reason}: {whenUnproven}")]
    public static partial void LicenseUnproven(this ILogger logger, string instanceId, string reason, WhenExhausted whenUnproven);

    [LoggerMessage(95, LogLevel.Warning, "The parameter {parameter} could not be read at the start, and is read at the first launch")]
    public static partial void SecretNotChecked(this ILogger logger, string parameter, Exception exception);
}
