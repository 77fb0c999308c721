using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class GroupCapacityTests
{
    [Fact]
    public void Capacity_CreationAndScaleIn_LaunchesTaggedInstancesAndEndsTheOldest()
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["team"] = "network" };
        var region = new TestRegion(group: TestRegion.NoHooks with { DesiredCapacity = 3, Tags = tags });
        var members = region.Cloud.Groups[0].Members;
        Assert.Equal(Enumerable.Repeat(LifecycleStates.Pending, 3), members.Select(member => member.LifecycleState));
        Assert.All(region.Cloud.Instances, instance => Assert.Equal(
            ("network", TestRegion.GroupName), (instance.Tags["team"], instance.Tags["aws:autoscaling:groupName"])));
        region.Pass(5);
        Assert.All(region.Cloud.Groups[0].Members, member => Assert.Equal(LifecycleStates.InService, member.LifecycleState));

        region.Cloud.SetDesiredCapacity(TestRegion.GroupName, 1);
        region.Settle();

        Assert.Equal(members[2].InstanceId, Assert.Single(region.Cloud.Groups[0].Members).InstanceId);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(-1)]
    public void SetDesired_OutsideTheBounds_IsRefused(int desired)
    {
        var region = new TestRegion(group: TestRegion.NoHooks);

        Assert.Throws<InvalidOperationException>(() => region.Cloud.SetDesiredCapacity(TestRegion.GroupName, desired));
    }

    [Fact]
    public void Launch_TwoZones_BalancesThem()
    {
        var region = new TestRegion();
        region.Cloud.CreateAutoScalingGroup(new GroupSpecification { Name = "two", SubnetIds = [region.SubnetA, region.SubnetB] });

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
    public async Task Describe_UnknownNamesAndIds_AreLeftOut()
    {
        var region = new TestRegion();
        var id = await region.InServiceInstanceAsync();
        region.Cloud.SetGroupTags(TestRegion.GroupName, new Dictionary<string, string> { ["autorecycle_strategy"] = "in-out" });

        var group = Assert.Single((await region.AutoScaling.DescribeAutoScalingGroupsAsync(
            new DescribeAutoScalingGroupsRequest { AutoScalingGroupNames = [TestRegion.GroupName, "none"] })).AutoScalingGroups!);
        var details = Assert.Single((await region.AutoScaling.DescribeAutoScalingInstancesAsync(
            new DescribeAutoScalingInstancesRequest { InstanceIds = ["i-0", id] })).AutoScalingInstances!);

        Assert.Equal((id, "InService"), (group.Instances![0].InstanceId, group.Instances[0].LifecycleState!.Value));
        Assert.Equal(1, group.DesiredCapacity);
        Assert.Equal(("autorecycle_strategy", "in-out"), (Assert.Single(group.Tags).Key, group.Tags[0].Value));
        Assert.Equal((id, "InService", TestRegion.GroupName), (details.InstanceId, details.LifecycleState, details.AutoScalingGroupName));
    }

    [Fact]
    public async Task DescribeGroups_Pages_HoldEachGroupOnce()
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
}
