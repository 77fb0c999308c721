using Amazon.AutoScaling.Model;
using FgtAsg.Answers;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Launch;

/// <summary>A launch whose hook is ended by somebody else, or by its time-out.</summary>
public sealed class LaunchCompletionTests
{
    private readonly FastClock _time = new();
    private readonly Fleet _fleet;

    public LaunchCompletionTests() => _fleet = new Fleet(_time);

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
                _time.MoveOn(TimeSpan.FromMinutes(70));
            }

            return null;
        };
        _fleet.InvocationTime = TimeSpan.FromHours(2);

        var answer = await _fleet.AskAsync(launch, gate);

        Assert.Equal(AnswerStatus.Abandoned, answer.Status);
        Assert.Null(answer.LifecycleActionResult);
        await _fleet.SettleAsync();
        Assert.Empty(_fleet.OwnInterfaces);
        Assert.Empty(_fleet.OwnAddresses);
        FleetAssert.TrackFileEquals(_fleet, []);
    }

    [Fact]
    public async Task Launch_LetInBySomebodyElseBeforeItWasWhole_IsNotUndoneAndTheRedeliveryFinishesIt()
    {
        var (id, launch) = _fleet.Launch();
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation != "AssociateAddress")
            {
                return null;
            }

            gate.Before = null;
            var action = _fleet.Cloud.LifecycleActions.Single();
            _fleet.Cloud.AutoScaling.CompleteLifecycleActionAsync(
                new CompleteLifecycleActionRequest
                {
                    AutoScalingGroupName = action.GroupName,
                    LifecycleHookName = action.HookName,
                    InstanceId = id,
                    LifecycleActionResult = "CONTINUE",
                },
                CancellationToken.None).GetAwaiter().GetResult();
            return AwsFault.Fatal(call);
        };

        var incomplete = await Assert.ThrowsAsync<IncompleteException>(() => _fleet.AskAsync(launch, gate));

        Assert.Contains("into service without all that it needs, and nothing was undone", incomplete.Message, StringComparison.Ordinal);
        Assert.NotEmpty(_fleet.OwnInterfaces);
        Assert.Equal(AnswerStatus.Completed, (await _fleet.AskAsync(launch)).Status);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }
}
