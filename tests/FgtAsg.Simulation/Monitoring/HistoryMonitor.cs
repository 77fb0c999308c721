using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Simulation.Histories;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Monitoring;

/// <summary>
/// Looks on while a history is lived: some things must not be even for a moment, and at rest there is no trace of them left, since another
/// delivery or the sweep has repaired them.
/// </summary>
/// <param name="fleet">What is looked at.</param>
/// <param name="latency">Where describes lag, a process cannot know what the one before it made: less is asked of it.</param>
/// <param name="time">The history's clock.</param>
internal sealed class HistoryMonitor(SimulatedFleet fleet, LatencyProfile latency, TimeProvider time)
{
    private readonly Dictionary<int, Invocation> _atWork = [];
    private readonly HashSet<int> _met = [];
    private readonly List<string> _violations = [];
    private readonly LockRule _lock = new(fleet.Bucket);

    public IReadOnlyList<string> Violations => _violations;

    /// <summary>A process gets an event.</summary>
    public void Begins(int process, string json)
    {
        _atWork.Add(process, Invocation.Of(json, time.GetUtcNow(), [.. _atWork.Values.Where(IsLaunching).Select(other => other.InstanceId!)]));
        if (_atWork.Count > 1)
        {
            _met.UnionWith(_atWork.Keys);
        }
    }

    /// <summary>An AWS call has taken effect.</summary>
    public void Called(int process, AwsCall call)
    {
        // A sweep writes for several instances at once: which of them saw the lock is not to be told.
        if (_atWork.TryGetValue(process, out var invocation) && invocation.InstanceId is not null)
        {
            _violations.AddRange(_lock.Called(process, call, time.GetUtcNow()));
        }

        if (call.Request is CompleteLifecycleActionRequest { LifecycleActionResult: LifecycleResults.Continue } completed && WasAlone(process))
        {
            _violations.AddRange(AdmissionRule.Violations(fleet, completed));
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
        else if (WasAlone(process))
        {
            _violations.AddRange(CleanUpRule.Violations(fleet, invocation, answer));
        }
    }

    /// <summary>A process is through, or gone.</summary>
    public void Ends(int process) => _atWork.Remove(process);

    /// <summary>A launch has begun when it has opened the instance's record: before that it has made nothing.</summary>
    private bool IsLaunching(Invocation other) =>
        other.IsLaunch && fleet.Table.Find($"instance#{other.InstanceId}")?.GetValueOrDefault("State")?.S == InstanceStates.Launching;

    /// <summary>
    /// The only process at work, from its beginning on, which can see whatever those before it made: another one may have died half-way through a
    /// change that this one saw the beginning of.
    /// </summary>
    private bool WasAlone(int process) => !_met.Contains(process) && latency == LatencyProfile.Calm;
}
