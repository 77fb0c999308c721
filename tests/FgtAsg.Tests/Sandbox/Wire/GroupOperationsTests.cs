using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Wire;
using FgtAsg.Tests.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Wire;

/// <summary>What replacing a fleet asks of the wire, against the services' own API models.</summary>
public sealed class GroupOperationsTests
{
    [BotocoreFact]
    public async Task Templates_UpdatesAndProcesses_AreUnderstood()
    {
        var fleet = new TemplatedFleet(desired: 1);
        using var botocore = new BotocoreBridge(new QueryService(fleet.Cloud));
        fleet.Cloud.CreateLaunchTemplateVersion(fleet.TemplateId);

        var versions = await botocore.CallAsync("ec2", "DescribeLaunchTemplateVersions", new JsonObject
        {
            ["LaunchTemplateId"] = fleet.TemplateId,
            ["Versions"] = new JsonArray("$Latest", "$Default"),
        });
        await botocore.CallAsync("autoscaling", "SuspendProcesses", Named(new() { ["ScalingProcesses"] = new JsonArray("AZRebalance", "Launch") }));
        await botocore.CallAsync("autoscaling", "ResumeProcesses", Named(new() { ["ScalingProcesses"] = new JsonArray("Launch") }));
        await botocore.CallAsync("autoscaling", "UpdateAutoScalingGroup", Named(new()
        {
            ["MinSize"] = 2,
            ["MaxSize"] = 3,
            ["LaunchTemplate"] = new JsonObject { ["LaunchTemplateId"] = fleet.TemplateId, ["Version"] = "2" },
        }));
        var groups = await botocore.CallAsync(
            "autoscaling", "DescribeAutoScalingGroups", new JsonObject { ["AutoScalingGroupNames"] = new JsonArray(TemplatedFleet.Name) });

        Assert.Equal([2, 1], versions["LaunchTemplateVersions"]!.AsArray().Select(item => (int)item!["VersionNumber"]!));
        Assert.Equal([false, true], versions["LaunchTemplateVersions"]!.AsArray().Select(item => (bool)item!["DefaultVersion"]!));
        var group = groups["AutoScalingGroups"]![0]!;
        Assert.Equal((2, 3, 2), ((int)group["MinSize"]!, (int)group["MaxSize"]!, (int)group["DesiredCapacity"]!));
        Assert.Equal("2", (string?)group["LaunchTemplate"]!["Version"]);
        Assert.Equal(["1", "2"], group["Instances"]!.AsArray().Select(item => (string?)item!["LaunchTemplate"]!["Version"]));
        Assert.Equal(["AZRebalance"], group["SuspendedProcesses"]!.AsArray().Select(item => (string?)item!["ProcessName"]));
    }

    [BotocoreFact]
    public async Task RefreshAndTerminate_AreUnderstood()
    {
        var fleet = new TemplatedFleet();
        using var botocore = new BotocoreBridge(new QueryService(fleet.Cloud));

        var started = await botocore.CallAsync("autoscaling", "StartInstanceRefresh", Named(new()
        {
            ["Strategy"] = "Rolling",
            ["Preferences"] = new JsonObject { ["MinHealthyPercentage"] = 50, ["InstanceWarmup"] = 1, ["SkipMatching"] = false },
        }));
        fleet.Region.Pass(5);
        var described = await botocore.CallAsync("autoscaling", "DescribeInstanceRefreshes", Named([]));
        var cancelled = await botocore.CallAsync("autoscaling", "CancelInstanceRefresh", Named([]));
        var terminated = await botocore.CallAsync("autoscaling", "TerminateInstanceInAutoScalingGroup", new JsonObject
        {
            ["InstanceId"] = fleet.Group.Members[1].InstanceId,
            ["ShouldDecrementDesiredCapacity"] = true,
        });

        var refresh = described["InstanceRefreshes"]![0]!;
        Assert.Equal("InProgress", (string?)refresh["Status"]);
        Assert.Equal((string?)started["InstanceRefreshId"], (string?)refresh["InstanceRefreshId"]);
        Assert.Equal((string?)started["InstanceRefreshId"], (string?)cancelled["InstanceRefreshId"]);
        Assert.Equal("InProgress", (string?)terminated["Activity"]!["StatusCode"]);
    }

    [Fact]
    public async Task Update_ByAFunction_IsTheFunctionsInTheTrail()
    {
        var fleet = new TemplatedFleet();
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Action"] = "UpdateAutoScalingGroup",
            ["Version"] = "2011-01-01",
            ["AutoScalingGroupName"] = TemplatedFleet.Name,
            ["DesiredCapacity"] = "1",
        };

        await new QueryService(fleet.Cloud).HandleAsync(
            QueryService.AutoScaling, form, new CloudCaller("fgt-asg", "aws-sdk-dotnet"), CancellationToken.None);

        var detail = Assert.Single(fleet.Region.Details("AWS API Call via CloudTrail"));
        Assert.EndsWith("/fgt-asg", (string?)detail["userIdentity"]!["arn"], StringComparison.Ordinal);
        Assert.Equal("aws-sdk-dotnet", (string?)detail["userAgent"]);
    }

    private static JsonObject Named(JsonObject request)
    {
        request["AutoScalingGroupName"] = TemplatedFleet.Name;
        return request;
    }
}
