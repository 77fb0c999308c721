using System.Text;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.FortiOs;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.Faults;
using FgtAsg.Simulation.Histories;
using FgtAsg.Simulation.Monitoring;
using FgtAsg.Simulation.Running;
using FgtAsg.Simulation.Time;
using FgtAsg.Simulation.World;

namespace FgtAsg.Tests.Simulation;

/// <summary>A fleet with FortiOS on the virtual clock, whose events and delayed messages reach the function as in AWS.</summary>
internal sealed class FortiOsFleet
{
    private static readonly IReadOnlyList<EventRule> Rules = EventRule.ForGroup(SimulatedFleet.GroupName);

    private readonly VirtualClock _time;
    private readonly CallLog _log;
    private readonly HistoryMonitor _monitor;

    private readonly StringBuilder _trace = new();

    private FortiOsFleet(VirtualClock time, FortiGateOptions options, TimeSpan heartbeatTimeout, int licenses)
    {
        _time = time;
        var dice = new Random(1);
        var cloud = new CloudOptions { ElasticIpQuota = licenses + 50, HooksForLostInstances = false };
        Fleet = new SimulatedFleet(time, cloud, licenses, hook => hook with { HeartbeatTimeout = heartbeatTimeout })
        {
            InvocationTime = TimeSpan.FromMinutes(5),
            Variables = new Variables("DEBUG"),
        };
        Fleet.UseFortiOs(options);
        _log = new CallLog(time, [], line => _trace.AppendLine(line));
        _monitor = new HistoryMonitor(Fleet, FortiOsScenarios.Launch, LatencyProfile.Calm, time);
        _log.Effected = _monitor.Called;
        Lambda = new Lambda(Fleet, _log, _monitor, time, dice);
        time.Add(Fleet.Cloud);
        Fleet.Cloud.EventRaised += e => SendIfMatched(e, dice);
        Fleet.Aws.Queues.Sent += message => Lambda.SendQueued(message.Id, message.Body, message.Delay);
    }

    public SimulatedFleet Fleet { get; }

    /// <summary>Every event, call and answer.</summary>
    public string Trace => _trace.ToString();

    public Lambda Lambda { get; }

    public IReadOnlyList<string> Violations =>
        [.. _monitor.Violations, .. Lambda.Crashes, .. FortiOsWorld.Violations(Fleet, mayRepeatLogins: false)];

    /// <summary>The licenses that were given back and cool down.</summary>
    public int Cooling => FleetChecks.Pools(Fleet).Licenses
        .Count(license => license.Pool is not null && license.AvailableSince > _time.GetUtcNow());

    /// <summary>The time from the launch until each firewall in service was let in.</summary>
    public IReadOnlyList<TimeSpan> Launches(DateTimeOffset since) =>
        [.. FleetChecks.Pools(Fleet).Instances.Select(instance => instance.InServiceAt).OfType<DateTimeOffset>().Select(at => at - since)];

    public static void Run(
        FortiGateOptions options, TimeSpan heartbeatTimeout, int licenses, Func<FortiOsFleet, VirtualClock, Task> live)
    {
        var timeline = new Timeline(seed: 1);
        timeline.Run(() => live(new FortiOsFleet(timeline.Time, options, heartbeatTimeout, licenses), timeline.Time));
    }

    public void Launch(int count) => Fleet.Cloud.LaunchInstances(SimulatedFleet.GroupName, count);

    public async Task SweepAsync()
    {
        Lambda.Send("""{"action":"sweep"}""", TimeSpan.FromMinutes(12));
        await SettleAsync();
    }

    /// <summary>Waits until every event and every message is answered.</summary>
    public async Task SettleAsync()
    {
        do
        {
            await Lambda.IdleAsync();
            Fleet.Cloud.Tick();
        }
        while (!Lambda.IsIdle);
    }

    private void SendIfMatched(CloudEvent e, Random dice)
    {
        if (Rules.Any(rule => rule.IsMatch(e)))
        {
            Lambda.Send(e.ToJson(), TimeSpan.FromMilliseconds(dice.Next(2000)));
        }
    }
}
