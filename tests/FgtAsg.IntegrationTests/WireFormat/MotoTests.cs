using System.Text.Json.Nodes;
using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using FgtAsg.IntegrationTests.Moto;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.WireFormat;

/// <summary>The slim clients against moto: what they do there, boto3 sees, and both read the same.</summary>
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
        await Boto3Async(
            moto,
            Call("ec2", "CreateLaunchTemplate", new JsonObject
            {
                ["LaunchTemplateName"] = "firewall",
                ["LaunchTemplateData"] = new JsonObject { ["ImageId"] = "ami-12c6146b", ["InstanceType"] = "c6i.xlarge" },
            }),
            Call("autoscaling", "CreateAutoScalingGroup", new JsonObject
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
        var seen = await Boto3Async(
            moto, Call("autoscaling", "DescribeAutoScalingGroups"), Call("autoscaling", "DescribeAutoScalingInstances"));
        Comparison.AssertSame("DescribeAutoScalingGroups", groups, seen[0]!);
        Comparison.AssertSame("DescribeAutoScalingInstances", instances, seen[1]!);
    }

    [ToolFact(Tools.Moto)]
    public async Task AZonesRecords_AreChangedAsBoto3SeesThem()
    {
        await using var moto = await MotoServer.StartAsync(cancellationToken: None);
        using var route53 = new AmazonRoute53Client(
            new BasicAWSCredentials("test", "test"), new AmazonRoute53Config { ServiceURL = moto.Endpoint.ToString() });
        var created = await Boto3Async(moto, Call("route53", "CreateHostedZone", new JsonObject
        {
            ["Name"] = "fw.internal",
            ["CallerReference"] = "one",
            ["VPC"] = new JsonObject { ["VPCId"] = "vpc-1", ["VPCRegion"] = "us-east-1" },
        }));
        var zone = created[0]!["HostedZone"]!["Id"]!.GetValue<string>();
        var (a, aaaa) = (Record("fgt-001.fw.internal", RRType.A, "10.0.0.7"), Record("fgt-001.fw.internal", RRType.AAAA, "2001:db8::7"));

        var answer = await ChangeAsync(ChangeAction.UPSERT, a, aaaa);

        Assert.StartsWith("/change/", answer.ChangeInfo!.Id, StringComparison.Ordinal);
        Assert.Equal(ChangeStatus.INSYNC, answer.ChangeInfo.Status);
        Assert.Equal(["fgt-001.fw.internal. A 60 10.0.0.7", "fgt-001.fw.internal. AAAA 60 2001:db8::7"], await RecordsAsync());

        await ChangeAsync(ChangeAction.UPSERT, Record("fgt-001.fw.internal", RRType.A, "10.0.0.8"));
        Assert.Equal(["fgt-001.fw.internal. A 60 10.0.0.8", "fgt-001.fw.internal. AAAA 60 2001:db8::7"], await RecordsAsync());

        var other = Record("fgt-002.fw.internal", RRType.A, "10.0.0.9");
        await ChangeAsync(ChangeAction.CREATE, other);
        var twice = await Assert.ThrowsAsync<InvalidChangeBatchException>(() => ChangeAsync(ChangeAction.CREATE, other));
        Assert.Equal("InvalidChangeBatch", twice.ErrorCode);
        Assert.Contains("already exists", twice.Message, StringComparison.Ordinal);
        var elsewhere = await Assert.ThrowsAsync<InvalidChangeBatchException>(
            () => ChangeAsync(ChangeAction.UPSERT, Record("fgt-001.example.com", RRType.A, "10.0.0.7")));
        Assert.Contains("fgt-001.example.com", elsewhere.Message, StringComparison.Ordinal);

        await ChangeAsync(ChangeAction.DELETE, Record("fgt-001.fw.internal", RRType.A, "10.0.0.8"), aaaa);
        Assert.Equal(["fgt-002.fw.internal. A 60 10.0.0.9"], await RecordsAsync());

        zone = "/hostedzone/ZNONE";
        await Assert.ThrowsAsync<NoSuchHostedZoneException>(() => ChangeAsync(ChangeAction.UPSERT, a));

        Task<ChangeResourceRecordSetsResponse> ChangeAsync(ChangeAction action, params ResourceRecordSet[] records) =>
            route53.ChangeResourceRecordSetsAsync(
                new ChangeResourceRecordSetsRequest
                {
                    HostedZoneId = zone,
                    ChangeBatch = new ChangeBatch
                    {
                        Changes = [.. records.Select(record => new Change { Action = action, ResourceRecordSet = record })],
                    },
                },
                None);

        async Task<IEnumerable<string>> RecordsAsync()
        {
            var listed = await Boto3Async(moto, Call("route53", "ListResourceRecordSets", new JsonObject { ["HostedZoneId"] = zone }));
            return listed[0]!["ResourceRecordSets"]!.AsArray()
                .Where(set => set!["Type"]!.GetValue<string>() is "A" or "AAAA")
                .Select(set => $"{set!["Name"]} {set["Type"]} {set["TTL"]} {set["ResourceRecords"]![0]!["Value"]}");
        }
    }

    [ToolFact(Tools.Moto)]
    public async Task AnExecution_StartedTwiceByOneName_IsStartedOnce()
    {
        await using var moto = await MotoServer.StartAsync(cancellationToken: None);
        using var stepFunctions = new AmazonStepFunctionsClient(
            new BasicAWSCredentials("test", "test"),
            new AmazonStepFunctionsConfig { ServiceURL = moto.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        var created = await Boto3Async(moto, Call("stepfunctions", "CreateStateMachine", new JsonObject
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
        var seen = await Boto3Async(moto, Call("stepfunctions", "DescribeExecution", new JsonObject { ["executionArn"] = started.ExecutionArn }));
        request.Input = "{}";
        var twice = await Assert.ThrowsAsync<AmazonStepFunctionsException>(() => stepFunctions.StartExecutionAsync(request, None));

        Assert.Equal(("fleet-7", """{"group":"fleet – ä"}""", request.StateMachineArn), (read.Name, read.Input, read.StateMachineArn));
        Comparison.AssertSame("DescribeExecution", read, seen[0]!);
        Assert.Equal("ExecutionAlreadyExists", twice.ErrorCode);
        var unknown = await Assert.ThrowsAsync<AmazonStepFunctionsException>(() => stepFunctions.DescribeExecutionAsync(
            new DescribeExecutionRequest { ExecutionArn = started.ExecutionArn + "0" }, None));
        Assert.Equal("ExecutionDoesNotExist", unknown.ErrorCode);
    }

    private static ResourceRecordSet Record(string name, RRType type, string value) =>
        new() { Name = name, Type = type, TTL = 60, ResourceRecords = [new() { Value = value }] };

    private static JsonObject Call(string service, string operation, JsonObject? parameters = null) => new()
    {
        ["service"] = service,
        ["operation"] = operation,
        ["params"] = parameters ?? new JsonObject(),
    };

    private static Task<JsonArray> Boto3Async(MotoServer moto, params JsonNode[] calls) => Python.AskAsync(
        new JsonObject { ["kind"] = "read", ["endpoint"] = moto.Endpoint.ToString(), ["calls"] = new JsonArray(calls) }, None);
}
