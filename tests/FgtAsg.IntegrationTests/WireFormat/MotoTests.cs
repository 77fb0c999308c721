using System.Text.Json.Nodes;
using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using FgtAsg.IntegrationTests.Moto;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.WireFormat;

/// <summary>The slim clients with moto: boto3 sees the changes that they make, and both read the same values.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class MotoTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [ToolFact(Tools.Moto)]
    public async Task AGroupAndItsInstances_AreReadAlikeByBothSdks()
    {
        await using var moto = await MotoServer.StartAsync(cancellationToken: None);
        using var autoScaling = new AmazonAutoScalingClient(
            new BasicAWSCredentials("test", "test"), new AmazonAutoScalingConfig { ServiceURL = moto.Endpoint.ToString() });
        await Python.ReadAsync(
            moto.Endpoint,
            Python.Call("ec2", "CreateLaunchTemplate", new JsonObject
            {
                ["LaunchTemplateName"] = "firewall",
                ["LaunchTemplateData"] = new JsonObject { ["ImageId"] = "ami-12c6146b", ["InstanceType"] = "c6i.xlarge" },
            }),
            Python.Call("autoscaling", "CreateAutoScalingGroup", new JsonObject
            {
                ["AutoScalingGroupName"] = "firewalls",
                ["LaunchTemplate"] = new JsonObject { ["LaunchTemplateName"] = "firewall", ["Version"] = "$Latest" },
                ["MinSize"] = 1,
                ["MaxSize"] = 3,
                ["DesiredCapacity"] = 2,
                ["AvailabilityZones"] = new JsonArray("us-east-1a"),
                ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "Name", ["Value"] = "fw", ["PropagateAtLaunch"] = true }),
            }));

        var groups = await autoScaling.DescribeAutoScalingGroupsAsync(
            new DescribeAutoScalingGroupsRequest { AutoScalingGroupNames = ["firewalls"] }, None);
        var instances = await autoScaling.DescribeAutoScalingInstancesAsync(new DescribeAutoScalingInstancesRequest(), None);

        Assert.Equal(2, groups.AutoScalingGroups!.Single().Instances!.Count);
        Assert.All(groups.AutoScalingGroups![0].Instances!, instance => Assert.Equal(LifecycleState.InService, instance.LifecycleState));
        Assert.Equal(2, instances.AutoScalingInstances!.Count);
        var seen = await Python.ReadAsync(
            moto.Endpoint,
            Python.Call("autoscaling", "DescribeAutoScalingGroups"),
            Python.Call("autoscaling", "DescribeAutoScalingInstances"));
        Comparison.AssertSame("DescribeAutoScalingGroups", groups, seen[0], mayBeAbsent: true);
        Comparison.AssertSame("DescribeAutoScalingInstances", instances, seen[1], mayBeAbsent: true);
    }

    [ToolFact(Tools.Moto)]
    public async Task AnExecution_StartedTwiceWithOneName_IsStartedOnce()
    {
        await using var moto = await MotoServer.StartAsync(cancellationToken: None);
        using var stepFunctions = new AmazonStepFunctionsClient(
            new BasicAWSCredentials("test", "test"),
            new AmazonStepFunctionsConfig { ServiceURL = moto.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        var created = await Python.ReadAsync(moto.Endpoint, Python.Call("stepfunctions", "CreateStateMachine", new JsonObject
        {
            ["name"] = "recycle",
            ["roleArn"] = "arn:aws:iam::123456789012:role/recycle",
            ["definition"] = """{"StartAt":"Done","States":{"Done":{"Type":"Succeed"}}}""",
        }));
        var request = new StartExecutionRequest
        {
            StateMachineArn = created[0]!["stateMachineArn"]!.GetValue<string>(),
            Name = "fleet-7",
            Input = """{"group":"fleet – ä"}""",
        };

        var started = await stepFunctions.StartExecutionAsync(request, None);
        var read = await stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = started.ExecutionArn }, None);
        var seen = await Python.ReadAsync(
            moto.Endpoint,
            Python.Call("stepfunctions", "DescribeExecution", new JsonObject { ["executionArn"] = started.ExecutionArn }));
        request.Input = "{}";
        var twice = await Assert.ThrowsAsync<AmazonStepFunctionsException>(() => stepFunctions.StartExecutionAsync(request, None));

        Assert.Equal(("fleet-7", """{"group":"fleet – ä"}""", request.StateMachineArn), (read.Name, read.Input, read.StateMachineArn));
        Comparison.AssertSame("DescribeExecution", read, seen[0], mayBeAbsent: true);
        Assert.Equal("ExecutionAlreadyExists", twice.ErrorCode);
        var unknown = await Assert.ThrowsAsync<AmazonStepFunctionsException>(() => stepFunctions.DescribeExecutionAsync(
            new DescribeExecutionRequest { ExecutionArn = started.ExecutionArn + "0" }, None));
        Assert.Equal("ExecutionDoesNotExist", unknown.ErrorCode);
    }
}
