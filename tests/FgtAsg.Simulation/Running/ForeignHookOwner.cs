using System.Text.Json;
using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Simulation.Faults;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Running;

/// <summary>
/// Another owner with hooks at the group. It completes each of their actions with CONTINUE after some time. The
/// function must not touch these actions.
/// </summary>
internal sealed class ForeignHookOwner
{
    /// <summary>Sometimes shorter than the function needs, and mostly longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(150);

    private readonly SimulatedFleet _fleet;
    private readonly CallLog _log;
    private readonly TimeProvider _time;
    private readonly Random _dice;
    private readonly HashSet<string> _hooks;
    private readonly List<Task> _underWay = [];
    private readonly List<string> _violations = [];

    public ForeignHookOwner(
        IReadOnlyList<LifecycleHookSpecification> hooks, SimulatedFleet fleet, CallLog log, TimeProvider time, Random dice)
    {
        (_fleet, _log, _time, _dice) = (fleet, log, time, dice);
        _hooks = [.. hooks.Select(hook => hook.Name)];
        fleet.Cloud.EventRaised += Look;
    }

    /// <summary>A sentence for each call of the function for a hook of this owner.</summary>
    public IReadOnlyList<string> Violations => _violations;

    public bool IsIdle => _underWay.Count == 0;

    /// <summary>Waits until this owner has completed all its actions.</summary>
    public async Task IdleAsync()
    {
        while (!IsIdle)
        {
            var last = _underWay[^1];
            await last;
            _underWay.Remove(last);
        }
    }

    /// <summary>A call of the function has taken effect.</summary>
    public void Called(AwsCall call)
    {
        var hook = call.Request switch
        {
            CompleteLifecycleActionRequest completion => completion.LifecycleHookName,
            RecordLifecycleActionHeartbeatRequest heartbeat => heartbeat.LifecycleHookName,
            _ => null,
        };
        if (hook is not null && _hooks.Contains(hook))
        {
            _violations.Add($"the function called {call.Operation} for {hook}, a hook of another owner");
        }
    }

    private void Look(CloudEvent cloudEvent)
    {
        if (!cloudEvent.DetailType.EndsWith("Lifecycle Action", StringComparison.Ordinal))
        {
            return;
        }

        using var detail = JsonDocument.Parse(cloudEvent.Detail);
        if (_hooks.Contains(detail.RootElement.GetProperty("LifecycleHookName").GetString()!))
        {
            _underWay.Add(CompleteAsync(detail.RootElement.GetProperty("LifecycleActionToken").GetString()!));
        }
    }

    private async Task CompleteAsync(string token)
    {
        await Task.Delay(Longest * _dice.NextDouble(), _time, CancellationToken.None);
        var action = _fleet.Cloud.LifecycleActions.Single(candidate => candidate.Token == token);
        if (action.Status == LifecycleActionStatus.Active)
        {
            _log.Tell($"the owner of {action.HookName} completes it for {action.InstanceId}");
            await _fleet.Cloud.AutoScaling.CompleteLifecycleActionAsync(new CompleteLifecycleActionRequest
            {
                AutoScalingGroupName = action.GroupName,
                LifecycleHookName = action.HookName,
                LifecycleActionToken = token,
                LifecycleActionResult = LifecycleResults.Continue,
            });
        }
        // If the instance has ended or its launch was abandoned, its hooks no longer wait.
        else if (action.Status != LifecycleActionStatus.Cancelled)
        {
            _violations.Add(
                $"the lifecycle action {action.HookName} of {action.InstanceId} was {action.Status} before its owner completed it");
        }
    }
}
