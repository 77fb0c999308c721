using System.Text;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

public sealed class LaunchConfirmationTests
{
    private const string Successful = "EC2 Instance Launch Successful";

    private readonly SimulatedFleet _fleet = new(Clocks.Fast());

    [Fact]
    public async Task Confirm_TrackedFirewall_WritesNothing()
    {
        var (id, confirm) = await LaunchAsync();
        var gate = new CallGate();

        var answer = await _fleet.AskAsync(confirm, gate);

        Assert.Equal(ResultStatus.Completed, answer.Status);
        Assert.Equal("confirm", answer.Action);
        Assert.Equal([0, 1, 2], answer.Interfaces.Select(i => i.DeviceIndex));
        Assert.DoesNotContain(gate.Calls, call => call.Operation == "PutObject");
        FleetAssert.TrackFileEquals(_fleet, [id]);
    }

    [Fact]
    public async Task Confirm_EntryIsMissing_IsWritten()
    {
        var (id, confirm) = await LaunchAsync();
        _fleet.Bucket.Put(SimulatedFleet.TrackKey, "{}");

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(confirm)).Status);

        FleetAssert.TrackFileEquals(_fleet, [id]);
    }

    [Fact]
    public async Task Confirm_TrackFileIsGone_IsCreatedAgain()
    {
        var (id, confirm) = await LaunchAsync();
        _fleet.Bucket.Delete(SimulatedFleet.TrackKey);

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(confirm)).Status);

        FleetAssert.TrackFileEquals(_fleet, [id]);
    }

    /// <summary>A firewall in the warm pool is tracked, and no later event would restore its entry.</summary>
    [Fact]
    public async Task Confirm_FirewallGoesIntoTheWarmPoolMeanwhile_KeepsItsEntry()
    {
        var (id, confirm) = await LaunchAsync();
        _fleet.Cloud.PutWarmPool(
            SimulatedFleet.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true });
        var looks = 0;
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation == "DescribeAutoScalingInstances" && ++looks == 2)
            {
                _fleet.Cloud.ScaleIn(id);
            }

            return null;
        };

        await _fleet.AskAsync(confirm, gate);

        Assert.Equal(2, looks);
        Assert.Contains(id, _fleet.Bucket.TextOf(SimulatedFleet.TrackKey), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirm_SurplusElasticIp_IsReleased()
    {
        var (id, confirm) = await LaunchAsync();
        var tags = _fleet.OwnAddresses.Single().Tags;
        var surplus = _fleet.Cloud.AllocateForeignAddress(tags);
        var foreign = _fleet.Cloud.AllocateForeignAddress(tags.SetItem("fgt-asg:group", "another"));

        await _fleet.AskAsync(confirm);

        Assert.DoesNotContain(_fleet.Cloud.Addresses, a => a.Id == surplus);
        Assert.Contains(_fleet.Cloud.Addresses, a => a.Id == foreign);
        Assert.Equal(id, _fleet.OwnAddresses.Single(a => a.Tags["fgt-asg:group"] == SimulatedFleet.GroupName).InstanceId);
    }

    [Fact]
    public async Task Confirm_InterfaceIsMissing_IsAWarning()
    {
        var (id, confirm) = await LaunchAsync();
        _fleet.Configure(_fleet.NetworkInterfaces(
            more: $$""", "late": { "device_index": 3, "subnet_id_map": { "eu-central-1a": "{{_fleet.InternalSubnet}}" } }"""));

        Assert.Equal([$"{id} is in service without 'late' (device index 3)"], (await _fleet.AskAsync(confirm)).Warnings);
    }

    [Fact]
    public async Task Confirm_InstanceLeftMeanwhile_IsIgnored()
    {
        var (id, confirm) = await LaunchAsync();
        _fleet.Terminate(id);

        var answer = await _fleet.AskAsync(confirm);

        Assert.Equal(ResultStatus.Ignored, answer.Status);
        Assert.Equal($"{id} is not in service in fleet: a late event, or an instance of another group", answer.Reason);
    }

    [Fact]
    public async Task Confirm_InstanceLeavesDuringTheWrite_LeavesNoEntryOnceItsEndIsConfirmed()
    {
        var (id, confirm) = await LaunchAsync();
        _fleet.Bucket.Put(SimulatedFleet.TrackKey, "{}");
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation == "PutObject")
            {
                gate.Before = null;
                Assert.Null(_fleet.DeliverAsync(_fleet.Terminate(id)).GetAwaiter().GetResult());
            }

            return null;
        };

        await _fleet.AskAsync(confirm, gate);

        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Theory]
    [InlineData("GetObject")]
    [InlineData("GetObjectTagging")]
    [InlineData("PutObjectTagging")]
    [InlineData("PutObject")]
    public async Task Confirm_InstanceEndsWhileItWaitsForTheLock_LeavesNoEntry(string operation)
    {
        var (id, confirm) = await LaunchAsync();
        _fleet.Bucket.Put(SimulatedFleet.TrackKey, "{}", new Dictionary<string, string>(StringComparer.Ordinal) { ["lock_id"] = "" });
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation == operation)
            {
                gate.Before = null;
                Assert.Null(_fleet.DeliverAsync(_fleet.Terminate(id)).GetAwaiter().GetResult());
                _fleet.SettleAsync().GetAwaiter().GetResult();
            }

            return null;
        };

        await _fleet.DeliverAsync(confirm, gate);

        Assert.Null(gate.Before);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Confirm_LockIsNeverFreed_FailsTheInvocationWhenTheTimeIsUp()
    {
        var (id, confirm) = await LaunchAsync();
        _fleet.Bucket.Put(SimulatedFleet.TrackKey, "{}", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["lock_id"] = "somebody",
            ["lock_expires"] = "2099-01-01T00:00:00Z",
        });

        var failure = await Assert.ThrowsAsync<IncompleteException>(() => _fleet.AskAsync(confirm));

        Assert.Equal((ResultStatus.Failed, "confirm", id), (failure.Result.Status, failure.Result.Action, failure.Result.InstanceId));
        FleetAssert.WasCounted(_fleet, "ConfirmFailed");
        _fleet.Bucket.PutTags(SimulatedFleet.TrackKey, new Dictionary<string, string>(StringComparer.Ordinal));
        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(confirm)).Status);
        FleetAssert.TrackFileEquals(_fleet, [id]);
    }

    [Fact]
    public async Task Confirm_TrackFileIsUnreadable_IsRebuiltAndKeptAside()
    {
        var (id, confirm) = await LaunchAsync();
        _fleet.Bucket.Put(SimulatedFleet.TrackKey, """{ "i-0123456789abcdef0": """);

        var answer = await _fleet.AskAsync(confirm);

        Assert.Equal(ResultStatus.Completed, answer.Status);
        var aside = _fleet.Bucket.Keys.Single(key => key.StartsWith($"{SimulatedFleet.TrackKey}.", StringComparison.Ordinal));
        Assert.Contains(aside, Assert.Single(answer.Warnings), StringComparison.Ordinal);
        Assert.Equal("""{ "i-0123456789abcdef0": """, Encoding.UTF8.GetString(_fleet.Bucket.Get(aside).Content));
        FleetAssert.TrackFileEquals(_fleet, [id]);
    }

    private async Task<(string Id, string Confirm)> LaunchAsync()
    {
        var (id, launch) = _fleet.Launch();
        await _fleet.AskAsync(launch);
        return (id, _fleet.Take(Successful, id));
    }
}
