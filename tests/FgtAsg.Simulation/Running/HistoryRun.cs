using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.S3;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.Faults;
using FgtAsg.Simulation.Histories;
using FgtAsg.Simulation.Monitoring;
using FgtAsg.Simulation.Time;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Running;

/// <summary>
/// Runs one history from its first event to its final checks. Everything happens on the caller's thread and depends on the case alone.
/// </summary>
internal sealed class HistoryRun
{
    /// <summary>Longer than the sweep's guard (<c>sweep_guard_minutes</c>).</summary>
    private static readonly TimeSpan PastTheGuard = TimeSpan.FromMinutes(12);

    /// <summary>Model events due within this time are waited for. Later ones are only the hooks' timeouts.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(3);

    private static readonly IReadOnlyList<EventRule> Rules = EventRule.ForGroup(SimulatedFleet.GroupName);

    private readonly Case _case;
    private readonly VirtualClock _time;
    private readonly CallLog _log;
    private readonly Random _dice;
    private readonly SimulatedFleet _fleet;
    private readonly ForeignResources _foreign;
    private readonly HistoryMonitor _monitor;
    private readonly Lambda _lambda;
    private readonly ForeignHookOwner _owner;
    private readonly ScenarioActions _actions;
    private IReadOnlyList<string> _violations = [];
    private bool _isOver;

    private HistoryRun(Case history, VirtualClock time, Action<string>? trace)
    {
        (_case, _time) = (history, time);
        _log = new CallLog(time, history.Faults, trace);
        _dice = new Random(history.Seed);
        _fleet = trace is null
            ? FleetSetup.Build(history, time, _dice, TextWriter.Null, logLevel: "FATAL")
            : FleetSetup.Build(history, time, _dice, new TraceWriter(_log), logLevel: "WARN");
        _foreign = new ForeignResources(_fleet);
        _monitor = new HistoryMonitor(_fleet, history.Kind.Scenario, history.Latency, time);
        _lambda = new Lambda(_fleet, _log, _monitor, time, _dice);
        _owner = new ForeignHookOwner(history.Kind.Scenario.OthersHooks, _fleet, _log, time, _dice);
        _log.Effected = (process, call) =>
        {
            _monitor.Called(process, call);
            _owner.Called(call);
        };
        _actions = new ScenarioActions(_fleet, time, _dice, SettleAsync, json => _lambda.Send(json, TimeSpan.Zero));
    }

    /// <param name="trace">Receives a line for each event and call; null for none.</param>
    public static Outcome Run(Case history, Action<string>? trace = null)
    {
        var timeline = new Timeline(history.Seed);
        var run = new HistoryRun(history, timeline.Time, trace);
        try
        {
            timeline.Run(run.LiveAsync);
        }
        // Every exception: a simulation that cannot continue is a finding too, and the other histories continue.
        catch (Exception e)
        {
            run._violations = [$"the history could not be completed: {e}"];
        }

        return new Outcome(history, run._log.Count, run._log.Fingerprint, run._violations) { Operations = run._log.Operations };
    }

    private async Task LiveAsync()
    {
        _time.Add(_fleet.Cloud);
        _fleet.Cloud.EventRaised += Deliver;
        _fleet.Bucket.Changed += Deliver;
        _fleet.Aws.Queues.Sent += message => _lambda.SendQueued(message.Id, message.Body, message.Delay);
        await _case.Kind.Scenario.Before(_actions);
        await SettleAsync();
        _actions.IsSettingUp = false;
        _log.Arm();
        _log.Tell($"the history {_case} begins");
        await _case.Kind.Scenario.Happens(_actions);
        await SettleAsync();

        var early = FinalChecks.BeforeSweep(_case, _fleet, _foreign, _lambda);
        // Events that the sweep causes arrive normally.
        _isOver = true;
        await SweepAsync();
        if (_case.Kind.Scenario.LeavesFilesToTheSweep)
        {
            // The first sweep frees other names of a license, and this one handles the files that waited for them.
            await SweepAsync();
        }

        var final = FinalChecks.Violations(_case, _fleet, _foreign, _lambda);
        _violations = [.. _monitor.Violations, .. _owner.Violations, .. early, .. final];
        _log.Seal(_fleet.Cloud.Instances.Select(instance => $"{instance.Id} {instance.State}").Concat(_fleet.Zone.AddressTexts));
    }

    /// <summary>Runs a sweep. If a fault occurs during it, runs another one, because the first may have left recent changes.</summary>
    private async Task SweepAsync()
    {
        int struck;
        do
        {
            struck = _log.Struck;
            await Task.Delay(PastTheGuard, _time, CancellationToken.None);
            _log.Tell($"the sweep");
            _lambda.Send(Sweep, TimeSpan.Zero);
            await SettleAsync();
        }
        while (_log.Struck > struck);
    }

    /// <summary>The bucket sends notifications for the license folder only.</summary>
    private void Deliver(ObjectChange change)
    {
        if (change.Key.StartsWith(_fleet.Options.Licenses.Prefix, StringComparison.Ordinal))
        {
            // The event's own id would be the only value that differs between two runs of the history.
            DeliverAny(S3Messages.ToCloudEvent(change, _fleet.Cloud.Options) with { Id = change.Sequencer });
        }
    }

    private void Deliver(CloudEvent cloudEvent)
    {
        if (Rules.Any(rule => rule.IsMatch(cloudEvent)))
        {
            DeliverAny(cloudEvent);
        }
    }

    private void DeliverAny(CloudEvent cloudEvent)
    {
        var delivery = _actions.IsSettingUp || _isOver ? Deliveries.Once : _case.Kind.Delivery;
        var json = cloudEvent.ToJson();
        foreach (var delay in delivery.DelaysOf(cloudEvent, _dice))
        {
            if (delivery.IsDeadLetter)
            {
                _lambda.SendDeadLetter(json, delay);
            }
            else
            {
                _lambda.Send(json, delay);
            }
        }

        foreach (var delay in delivery.SweepsAfter(cloudEvent, _dice))
        {
            _lambda.Send(Sweep, delay);
        }
    }

    /// <summary>Waits until every event is answered, and the model does nothing more on its own for minutes.</summary>
    private async Task SettleAsync()
    {
        while (true)
        {
            await _lambda.IdleAsync();
            await _owner.IdleAsync();
            _fleet.Cloud.Tick();
            if (!_lambda.IsIdle || !_owner.IsIdle)
            {
                continue;
            }

            if (_fleet.Cloud.NextDue is not { } due || due - _time.GetUtcNow() > Soon)
            {
                return;
            }

            await Task.Delay(due - _time.GetUtcNow(), _time, CancellationToken.None);
        }
    }

    private const string Sweep =
        """
        {"version":"0","id":"00000000-0000-0000-0000-000000000000","detail-type":"Scheduled Event","source":"aws.events",
        "account":"123456789012","time":"2026-03-01T12:00:00Z","region":"eu-central-1",
        "resources":["arn:aws:events:eu-central-1:123456789012:rule/sweep"],"detail":{}}
        """;
}
