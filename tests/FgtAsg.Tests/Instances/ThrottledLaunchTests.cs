using Amazon.Runtime;
using FgtAsg.Fleet;
using FgtAsg.Instances;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>A service throttles or fails for longer than one invocation lasts. The launch waits and is not abandoned.</summary>
public sealed class ThrottledLaunchTests
{
    /// <summary>Longer than the working time of an invocation of one minute.</summary>
    private static readonly TimeSpan Trouble = TimeSpan.FromSeconds(60);

    private readonly VirtualClock _time = Clocks.Fast();
    private readonly SimulatedFleet _fleet;

    public ThrottledLaunchTests()
        : this(cloud: null)
    {
    }

    private ThrottledLaunchTests(CloudOptions? cloud) => _fleet = new(_time, cloud) { InvocationTime = TimeSpan.FromMinutes(1) };

    public static TheoryData<string> Operations
    {
        get
        {
            var fleet = new ThrottledLaunchTests()._fleet;
            var gate = new CallGate();
            fleet.AskAsync(fleet.Launch().Event, gate).GetAwaiter().GetResult();
            return [.. gate.Calls.Select(call => call.Operation).Distinct(StringComparer.Ordinal)];
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public Task Launch_OneOperationIsThrottled_IsFinishedByALaterDelivery(string operation) =>
        ComesIntoServiceAsync(call => call.Operation == operation ? AwsFault.Throttled(call) : null);

    [Theory]
    [MemberData(nameof(Operations))]
    public Task Launch_OneOperationIsUnavailable_IsFinishedByALaterDelivery(string operation) =>
        ComesIntoServiceAsync(call => call.Operation == operation ? AwsFault.Transient(call) : null);

    [Fact]
    public Task Launch_EverythingIsThrottled_IsFinishedByALaterDelivery() => ComesIntoServiceAsync(AwsFault.Throttled);

    [Fact]
    public Task Launch_EC2IsThrottled_IsFinishedByALaterDelivery() =>
        ComesIntoServiceAsync(call => call.Service == "ec2" ? AwsFault.Throttled(call) : null);

    /// <summary>
    /// The throttling ends shortly before the invocation's working time does. The rest may be too short for the attachment.
    /// </summary>
    [Fact]
    public async Task Launch_ThrottlingUsesMostOfTheTime_IsFinishedByALaterDelivery()
    {
        for (var seconds = 20.0; seconds < 46; seconds += 0.5)
        {
            var test = new ThrottledLaunchTests(new CloudOptions { AttachDelay = TimeSpan.FromSeconds(8) });
            await test.ComesIntoServiceAsync(
                call => call.Service == "ec2" ? AwsFault.Throttled(call) : null, TimeSpan.FromSeconds(seconds));
        }
    }

    [Fact]
    public async Task Launch_IsThrottledForHours_IsAbandonedAndLeavesNothing()
    {
        var (id, launch) = _fleet.Launch();
        var gate = new CallGate { Before = call => call.Operation == "ModifyNetworkInterfaceAttribute" ? AwsFault.Throttled(call) : null };
        ResultDocument? answer = null;
        while (answer is null && _time.Elapsed < LaunchRollback.LongestLaunch * 1.5)
        {
            try
            {
                answer = await _fleet.AskAsync(launch, gate);
            }
            catch (IncompleteException)
            {
                await _fleet.PassAsync(TimeSpan.FromMinutes(15));
            }
        }

        Assert.Equal("ABANDON", answer?.LifecycleActionResult);
        Assert.True(_time.Elapsed > LaunchRollback.LongestLaunch);
        await _fleet.SettleAsync();
        FleetAssert.NothingIsLeftOf(_fleet, id);
    }

    [Fact]
    public async Task RootVolumeReplacement_OldFirewallWhileEC2Throttles_StaysInService()
    {
        var id = await _fleet.LaunchToServiceAsync();
        await _fleet.PassAsync(LaunchRollback.LongestLaunch * 2);
        _fleet.Cloud.ReplaceRootVolume(id);

        await _fleet.SettleAsync(For(call => call.Service == "ec2" ? AwsFault.Throttled(call) : null));

        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Launch_IsThrottledUntilOutOfTime_KeepsItsResourcesAndAsksForRedelivery()
    {
        var (id, launch) = _fleet.Launch();
        var gate = new CallGate { Before = call => call.Operation == "ModifyNetworkInterfaceAttribute" ? AwsFault.Throttled(call) : null };

        var error = await Assert.ThrowsAsync<IncompleteException>(() => _fleet.InvokeAsync(_fleet.StartFunction(gate), launch));

        Assert.Contains("RequestLimitExceeded", error.Message, StringComparison.Ordinal);
        Assert.Contains("the event must be delivered again", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(_fleet.OwnInterfaces);
        Assert.Equal("Pending:Wait", _fleet.Cloud.Groups[0].Members.Single(member => member.InstanceId == id).LifecycleState);
        // The next delivery comes one or two minutes later. So the last call restarts the hook's timeout.
        Assert.Equal("RecordLifecycleActionHeartbeat", gate.Calls[^1].Operation);
    }

    [Fact]
    public async Task Launch_IsThrottledAfterTheInstanceEnded_LeavesNothing()
    {
        var (id, launch) = _fleet.Launch();
        _fleet.Cloud.TerminateInstance(id);
        var gate = new CallGate { Before = call => call.Operation == "ModifyNetworkInterfaceAttribute" ? AwsFault.Throttled(call) : null };

        await FleetFaults.DeliverOnceAsync(_fleet, launch, gate);
        await _fleet.SettleAsync();

        FleetAssert.AtRest(_fleet);
    }

    [Theory]
    [MemberData(nameof(TerminateOperations))]
    public async Task Terminate_OneOperationIsThrottled_LeavesNothing(string operation)
    {
        var id = await _fleet.LaunchToServiceAsync();
        var terminate = _fleet.Terminate(id);
        var gate = For(call => call.Operation == operation ? AwsFault.Throttled(call) : null);

        await DeliverAsync(terminate, gate);
        await _fleet.SettleAsync();

        FleetAssert.AtRest(_fleet);
    }

    public static TheoryData<string> TerminateOperations
    {
        get
        {
            var fleet = new ThrottledLaunchTests()._fleet;
            var gate = new CallGate();
            fleet.AskAsync(fleet.Terminate(fleet.LaunchToServiceAsync().GetAwaiter().GetResult()), gate).GetAwaiter().GetResult();
            return [.. gate.Calls.Select(call => call.Operation).Distinct(StringComparer.Ordinal)];
        }
    }

    private async Task ComesIntoServiceAsync(Func<AwsCall, Exception?> trouble, TimeSpan? howLong = null)
    {
        var (id, launch) = _fleet.Launch();

        var answer = await DeliverAsync(launch, For(trouble, howLong));

        Assert.Equal(ResultStatus.Completed, answer.Status);
        Assert.Equal("CONTINUE", answer.LifecycleActionResult);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    private CallGate For(Func<AwsCall, Exception?> trouble, TimeSpan? howLong = null)
    {
        var over = _time.Elapsed + (howLong ?? Trouble);
        return new CallGate { Before = call => _time.Elapsed < over ? trouble(call) : null };
    }

    /// <summary>Like Lambda, delivers the event again after one minute and after two more.</summary>
    private async Task<ResultDocument> DeliverAsync(string json, CallGate gate)
    {
        foreach (var pause in new[] { 1, 2 })
        {
            try
            {
                return await _fleet.AskAsync(json, gate);
            }
            catch (Exception e) when (e is IncompleteException or AmazonServiceException)
            {
                await _fleet.PassAsync(TimeSpan.FromMinutes(pause));
            }
        }

        return await _fleet.AskAsync(json, gate);
    }
}
