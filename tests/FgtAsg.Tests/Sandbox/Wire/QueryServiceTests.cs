using System.Text;
using System.Xml.Linq;
using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Wire;
using FgtAsg.Tests.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Wire;

/// <summary>Cases outside the SDK clients' reach: refusals, the caller's identity, and actions that the slim client lacks.</summary>
public sealed class QueryServiceTests
{
    private static readonly XNamespace AutoScaling = "http://autoscaling.amazonaws.com/doc/2011-01-01/";

    private readonly TestRegion _region = new(group: new GroupSpecification
    {
        Name = TestRegion.GroupName,
        SubnetIds = [],
        MaxSize = 3,
        LifecycleHooks = TestRegion.Hooks,
    });

    [Fact]
    public async Task Handle_UnknownService_Throws() => await Assert.ThrowsAsync<ArgumentException>(() => HandleAsync("s3", "ListBuckets"));

    [Theory]
    [InlineData("ec2", "RunInstances", "Colour", "red", "NotImplemented", "Not supported here: RunInstances of ec2.")]
    [InlineData("ec2", "DescribeInstances", "Colour", "red", "UnknownParameter", "The parameter Colour is not recognized")]
    [InlineData("ec2", "DescribeVpcs", "Colour", "red", "UnknownParameter", "The parameter Colour is not recognized")]
    [InlineData("autoscaling", "DescribeAutoScalingGroups", "Colour", "red", "ValidationError", "The parameter Colour is not recognized")]
    [InlineData("ec2", "DescribeInstances", "MaxResults", "many", "InvalidParameterValue", "Invalid value 'many' for MaxResults.")]
    [InlineData("ec2", "DescribeInstances", "DryRun", "perhaps", "InvalidParameterValue", "Invalid value 'perhaps' for DryRun.")]
    [InlineData("ec2", "DescribeVpcs", "DryRun", "true", "DryRunOperation", "")]
    [InlineData("ec2", "DescribeSubnets", "DryRun", "true", "DryRunOperation", "")]
    [InlineData("ec2", "DescribeSecurityGroups", "DryRun", "true", "DryRunOperation", "")]
    [InlineData("ec2", "DescribeTags", "DryRun", "true", "DryRunOperation", "")]
    [InlineData("ec2", "TerminateInstances", "DryRun", "true", "DryRunOperation", "")]
    [InlineData("ec2", "TerminateInstances", "DryRun", "false", "MissingParameter", "InstanceId")]
    [InlineData("autoscaling", "SetDesiredCapacity", "AutoScalingGroupName", "fgt", "ValidationError", "desiredCapacity")]
    public async Task Handle_InvalidOrUnsupported_IsRefusedWithTheReason(
        string service, string action, string name, string value, string code, string words)
    {
        var response = await HandleAsync(service, action, (name, value));

        Assert.Equal((code, action), (response.ErrorCode, response.Action));
        Assert.Equal(code switch { "NotImplemented" => 501, "DryRunOperation" => 412, _ => 400 }, response.StatusCode);
        Assert.Contains(words, Body(response).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_CanceledBefore_ChangesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["Action"] = "AllocateAddress" };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new QueryService(_region.Cloud).HandleAsync("ec2", form, cancelled.Token));

        Assert.Empty(_region.Cloud.Addresses);
    }

    [Fact]
    public async Task Update_ByAFunction_IsInCloudTrailUnderItsName()
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Action"] = "UpdateAutoScalingGroup",
            ["AutoScalingGroupName"] = TestRegion.GroupName,
            ["DesiredCapacity"] = "1",
        };

        await new QueryService(_region.Cloud).HandleAsync(
            QueryService.AutoScaling, form, new CloudCaller("fgt-asg", "aws-sdk-dotnet"), CancellationToken.None);

        var detail = Assert.Single(_region.Details("AWS API Call via CloudTrail"));
        Assert.EndsWith("/fgt-asg", (string?)detail["userIdentity"]!["arn"], StringComparison.Ordinal);
        Assert.Equal("aws-sdk-dotnet", (string?)detail["userAgent"]);
    }

    [Fact]
    public async Task SetDesiredCapacity_OfTwo_ChangesTheGroup()
    {
        var response = await HandleAsync(
            "autoscaling",
            "SetDesiredCapacity",
            ("AutoScalingGroupName", TestRegion.GroupName),
            ("DesiredCapacity", "2"),
            ("HonorCooldown", "false"));

        Assert.Equal(200, response.StatusCode);
        Assert.Equal((2, 2), (_region.Cloud.Groups[0].DesiredCapacity, _region.Cloud.Groups[0].Members.Count));
    }

    [Fact]
    public async Task PutWarmPool_Again_ChangesOnlyTheGivenParameters()
    {
        await WarmPoolAsync(
            "PutWarmPool",
            ("PoolState", "Hibernated"),
            ("MinSize", "1"),
            ("MaxGroupPreparedCapacity", "2"),
            ("InstanceReusePolicy.ReuseOnScaleIn", "true"));
        var put = new WarmPoolSpecification
        {
            PoolState = WarmPoolStates.Hibernated,
            MinSize = 1,
            MaxGroupPreparedCapacity = 2,
            ReuseOnScaleIn = true,
        };
        Assert.Equal(put, _region.Cloud.Groups[0].WarmPool);
        Assert.Equal(2, _region.Cloud.Groups[0].Members.Count(member => member.IsWarm));

        await WarmPoolAsync("PutWarmPool", ("MinSize", "0"));
        Assert.Equal(put with { MinSize = 0 }, _region.Cloud.Groups[0].WarmPool);

        await WarmPoolAsync("PutWarmPool", ("MaxGroupPreparedCapacity", "-1"));
        Assert.Equal(put with { MinSize = 0, MaxGroupPreparedCapacity = null }, _region.Cloud.Groups[0].WarmPool);
        Assert.Equal(3, _region.Cloud.Groups[0].Members.Count);
    }

    [Fact]
    public async Task DescribeWarmPool_Pages_HoldThePoolsInstances()
    {
        Assert.Empty((await WarmPoolAsync("DescribeWarmPool")).Descendants(AutoScaling + "WarmPoolConfiguration"));
        var cold = await _region.InServiceInstanceAsync();
        _region.Cloud.PutWarmPool(
            TestRegion.GroupName, new WarmPoolSpecification { MinSize = 2, MaxGroupPreparedCapacity = 2, ReuseOnScaleIn = true });

        var first = await WarmPoolAsync("DescribeWarmPool", ("MaxRecords", "1"));
        var second = await WarmPoolAsync(
            "DescribeWarmPool", ("MaxRecords", "1"), ("NextToken", first.Descendants(AutoScaling + "NextToken").Single().Value));

        var ids = first.Descendants(AutoScaling + "InstanceId").Concat(second.Descendants(AutoScaling + "InstanceId"));
        Assert.Equal(
            _region.Cloud.Groups[0].Members.Where(member => member.IsWarm).Select(member => member.InstanceId),
            ids.Select(item => item.Value));
        Assert.DoesNotContain(cold, ids.Select(item => item.Value));
        Assert.Empty(second.Descendants(AutoScaling + "NextToken"));
    }

    private static XElement Body(WireResponse response) => XDocument.Parse(Encoding.UTF8.GetString(response.Body.Span)).Root!;

    private async Task<XElement> WarmPoolAsync(string action, params (string Name, string Value)[] parameters) =>
        Body(await HandleAsync("autoscaling", action, [("AutoScalingGroupName", TestRegion.GroupName), .. parameters]));

    private Task<WireResponse> HandleAsync(string service, string action, params (string Name, string Value)[] parameters)
    {
        var form = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
        form["Action"] = action;
        form["Version"] = "2016-11-15";
        return new QueryService(_region.Cloud).HandleAsync(service, form, CancellationToken.None);
    }
}
