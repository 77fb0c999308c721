using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

public sealed class TerminateTests
{
    private readonly VirtualClock _time = Clocks.Fast();
    private readonly SimulatedFleet _fleet;

    public TerminateTests() => _fleet = new SimulatedFleet(_time);

    [Fact]
    public async Task Terminate_FirewallLeaves_FreesAllItsResources()
    {
        var stays = await _fleet.LaunchToServiceAsync();
        var id = await _fleet.LaunchToServiceAsync();
        var terminate = _fleet.Terminate(id);

        var answer = await _fleet.AskAsync(terminate);

        Assert.Equal(ResultStatus.Completed, answer.Status);
        Assert.Equal("terminate", answer.Action);
        Assert.Equal(id, answer.InstanceId);
        Assert.Equal("CONTINUE", answer.LifecycleActionResult);
        Assert.Empty(answer.Warnings);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, stays);
    }

    [Fact]
    public async Task Terminate_SameEventTwice_IsCompletedBothTimes()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var terminate = _fleet.Terminate(id);
        await _fleet.AskAsync(terminate);

        var second = await _fleet.AskAsync(terminate);
        await _fleet.SettleAsync();
        var afterTheEnd = await _fleet.AskAsync(terminate);

        Assert.Equal((ResultStatus.Completed, null), (second.Status, second.LifecycleActionResult));
        Assert.Equal((ResultStatus.Completed, null), (afterTheEnd.Status, afterTheEnd.LifecycleActionResult));
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Terminate_DescribesLag_LeavesNothing()
    {
        var fleet = new SimulatedFleet(_time, new CloudOptions { VisibilityDelay = TimeSpan.FromSeconds(4) });
        var id = await fleet.LaunchToServiceAsync();

        Assert.Null(await fleet.DeliverAsync(fleet.Terminate(id)));

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
    }

    [Fact]
    public async Task Terminate_Ec2KeepsTheInterface_IsDetachedAndDeleted()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var external = _fleet.OwnInterfaces.First();
        await _fleet.Cloud.EC2.ModifyNetworkInterfaceAttributeAsync(new()
        {
            NetworkInterfaceId = external.Id,
            Attachment = new() { AttachmentId = external.Attachment!.Id, DeleteOnTermination = false },
        });

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(_fleet.Terminate(id))).Status);

        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Terminate_EC2NoLongerKnowsTheInstance_FreesResourcesByTagsAndTrackFile(bool byAHookWithoutAToken)
    {
        var id = await _fleet.LaunchToServiceAsync();
        await _fleet.KeepInterfacesAsync(id);

        var ended = byAHookWithoutAToken
            ? $$"""{"source":"aws.autoscaling","detail-type":"{{SimulatedFleet.TerminateHook}}","""
                    + $$""" "detail":{"AutoScalingGroupName":"fleet","LifecycleHookName":"terminate","EC2InstanceId":"{{id}}"} }"""
            : ForgedEvents.Ended(id);
        _fleet.Cloud.TerminateInstance(id);
        _time.Advance(TimeSpan.FromMinutes(1));
        _fleet.Cloud.ForgetInstance(id);
        Assert.Equal(2, _fleet.OwnInterfaces.Count());

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(ended)).Status);

        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Terminate_TagsOfTheTerminatedInstanceAreGone_CleansUp()
    {
        var id = await _fleet.LaunchToServiceAsync();
        _fleet.Cloud.TerminateInstance(id);
        _time.Advance(TimeSpan.FromMinutes(1));
        var gate = new CallGate
        {
            Answered = answer =>
            {
                // EC2 removes the tags of a terminated instance after a short time.
                if (answer is Amazon.EC2.Model.DescribeInstancesResponse { Reservations: { } reservations })
                {
                    reservations.SelectMany(r => r.Instances).ToList().ForEach(i => i.Tags = null);
                }
            },
        };
        var ended = ForgedEvents.Ended(id);

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(ended, gate)).Status);

        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Terminate_AddressOfTheUser_IsDisassociatedAndKept()
    {
        var eip = _fleet.Cloud.AllocateForeignAddress();
        _fleet.Configure(_fleet.NetworkInterfaces($"\"existing_eip_id\": \"{eip}\""));
        var id = await _fleet.LaunchToServiceAsync();
        Assert.Equal(id, _fleet.Cloud.Addresses.Single().InstanceId);

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(_fleet.Terminate(id))).Status);

        Assert.Null(_fleet.Cloud.Addresses.Single(a => a.Id == eip).AssociationId);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
        Assert.Contains(_fleet.Cloud.Addresses, a => a.Id == eip);
    }

    [Fact]
    public async Task Terminate_AddressCannotBeReleased_CompletesTheHookAndFailsTheInvocation()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var terminate = _fleet.Terminate(id);
        var gate = new CallGate { Before = call => call.Operation == "ReleaseAddress" ? AwsFault.Fatal(call) : null };

        var failure = await Assert.ThrowsAsync<IncompleteException>(() => _fleet.AskAsync(terminate, gate));

        Assert.Equal(ResultStatus.Failed, failure.Result.Status);
        Assert.Equal("CONTINUE", failure.Result.LifecycleActionResult);
        Assert.Equal(
            $"terminate of {id} is incomplete: could not be freed yet: {_fleet.OwnAddresses.Single().Id} (UnauthorizedOperation: refused)",
            failure.Message);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Terminate_AddressIsDescribedWithADeletedInterface_IsReleased()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var gone = _fleet.OwnAddresses.Single().NetworkInterfaceId;
        _fleet.Cloud.TerminateInstance(id);
        _time.Advance(TimeSpan.FromMinutes(1));
        var gate = new CallGate
        {
            Answered = answer => (answer as Amazon.EC2.Model.DescribeAddressesResponse)?.Addresses?.ForEach(address =>
                (address.NetworkInterfaceId, address.AssociationId) = (gone, "eipassoc-0123456789abcdef0")),
        };

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(ForgedEvents.Ended(id), gate)).Status);

        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Terminate_AddressWasGivenToAnotherFirewall_IsKeptWithAWarning()
    {
        var stays = await _fleet.LaunchToServiceAsync();
        var id = await _fleet.LaunchToServiceAsync();
        var address = _fleet.OwnAddresses.Single(a => a.InstanceId == id);
        var user = _fleet.OwnInterfaces.Single(i => i.Attachment is { DeviceIndex: 2 } attachment && attachment.InstanceId == stays);
        await _fleet.Cloud.EC2.AssociateAddressAsync(
            new() { AllocationId = address.Id, NetworkInterfaceId = user.Id, AllowReassociation = true });

        var answer = await _fleet.AskAsync(_fleet.Terminate(id));

        Assert.Equal(ResultStatus.Completed, answer.Status);
        var warning = Assert.Single(answer.Warnings);
        Assert.Contains(address.Id, warning, StringComparison.Ordinal);
        Assert.Contains(user.Id, warning, StringComparison.Ordinal);
        await _fleet.SettleAsync();
        Assert.Equal(user.Id, _fleet.Cloud.Addresses.Single(a => a.Id == address.Id).NetworkInterfaceId);
    }

    [Fact]
    public async Task Terminate_HookCannotBeCompleted_FreesAllAndFailsTheInvocation()
    {
        var stays = await _fleet.LaunchToServiceAsync();
        var id = await _fleet.LaunchToServiceAsync();
        var terminate = _fleet.Terminate(id);
        var gate = new CallGate { Before = call => call.Operation == "CompleteLifecycleAction" ? AwsFault.Fatal(call) : null };

        var failure = await Assert.ThrowsAsync<IncompleteException>(() => _fleet.AskAsync(terminate, gate));

        Assert.Equal(ResultStatus.Failed, failure.Result.Status);
        Assert.Null(failure.Result.LifecycleActionResult);
        Assert.Contains("AccessDenied", failure.Message, StringComparison.Ordinal);
        FleetAssert.WasCounted(_fleet, "TerminateFailed");
        Assert.DoesNotContain(_fleet.OwnAddresses, a => a.Tags["fgt-asg:instance-id"] == id);
        Assert.Equal("CONTINUE", (await _fleet.AskAsync(terminate)).LifecycleActionResult);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, stays);
    }
}
