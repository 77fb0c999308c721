using Amazon.AutoScaling;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class ScalingProcessTests
{
    private static readonly LaunchTemplateVersionSpecification Bad = new() { Defect = LaunchTemplateDefect.BecomesUnhealthy };

    [Fact]
    public async Task Suspended_AreShownWithTheTime_AndOnlyThoseThatAreResumedGo()
    {
        var fleet = new TemplatedFleet();

        await fleet.SuspendAsync(ScalingProcesses.AlarmNotification, ScalingProcesses.AZRebalance);
        await fleet.SuspendAsync(ScalingProcesses.AlarmNotification);
        await fleet.ResumeAsync(ScalingProcesses.AZRebalance, ScalingProcesses.Launch);

        var process = Assert.Single((await fleet.DescribeAsync()).SuspendedProcesses);
        Assert.Equal(("AlarmNotification", "User suspended at 2026-03-01T12:00:05Z"), (process.ProcessName, process.SuspensionReason));
    }

    [Fact]
    public async Task None_MeansAll()
    {
        var fleet = new TemplatedFleet();

        await fleet.SuspendAsync();
        Assert.Equal(ScalingProcesses.All.Order(StringComparer.Ordinal), fleet.Group.SuspendedProcesses);
        await fleet.ResumeAsync();

        Assert.Empty(fleet.Group.SuspendedProcesses);
        Assert.Null((await fleet.DescribeAsync()).SuspendedProcesses);
    }

    [Fact]
    public async Task Unknown_IsRefused_AndNothingIsSuspended()
    {
        var fleet = new TemplatedFleet();

        var refusal = await Assert.ThrowsAsync<AmazonAutoScalingException>(() => fleet.SuspendAsync(ScalingProcesses.Launch, "Lunch"));

        Assert.Equal("ValidationError", refusal.ErrorCode);
        Assert.Empty(fleet.Group.SuspendedProcesses);
    }

    [Fact]
    public async Task Launch_Suspended_LaunchesOnceItIsResumed()
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
    public async Task Terminate_Suspended_ScalesInOnceItIsResumed()
    {
        var fleet = new TemplatedFleet();
        await fleet.SuspendAsync(ScalingProcesses.Terminate);

        await fleet.UpdateAsync(request => request.DesiredCapacity = 1);
        fleet.Region.Settle();
        Assert.Equal(2, fleet.Group.Members.Count);

        await fleet.ResumeAsync(ScalingProcesses.Terminate);
        fleet.Region.Settle();
        Assert.Single(fleet.Group.Members);
    }

    [Theory]
    [InlineData(ScalingProcesses.HealthCheck, "Healthy")]
    [InlineData(ScalingProcesses.ReplaceUnhealthy, "Unhealthy")]
    [InlineData(ScalingProcesses.Terminate, "Unhealthy")]
    public async Task UnhealthyInstance_WithASuspendedProcess_IsReplacedOnceItIsResumed(string process, string healthStatus)
    {
        var fleet = new TemplatedFleet(desired: 1);
        fleet.Cloud.CreateLaunchTemplateVersion(fleet.TemplateId, Bad);
        await fleet.SuspendAsync(process);
        var bad = fleet.Cloud.LaunchInstances(TemplatedFleet.Name)[0];

        fleet.Region.Settle();
        var kept = fleet.Group.Members.Single(member => member.InstanceId == bad);
        Assert.Equal((LifecycleStates.InService, healthStatus), (kept.LifecycleState, kept.HealthStatus));
        fleet.Cloud.CreateLaunchTemplateVersion(fleet.TemplateId);
        await fleet.ResumeAsync(process);
        fleet.Region.Settle();

        Assert.Equal([1, 3], fleet.VersionsInService);
    }

    [Theory]
    [InlineData(ScalingProcesses.HealthCheck)]
    [InlineData(ScalingProcesses.ReplaceUnhealthy)]
    public async Task LostInstance_WithASuspendedProcess_IsReplacedOnceItIsResumed(string process)
    {
        var fleet = new TemplatedFleet(desired: 1);
        var lost = fleet.Group.Members[0].InstanceId;
        await fleet.SuspendAsync(process);

        fleet.Cloud.TerminateInstance(lost);
        fleet.Region.Settle();
        Assert.Equal(lost, Assert.Single(fleet.Group.Members).InstanceId);
        await fleet.ResumeAsync(process);
        fleet.Region.Settle();

        Assert.NotEqual(lost, Assert.Single(fleet.Group.Members).InstanceId);
    }

    [Fact]
    public void UnhealthyInstance_IsReplacedAndMayBeFollowedByAnotherUnhealthyOne()
    {
        var fleet = new TemplatedFleet(desired: 1);
        fleet.Cloud.CreateLaunchTemplateVersion(fleet.TemplateId, Bad);

        fleet.Cloud.SetInstanceHealth(fleet.Group.Members[0].InstanceId, isHealthy: false);
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
