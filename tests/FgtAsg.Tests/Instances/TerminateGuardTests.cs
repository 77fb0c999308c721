using Amazon.AutoScaling.Model;
using FgtAsg.Fleet;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>Checks before a termination: no resources are taken from a live firewall or from a foreign instance.</summary>
public sealed class TerminateGuardTests
{
    private readonly SimulatedFleet _fleet = new(Clocks.Fast());

    [Fact]
    public async Task Terminate_FirewallInService_IsIgnoredAndKeepsItsResources()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var other = await _fleet.LaunchToServiceAsync();
        var copied = _fleet.Terminate(other).Replace(other, id, StringComparison.Ordinal);

        var answer = await _fleet.AskAsync(copied);

        Assert.Equal(ResultStatus.Ignored, answer.Status);
        Assert.Equal("Auto Scaling does not show " + id + " as leaving: a live firewall keeps its resources", answer.Reason);
        await _fleet.DeliverAsync(copied.Replace(id, other, StringComparison.Ordinal));
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Terminate_HookWaitsWhileDescribesSayInService_IsHandled()
    {
        var stays = await _fleet.LaunchToServiceAsync();
        var id = await _fleet.LaunchToServiceAsync();
        var terminate = _fleet.Terminate(id);
        var gate = new CallGate
        {
            Answered = answer =>
                (answer as DescribeAutoScalingInstancesResponse)?.AutoScalingInstances?.ForEach(i => i.LifecycleState = "InService"),
        };

        var answer = await _fleet.AskAsync(terminate, gate);

        Assert.Equal(ResultStatus.Completed, answer.Status);
        Assert.Equal("CONTINUE", answer.LifecycleActionResult);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, stays);
    }

    [Fact]
    public async Task Terminate_ForgedEventWithoutATokenForAFirewallInService_IsIgnored()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var forged = TerminateWithoutToken(id);

        Assert.Equal(ResultStatus.Ignored, (await _fleet.AskAsync(forged)).Status);

        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Terminate_LateConfirmationForAFirewallInService_IsIgnored()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var ended = ForgedEvents.Ended(id);

        Assert.Equal(ResultStatus.Ignored, (await _fleet.AskAsync(ended)).Status);

        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Terminate_UnknownInstance_IsCompletedWithoutCleanUp()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var terminate = TerminateWithoutToken("i-0fffffffffffffff0");

        var answer = await _fleet.AskAsync(terminate);

        Assert.Equal(ResultStatus.Completed, answer.Status);
        Assert.Null(answer.LifecycleActionResult);
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Terminate_ForeignInstance_IsIgnoredAndNotChanged()
    {
        await _fleet.LaunchToServiceAsync();
        var foreign = _fleet.Cloud.RunInstance(_fleet.GroupSubnet);
        var gate = new CallGate();
        var terminate = TerminateWithoutToken(foreign);

        Assert.Equal(ResultStatus.Ignored, (await _fleet.AskAsync(terminate, gate)).Status);

        Assert.Equal(["ec2:DescribeInstances", "autoscaling:RecordLifecycleActionHeartbeat"], gate.Calls.Select(call => call.ToString()));
    }

    [Fact]
    public async Task Terminate_RootVolumeReplacement_IsCompletedAndKeepsEverything()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var gate = new CallGate();
        var terminate = _fleet.Terminate(id)
            .Replace("\"Destination\":\"EC2\"", "\"Destination\":\"AutoScalingGroup\"", StringComparison.Ordinal);

        var answer = await _fleet.AskAsync(terminate, gate);

        Assert.Equal(ResultStatus.Completed, answer.Status);
        Assert.Equal("CONTINUE", answer.LifecycleActionResult);
        Assert.Equal($"{id} goes to AutoScalingGroup: it keeps all its resources", answer.Reason);
        Assert.Equal(["autoscaling:CompleteLifecycleAction"], gate.Calls.Select(call => call.ToString()));
    }

    private static string TerminateWithoutToken(string id) =>
        """{"source":"aws.autoscaling","detail-type":"EC2 Instance-terminate Lifecycle Action","""
            + $$""" "detail":{"AutoScalingGroupName":"fleet","LifecycleHookName":"terminate","EC2InstanceId":"{{id}}"} }""";
}
