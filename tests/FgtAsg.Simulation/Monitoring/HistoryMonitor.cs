using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Simulation.Histories;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Monitoring;

/// <summary>
/// Watches a running history for violations that must not exist even for a moment. At rest they would leave no trace, because another
/// delivery or the sweep repairs them.
/// </summary>
/// <param name="latency">If describes lag, a process cannot know what the previous one made, so fewer rules apply.</param>
internal sealed class HistoryMonitor(SimulatedFleet fleet, Scenario scenario, LatencyProfile latency, TimeProvider time)
{
    private readonly Dictionary<int, Invocation> _atWork = [];
    private readonly HashSet<int> _met = [];
    private readonly List<string> _violations = [];
    private readonly LockRule _lock = new(fleet.Bucket);
    private readonly DrawingRule _drawing = new(fleet, scenario.MostUnanswered);

    public IReadOnlyList<string> Violations => _violations;

    /// <summary>A process gets an event.</summary>
    public void Begins(int process, string json)
    {
        IReadOnlyList<string> launching = [.. _atWork.Values.Where(IsLaunching).Select(other => other.InstanceId!)];
        _atWork.Add(process, Invocation.Of(json, time.GetUtcNow(), launching));
        if (_atWork.Count > 1)
        {
            _met.UnionWith(_atWork.Keys);
        }
    }

    /// <summary>An AWS call has taken effect.</summary>
    public void Called(int process, AwsCall call)
    {
        // A sweep writes for several instances at once, so it is unknown which of them saw the lock.
        if (_atWork.TryGetValue(process, out var invocation) && invocation.InstanceId is not null)
        {
            _violations.AddRange(_lock.Called(process, call, time.GetUtcNow()));
        }

        _violations.AddRange(_drawing.Called(call, time.GetUtcNow()));
        if (call.Request is CompleteLifecycleActionRequest { LifecycleActionResult: LifecycleResults.Continue } completed)
        {
            _violations.AddRange(AdmissionRule.FortiOsViolations(fleet, completed));
            if (WasAlone(process))
            {
                _violations.AddRange(AdmissionRule.Violations(fleet, completed));
            }
        }
    }

    /// <summary>A process has answered.</summary>
    public void Answers(int process, string json)
    {
        var answer = AnswerReader.Read(json);
        var invocation = _atWork[process];
        if (answer.Sweep is { } sweep)
        {
            _violations.AddRange(SweepRule.Violations(fleet, invocation, sweep));
        }
        // Without its record, a clean-up does not know what an instance held. The sweep finds that.
        else if (WasAlone(process) && !scenario.LosesRecords)
        {
            _violations.AddRange(CleanUpRule.Violations(fleet, invocation, answer));
        }
    }

    /// <summary>A process has finished, or is gone.</summary>
    public void Ends(int process) => _atWork.Remove(process);

    /// <summary>A launch has begun once it has opened the instance's record. Before that it has created nothing.</summary>
    private bool IsLaunching(Invocation other) =>
        other.IsLaunch && fleet.Table.Find($"instance#{other.InstanceId}")?.GetValueOrDefault("State")?.S == InstanceStates.Launching;

    /// <summary>
    /// Whether the process was the only one at work from its start on, and could see everything that earlier processes made. Another
    /// process may have died halfway through a change whose beginning this one saw.
    /// </summary>
    private bool WasAlone(int process) => !_met.Contains(process) && latency == LatencyProfile.Calm;
}
