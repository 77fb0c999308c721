using System.Text.Json.Nodes;
using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Delivery;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class GroupUpdateTests
{
    private const string ApiCall = "AWS API Call via CloudTrail";

    [Theory]
    [InlineData(3, null, null, 3)]
    [InlineData(null, 1, null, 1)]
    [InlineData(1, 3, null, 2)]
    [InlineData(null, null, 4, 4)]
    [InlineData(0, 8, 0, 0)]
    public async Task Update_NewBounds_AdjustTheDesiredCapacity(int? minimum, int? maximum, int? desired, int expected)
    {
        var fleet = new TemplatedFleet();

        await fleet.UpdateAsync(request => (request.MinSize, request.MaxSize, request.DesiredCapacity) = (minimum, maximum, desired));
        fleet.Region.Settle();

        var group = await fleet.DescribeAsync();
        Assert.Equal((minimum ?? 1, maximum ?? 4, expected), (group.MinSize, group.MaxSize, group.DesiredCapacity));
        Assert.Equal(expected, fleet.Group.Members.Count);
    }

    [Theory]
    [InlineData(3, 2, null, "Min bound, 3, must be less than or equal to max bound, 2")]
    [InlineData(null, null, 5, "Desired capacity:5 must be between the specified min size:1 and max size:4")]
    public async Task Update_InconsistentBounds_AreRefusedAndNothingChanges(int? minimum, int? maximum, int? desired, string message)
    {
        var fleet = new TemplatedFleet();

        var refusal = await Assert.ThrowsAsync<AmazonAutoScalingException>(
            () => fleet.UpdateAsync(request => (request.MinSize, request.MaxSize, request.DesiredCapacity) = (minimum, maximum, desired)));

        Assert.Equal(("ValidationError", message), (refusal.ErrorCode, refusal.Message));
        Assert.Equal((1, 4, 2), (fleet.Group.Specification.MinSize, fleet.Group.Specification.MaxSize, fleet.Group.DesiredCapacity));
        Assert.Equal("ValidationError", (string?)Assert.Single(fleet.Region.Details(ApiCall))["errorCode"]);
    }

    [Fact]
    public async Task Update_OtherTemplateVersion_AppliesToNewLaunchesOnly()
    {
        var fleet = new TemplatedFleet(version: "1");
        fleet.Cloud.CreateLaunchTemplateVersion(fleet.TemplateId);

        await fleet.UpdateAsync(request => request.LaunchTemplate = new() { LaunchTemplateName = TemplatedFleet.Template, Version = "2" });
        Assert.Equal([1, 1], fleet.VersionsInService);
        fleet.Cloud.LaunchInstances(TemplatedFleet.Name);
        fleet.Region.Pass(5);

        Assert.Equal([1, 1, 2], fleet.VersionsInService);
        Assert.Equal("2", (await fleet.DescribeAsync()).LaunchTemplate.Version);
    }

    [Theory]
    [InlineData("nobody", "1")]
    [InlineData(TemplatedFleet.Template, "9")]
    public async Task Update_UnknownTemplate_IsRefused(string name, string version)
    {
        var fleet = new TemplatedFleet();

        var refusal = await Assert.ThrowsAsync<AmazonAutoScalingException>(
            () => fleet.UpdateAsync(request => request.LaunchTemplate = new() { LaunchTemplateName = name, Version = version }));

        Assert.Equal("ValidationError", refusal.ErrorCode);
    }

    [Fact]
    public async Task Update_ByAPerson_IsInCloudTrail()
    {
        var fleet = new TemplatedFleet();

        await fleet.UpdateAsync(request => request.LaunchTemplate = new() { LaunchTemplateId = fleet.TemplateId, Version = "$Latest" });

        var told = fleet.Region.Events.Single(item => item.DetailType == ApiCall);
        var detail = JsonNode.Parse(told.Detail)!;
        Assert.Equal(
            ("autoscaling.amazonaws.com", "UpdateAutoScalingGroup", "console.amazonaws.com"),
            ((string?)detail["eventSource"], (string?)detail["eventName"], (string?)detail["userAgent"]));
        Assert.Equal("arn:aws:iam::123456789012:user/operator", (string?)detail["userIdentity"]!["arn"]);
        Assert.Equal(TemplatedFleet.Name, (string?)detail["requestParameters"]!["autoScalingGroupName"]);
        Assert.Equal("$Latest", (string?)detail["requestParameters"]!["launchTemplate"]!["version"]);
        Assert.Null(detail["errorCode"]);
        Assert.NotNull(detail["eventID"]);
        Assert.True(EventRule.ForUpdatesOf(TemplatedFleet.Name).IsMatch(told));
        Assert.False(EventRule.ForUpdatesOf("another").IsMatch(told));
        Assert.DoesNotContain(EventRule.ForGroup(TemplatedFleet.Name), rule => rule.IsMatch(told));
    }

    [Fact]
    public async Task Terminate_AtTheMinimum_RefusesADecrementAndReplacesWithTheNewVersion()
    {
        var fleet = new TemplatedFleet(desired: 1);
        var old = fleet.Group.Members[0].InstanceId;
        fleet.Cloud.CreateLaunchTemplateVersion(fleet.TemplateId);
        var refusal = await Assert.ThrowsAsync<AmazonAutoScalingException>(() => TerminateAsync(fleet, old, decrement: true));
        Assert.Equal("ValidationError", refusal.ErrorCode);
        Assert.Contains("desiredSize equals minSize", refusal.Message, StringComparison.Ordinal);

        var response = await TerminateAsync(fleet, old, decrement: false);
        fleet.Region.Settle();

        Assert.Equal(
            (ScalingActivityStatusCode.InProgress, TemplatedFleet.Name),
            (response.Activity.StatusCode, response.Activity.AutoScalingGroupName));
        Assert.Equal([2], fleet.VersionsInService);
    }

    [Fact]
    public async Task Terminate_CapacityIsLoweredMeanwhile_DoesNotReplace()
    {
        var fleet = new TemplatedFleet(desired: 2);

        await TerminateAsync(fleet, fleet.Group.Members[0].InstanceId, decrement: false);
        await fleet.UpdateAsync(request => request.DesiredCapacity = 1);
        fleet.Region.Settle();

        Assert.Single(fleet.Group.Members);
    }

    private static Task<TerminateInstanceInAutoScalingGroupResponse> TerminateAsync(TemplatedFleet fleet, string id, bool decrement) =>
        fleet.AutoScaling.TerminateInstanceInAutoScalingGroupAsync(
            new TerminateInstanceInAutoScalingGroupRequest { InstanceId = id, ShouldDecrementDesiredCapacity = decrement });
}
