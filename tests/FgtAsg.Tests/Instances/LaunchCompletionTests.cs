using Amazon.AutoScaling.Model;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>Launches whose lifecycle action is completed by another caller or by the hook's timeout.</summary>
public sealed class LaunchCompletionTests
{
    private readonly VirtualClock _time = Clocks.Fast();
    private readonly SimulatedFleet _fleet;
    private TimeSpan _completedAt;

    public LaunchCompletionTests() => _fleet = new SimulatedFleet(_time);

    [Fact]
    public async Task Launch_HookTimesOutMeanwhile_LeavesNothing()
    {
        var (_, launch) = _fleet.Launch();
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation == "AllocateAddress")
            {
                gate.Before = null;
                _time.Advance(TimeSpan.FromMinutes(70));
            }

            return null;
        };
        _fleet.InvocationTime = TimeSpan.FromHours(2);

        var answer = await _fleet.AskAsync(launch, gate);

        Assert.Equal(ResultStatus.Abandoned, answer.Status);
        Assert.Null(answer.LifecycleActionResult);
        await _fleet.SettleAsync();
        Assert.Empty(_fleet.OwnInterfaces);
        Assert.Empty(_fleet.OwnAddresses);
        FleetAssert.TrackFileEquals(_fleet, []);
    }

    [Fact]
    public async Task Launch_IncompleteButContinuedByAnotherCaller_IsFinishedByTheNextDelivery()
    {
        var (id, launch) = _fleet.Launch();
        var isLetIn = false;
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation != "AssociateAddress")
            {
                return null;
            }

            if (!isLetIn)
            {
                isLetIn = true;
                Complete(_fleet, id, "CONTINUE");
            }

            return AwsFault.Fatal(call);
        };

        var incomplete = await Assert.ThrowsAsync<IncompleteException>(() => _fleet.AskAsync(launch, gate));

        Assert.Contains("into service incomplete, and nothing was rolled back", incomplete.Message, StringComparison.Ordinal);
        Assert.NotEmpty(_fleet.OwnInterfaces);
        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(launch)).Status);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Launch_ContinueIsRefusedAndTheInstanceStaysPending_FailsTheInvocation()
    {
        // The termination takes so long that the describe call always shows the instance.
        var fleet = new SimulatedFleet(_time, new CloudOptions { TerminateDelay = TimeSpan.FromMinutes(2) });
        var (id, launch) = fleet.Launch();
        var gate = CompletedFirstBySomebodyElse(fleet, id, "ABANDON");
        gate.Answered = ShowWaiting(until: TimeSpan.MaxValue);

        var failure = await Assert.ThrowsAsync<IncompleteException>(() => fleet.AskAsync(launch, gate));

        Assert.Equal(ResultStatus.Failed, failure.Result.Status);
        Assert.Null(failure.Result.LifecycleActionResult);
        await fleet.DeliverAsync(launch);
        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
    }

    [Fact]
    public async Task Launch_AnotherDeliveryContinuedFirst_IsCompletedOnceTheDescribeShowsIt()
    {
        var (id, launch) = _fleet.Launch();
        var gate = CompletedFirstBySomebodyElse(_fleet, id, "CONTINUE");
        gate.Answered = ShowWaiting(until: TimeSpan.FromSeconds(3));

        var answer = await _fleet.AskAsync(launch, gate);

        Assert.Equal(ResultStatus.Completed, answer.Status);
        Assert.Null(answer.LifecycleActionResult);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Launch_AnotherDeliveryAbandonedFirst_IsUndoneOnceTheDescribeShowsIt()
    {
        var (id, launch) = _fleet.Launch();
        var gate = CompletedFirstBySomebodyElse(_fleet, id, "ABANDON");
        gate.Answered = ShowWaiting(until: TimeSpan.FromSeconds(3));

        var answer = await _fleet.AskAsync(launch, gate);

        Assert.Equal(ResultStatus.Abandoned, answer.Status);
        Assert.Empty(_fleet.OwnAddresses);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    /// <summary>Completes the action with this result just before the function does.</summary>
    private CallGate CompletedFirstBySomebodyElse(SimulatedFleet fleet, string id, string result)
    {
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation == "CompleteLifecycleAction")
            {
                gate.Before = null;
                _completedAt = _time.Elapsed;
                Complete(fleet, id, result);
            }

            return null;
        };
        return gate;
    }

    /// <summary>For this long after the completion, Auto Scaling's describe calls show the former state.</summary>
    private Action<object> ShowWaiting(TimeSpan until) => answer =>
    {
        if (answer is DescribeAutoScalingInstancesResponse { AutoScalingInstances: { } instances } && _time.Elapsed - _completedAt < until)
        {
            instances.ForEach(i => i.LifecycleState = "Pending:Wait");
        }
    };

    private static void Complete(SimulatedFleet fleet, string id, string result)
    {
        var action = fleet.Cloud.LifecycleActions.Single();
        fleet.Cloud.AutoScaling.CompleteLifecycleActionAsync(
            new CompleteLifecycleActionRequest
            {
                AutoScalingGroupName = action.GroupName,
                LifecycleHookName = action.HookName,
                InstanceId = id,
                LifecycleActionResult = result,
            },
            CancellationToken.None).GetAwaiter().GetResult();
    }
}
