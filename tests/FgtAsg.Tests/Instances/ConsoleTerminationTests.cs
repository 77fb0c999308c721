using FgtAsg.Fleet;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>Machines that are terminated outside the group. Only EC2's state-change events report them.</summary>
public sealed class ConsoleTerminationTests
{
    private readonly VirtualClock _time = Clocks.Fast();
    private readonly SimulatedFleet _fleet;

    public ConsoleTerminationTests()
    {
        _fleet = new SimulatedFleet(_time);
    }

    [Theory]
    [InlineData("shutting-down")]
    [InlineData("terminated")]
    public async Task StateChange_OfAFirewall_LeavesNothing(string state)
    {
        var neighbour = await _fleet.LaunchToServiceAsync();
        var id = await _fleet.LaunchToServiceAsync();
        _fleet.Cloud.TerminateInstance(id);
        if (state == "terminated")
        {
            _time.Advance(_fleet.Cloud.Options.TerminateDelay);
        }

        var answer = await _fleet.AskAsync(StateChange(id, state));

        Assert.Equal((ResultStatus.Completed, "terminate", "license-002", "hostname-002"), (
            answer.Status, answer.Action, answer.License, answer.Hostname));
        _time.Advance(_fleet.Cloud.Options.TerminateDelay);
        FleetAssert.NothingIsLeftOf(_fleet, id);
        FleetAssert.TrackFileEquals(_fleet, [neighbour]);
        PoolAssert.AtRest(_fleet, inService: [neighbour], warm: []);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, neighbour);
    }

    [Theory]
    [InlineData(FleetFaults.DeathBefore)]
    [InlineData(FleetFaults.DeathAfter)]
    [InlineData(FleetFaults.FatalBefore)]
    public Task StateChange_FaultAtAnyCall_IsFinishedByTheNextDelivery(string fault) => FleetFaults.AtEveryCallAsync(fault, async gate =>
    {
        var fleet = new SimulatedFleet(Clocks.Fast());
        var id = await fleet.LaunchToServiceAsync();
        fleet.Cloud.TerminateInstance(id);

        await FleetFaults.DeliverOnceAsync(fleet, StateChange(id, "shutting-down"), gate);
        Assert.Null(await fleet.DeliverAsync(StateChange(id, "terminated")));

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
    });

    [Fact]
    public async Task StateChange_TerminatedAfterShuttingDown_ReleasesNothing()
    {
        var id = await _fleet.LaunchToServiceAsync();
        _fleet.Cloud.TerminateInstance(id);
        await _fleet.AskAsync(StateChange(id, "shutting-down"));
        _time.Advance(_fleet.Cloud.Options.TerminateDelay);
        var gate = new CallGate();

        var answer = await _fleet.AskAsync(StateChange(id, "terminated"), gate);

        Assert.Equal(ResultStatus.Completed, answer.Status);
        Assert.DoesNotContain(
            gate.Calls, call => call.Operation is "ReleaseAddress" or "DeleteNetworkInterface" or "TransactWriteItems" or "PutObject");
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task StateChange_DuringTheLaunch_LeavesNothing()
    {
        var (id, launch) = _fleet.Launch();
        var gate = new CallGate();
        gate.Before = call => call.Operation == "CompleteLifecycleAction" ? gate.Die() : null;
        await FleetFaults.DeliverOnceAsync(_fleet, launch, gate);
        _fleet.Cloud.TerminateInstance(id);

        await _fleet.AskAsync(StateChange(id, "shutting-down"));
        await _fleet.DeliverAsync(launch);

        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task StateChange_OfAForeignInstance_IsIgnoredAfterTwoCalls()
    {
        var id = _fleet.Cloud.RunInstance(
            _fleet.GroupSubnet, tags: new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = "somebody's" });
        _fleet.Cloud.TerminateInstance(id);
        var gate = new CallGate();

        var answer = await _fleet.AskAsync(StateChange(id, "shutting-down"), gate);

        Assert.Equal((ResultStatus.Ignored, $"{id} does not belong to fleet"), (answer.Status, answer.Reason));
        Assert.Equal(["dynamodb:GetItem", "ec2:DescribeInstances"], gate.Calls.Select(call => call.ToString()));
        Assert.Null(_fleet.Table.Find($"instance#{id}"));
    }

    [Theory]
    [InlineData("shutting-down")]
    [InlineData("running")]
    public async Task StateChange_OfAForeignInstanceWhileEC2Throttles_AsksOnceAndFails(string state)
    {
        _fleet.Configure(options => options with { Topics = new() { Running = "arn:aws:sns:eu-central-1:123456789012:running" } });
        var id = _fleet.Cloud.RunInstance(
            _fleet.GroupSubnet, tags: new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = "somebody's" });
        var gate = new CallGate { Before = call => call.Service == "ec2" ? AwsFault.Throttled(call) : null };

        var error = await Assert.ThrowsAsync<IncompleteException>(() => _fleet.AskAsync(StateChange(id, state), gate));

        Assert.Contains("RequestLimitExceeded", error.Message, StringComparison.Ordinal);
        Assert.Equal(["dynamodb:GetItem", "ec2:DescribeInstances"], gate.Calls.Select(call => call.ToString()));
        Assert.Equal(ResultStatus.Ignored, (await _fleet.AskAsync(StateChange(id, state))).Status);
    }

    [Fact]
    public async Task StateChange_OfAnotherGroupsRecord_IsIgnoredWithoutEC2()
    {
        const string id = "i-0fedcba9876543210";
        _fleet.Table.Put(new Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>(StringComparer.Ordinal)
        {
            ["Category"] = new($"instance#{id}"),
            ["Kind"] = new("instance"),
            ["State"] = new("InService"),
            ["AutoScalingGroupName"] = new("another"),
        });
        var gate = new CallGate();

        Assert.Equal($"{id} belongs to another", (await _fleet.AskAsync(StateChange(id, "terminated"), gate)).Reason);
        Assert.Equal(["dynamodb:GetItem"], gate.Calls.Select(call => call.ToString()));
    }

    [Fact]
    public async Task StateChange_OfAnotherGroupsInstanceOfTheSameName_IsIgnored()
    {
        var firewall = await _fleet.LaunchToServiceAsync();
        var id = _fleet.Cloud.RunInstance(_fleet.GroupSubnet, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["aws:autoscaling:groupName"] = "another-group",
            ["Name"] = "hostname-001",
        });
        _fleet.Cloud.TerminateInstance(id);

        var answer = await _fleet.AskAsync(StateChange(id, "shutting-down"));

        Assert.Equal((ResultStatus.Ignored, id, $"{id} does not belong to fleet"), (answer.Status, answer.InstanceId, answer.Reason));
        FleetAssert.AtRest(_fleet, firewall);
    }

    [Fact]
    public async Task StateChange_OfAnUnknownInstance_IsIgnored()
    {
        var answer = await _fleet.AskAsync(StateChange("i-0fedcba9876543210", "terminated"));

        Assert.Equal((ResultStatus.Ignored, "i-0fedcba9876543210 does not belong to fleet"), (answer.Status, answer.Reason));
        Assert.Null(_fleet.Table.Find("instance#i-0fedcba9876543210"));
    }

    [Fact]
    public async Task StateChange_OfAFirewallWithoutARecord_IsRecognizedByItsTags()
    {
        var id = await _fleet.LaunchToServiceAsync();
        await _fleet.KeepInterfacesAsync(id);
        _fleet.Table.DeleteItem(new() { TableName = SimulatedFleet.TableName, Key = FleetTable.KeyOf($"instance#{id}") });
        _fleet.Cloud.TerminateInstance(id);
        _time.Advance(_fleet.Cloud.Options.TerminateDelay);
        _fleet.Cloud.ForgetInstance(id);

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(StateChange(id, "terminated"))).Status);

        FleetAssert.NothingIsLeftOf(_fleet, id);
    }

    [Fact]
    public async Task StateChange_ForgedForALiveFirewall_IsIgnored()
    {
        var id = await _fleet.LaunchToServiceAsync();

        var answer = await _fleet.AskAsync(StateChange(id, "terminated"));

        Assert.Equal(
            (ResultStatus.Ignored, $"EC2 shows {id} as running: a live firewall keeps its resources"), (answer.Status, answer.Reason));
        FleetAssert.AtRest(_fleet, id);
    }

    [Theory]
    [InlineData("running")]
    [InlineData("stopped")]
    public async Task StateChange_ToAnythingElse_IsIgnoredWithoutACall(string state)
    {
        var gate = new CallGate();

        Assert.Equal(ResultStatus.Ignored, (await _fleet.AskAsync(StateChange("i-0fedcba9876543210", state), gate)).Status);

        Assert.Empty(gate.Calls);
    }

    [Fact]
    public async Task Confirm_AfterTheInstanceEnded_TracksNothing()
    {
        var id = await _fleet.LaunchToServiceAsync();
        _fleet.Cloud.TerminateInstance(id);
        await _fleet.AskAsync(StateChange(id, "shutting-down"));

        var launched = """{"source":"aws.autoscaling","detail-type":"EC2 Instance Launch Successful","""
            + $$""" "detail":{"AutoScalingGroupName":"{{SimulatedFleet.GroupName}}","EC2InstanceId":"{{id}}"} }""";
        Assert.Equal(ResultStatus.Ignored, (await _fleet.AskAsync(launched)).Status);

        FleetAssert.TrackFileEquals(_fleet, []);
    }

    private static string StateChange(string id, string state) =>
        """{"source":"aws.ec2","detail-type":"EC2 Instance State-change Notification","""
            + $$""" "detail":{"instance-id":"{{id}}","state":"{{state}}"} }""";
}
