using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class GroupCapacityTests
{
    private static readonly GroupSpecification NoHooks = new() { Name = TestRegion.GroupName, SubnetIds = [], MaxSize = 5 };

    [Fact]
    public void Launch_NoHooks_IsInServiceOnceItRuns()
    {
        var region = new TestRegion(group: NoHooks);

        var id = region.Cloud.LaunchInstances(TestRegion.GroupName)[0];
        Assert.Equal(LifecycleStates.Pending, region.Member(id).LifecycleState);
        region.Pass(5);

        Assert.Equal(LifecycleStates.InService, region.Member(id).LifecycleState);
    }

    [Fact]
    public void Create_WithADesiredCapacity_LaunchesIt()
    {
        var region = new TestRegion(group: NoHooks with { DesiredCapacity = 2 });

        Assert.Equal(2, region.Cloud.Groups[0].Members.Count);
    }

    [Fact]
    public void SetDesired_Less_TerminatesTheOldest()
    {
        var region = new TestRegion(group: NoHooks);
        var ids = region.Cloud.LaunchInstances(TestRegion.GroupName, 3);
        region.Pass(5);

        region.Cloud.SetDesiredCapacity(TestRegion.GroupName, 1);
        region.Settle();

        Assert.Equal(ids[2], Assert.Single(region.Cloud.Groups[0].Members).InstanceId);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(-1)]
    public void SetDesired_OutsideTheBounds_IsRefused(int desired)
    {
        var region = new TestRegion(group: NoHooks);

        Assert.Throws<InvalidOperationException>(() => region.Cloud.SetDesiredCapacity(TestRegion.GroupName, desired));
    }

    [Fact]
    public void Launch_TwoZones_AreKeptInBalance()
    {
        var region = new TestRegion();
        region.Cloud.CreateAutoScalingGroup(
            new GroupSpecification { Name = "two", SubnetIds = [region.SubnetA, region.SubnetB] });

        region.Cloud.LaunchInstances("two", 4);

        Assert.Equal(
            [("eu-central-1a", 2), ("eu-central-1b", 2)],
            region.Cloud.Groups[1].Members.GroupBy(member => member.AvailabilityZone).Select(zone => (zone.Key, zone.Count())));
    }

    [Fact]
    public void Launch_SubnetUsedUp_IsAnUnsuccessfulLaunch()
    {
        var region = new TestRegion();
        var small = region.Cloud.CreateSubnet(region.VpcId, "eu-central-1a", "10.0.9.0/28");
        region.Cloud.CreateAutoScalingGroup(new GroupSpecification { Name = "small", SubnetIds = [small] });

        var ids = region.Cloud.LaunchInstances("small", 12);

        Assert.Equal(11, ids.Count);
        Assert.Equal("Failed", (string?)Assert.Single(region.Details("EC2 Instance Launch Unsuccessful"))["StatusCode"]);
    }

    [Fact]
    public async Task LostInstance_GroupThatReplaces_LaunchesAnother()
    {
        var region = new TestRegion(group: new GroupSpecification
        {
            Name = TestRegion.GroupName,
            SubnetIds = [],
            LifecycleHooks = TestRegion.Hooks,
            ReplacesLostInstances = true,
        });
        var lost = await region.InServiceInstanceAsync();

        region.Cloud.TerminateInstance(lost);
        region.Pass(10);

        var replacement = Assert.Single(region.Cloud.Groups[0].Members);
        Assert.NotEqual(lost, replacement.InstanceId);

        await region.CompleteAsync(replacement.InstanceId, TestRegion.LaunchHook, "ABANDON");
        region.Pass(10);
        Assert.NotEqual(replacement.InstanceId, Assert.Single(region.Cloud.Groups[0].Members).InstanceId);
    }

    [Fact]
    public async Task DescribeInstances_UnknownOnes_AreAbsent()
    {
        var region = new TestRegion();
        var id = region.Cloud.LaunchInstances(TestRegion.GroupName)[0];

        var shown = await region.AutoScaling.DescribeAutoScalingInstancesAsync(
            new DescribeAutoScalingInstancesRequest { InstanceIds = ["i-0", id] });

        var found = Assert.Single(shown.AutoScalingInstances!);
        Assert.Equal((id, "Pending:Wait", TestRegion.GroupName), (found.InstanceId, found.LifecycleState, found.AutoScalingGroupName));
    }

    [Fact]
    public async Task DescribeGroups_Pages_HoldEverythingOnce()
    {
        var region = new TestRegion();
        region.Cloud.CreateAutoScalingGroup(new GroupSpecification { Name = "b", SubnetIds = [region.SubnetA] });
        region.Cloud.CreateAutoScalingGroup(new GroupSpecification { Name = "c", SubnetIds = [region.SubnetA] });

        var first = await region.AutoScaling.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest { MaxRecords = 2 });
        var second = await region.AutoScaling.DescribeAutoScalingGroupsAsync(
            new DescribeAutoScalingGroupsRequest { MaxRecords = 2, NextToken = first.NextToken });

        Assert.Equal(
            [TestRegion.GroupName, "b", "c"],
            first.AutoScalingGroups!.Concat(second.AutoScalingGroups!).Select(group => group.AutoScalingGroupName));
        Assert.Null(second.NextToken);
    }

    [Fact]
    public async Task DescribeGroups_ByName_ShowsItsInstances()
    {
        var region = new TestRegion();
        var id = await region.InServiceInstanceAsync();

        var shown = await region.AutoScaling.DescribeAutoScalingGroupsAsync(
            new DescribeAutoScalingGroupsRequest { AutoScalingGroupNames = [TestRegion.GroupName, "none"] });

        var group = Assert.Single(shown.AutoScalingGroups!);
        Assert.Equal((id, "InService"), (group.Instances![0].InstanceId, group.Instances[0].LifecycleState!.Value));
        Assert.Equal(1, group.DesiredCapacity);
    }

    [Fact]
    public void Instance_OfAGroup_BearsItsTags()
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["team"] = "network" };
        var region = new TestRegion(group: NoHooks with { Tags = tags });

        var id = region.Cloud.LaunchInstances(TestRegion.GroupName)[0];

        Assert.Equal("network", region.Instance(id).Tags["team"]);
        Assert.Equal(TestRegion.GroupName, region.Instance(id).Tags["aws:autoscaling:groupName"]);
    }
}
