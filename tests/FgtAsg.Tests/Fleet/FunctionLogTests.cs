using System.Reflection;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Tests.Fleet;

/// <summary>The names that log queries may use: event ids, event names, and the fields beside the message.</summary>
public sealed class FunctionLogTests
{
    private static readonly IReadOnlyList<MethodInfo> Lines =
        [.. typeof(FunctionLog).GetMethods().Where(method => method.GetCustomAttribute<LoggerMessageAttribute>() is not null)];

    [Theory]
    [InlineData(1, "Answered", "action instanceId status durationMs answer")]
    [InlineData(2, "LaunchFailed", "instanceId")]
    [InlineData(3, "LaunchUndone", "instanceId freed leftovers")]
    [InlineData(4, "UndoFailed", "instanceId")]
    [InlineData(5, "CleanedUp", "instanceId freed leftToEc2 leftovers")]
    [InlineData(6, "CleanUpFailed", "instanceId")]
    [InlineData(7, "MessageFailed", "messageId")]
    [InlineData(8, "HeartbeatFailed", "instanceId")]
    [InlineData(9, "ConfirmationFailed", "instanceId")]
    [InlineData(10, "CompletionFailed", "instanceId")]
    [InlineData(11, "PoolExhausted", "instanceId pool whenExhausted")]
    [InlineData(12, "ReturnedToWarmPool", "instanceId license hostname")]
    [InlineData(13, "FormerDnsLeft", "instanceId name")]
    [InlineData(17, "WhoseNotTold", "instanceId")]
    [InlineData(20, "IntakeFailed", "license")]
    [InlineData(21, "SeedingFailed", "present count")]
    [InlineData(22, "EarlierLicensesRead", "count")]
    [InlineData(23, "LicenseFileRefused", "text")]
    [InlineData(30, "SweepFound", "kind instanceId resources reason outcome detail")]
    [InlineData(31, "RepairFailed", "kind instanceId")]
    [InlineData(32, "SweepFailed", "")]
    [InlineData(40, "MessageUnhandled", "messageId reason")]
    [InlineData(50, "SnapshotRegionFailed", "region")]
    [InlineData(51, "SnapshotStepFailed", "region id")]
    [InlineData(52, "SnapshotInError", "region snapshotId volumeId stateMessage")]
    [InlineData(53, "SnapshotLeaseLeft", "region")]
    [InlineData(54, "SnapshotsFailed", "")]
    [InlineData(60, "CommandSent", "instanceId commandId")]
    [InlineData(61, "CommandFailed", "instanceId commandId commandStatus details responseCode")]
    [InlineData(62, "StartFailed", "instanceId")]
    [InlineData(63, "TransitionNotTold", "instanceId transition")]
    [InlineData(70, "Recycling", "autoScalingGroupName execution text")]
    [InlineData(71, "RecycleNoticeLost", "execution notice")]
    [InlineData(72, "RecycleStepFailed", "autoScalingGroupName execution step")]
    [InlineData(80, "Starting", "version")]
    [InlineData(90, "BroughtUp", "instanceId phase seconds serial version")]
    [InlineData(91, "PinChanged", "instanceId host")]
    [InlineData(92, "LicenseLost", "instanceId license reason")]
    [InlineData(93, "DrawingPaused", "instanceId launches")]
    [InlineData(94, "LicenseUnproven", "instanceId reason whenUnproven")]
    [InlineData(95, "SecretNotChecked", "parameter")]
    public void Line_Event_HasItsIdNameAndFields(int id, string name, string fields)
    {
        var line = Assert.Single(Lines, method => method.GetCustomAttribute<LoggerMessageAttribute>()!.EventId == id);

        Assert.Equal(name, line.GetCustomAttribute<LoggerMessageAttribute>()!.EventName ?? line.Name);
        Type[] others = [typeof(ILogger), typeof(LogLevel), typeof(Exception)];
        Assert.Equal(fields, string.Join(' ', line.GetParameters().Where(p => !others.Contains(p.ParameterType)).Select(p => p.Name)));
    }

    [Fact]
    public void Lines_Count_MatchesTheCasesAbove() =>
        Assert.Equal(41, Lines.Count);
}
