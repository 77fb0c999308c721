using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>Launches that fail. All their resources are freed, and the instance is terminated.</summary>
public sealed class LaunchUndoTests
{
    private readonly VirtualClock _time = Clocks.Fast();
    private readonly SimulatedFleet _fleet;

    public LaunchUndoTests() => _fleet = new SimulatedFleet(_time);

    [Fact]
    public async Task Launch_NoSubnetForTheZone_IsRefusedBeforeAnythingIsCreated()
    {
        _fleet.Configure($$"""
            {
              "external": { "device_index": 1, "subnet_id_map": { "eu-central-1b": "{{_fleet.ExternalSubnet}}" } },
              "internal": { "device_index": 2, "subnet_id_map": { "eu-central-1a": "{{_fleet.InternalSubnet}}" } }
            }
            """);
        var (id, launch) = _fleet.Launch();

        var answer = await _fleet.AskAsync(launch);

        Assert.Equal(ResultStatus.Abandoned, answer.Status);
        Assert.Equal("ABANDON", answer.LifecycleActionResult);
        Assert.Equal($"'external' has no subnet for {id}'s zone eu-central-1a (subnet_id_map has eu-central-1b)", answer.Reason);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Launch_NoElasticIpLeft_IsUndoneAndAbandoned()
    {
        var fleet = new SimulatedFleet(_time, new CloudOptions { ElasticIpQuota = 0 });
        var (_, launch) = fleet.Launch();

        var answer = await fleet.AskAsync(launch);

        Assert.Equal(ResultStatus.Abandoned, answer.Status);
        Assert.Equal("ABANDON", answer.LifecycleActionResult);
        Assert.StartsWith("AddressLimitExceeded: ", answer.Reason, StringComparison.Ordinal);
        Assert.Empty(fleet.OwnInterfaces);
        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
    }

    [Fact]
    public async Task Launch_TrackFileCannotBeWritten_IsUndoneAndAbandoned()
    {
        var (_, launch) = _fleet.Launch();
        var gate = new CallGate { Before = call => call.Operation == "PutObject" ? AwsFault.Fatal(call) : null };

        var answer = await _fleet.AskAsync(launch, gate);

        Assert.Equal(ResultStatus.Abandoned, answer.Status);
        Assert.StartsWith("AccessDenied: ", answer.Reason, StringComparison.Ordinal);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Launch_LockIsNeverFreed_IsUndoneWithinTheRemainingTime()
    {
        await _fleet.LaunchToServiceAsync();
        var running = _fleet.OwnInterfaces.Select(i => i.Id).ToList();
        _fleet.Bucket.PutTags(SimulatedFleet.TrackKey, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["lock_id"] = "somebody",
            ["lock_expires"] = "2099-01-01T00:00:00Z",
        });
        _fleet.InvocationTime = TimeSpan.FromMinutes(2);
        var (_, launch) = _fleet.Launch();

        var answer = await _fleet.AskAsync(launch);

        Assert.Equal(ResultStatus.Abandoned, answer.Status);
        Assert.Equal("ABANDON", answer.LifecycleActionResult);
        Assert.Equal(running.Order(), _fleet.OwnInterfaces.Select(i => i.Id).Order());
    }

    [Fact]
    public async Task Launch_InstanceNeverRuns_IsAbandonedBeforeTheTimeIsUp()
    {
        var fleet = new SimulatedFleet(_time, new CloudOptions { InstanceStartDelay = TimeSpan.FromHours(1) });
        var (id, launch) = fleet.Launch();

        var answer = await fleet.AskAsync(launch);

        Assert.Equal(ResultStatus.Abandoned, answer.Status);
        Assert.StartsWith("Gave up after ", answer.Reason, StringComparison.Ordinal);
        Assert.EndsWith($" s: waiting until {id} can take interfaces", answer.Reason, StringComparison.Ordinal);
        Assert.True(_time.Elapsed < fleet.InvocationTime);
    }

    [Fact]
    public async Task Launch_InstanceIsTerminatedMeanwhile_LeavesNothing()
    {
        var (id, launch) = _fleet.Launch();
        var gate = new CallGate();
        gate.After = call =>
        {
            if (call.Operation == "AttachNetworkInterface")
            {
                gate.After = null;
                _fleet.Cloud.TerminateInstance(id);
            }

            return null;
        };

        var answer = await _fleet.AskAsync(launch, gate);

        Assert.NotEqual(ResultStatus.Completed, answer.Status);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Launch_RefusedRightAfterTheCreationWhileDescribesLag_LeavesNothing()
    {
        var fleet = new SimulatedFleet(
            _time, new CloudOptions { VisibilityDelay = TimeSpan.FromSeconds(4), InstanceStartDelay = TimeSpan.Zero });
        var (_, launch) = fleet.Launch();
        var gate = new CallGate { Before = call => call.Operation == "AttachNetworkInterface" ? AwsFault.Fatal(call) : null };

        await fleet.DeliverAsync(launch, gate);

        Assert.NotEmpty(gate.Requests<CreateNetworkInterfaceRequest>());
        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
    }

    [Fact]
    public async Task Launch_NoElasticIpLeftWhileDescribesLag_LeavesNothing()
    {
        var fleet = new SimulatedFleet(_time, new CloudOptions { VisibilityDelay = TimeSpan.FromSeconds(4), ElasticIpQuota = 0 });
        var (_, launch) = fleet.Launch();

        await fleet.DeliverAsync(launch);

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
    }

    [Fact]
    public async Task Launch_UndoneInterfaceIsInUseAndNotDescribed_IsDeleted()
    {
        var (_, launch) = _fleet.Launch();
        TimeSpan? refusedAt = null;
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation != "AllocateAddress")
            {
                return null;
            }

            refusedAt ??= _time.Elapsed;
            return AwsFault.Fatal(call);
        };
        gate.Answered = answer =>
        {
            if (answer is DescribeNetworkInterfacesResponse interfaces && _time.Elapsed < refusedAt + TimeSpan.FromSeconds(6))
            {
                interfaces.NetworkInterfaces = [];
            }
        };

        var answer = await _fleet.AskAsync(launch, gate);

        Assert.Equal(ResultStatus.Abandoned, answer.Status);
        Assert.Empty(_fleet.OwnInterfaces);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Launch_UndoneAddressIsDescribedAsNotAssociated_IsReleased()
    {
        var (_, launch) = _fleet.Launch();
        TimeSpan? refusedAt = null;
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation != "PutObject")
            {
                return null;
            }

            refusedAt ??= _time.Elapsed;
            return AwsFault.Fatal(call);
        };
        gate.Answered = answer =>
        {
            if (refusedAt is null || _time.Elapsed > refusedAt + TimeSpan.FromSeconds(6))
            {
                return;
            }

            (answer as DescribeAddressesResponse)?.Addresses?.ForEach(a => (a.NetworkInterfaceId, a.AssociationId) = (null, null));
            (answer as DescribeNetworkInterfacesResponse)?.NetworkInterfaces?.ForEach(i => i.Association = null);
        };

        await _fleet.DeliverAsync(launch, gate);

        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Theory]
    [InlineData("AutoScalingGroup name not found - AutoScalingGroup name 'fleet' not found")]
    [InlineData("No Lifecycle Hook found with name launch for Auto Scaling group fleet")]
    public async Task Launch_GroupOrHookIsGone_LeavesNothing(string message)
    {
        var (id, launch) = _fleet.Launch();
        var gate = new CallGate
        {
            Before = call => call.Operation switch
            {
                "CompleteLifecycleAction" => AwsFault.AutoScaling("ValidationError", message),
                "AttachNetworkInterface" => AwsFault.Fatal(call),
                _ => null,
            },
            // Auto Scaling no longer knows the instances of a deleted group.
            Answered = answer => (answer as Amazon.AutoScaling.Model.DescribeAutoScalingInstancesResponse)?.AutoScalingInstances?.Clear(),
        };

        var answer = await _fleet.AskAsync(launch, gate);

        Assert.Equal((ResultStatus.Abandoned, null), (answer.Status, answer.LifecycleActionResult));
        FleetAssert.NothingIsLeftOf(_fleet, id);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(20)]
    public async Task Launch_TimeEndsWhileItHoldsTheLock_LeavesNoLock(int secondsBeforeTheEnd)
    {
        var neighbour = await _fleet.LaunchToServiceAsync();
        var (id, launch) = _fleet.Launch();
        var endOfWork = _time.Elapsed + TimeBudget.Split(_fleet.InvocationTime).Work;
        var isHeld = false;
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation == "PutObjectTagging" && !isHeld)
            {
                isHeld = true;
            }
            else if (call.Operation == "GetObjectTagging" && !isHeld)
            {
                // The clock advances before the lock is taken. So the lease outlasts the invocation and cannot free the lock.
                _time.Advance(endOfWork - TimeSpan.FromSeconds(secondsBeforeTheEnd) - _time.Elapsed);
            }

            return call.Operation == "PutObject" ? AwsFault.Transient(call) : null;
        };

        await FleetFaults.DeliverOnceAsync(_fleet, launch, gate);

        Assert.True(isHeld);
        FleetAssert.LockIsFree(_fleet);
        // Only S3 failed. The next delivery continues the launch.
        await _fleet.AskAsync(launch);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, neighbour, id);
    }
}
