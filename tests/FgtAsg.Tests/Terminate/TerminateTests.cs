using FgtAsg.Answers;
using FgtAsg.Sandbox.Model;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Terminate;

public sealed class TerminateTests
{
    private readonly FastClock _time = new();
    private readonly Fleet _fleet;

    public TerminateTests() => _fleet = new Fleet(_time);

    [Fact]
    public async Task Terminate_FirewallLeaves_TakesBackAllItHad()
    {
        var stays = await _fleet.LaunchToServiceAsync();
        var id = await _fleet.LaunchToServiceAsync();
        var terminate = _fleet.Terminate(id);

        var answer = await _fleet.AskAsync(terminate);

        Assert.Equal(AnswerStatus.Completed, answer.Status);
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

        Assert.Equal(AnswerStatus.Completed, second.Status);
        Assert.Null(second.LifecycleActionResult);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Terminate_DescribesLag_LeavesNothing()
    {
        var fleet = new Fleet(_time, new CloudOptions { VisibilityDelay = TimeSpan.FromSeconds(4) });
        var id = await fleet.LaunchToServiceAsync();

        Assert.Null(await fleet.DeliverAsync(fleet.Terminate(id)));

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
    }

    [Fact]
    public async Task Terminate_InterfaceIsKeptByEc2_IsDetachedAndDeleted()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var external = _fleet.OwnInterfaces.First();
        await _fleet.Cloud.EC2.ModifyNetworkInterfaceAttributeAsync(new()
        {
            NetworkInterfaceId = external.Id,
            Attachment = new() { AttachmentId = external.Attachment!.Id, DeleteOnTermination = false },
        });

        Assert.Equal(AnswerStatus.Completed, (await _fleet.AskAsync(_fleet.Terminate(id))).Status);

        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Terminate_FirewallInService_IsIgnoredAndKeepsAll()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var other = await _fleet.LaunchToServiceAsync();
        var copied = _fleet.Terminate(other).Replace(other, id, StringComparison.Ordinal);

        var answer = await _fleet.AskAsync(copied);

        Assert.Equal(AnswerStatus.Ignored, answer.Status);
        Assert.Equal("Auto Scaling does not have " + id + " on its way out: nothing is taken from a firewall at work", answer.Reason);
        await _fleet.DeliverAsync(copied.Replace(id, other, StringComparison.Ordinal));
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Terminate_LateConfirmationForAFirewallInService_IsIgnored()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var ended = $$"""{"source":"aws.autoscaling","detail-type":"EC2 Instance Terminate Successful","detail":{"AutoScalingGroupName":"fleet","EC2InstanceId":"{{id}}"} }""";

        Assert.Equal(AnswerStatus.Ignored, (await _fleet.AskAsync(ended)).Status);

        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Terminate_UnknownInstance_IsCompletedWithNothingToDo()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var terminate = """{"source":"aws.autoscaling","detail-type":"EC2 Instance-terminate Lifecycle Action","detail":{"AutoScalingGroupName":"fleet","LifecycleHookName":"terminate","EC2InstanceId":"i-0fffffffffffffff0"} }""";

        var answer = await _fleet.AskAsync(terminate);

        Assert.Equal(AnswerStatus.Completed, answer.Status);
        Assert.Null(answer.LifecycleActionResult);
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Terminate_InstanceIsForgottenByEc2_FreesWhatItsTagsAndTheTrackFileKnow()
    {
        var id = await _fleet.LaunchToServiceAsync();
        foreach (var own in _fleet.OwnInterfaces.ToList())
        {
            await _fleet.Cloud.EC2.ModifyNetworkInterfaceAttributeAsync(new()
            {
                NetworkInterfaceId = own.Id,
                Attachment = new() { AttachmentId = own.Attachment!.Id, DeleteOnTermination = false },
            });
        }

        var ended = $$"""{"source":"aws.autoscaling","detail-type":"EC2 Instance Terminate Successful","detail":{"AutoScalingGroupName":"fleet","EC2InstanceId":"{{id}}"} }""";
        _fleet.Cloud.TerminateInstance(id);
        _time.MoveOn(TimeSpan.FromMinutes(1));
        _fleet.Cloud.ForgetInstance(id);
        Assert.Equal(2, _fleet.OwnInterfaces.Count());

        Assert.Equal(AnswerStatus.Completed, (await _fleet.AskAsync(ended)).Status);

        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Terminate_TagsOfTheTerminatedInstanceAreGone_CleansUpAllTheSame()
    {
        var id = await _fleet.LaunchToServiceAsync();
        _fleet.Cloud.TerminateInstance(id);
        _time.MoveOn(TimeSpan.FromMinutes(1));
        var gate = new CallGate
        {
            Answered = answer =>
            {
                // EC2 takes the tags off a terminated instance after a short while.
                if (answer is Amazon.EC2.Model.DescribeInstancesResponse { Reservations: { } reservations })
                {
                    reservations.SelectMany(r => r.Instances).ToList().ForEach(i => i.Tags = null);
                }
            },
        };
        var ended = $$"""{"source":"aws.autoscaling","detail-type":"EC2 Instance Terminate Successful","detail":{"AutoScalingGroupName":"fleet","EC2InstanceId":"{{id}}"} }""";

        Assert.Equal(AnswerStatus.Completed, (await _fleet.AskAsync(ended, gate)).Status);

        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Terminate_ForeignInstance_IsIgnoredAndUntouched()
    {
        await _fleet.LaunchToServiceAsync();
        var foreign = _fleet.Cloud.RunInstance(_fleet.GroupSubnet);
        var gate = new CallGate();
        var terminate = $$"""{"source":"aws.autoscaling","detail-type":"EC2 Instance-terminate Lifecycle Action","detail":{"AutoScalingGroupName":"fleet","LifecycleHookName":"terminate","EC2InstanceId":"{{foreign}}"} }""";

        Assert.Equal(AnswerStatus.Ignored, (await _fleet.AskAsync(terminate, gate)).Status);

        Assert.Equal(["ec2:DescribeInstances"], gate.Calls.Select(call => call.ToString()));
    }

    [Theory]
    [InlineData("WarmPool")]
    [InlineData("AutoScalingGroup")]
    public async Task Terminate_InstanceStays_IsCompletedAndKeepsItsInterfaces(string destination)
    {
        var id = await _fleet.LaunchToServiceAsync();
        var gate = new CallGate();
        var terminate = _fleet.Terminate(id).Replace("\"Destination\":\"EC2\"", $"\"Destination\":\"{destination}\"", StringComparison.Ordinal);

        var answer = await _fleet.AskAsync(terminate, gate);

        Assert.Equal(AnswerStatus.Completed, answer.Status);
        Assert.Equal("CONTINUE", answer.LifecycleActionResult);
        Assert.Equal($"{id} goes to {destination}: it keeps its interfaces", answer.Reason);
        Assert.Equal(["autoscaling:CompleteLifecycleAction"], gate.Calls.Select(call => call.ToString()));
    }

    [Fact]
    public async Task Terminate_OwnAddressOfTheUser_IsDisassociatedAndKept()
    {
        var eip = _fleet.Cloud.AllocateForeignAddress();
        _fleet.Configure(_fleet.NetworkInterfaces($"\"existing_eip_id\": \"{eip}\""));
        var id = await _fleet.LaunchToServiceAsync();
        Assert.Equal(id, _fleet.Cloud.Addresses.Single().InstanceId);

        Assert.Equal(AnswerStatus.Completed, (await _fleet.AskAsync(_fleet.Terminate(id))).Status);

        Assert.Null(_fleet.Cloud.Addresses.Single(a => a.Id == eip).AssociationId);
    }

    [Fact]
    public async Task Terminate_SomethingCannotBeFreed_CompletesTheHookAndComesAgain()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var terminate = _fleet.Terminate(id);
        var gate = new CallGate { Before = call => call.Operation == "ReleaseAddress" ? AwsFault.Fatal(call) : null };

        var failure = await Assert.ThrowsAsync<IncompleteException>(() => _fleet.AskAsync(terminate, gate));

        Assert.Equal(AnswerStatus.Failed, failure.Answer.Status);
        Assert.Equal("CONTINUE", failure.Answer.LifecycleActionResult);
        Assert.Equal($"terminate of {id} is incomplete: could not be freed yet: {_fleet.OwnAddresses.Single().Id} (UnauthorizedOperation: refused)", failure.Message);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Terminate_ForeignResourcesOnTheInstance_AreNeverChanged()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var foreign = _fleet.Cloud.CreateForeignInterface(_fleet.InternalSubnet, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["fgt-asg:group"] = "another",
            ["fgt-asg:instance-id"] = id,
        });
        var address = _fleet.Cloud.AllocateForeignAddress();
        await _fleet.Cloud.EC2.AttachNetworkInterfaceAsync(new() { InstanceId = id, NetworkInterfaceId = foreign, DeviceIndex = 5 });
        await _fleet.Cloud.EC2.AssociateAddressAsync(new() { AllocationId = address, NetworkInterfaceId = foreign });

        Assert.Equal(AnswerStatus.Completed, (await _fleet.AskAsync(_fleet.Terminate(id))).Status);

        Assert.Equal(foreign, _fleet.Cloud.Addresses.Single(a => a.Id == address).NetworkInterfaceId);
        await _fleet.SettleAsync();
        Assert.Contains(_fleet.Cloud.NetworkInterfaces, i => i.Id == foreign);
        Assert.Contains(_fleet.Cloud.Addresses, a => a.Id == address);
    }

    [Fact]
    public async Task Terminate_InterfacesOfFortinetsFunction_AreFreedByTheTrackFile()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var untagged = _fleet.Cloud.CreateForeignInterface(_fleet.InternalSubnet);
        var address = _fleet.Cloud.AllocateForeignAddress();
        await _fleet.Cloud.EC2.AttachNetworkInterfaceAsync(new() { InstanceId = id, NetworkInterfaceId = untagged, DeviceIndex = 3 });
        await _fleet.Cloud.EC2.AssociateAddressAsync(new() { AllocationId = address, NetworkInterfaceId = untagged });
        _fleet.Bucket.Put(Fleet.TrackKey, $$"""{ "{{id}}": { "3": { "NetworkInterfaceId": "{{untagged}}" } } }""");

        var answer = await _fleet.AskAsync(_fleet.Terminate(id));

        Assert.Equal(AnswerStatus.Completed, answer.Status);
        Assert.Contains("carries no tag of the function: disassociated, not released", Assert.Single(answer.Warnings), StringComparison.Ordinal);
        await _fleet.SettleAsync();
        Assert.DoesNotContain(_fleet.Cloud.NetworkInterfaces, i => i.Id == untagged);
        Assert.Null(_fleet.Cloud.Addresses.Single(a => a.Id == address).AssociationId);
        FleetAssert.TrackFileEquals(_fleet, []);
    }
}
