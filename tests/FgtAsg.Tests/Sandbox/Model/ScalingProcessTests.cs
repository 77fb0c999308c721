using Amazon.AutoScaling;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class ScalingProcessTests
{
    [Fact]
    public async Task Suspend_TwoAndResumeOne_ShowsTheOtherWithItsTime()
    {
        var fleet = new TemplatedFleet();

        await fleet.SuspendAsync(ScalingProcesses.AlarmNotification, ScalingProcesses.AZRebalance);
        await fleet.SuspendAsync(ScalingProcesses.AlarmNotification);
        await fleet.ResumeAsync(ScalingProcesses.AZRebalance, ScalingProcesses.Launch);

        var process = Assert.Single((await fleet.DescribeAsync()).SuspendedProcesses);
        Assert.Equal(("AlarmNotification", "User suspended at 2026-03-01T12:00:05Z"), (process.ProcessName, process.SuspensionReason));
    }

    [Theory]
    [InlineData("Launch", "Lunch")]
    [InlineData("Launch", "Terminate")]
    [InlineData]
    public async Task Suspend_UnsupportedProcesses_IsRefusedAndNothingIsSuspended(params string[] processes)
    {
        var fleet = new TemplatedFleet();

        var refusal = await Assert.ThrowsAsync<AmazonAutoScalingException>(() => fleet.SuspendAsync(processes));

        Assert.Equal("ValidationError", refusal.ErrorCode);
        Assert.Empty(fleet.Group.SuspendedProcesses);
    }

    [Fact]
    public async Task Launch_Suspended_LaunchesWhenItIsResumed()
    {
        var fleet = new TemplatedFleet();
        await fleet.SuspendAsync(ScalingProcesses.Launch);

        await fleet.UpdateAsync(request => request.DesiredCapacity = 3);
        fleet.Cloud.TerminateInstanceInGroup(fleet.Group.Members[0].InstanceId, decrementDesiredCapacity: false);
        fleet.Region.Settle();
        Assert.Single(fleet.Group.Members);

        await fleet.ResumeAsync(ScalingProcesses.Launch);
        fleet.Region.Settle();
        Assert.Equal(3, fleet.VersionsInService.Count());
    }

    [Fact]
    public void UnhealthyInstance_OfABadVersion_IsReplaced()
    {
        var fleet = new TemplatedFleet(desired: 1);
        fleet.Cloud.CreateLaunchTemplateVersion(
            fleet.TemplateId, new LaunchTemplateVersionSpecification { Defect = LaunchTemplateDefect.BecomesUnhealthy });

        fleet.Cloud.TerminateInstanceInGroup(fleet.Group.Members[0].InstanceId, decrementDesiredCapacity: false);
        fleet.Region.Pass(10);
        fleet.Region.Pass(5);
        var second = Assert.Single(fleet.Group.Members);
        Assert.Equal((2, LifecycleStates.InService, "Healthy"), (second.LaunchTemplateVersion, second.LifecycleState, second.HealthStatus));
        fleet.Region.Pass(5);
        Assert.Equal("Unhealthy", Assert.Single(fleet.Group.Members).HealthStatus);
        fleet.Region.Pass(15);

        Assert.NotEqual(second.InstanceId, Assert.Single(fleet.Group.Members).InstanceId);
    }
}
