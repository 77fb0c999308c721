using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model;

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
    public async Task Refresh_ReplacesAll_WithAsManyOutOfServiceAsAllowed(int minimum, int? maximum, int missing)
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
    public async Task Refresh_UnderWay_TellsHowFarItIs()
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
    public async Task Refresh_SkippingWhatMatches_LeavesItAlone()
    {
        var fleet = new TemplatedFleet();
        var before = fleet.Group.Members.Select(member => member.InstanceId).ToList();

        await fleet.RefreshAsync(new() { SkipMatching = true });
        fleet.Region.Settle();

        Assert.Equal(InstanceRefreshStatus.Successful, (await fleet.LastRefreshAsync()).Status);
        Assert.Equal(before, fleet.Group.Members.Select(member => member.InstanceId));
    }

    [Fact]
    public async Task Refresh_ToAVersionThatIsNeverHealthy_FailsOnceItsPatienceIsOver()
    {
        var fleet = new TemplatedFleet(options: new CloudOptions { RefreshPatience = TimeSpan.FromMinutes(5) });
        fleet.Cloud.CreateLaunchTemplateVersion(
            fleet.TemplateId, new LaunchTemplateVersionSpecification { Defect = LaunchTemplateDefect.BecomesUnhealthy });
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
    public async Task Refresh_ToAVersionThatEc2Refuses_Fails()
    {
        var fleet = new TemplatedFleet(options: new CloudOptions { RefreshPatience = TimeSpan.FromMinutes(5) });
        fleet.Cloud.CreateLaunchTemplateVersion(
            fleet.TemplateId, new LaunchTemplateVersionSpecification { Defect = LaunchTemplateDefect.LaunchRefused });

        await fleet.RefreshAsync();
        fleet.Region.Settle();

        Assert.Equal(InstanceRefreshStatus.Failed, (await fleet.LastRefreshAsync()).Status);
        Assert.Equal([1], fleet.VersionsInService);
    }

    [Fact]
    public async Task Start_WhileOneIsUnderWay_IsRefused()
    {
        var fleet = new TemplatedFleet();
        await fleet.RefreshAsync();

        var refusal = await Assert.ThrowsAsync<AmazonAutoScalingException>(() => fleet.RefreshAsync());
        Assert.Equal("InstanceRefreshInProgress", refusal.ErrorCode);
        fleet.Region.Settle();

        await fleet.RefreshAsync();
    }

    [Fact]
    public async Task Cancel_EndsIt_AndASecondCancelIsRefused()
    {
        var fleet = new TemplatedFleet(desired: 4);
        await fleet.RefreshAsync();
        fleet.Region.Pass(5);

        await CancelAsync(fleet);
        Assert.Equal(InstanceRefreshStatus.Cancelling, (await fleet.LastRefreshAsync()).Status);
        var refusal = await Assert.ThrowsAsync<AmazonAutoScalingException>(() => CancelAsync(fleet));
        fleet.Region.Settle();

        Assert.Equal("ActiveInstanceRefreshNotFound", refusal.ErrorCode);
        Assert.Equal(InstanceRefreshStatus.Cancelled, (await fleet.LastRefreshAsync()).Status);
        Assert.Equal(4, fleet.VersionsInService.Count());
    }

    [Fact]
    public async Task Cancel_WithNewOnesLaunchedFirst_GoesBackToTheDesiredCapacity()
    {
        var fleet = new TemplatedFleet(desired: 2, maximum: 2);
        await fleet.RefreshAsync(new() { MinHealthyPercentage = 100, MaxHealthyPercentage = 200 });
        fleet.Region.Pass(6);
        Assert.Equal(4, fleet.Group.Members.Count);

        await CancelAsync(fleet);
        fleet.Region.Settle();

        Assert.Equal(2, fleet.Group.Members.Count);
    }

    [Theory]
    [InlineData(ScalingProcesses.InstanceRefresh)]
    [InlineData(ScalingProcesses.Launch)]
    [InlineData(ScalingProcesses.Terminate)]
    public async Task Refresh_WithASuspendedProcess_WaitsUntilItIsResumed(string process)
    {
        var fleet = new TemplatedFleet();
        var before = fleet.Group.Members.Select(member => member.InstanceId).ToList();
        await fleet.SuspendAsync(process);
        await fleet.RefreshAsync();

        fleet.Region.Settle();
        Assert.Equal(InstanceRefreshStatus.InProgress, (await fleet.LastRefreshAsync()).Status);
        Assert.Equal(before, fleet.Group.Members.Select(member => member.InstanceId));
        await fleet.ResumeAsync(process);
        fleet.Region.Settle();

        Assert.Equal(InstanceRefreshStatus.Successful, (await fleet.LastRefreshAsync()).Status);
        Assert.Empty(before.Intersect(fleet.Group.Members.Select(member => member.InstanceId)));
    }

    [Theory]
    [InlineData("Baking", true)]
    [InlineData("RollbackSuccessful", false)]
    [InlineData("SomethingNew", false)]
    public async Task SetInstanceRefreshStatus_IsWhatItAnswers(string status, bool active)
    {
        var fleet = new TemplatedFleet();
        await fleet.RefreshAsync();

        fleet.Cloud.SetInstanceRefreshStatus(TemplatedFleet.Name, status, "because");
        fleet.Region.Settle();

        var refresh = await fleet.LastRefreshAsync();
        Assert.Equal((status, "because", active), (refresh.Status.Value, refresh.StatusReason, refresh.EndTime is null));
    }

    [Fact]
    public async Task Start_WithWhatTheServiceRefuses_IsRefused()
    {
        var fleet = new TemplatedFleet();
        RefreshPreferences[] refused =
        [
            new() { AutoRollback = true }, new() { MaxHealthyPercentage = 110 }, new() { MinHealthyPercentage = 0, MaxHealthyPercentage = 200 },
        ];

        foreach (var preferences in refused)
        {
            var refusal = await Assert.ThrowsAsync<AmazonAutoScalingException>(() => fleet.RefreshAsync(preferences));
            Assert.Equal("ValidationError", refusal.ErrorCode);
        }
    }

    private static Task CancelAsync(TemplatedFleet fleet) => fleet.AutoScaling.CancelInstanceRefreshAsync(
        new CancelInstanceRefreshRequest { AutoScalingGroupName = TemplatedFleet.Name });
}
