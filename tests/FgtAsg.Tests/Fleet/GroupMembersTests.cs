using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;
using Moq;

namespace FgtAsg.Tests.Fleet;

public sealed class GroupMembersTests
{
    private static readonly InstanceId Id = InstanceId.Parse("i-01234567");

    private readonly Mock<IAmazonAutoScaling> _autoScaling = new(MockBehavior.Strict);
    private readonly RetryContext _retry = new(Clocks.Fast(), new Random(1), NoHeartbeat.Instance, CancellationToken.None);

    private GroupMembers Members => new(_autoScaling.Object, "fleet");

    [Theory]
    [InlineData("fleet", "i-01234567", "Terminating:Wait", "Leaving")]
    [InlineData("fleet", "i-01234567", "InService", "InService")]
    [InlineData("another", "i-01234567", "InService", "Unknown")]
    [InlineData("fleet", "i-76543210", "InService", "Unknown")]
    public async Task MembershipOfAsync_OtherInstanceOrGroup_IsUnknown(string group, string instance, string state, string membership)
    {
        Answer(new AutoScalingInstanceDetails { AutoScalingGroupName = group, InstanceId = instance, LifecycleState = state });

        Assert.Equal(membership, (await Members.MembershipOfAsync(Id, _retry)).ToString());
    }

    [Fact]
    public async Task MembershipOfAsync_EmptyAnswer_IsUnknown()
    {
        _autoScaling.Setup(
            a => a.DescribeAutoScalingInstancesAsync(It.IsAny<DescribeAutoScalingInstancesRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new DescribeAutoScalingInstancesResponse());

        Assert.Equal(GroupMembership.Unknown, await Members.MembershipOfAsync(Id, _retry));
    }

    [Fact]
    public async Task MembershipOfAsync_Contention_IsRetried()
    {
        _autoScaling.SetupSequence(
            a => a.DescribeAutoScalingInstancesAsync(It.IsAny<DescribeAutoScalingInstancesRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(AwsFault.AutoScaling("ResourceContention"))
            .ReturnsAsync(new DescribeAutoScalingInstancesResponse
            {
                AutoScalingInstances = [new() { AutoScalingGroupName = "fleet", InstanceId = Id.Value, LifecycleState = "Pending:Wait" }],
            });

        Assert.Equal(GroupMembership.Joining, await Members.MembershipOfAsync(Id, _retry));
    }

    [Fact]
    public async Task InServiceAsync_GroupAndWarmPool_OmitsPendingAndTerminatingInstances()
    {
        Group(
            new WarmPoolConfiguration(),
            ("i-00000001", "InService"),
            ("i-00000002", "Pending:Wait"),
            ("i-00000004", "Standby"),
            ("i-00000005", "Terminating:Wait"));
        WarmPool(nextToken: null, "page-2", ("i-00000006", "Warmed:Stopped"));
        WarmPool("page-2", null, ("i-00000007", "Warmed:Pending:Wait"), ("i-00000008", "Warmed:Running"));

        var inService = await Members.InServiceAsync(_retry);

        Assert.Equal(["i-00000001", "i-00000004", "i-00000006", "i-00000008"], inService.Order());
    }

    [Fact]
    public async Task InServiceAsync_NoWarmPool_DoesNotDescribeIt()
    {
        Group(pool: null, ("i-00000001", "InService"));

        Assert.Equal(["i-00000001"], await Members.InServiceAsync(_retry));
    }

    [Fact]
    public async Task InServiceAsync_GroupDoesNotExist_IsEmpty()
    {
        _autoScaling.Setup(
            a => a.DescribeAutoScalingGroupsAsync(It.IsAny<DescribeAutoScalingGroupsRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new DescribeAutoScalingGroupsResponse());

        Assert.Empty(await Members.InServiceAsync(_retry));
    }

    [Theory]
    [InlineData("Warmed:Stopped", true)]
    [InlineData("Warmed:Pending:Wait", true)]
    [InlineData("InService", false)]
    public async Task IsInWarmPoolAsync_LifecycleState_DecidesTheAnswer(string state, bool isIn)
    {
        Answer(new AutoScalingInstanceDetails { InstanceId = Id.Value, AutoScalingGroupName = "fleet", LifecycleState = state });

        Assert.Equal(isIn, await Members.IsInWarmPoolAsync(Id, _retry));
    }

    private void Group(WarmPoolConfiguration? pool, params (string Id, string State)[] instances) => _autoScaling
        .Setup(a => a.DescribeAutoScalingGroupsAsync(
            It.Is<DescribeAutoScalingGroupsRequest>(r => r.AutoScalingGroupNames.Single() == "fleet"), It.IsAny<CancellationToken>()))
        .ReturnsAsync(new DescribeAutoScalingGroupsResponse
        {
            AutoScalingGroups = [new() { AutoScalingGroupName = "fleet", Instances = Listed(instances), WarmPoolConfiguration = pool }],
        });

    private void WarmPool(string? nextToken, string? next, params (string Id, string State)[] instances) => _autoScaling
        .Setup(a => a.DescribeWarmPoolAsync(
            It.Is<DescribeWarmPoolRequest>(r => r.AutoScalingGroupName == "fleet" && r.NextToken == nextToken),
            It.IsAny<CancellationToken>()))
        .ReturnsAsync(new DescribeWarmPoolResponse { Instances = Listed(instances), NextToken = next });

    private static List<Instance> Listed((string Id, string State)[] instances) =>
        [.. instances.Select(i => new Instance { InstanceId = i.Id, LifecycleState = i.State })];

    private void Answer(AutoScalingInstanceDetails details) => _autoScaling
        .Setup(a => a.DescribeAutoScalingInstancesAsync(
            It.Is<DescribeAutoScalingInstancesRequest>(r => r.InstanceIds.Single() == Id.Value), It.IsAny<CancellationToken>()))
        .ReturnsAsync(new DescribeAutoScalingInstancesResponse { AutoScalingInstances = [details] });
}
