using System.Text.Json.Nodes;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Sweep;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Sweep;

/// <summary>Repairs that fail, come too late, or are done by another invocation, and concurrent sweeps.</summary>
public sealed class SweepRepairTests
{
    private const string Sweep = """{"action":"sweep"}""";

    private readonly VirtualClock _time = Clocks.Fast();
    private readonly SimulatedFleet _fleet;

    public SweepRepairTests() => _fleet = new SimulatedFleet(_time);

    [Fact]
    public async Task Sweep_OneRepairFails_OthersAreDoneAndTheEventIsRetried()
    {
        var ids = new[] { await _fleet.LaunchToServiceAsync(), await _fleet.LaunchToServiceAsync(), await _fleet.LaunchToServiceAsync() };
        foreach (var id in ids)
        {
            await EndAsync(id);
        }

        Pass(TimeSpan.FromMinutes(11));
        var refused = _fleet.OwnAddresses.First(a => a.Tags["fgt-asg:instance-id"] == ids[1]).Id;
        var gate = new CallGate
        {
            Before = call => call.Request is Amazon.EC2.Model.ReleaseAddressRequest release && release.AllocationId == refused
                ? AwsFault.Fatal(call)
                : null,
        };

        var failure = await Assert.ThrowsAsync<IncompleteException>(() => _fleet.AskAsync(Sweep, gate));

        Assert.Equal(ResultStatus.Failed, failure.Result.Status);
        Assert.StartsWith(
            $"could not be repaired yet: {ids[1]} (could not be freed yet: {refused} (", failure.Result.Reason, StringComparison.Ordinal);
        Assert.Equal(
            ids.Order(StringComparer.Ordinal).Select(id => (id, id == ids[1] ? FindingOutcome.Failed : FindingOutcome.Repaired)),
            failure.Result.Sweep!.Findings.Select(finding => (finding.InstanceId!, finding.Outcome)));
        Assert.Equal((3, 2, 1), (Metric("SweepFindings"), Metric("SweepRepaired"), Metric("SweepUnrepaired")));
        FleetAssert.WasCounted(_fleet, "SweepFailed");

        Pass(TimeSpan.FromMinutes(11));
        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(Sweep)).Status);
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Sweep_FindsNothing_WritesItsMetrics()
    {
        await _fleet.AskAsync(Sweep);

        Assert.Equal((0, 0, 0), (Metric("SweepFindings"), Metric("SweepRepaired"), Metric("SweepUnrepaired")));
        FleetAssert.WasCounted(_fleet, "SweepCompleted");
        Assert.True(Metric("SweepDuration") >= 0);
    }

    [Fact]
    public async Task Sweep_DryRun_CountsNoFindings()
    {
        await DeadAsync();
        Pass(TimeSpan.FromMinutes(11));

        Assert.Equal(FindingOutcome.Planned, (await _fleet.AskAsync("""{"dryRun":true}""")).Sweep!.Findings.Single().Outcome);

        Assert.Null(Metric("SweepFindings"));
    }

    [Fact]
    public async Task Sweep_CannotReadTheFleet_Fails()
    {
        var gate = new CallGate { Before = call => call.Operation == "Scan" ? AwsFault.Fatal(call) : null };

        var failure = await Assert.ThrowsAsync<IncompleteException>(() => _fleet.AskAsync(Sweep, gate));

        Assert.StartsWith("the fleet could not be read: ", failure.Result.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(
            gate.Calls,
            call =>
                !call.Operation.StartsWith("Describe", StringComparison.Ordinal)
                && call.Operation is not ("Scan" or "GetObject" or "GetObjectTagging"));
    }

    [Fact]
    public async Task Sweep_TooLittleTimeForALaunch_LeavesItToTheNextSweep()
    {
        var (id, _) = _fleet.Launch();
        Pass(TimeSpan.FromMinutes(11));
        _fleet.InvocationTime = TimeSpan.FromMinutes(10);
        // Reading the fleet takes most of the time.
        var gate = new CallGate { Answered = answer => Delay(answer as Amazon.AutoScaling.Model.DescribeLifecycleHooksResponse) };

        var failure = await Assert.ThrowsAsync<IncompleteException>(() => _fleet.AskAsync(Sweep, gate));

        Assert.Equal("could not be repaired yet: 1 more for which no time was left", failure.Result.Reason);
        Assert.Equal("Pending:Wait", _fleet.Cloud.Groups[0].Members.Single(m => m.InstanceId == id).LifecycleState);
        await _fleet.AskAsync(Sweep);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);

        void Delay(object? hooks)
        {
            if (hooks is not null)
            {
                _time.Advance(TimeSpan.FromMinutes(5));
            }
        }
    }

    [Fact]
    public async Task Sweep_EventComesWhileItPlans_LeavesTheInstanceAlone()
    {
        var (id, launch) = _fleet.Launch();
        Pass(TimeSpan.FromMinutes(11));
        var isDelivered = false;
        var gate = new CallGate
        {
            Answered = answer =>
            {
                if (answer is Amazon.AutoScaling.Model.DescribeLifecycleHooksResponse && !isDelivered)
                {
                    isDelivered = true;
                    Assert.Equal(ResultStatus.Completed, _fleet.AskAsync(launch).GetAwaiter().GetResult().Status);
                }
            },
        };

        var finding = Assert.Single((await _fleet.AskAsync(Sweep, gate)).Sweep!.Findings);

        Assert.Equal((FindingKind.StuckLaunch, FindingOutcome.Left), (finding.Kind, finding.Outcome));
        Assert.Equal(0, Metric("SweepFindings"));
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Sweep_TwoAtOnceWithTheLateEvent_ViolateNoInvariant(int seed)
    {
        var simulation = new Timeline(seed);
        simulation.Run(async () =>
        {
            var fleet = new SimulatedFleet(simulation.Time);
            var dead = await fleet.LaunchToServiceAsync();
            await fleet.KeepInterfacesAsync(dead);
            fleet.Cloud.TerminateInstance(dead);
            var (id, launch) = fleet.Launch();
            await fleet.PassAsync(TimeSpan.FromMinutes(11));

            await Task.WhenAll(
                fleet.DeliverAsync(Sweep, new CallGate { Interleaves = true }),
                fleet.DeliverAsync(Sweep, new CallGate { Interleaves = true }),
                fleet.DeliverAsync(launch, new CallGate { Interleaves = true }));

            await fleet.SettleAsync();
            FleetAssert.AtRest(fleet, id);
        });
    }

    [Theory]
    [InlineData(FleetFaults.DeathBefore)]
    [InlineData(FleetFaults.DeathAfter)]
    [InlineData(FleetFaults.FatalBefore)]
    public Task Sweep_FaultAtAnyCall_IsRepairedByTheNextSweep(string fault) => FleetFaults.AtEveryCallAsync(fault, async gate =>
    {
        var time = Clocks.Fast();
        var fleet = new SimulatedFleet(time);
        var dead = await fleet.LaunchToServiceAsync();
        await fleet.KeepInterfacesAsync(dead);
        fleet.Cloud.TerminateInstance(dead);
        time.Advance(TimeSpan.FromMinutes(11));
        fleet.Cloud.Tick();

        await FleetFaults.DeliverOnceAsync(fleet, Sweep, gate);
        time.Advance(TimeSpan.FromMinutes(11));
        Assert.Null(await fleet.DeliverAsync(Sweep));

        FleetAssert.AtRest(fleet);
    });

    [Fact]
    public async Task Sweep_LaunchAtWork_IsLeftAloneUntilItsInvocationIsOverAndTheNextIsDue()
    {
        var (id, launch) = _fleet.Launch();
        _fleet.InvocationTime = TimeSpan.FromMinutes(15);
        var gate = new CallGate();
        gate.Before = call => call.Operation == "CreateNetworkInterface" ? gate.Die() : null;
        await FleetFaults.DeliverOnceAsync(_fleet, launch, gate);
        Assert.Equal(nameof(RecordState.Launching), PoolAssert.RecordOf(_fleet, id).Text("State"));

        foreach (var minutes in new[] { 14, 2 })
        {
            Pass(TimeSpan.FromMinutes(minutes));
            Assert.Empty((await _fleet.AskAsync(Sweep)).Sweep!.Findings);
        }

        Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(FindingOutcome.Repaired, (await _fleet.AskAsync(Sweep)).Sweep!.Findings.Single().Outcome);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Sweep_LaunchThatCannotSucceed_IsAbandoned()
    {
        var (_, _) = _fleet.Launch();
        _fleet.Configure(options => options with
        {
            NetworkInterfaces =
            [
                .. options.NetworkInterfaces.Select(
                    i => i with { SubnetIdMap = new Dictionary<string, string>(StringComparer.Ordinal) { ["elsewhere"] = "subnet-1" } }),
            ],
        });
        Pass(TimeSpan.FromMinutes(11));

        var finding = Assert.Single((await _fleet.AskAsync(Sweep)).Sweep!.Findings);

        Assert.Equal(FindingOutcome.Repaired, finding.Outcome);
        Assert.StartsWith("the launch was rolled back and abandoned: ", finding.Detail, StringComparison.Ordinal);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Sweep_SurplusInterfaceAndAddress_AreFreed_AndTheFirewallKeepsItsOwn()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var tags = _fleet.OwnInterfaces.First(i => i.Tags["fgt-asg:interface"] == "external").Tags;
        var surplus = _fleet.Cloud.CreateForeignInterface(_fleet.ExternalSubnet, tags);
        var address = _fleet.Cloud.AllocateForeignAddress(tags);
        Pass(TimeSpan.FromMinutes(11));

        var finding = Assert.Single((await _fleet.AskAsync(Sweep)).Sweep!.Findings);

        Assert.Equal((FindingKind.Drift, FindingOutcome.Repaired), (finding.Kind, finding.Outcome));
        Assert.Equal([address, surplus], finding.Resources);
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Sweep_UnreadableTrackFile_IsRebuilt()
    {
        var ids = new[] { await _fleet.LaunchToServiceAsync(), await _fleet.LaunchToServiceAsync() };
        _fleet.Bucket.Put(SimulatedFleet.TrackKey, "{ not JSON");
        Pass(TimeSpan.FromMinutes(11));

        var finding = Assert.Single((await _fleet.AskAsync(Sweep)).Sweep!.Findings);

        Assert.Equal((FindingKind.UnreadableTrackFile, FindingOutcome.Repaired), (finding.Kind, finding.Outcome));
        FleetAssert.AtRest(_fleet, ids);
    }

    [Fact]
    public async Task Sweep_AnotherGuard_IsKept()
    {
        var (_, _) = _fleet.Launch();
        Pass(TimeSpan.FromMinutes(11));
        _fleet.Configure(options => options with { Sweep = new SweepOptions { Guard = TimeSpan.FromMinutes(30) } });

        Assert.Empty((await _fleet.AskAsync(Sweep)).Sweep!.Findings);
    }

    private async Task EndAsync(string id)
    {
        await _fleet.KeepInterfacesAsync(id);
        _fleet.Cloud.TerminateInstance(id);
    }

    private async Task DeadAsync()
    {
        var id = await _fleet.LaunchToServiceAsync();
        await EndAsync(id);
    }

    private double? Metric(string name) => _fleet.Logged.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonNode.Parse(line)![name]?.GetValue<double>())
        .FirstOrDefault(value => value is not null);

    private void Pass(TimeSpan time)
    {
        _time.Advance(time);
        _fleet.Cloud.Tick();
    }
}
