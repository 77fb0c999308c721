using System.Text;
using System.Xml.Linq;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Wire;
using FgtAsg.Tests.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Wire;

public sealed class WarmPoolOperationsTests
{
    private static readonly XNamespace AutoScaling = "http://autoscaling.amazonaws.com/doc/2011-01-01/";

    private readonly TestRegion _region = new();

    [Fact]
    public async Task Put_EveryMember_IsTheGroups()
    {
        var response = await HandleAsync(
            "PutWarmPool",
            ("PoolState", "Hibernated"),
            ("MinSize", "1"),
            ("MaxGroupPreparedCapacity", "2"),
            ("InstanceReusePolicy.ReuseOnScaleIn", "true"));

        Assert.Equal(200, response.StatusCode);
        Assert.Equal(
            new WarmPoolSpecification
            {
                PoolState = WarmPoolStates.Hibernated,
                MinSize = 1,
                MaxGroupPreparedCapacity = 2,
                ReuseOnScaleIn = true,
            },
            _region.Cloud.Groups[0].WarmPool);
        Assert.Equal(2, _region.Cloud.Groups[0].Members.Count(member => member.IsWarm));
    }

    [Fact]
    public async Task Put_Again_ChangesOnlyWhatItNames()
    {
        await HandleAsync("PutWarmPool", ("PoolState", "Running"), ("MinSize", "1"), ("MaxGroupPreparedCapacity", "1"));

        await HandleAsync("PutWarmPool", ("MinSize", "0"));

        Assert.Equal(
            new WarmPoolSpecification { PoolState = WarmPoolStates.Running, MaxGroupPreparedCapacity = 1 },
            _region.Cloud.Groups[0].WarmPool);
    }

    [Fact]
    public async Task Put_PreparedCapacityOfMinusOne_RemovesTheValue()
    {
        var region = new TestRegion(group: new GroupSpecification { Name = TestRegion.GroupName, SubnetIds = [], MaxSize = 3 });
        region.Cloud.PutWarmPool(TestRegion.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1 });

        await HandleAsync(region, "PutWarmPool", ("MaxGroupPreparedCapacity", "-1"));

        Assert.Null(region.Cloud.Groups[0].WarmPool!.MaxGroupPreparedCapacity);
        Assert.Equal(3, region.Cloud.Groups[0].Members.Count);
    }

    [Fact]
    public async Task Describe_Pages_HoldThePoolsInstances()
    {
        var cold = await _region.InServiceInstanceAsync();
        _region.Cloud.PutWarmPool(
            TestRegion.GroupName, new WarmPoolSpecification { MinSize = 2, MaxGroupPreparedCapacity = 2, ReuseOnScaleIn = true });

        var first = Body(await HandleAsync("DescribeWarmPool", ("MaxRecords", "1")));
        var second = Body(await HandleAsync(
            "DescribeWarmPool", ("MaxRecords", "1"), ("NextToken", first.Descendants(AutoScaling + "NextToken").Single().Value)));

        var configuration = first.Descendants(AutoScaling + "WarmPoolConfiguration").Single();
        Assert.Equal(
            ["InstanceReusePolicy=true", "MaxGroupPreparedCapacity=2", "MinSize=2", "PoolState=Stopped"],
            configuration.Elements().Select(item => $"{item.Name.LocalName}={item.Value}"));
        var ids = first.Descendants(AutoScaling + "InstanceId").Concat(second.Descendants(AutoScaling + "InstanceId"));
        Assert.Equal(
            _region.Cloud.Groups[0].Members.Where(member => member.IsWarm).Select(member => member.InstanceId),
            ids.Select(item => item.Value));
        Assert.DoesNotContain(cold, ids.Select(item => item.Value));
        Assert.Equal("Warmed:Pending:Wait", first.Descendants(AutoScaling + "LifecycleState").Single().Value);
        Assert.Empty(second.Descendants(AutoScaling + "NextToken"));
    }

    [Fact]
    public async Task Describe_NoPool_IsEmpty()
    {
        var body = Body(await HandleAsync("DescribeWarmPool"));

        Assert.Empty(body.Descendants(AutoScaling + "WarmPoolConfiguration"));
        Assert.Empty(body.Descendants(AutoScaling + "InstanceId"));
    }

    [Fact]
    public async Task Delete_PoolWithInstances_NeedsForce()
    {
        await _region.WarmInstanceAsync();

        Assert.Equal("ResourceInUse", (await HandleAsync("DeleteWarmPool")).ErrorCode);
        Assert.Equal(200, (await HandleAsync("DeleteWarmPool", ("ForceDelete", "true"))).StatusCode);

        var body = Body(await HandleAsync("DescribeWarmPool"));
        Assert.Equal("PendingDelete", body.Descendants(AutoScaling + "Status").Single().Value);
        Assert.Equal("Warmed:Terminating:Wait", body.Descendants(AutoScaling + "LifecycleState").Single().Value);
    }

    private static XElement Body(WireResponse response) => XDocument.Parse(Encoding.UTF8.GetString(response.Body.Span)).Root!;

    private Task<WireResponse> HandleAsync(string action, params (string Name, string Value)[] parameters) =>
        HandleAsync(_region, action, parameters);

    private static Task<WireResponse> HandleAsync(TestRegion region, string action, params (string Name, string Value)[] parameters)
    {
        var form = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
        form["Action"] = action;
        form["Version"] = "2011-01-01";
        form["AutoScalingGroupName"] = TestRegion.GroupName;
        return new QueryService(region.Cloud).HandleAsync("autoscaling", form, CancellationToken.None);
    }
}
