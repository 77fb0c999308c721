using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class InstanceRefreshTests
{
    [Theory]
    [InlineData(90, null, 1)]
    [InlineData(50, null, 2)]
    [InlineData(0, null, 4)]
    [InlineData(100, null, 1)]
    [InlineData(100, 110, 0)]
    [InlineData(100, 200, 0)]
    public async Task Refresh_HealthyPercentages_LimitInstancesOutOfService(int minimum, int? maximum, int missing)
    {
        var fleet = new TemplatedFleet(desired: 4, maximum: 4);
        fleet.Cloud.CreateLaunchTemplateVersion(fleet.TemplateId);
        var id = await fleet.RefreshAsync(new() { MinHealthyPercentage = minimum, MaxHealthyPercentage = maximum });
        Assert.Equal(InstanceRefreshStatus.Pending, (await fleet.LastRefreshAsync()).Status);

        var fewest = 4;
        for (var second = 0; second < 300; second++)
        {
            fleet.Region.Pass(1);
            fewest = Math.Min(fewest, fleet.VersionsInService.Count());
        }

        var refresh = await fleet.LastRefreshAsync();
        Assert.Equal((id, InstanceRefreshStatus.Successful), (refresh.InstanceRefreshId, refresh.Status));
        Assert.Equal((100, 0), (refresh.PercentageComplete, refresh.InstancesToUpdate));
        Assert.NotNull(refresh.EndTime);
        Assert.Equal([2, 2, 2, 2], fleet.VersionsInService);
        Assert.Equal(4 - missing, fewest);
    }

    [Fact]
    public async Task Refresh_InProgress_ReportsItsProgress()
    {
        var fleet = new TemplatedFleet();
        await fleet.RefreshAsync();

        fleet.Region.Pass(5);
        var begun = await fleet.LastRefreshAsync();
        fleet.Region.Pass(10);
        fleet.Region.Pass(4);
        var waiting = await fleet.LastRefreshAsync();
        fleet.Region.Settle();

        Assert.Equal((InstanceRefreshStatus.InProgress, 2, 0), (begun.Status, begun.InstancesToUpdate, begun.PercentageComplete));
        Assert.Equal((2, 0), (waiting.InstancesToUpdate, waiting.PercentageComplete));
        Assert.Equal((0, 100), ((await fleet.LastRefreshAsync()).InstancesToUpdate, (await fleet.LastRefreshAsync()).PercentageComplete));
    }

    [Fact]
    public async Task Refresh_SkipMatching_KeepsMatchingInstances()
    {
        var fleet = new TemplatedFleet();
        var before = fleet.Group.Members.Select(member => member.InstanceId).ToList();

        await fleet.RefreshAsync(new() { SkipMatching = true });
        fleet.Region.Settle();

        Assert.Equal(InstanceRefreshStatus.Successful, (await fleet.LastRefreshAsync()).Status);
        Assert.Equal(before, fleet.Group.Members.Select(member => member.InstanceId));
    }

    [Theory]
    [InlineData(LaunchTemplateDefect.BecomesUnhealthy)]
    [InlineData(LaunchTemplateDefect.LaunchRefused)]
    public async Task Refresh_ToABadVersion_FailsAfterTheTimeout(LaunchTemplateDefect defect)
    {
        var fleet = new TemplatedFleet(options: new CloudOptions { RefreshPatience = TimeSpan.FromMinutes(5) });
        fleet.Cloud.CreateLaunchTemplateVersion(fleet.TemplateId, new LaunchTemplateVersionSpecification { Defect = defect });
        await fleet.RefreshAsync(new() { InstanceWarmup = 60 });

        fleet.Region.Pass(290);
        Assert.Equal(InstanceRefreshStatus.InProgress, (await fleet.LastRefreshAsync()).Status);
        fleet.Region.Pass(60);

        var refresh = await fleet.LastRefreshAsync();
        Assert.Equal(InstanceRefreshStatus.Failed, refresh.Status);
        Assert.Contains("could not be replaced", refresh.StatusReason, StringComparison.Ordinal);
        Assert.Contains(1, fleet.VersionsInService);
    }

    [Fact]
    public async Task Start_InvalidPreferencesOrAlreadyRunning_IsRefused()
    {
        var fleet = new TemplatedFleet();
        RefreshPreferences[] refused =
        [
            new() { AutoRollback = true },
            new() { MaxHealthyPercentage = 110 },
            new() { MinHealthyPercentage = 0, MaxHealthyPercentage = 200 },
        ];

        foreach (var preferences in refused)
        {
            var refusal = await Assert.ThrowsAsync<AmazonAutoScalingException>(() => fleet.RefreshAsync(preferences));
            Assert.Equal("ValidationError", refusal.ErrorCode);
        }

        await fleet.RefreshAsync();
        var again = await Assert.ThrowsAsync<AmazonAutoScalingException>(() => fleet.RefreshAsync());
        Assert.Equal("InstanceRefreshInProgress", again.ErrorCode);
        fleet.Region.Settle();
        await fleet.RefreshAsync();
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(100, 200)]
    public async Task Cancel_InProgress_EndsAtTheDesiredCapacityAndRefusesASecondCancel(int? minimum, int? maximum)
    {
        var fleet = new TemplatedFleet(desired: 2, maximum: 2);
        await fleet.RefreshAsync(new() { MinHealthyPercentage = minimum, MaxHealthyPercentage = maximum });
        fleet.Region.Pass(6);
        // By default, one instance is replaced first. With a maximum of 200 %, two more are launched first.
        Assert.Equal(maximum is null ? 2 : 4, fleet.Group.Members.Count);

        await CancelAsync(fleet);
        Assert.Equal(InstanceRefreshStatus.Cancelling, (await fleet.LastRefreshAsync()).Status);
        var refusal = await Assert.ThrowsAsync<AmazonAutoScalingException>(() => CancelAsync(fleet));
        fleet.Region.Settle();

        Assert.Equal("ActiveInstanceRefreshNotFound", refusal.ErrorCode);
        Assert.Equal((InstanceRefreshStatus.Cancelled, 2), ((await fleet.LastRefreshAsync()).Status, fleet.VersionsInService.Count()));
    }

    [Fact]
    public async Task Refresh_LaunchIsSuspended_WaitsUntilItIsResumed()
    {
        var fleet = new TemplatedFleet();
        var before = fleet.Group.Members.Select(member => member.InstanceId).ToList();
        await fleet.SuspendAsync(ScalingProcesses.Launch);
        await fleet.RefreshAsync();

        fleet.Region.Settle();
        Assert.Equal(InstanceRefreshStatus.InProgress, (await fleet.LastRefreshAsync()).Status);
        Assert.Equal(before, fleet.Group.Members.Select(member => member.InstanceId));
        await fleet.ResumeAsync(ScalingProcesses.Launch);
        fleet.Region.Settle();

        Assert.Equal(InstanceRefreshStatus.Successful, (await fleet.LastRefreshAsync()).Status);
        Assert.Empty(before.Intersect(fleet.Group.Members.Select(member => member.InstanceId)));
    }

    private static Task CancelAsync(TemplatedFleet fleet) => fleet.AutoScaling.CancelInstanceRefreshAsync(
        new CancelInstanceRefreshRequest { AutoScalingGroupName = TemplatedFleet.Name });
}
