using System.Text;
using System.Xml.Linq;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Wire;
using FgtAsg.Tests.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Wire;

public sealed class QueryServiceTests
{
    private static readonly XNamespace Ec2 = "http://ec2.amazonaws.com/doc/2016-11-15/";
    private static readonly XNamespace AutoScaling = "http://autoscaling.amazonaws.com/doc/2011-01-01/";

    private readonly TestRegion _region = new();

    [Fact]
    public async Task UnknownAction_IsNamed()
    {
        var response = await HandleAsync("ec2", "RunInstances");

        Assert.Equal((501, "NotImplemented", "RunInstances"), (response.StatusCode, response.ErrorCode, response.Action));
        Assert.Contains("Not supported here: RunInstances of ec2.", Body(response).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownService_Throws() => await Assert.ThrowsAsync<ArgumentException>(() => HandleAsync("s3", "ListBuckets"));

    [Theory]
    [InlineData("ec2", "DescribeInstances", "UnknownParameter")]
    [InlineData("ec2", "DescribeVpcs", "UnknownParameter")]
    [InlineData("autoscaling", "DescribeAutoScalingGroups", "ValidationError")]
    public async Task UnknownParameter_IsRefused(string service, string action, string code)
    {
        var response = await HandleAsync(service, action, ("Colour", "red"));

        Assert.Equal(code, response.ErrorCode);
        Assert.Contains("Colour", Body(response).Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MaxResults", "many")]
    [InlineData("DryRun", "perhaps")]
    public async Task ValueOfAnotherType_IsRefused(string name, string value) =>
        Assert.Equal("InvalidParameterValue", (await HandleAsync("ec2", "DescribeInstances", (name, value))).ErrorCode);

    [Fact]
    public async Task Ec2Error_HasTheServicesShape()
    {
        var response = await HandleAsync("ec2", "DescribeInstances", ("InstanceId.1", "i-0"));

        var root = Body(response);
        Assert.Equal("Response", root.Name);
        var error = root.Element("Errors")!.Element("Error")!;
        Assert.Equal("InvalidInstanceID.NotFound", error.Element("Code")!.Value);
        Assert.Equal("The instance ID 'i-0' does not exist", error.Element("Message")!.Value);
        Assert.Equal(response.RequestId, root.Element("RequestID")!.Value);
        Assert.Equal("text/xml;charset=UTF-8", response.ContentType);
    }

    [Fact]
    public async Task AutoScalingError_HasTheServicesShape()
    {
        var response = await HandleAsync("autoscaling", "SetDesiredCapacity", ("AutoScalingGroupName", "none"), ("DesiredCapacity", "1"));

        var root = Body(response);
        Assert.Equal(AutoScaling + "ErrorResponse", root.Name);
        Assert.Equal("Sender", root.Element(AutoScaling + "Error")!.Element(AutoScaling + "Type")!.Value);
        Assert.Equal("ValidationError", root.Element(AutoScaling + "Error")!.Element(AutoScaling + "Code")!.Value);
        Assert.Equal(response.RequestId, root.Element(AutoScaling + "RequestId")!.Value);
    }

    [Fact]
    public async Task TerminateInstances_All_ShutDown()
    {
        var (first, second) = (_region.RunningInstance(), _region.RunningInstance());

        var response = await HandleAsync("ec2", "TerminateInstances", ("InstanceId.1", first), ("InstanceId.2", second));

        var items = Body(response).Element(Ec2 + "instancesSet")!.Elements(Ec2 + "item").ToList();
        Assert.Equal(["running", "running"], items.Select(item => item.Element(Ec2 + "previousState")!.Element(Ec2 + "name")!.Value));
        Assert.Equal(["32", "32"], items.Select(item => item.Element(Ec2 + "currentState")!.Element(Ec2 + "code")!.Value));
        Assert.All(_region.Cloud.Instances, instance => Assert.Equal(CloudInstanceState.ShuttingDown, instance.State));
    }

    [Fact]
    public async Task TerminateInstances_OneUnknown_EndsNone()
    {
        var id = _region.RunningInstance();

        var response = await HandleAsync("ec2", "TerminateInstances", ("InstanceId.1", id), ("InstanceId.2", "i-0"));

        Assert.Equal("InvalidInstanceID.NotFound", response.ErrorCode);
        Assert.Equal(CloudInstanceState.Running, _region.Instance(id).State);
    }

    [Fact]
    public async Task DescribeSubnets_OfAZone_TellsWhatIsFree()
    {
        await _region.CreateInterfaceAsync();

        var response = await HandleAsync(
            "ec2", "DescribeSubnets", ("Filter.1.Name", "availability-zone"), ("Filter.1.Value.1", "eu-central-1a"));

        var item = Assert.Single(Body(response).Element(Ec2 + "subnetSet")!.Elements());
        Assert.Equal(_region.SubnetA, item.Element(Ec2 + "subnetId")!.Value);
        Assert.Equal("250", item.Element(Ec2 + "availableIpAddressCount")!.Value);
    }

    [Fact]
    public async Task DescribeVpcsAndSecurityGroups_ById_AreFound()
    {
        var vpcs = await HandleAsync("ec2", "DescribeVpcs", ("VpcId.1", _region.VpcId));
        var groups = await HandleAsync("ec2", "DescribeSecurityGroups", ("GroupId.1", _region.SecurityGroup));

        Assert.Equal("10.0.0.0/16", Assert.Single(Body(vpcs).Descendants(Ec2 + "cidrBlock")).Value);
        Assert.Equal("firewalls", Assert.Single(Body(groups).Descendants(Ec2 + "groupName")).Value);
    }

    [Fact]
    public async Task DescribeTags_OfAResource_ListsEach()
    {
        var id = _region.Cloud.CreateForeignInterface(
            _region.SubnetA, new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "1", ["b"] = "2" });
        _region.Cloud.LaunchInstances(TestRegion.GroupName);

        var response = await HandleAsync("ec2", "DescribeTags", ("Filter.1.Name", "resource-id"), ("Filter.1.Value.1", id));

        Assert.Equal(
            [("network-interface", "a", "1"), ("network-interface", "b", "2")],
            Body(response).Element(Ec2 + "tagSet")!.Elements().Select(item => (
                item.Element(Ec2 + "resourceType")!.Value, item.Element(Ec2 + "key")!.Value, item.Element(Ec2 + "value")!.Value)));
    }

    [Fact]
    public async Task DescribeLifecycleHooks_OfAGroup_ListsThem()
    {
        var response = await HandleAsync("autoscaling", "DescribeLifecycleHooks", ("AutoScalingGroupName", TestRegion.GroupName));

        var first = Body(response).Descendants(AutoScaling + "member").First();
        Assert.Equal(TestRegion.LaunchHook, first.Element(AutoScaling + "LifecycleHookName")!.Value);
        Assert.Equal("600", first.Element(AutoScaling + "HeartbeatTimeout")!.Value);
        Assert.Equal("60000", first.Element(AutoScaling + "GlobalTimeout")!.Value);
        Assert.Equal("ABANDON", first.Element(AutoScaling + "DefaultResult")!.Value);
    }

    [Fact]
    public async Task Capacity_SetAndTerminated_IsTheGroups()
    {
        await HandleAsync("autoscaling", "SetDesiredCapacity", ("AutoScalingGroupName", TestRegion.GroupName), ("DesiredCapacity", "2"));
        var id = _region.Cloud.Groups[0].Members[0].InstanceId;

        var response = await HandleAsync(
            "autoscaling", "TerminateInstanceInAutoScalingGroup", ("InstanceId", id), ("ShouldDecrementDesiredCapacity", "true"));

        Assert.Equal(200, response.StatusCode);
        Assert.Equal(LifecycleStates.TerminatingWait, _region.Member(id).LifecycleState);
        Assert.Equal(1, _region.Cloud.Groups[0].DesiredCapacity);
    }

    [Fact]
    public async Task Cancelled_BeforeItBegan_ChangesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["Action"] = "AllocateAddress" };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new QueryService(_region.Cloud).HandleAsync("ec2", form, cancelled.Token));

        Assert.Empty(_region.Cloud.Addresses);
    }

    private static XElement Body(WireResponse response) => XDocument.Parse(Encoding.UTF8.GetString(response.Body.Span)).Root!;

    private Task<WireResponse> HandleAsync(string service, string action, params (string Name, string Value)[] parameters)
    {
        var form = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
        form["Action"] = action;
        form["Version"] = "2016-11-15";
        return new QueryService(_region.Cloud).HandleAsync(service, form, CancellationToken.None);
    }
}
