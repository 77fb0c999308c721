using Amazon.EC2.Model;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

public sealed class LaunchTests
{
    private readonly VirtualClock _time = Clocks.Fast();
    private readonly SimulatedFleet _fleet;

    public LaunchTests() => _fleet = new SimulatedFleet(_time);

    [Fact]
    public async Task Launch_NewInstance_GetsItsResourcesAndGoesIntoService()
    {
        var (id, launch) = _fleet.Launch();

        var answer = await _fleet.AskAsync(launch);

        Assert.Equal(ResultStatus.Completed, answer.Status);
        Assert.Equal("launch", answer.Action);
        Assert.Equal(id, answer.InstanceId);
        Assert.Equal("CONTINUE", answer.LifecycleActionResult);
        Assert.Null(answer.Reason);
        Assert.Empty(answer.Warnings);
        Assert.Equal([0, 1, 2], answer.Interfaces.Select(i => i.DeviceIndex));
        Assert.Equal([null, _fleet.OwnAddresses.Single().PublicIp, null], answer.Interfaces.Select(i => i.PublicIp));
        Assert.Equal(
            _fleet.Cloud.NetworkInterfaces.Where(i => i.Attachment?.InstanceId == id)
                .OrderBy(i => i.Attachment!.DeviceIndex)
                .Select(i => i.Id),
            answer.Interfaces.Select(i => i.NetworkInterfaceId));
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Launch_NewInstance_TagsItsResources()
    {
        var id = await _fleet.LaunchToServiceAsync();

        var external = _fleet.OwnInterfaces.Single(i => i.Attachment!.DeviceIndex == 1);
        Assert.Equal(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["fgt-asg:group"] = "fleet",
                ["fgt-asg:instance-id"] = id,
                ["fgt-asg:interface"] = "external",
                ["Name"] = $"fleet-{id}-external",
            },
            external.Tags);
        Assert.Equal(external.Tags, _fleet.OwnAddresses.Single().Tags);
        Assert.Equal($"external of {id}", external.Description);
        Assert.Equal(_fleet.SecurityGroup, Assert.Single(external.SecurityGroupIds));
    }

    [Fact]
    public async Task Launch_SlowInstance_IsWaitedForWithHeartbeats()
    {
        var fleet = new SimulatedFleet(_time, new CloudOptions { InstanceStartDelay = TimeSpan.FromMinutes(3) });
        var (id, launch) = fleet.Launch();

        Assert.Equal(ResultStatus.Completed, (await fleet.AskAsync(launch)).Status);

        Assert.InRange(fleet.Cloud.LifecycleActions.Single().Heartbeats, 9, 13);
        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet, id);
    }

    [Fact]
    public async Task Launch_DescribesLag_IsCompleted()
    {
        var fleet = new SimulatedFleet(_time, new CloudOptions { VisibilityDelay = TimeSpan.FromSeconds(4) });
        var (id, launch) = fleet.Launch();

        Assert.Equal(ResultStatus.Completed, (await fleet.AskAsync(launch)).Status);

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet, id);
    }

    [Fact]
    public async Task Launch_SameEventTwice_CreatesNothingTwice()
    {
        var (id, launch) = _fleet.Launch();
        var first = await _fleet.AskAsync(launch);
        var gate = new CallGate();

        var second = await _fleet.AskAsync(launch, gate);

        Assert.Equal(ResultStatus.Completed, second.Status);
        Assert.Equal(first.Interfaces, second.Interfaces);
        Assert.Null(second.LifecycleActionResult);
        Assert.Equal("the lifecycle action was completed by an earlier delivery", second.Reason);
        Assert.DoesNotContain(
            gate.Calls, call => call.Service == "ec2" && !call.Operation.StartsWith("Describe", StringComparison.Ordinal));
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Launch_WithPrimaryInterfaceAndExistingAddress_ChangesOnlyConfiguredAttributes()
    {
        var eip = _fleet.Cloud.AllocateForeignAddress();
        _fleet.Configure(_fleet.NetworkInterfaces(
            $"\"existing_eip_id\": \"{eip}\"",
            ", \"management\": { \"device_index\": 0, \"source_dest_check\": false, \"enable_public_ip\": true }"));
        var (id, launch) = _fleet.Launch();

        var answer = await _fleet.AskAsync(launch);

        Assert.Equal(ResultStatus.Completed, answer.Status);
        var primary = _fleet.Cloud.NetworkInterfaces.Single(i => i.Attachment?.DeviceIndex == 0);
        Assert.False(primary.SourceDestCheck);
        Assert.DoesNotContain("fgt-asg:group", primary.Tags.Keys);
        Assert.Equal("management", _fleet.OwnAddresses.Single().Tags["fgt-asg:interface"]);
        Assert.Equal(primary.Id, _fleet.OwnAddresses.Single().NetworkInterfaceId);
        Assert.Equal(id, _fleet.Cloud.Addresses.Single(a => a.Id == eip).InstanceId);
    }

    [Fact]
    public async Task Launch_GroupTagIsNotVisibleYet_IsCompletedBecauseTheHookWaits()
    {
        var (id, launch) = _fleet.Launch();
        var gate = new CallGate
        {
            Answered = answer =>
                (answer as DescribeInstancesResponse)?.Reservations?.SelectMany(r => r.Instances).ToList().ForEach(i => i.Tags = null),
        };

        var answer = await _fleet.AskAsync(launch, gate);

        Assert.Equal(ResultStatus.Completed, answer.Status);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Launch_WithAPublicIpv4Pool_AllocatesFromIt()
    {
        const string Pool = "ipv4pool-ec2-0123456789abcdef0";
        var fleet = new SimulatedFleet(_time, new CloudOptions { PublicIpv4Pools = [Pool] });
        fleet.Configure(fleet.NetworkInterfaces($"\"enable_public_ip\": true, \"public_ipv4_pool\": \"{Pool}\""));

        var id = await fleet.LaunchToServiceAsync();

        Assert.Equal(Pool, Assert.Single(fleet.OwnAddresses).PublicIpv4Pool);
        FleetAssert.AtRest(fleet, id);
    }

    [Fact]
    public async Task Launch_ForeignInstance_IsIgnoredAndNotChanged()
    {
        var (id, launch) = _fleet.Launch();
        var foreign = _fleet.Cloud.RunInstance(_fleet.GroupSubnet);
        var gate = new CallGate();

        var answer = await _fleet.AskAsync(launch.Replace(id, foreign, StringComparison.Ordinal), gate);

        Assert.Equal(ResultStatus.Ignored, answer.Status);
        Assert.Equal(foreign, answer.InstanceId);
        // The heartbeat finds out that no hook waits for the instance. The record, which was opened together with the first describe
        // call, is deleted again.
        Assert.Equal(
            ["DescribeInstances", "UpdateItem", "RecordLifecycleActionHeartbeat", "DeleteItem"], gate.Calls.Select(call => call.Operation));
        Assert.Null(_fleet.Table.Find($"instance#{foreign}"));
    }

    [Fact]
    public async Task Launch_UnknownInstance_IsAbandonedQuickly()
    {
        var (id, launch) = _fleet.Launch();

        var answer = await _fleet.AskAsync(launch.Replace(id, "i-0fffffffffffffff0", StringComparison.Ordinal)
            .Replace("LifecycleActionToken", "NoToken", StringComparison.Ordinal));

        Assert.Equal(ResultStatus.Abandoned, answer.Status);
        Assert.Equal("EC2 does not know i-0fffffffffffffff0", answer.Reason);
        Assert.Null(answer.LifecycleActionResult);
        Assert.True(_time.Elapsed < TimeSpan.FromSeconds(20));
        Assert.Empty(_fleet.OwnInterfaces);
        Assert.Empty(_fleet.OwnAddresses);
    }

    [Fact]
    public async Task Launch_TenInARow_AllGoIntoServiceAndAreTracked()
    {
        var fleet = new SimulatedFleet(_time, new CloudOptions { ElasticIpQuota = 10 });
        var launches = Enumerable.Range(0, 10).Select(_ => fleet.Launch()).ToList();
        foreach (var (_, launch) in launches)
        {
            Assert.Null(await fleet.DeliverAsync(launch));
        }

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet, [.. launches.Select(l => l.InstanceId)]);
    }
}
