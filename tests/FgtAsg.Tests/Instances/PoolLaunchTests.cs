using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Simulation.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>Licenses and hostnames at launches.</summary>
public sealed class PoolLaunchTests
{
    [Fact]
    public async Task Launch_Firewall_HasLicenseAndHostnameInTagsAndDns()
    {
        var fleet = new SimulatedFleet(Clocks.Fast());
        var (id, launch) = fleet.Launch();

        var answer = await fleet.AskAsync(launch);

        Assert.Equal(("license-001", "hostname-001"), (answer.License, answer.Hostname));
        var tags = fleet.Cloud.Instances.Single(i => i.Id == id).Tags;
        Assert.Equal(("hostname-001", "hostname-001", "license-001"), (tags["Name"], tags["Hostname"], tags["License"]));
        var address = fleet.OwnInterfaces.Single(i => i.Tags["fgt-asg:interface"] == "internal").PrimaryIp.Address;
        Assert.Equal([$"hostname-001.{SimulatedFleet.ZoneName} A {address}"], fleet.Zone.AddressTexts);
        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet, id);
    }

    [Fact]
    public async Task Launch_PoolsAreNotUsed_ClaimsNothing()
    {
        var fleet = new SimulatedFleet(Clocks.Fast());
        fleet.Configure(options => options with { Licenses = new LicenseOptions(), Hostnames = new HostnameOptions(), Dns = null });
        var (_, launch) = fleet.Launch();
        var gate = new CallGate();

        var answer = await fleet.AskAsync(launch, gate);

        Assert.Equal((ResultStatus.Completed, null, null), (answer.Status, answer.License, answer.Hostname));
        Assert.Equal(["UpdateItem", "UpdateItem"], gate.Calls.Where(call => call.Service == "dynamodb").Select(call => call.Operation));
        Assert.DoesNotContain(gate.Calls, call => call.Operation is "CreateTags" or "ChangeResourceRecordSets");
    }

    [Fact]
    public async Task Launch_NoLicenseIsLeft_IsAbandonedAndLeavesNothing()
    {
        var fleet = new SimulatedFleet(Clocks.Fast(), licenses: 0);
        var (_, launch) = fleet.Launch();

        var answer = await fleet.AskAsync(launch);

        Assert.Equal(
            (ResultStatus.Abandoned, "ABANDON", "no license is free"), (answer.Status, answer.LifecycleActionResult, answer.Reason));
        FleetAssert.WasCounted(fleet, "LicenseExhausted");
        Assert.Contains("no license is free, and ", fleet.Logged, StringComparison.Ordinal);
        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
    }

    [Fact]
    public async Task Launch_PoolsAreEmptyButOptional_IsInServiceWithout()
    {
        var fleet = new SimulatedFleet(Clocks.Fast(), licenses: 0);
        fleet.Configure(options => options with { Licenses = options.Licenses with { WhenExhausted = WhenExhausted.Continue } });
        var (id, launch) = fleet.Launch();

        var answer = await fleet.AskAsync(launch);

        Assert.Equal((ResultStatus.Completed, null, null), (answer.Status, answer.License, answer.Hostname));
        Assert.Equal(
            [$"no license is free, so {id} is in service without one", $"no hostname is free, so {id} is in service without one"],
            answer.Warnings);
        FleetAssert.WasCounted(fleet, "LicenseExhausted");
        FleetAssert.WasCounted(fleet, "HostnameExhausted");
        Assert.Empty(fleet.Zone.AddressTexts);
    }

    [Fact]
    public async Task Launch_IsUndone_GivesBackBoth()
    {
        var fleet = new SimulatedFleet(Clocks.Fast());
        var (_, launch) = fleet.Launch();

        var answer = await fleet.AskAsync(
            launch, new CallGate { Before = call => call.Operation == "PutObject" ? AwsFault.Fatal(call) : null });

        Assert.Equal(ResultStatus.Abandoned, answer.Status);
        Assert.Equal("2026-03-01T13:30", fleet.Table.Find("license#license-001")!.Text("AvailableSince")![..16]);
        Assert.Equal("hostname", fleet.Table.Find("hostname#hostname-001")!.Text("Pool"));
        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
    }

    [Fact]
    public async Task Launch_WithinTheCooldownAfterATermination_DoesNotGetTheCoolingLicense()
    {
        var time = Clocks.Fast();
        var fleet = new SimulatedFleet(time, licenses: 1);
        var first = await fleet.LaunchToServiceAsync();
        await fleet.AskAsync(fleet.Terminate(first));
        await fleet.SettleAsync();

        var within = await fleet.AskAsync(fleet.Launch().Event);
        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet);
        time.Advance(TimeSpan.FromMinutes(91));
        var after = await fleet.AskAsync(fleet.Launch().Event);

        Assert.Equal((ResultStatus.Abandoned, "ABANDON", null), (within.Status, within.LifecycleActionResult, within.License));
        Assert.StartsWith("no license is free: the next one cools down until 2026-03-01T13:3", within.Reason, StringComparison.Ordinal);
        Assert.Equal((ResultStatus.Completed, "license-001", "hostname-001"), (after.Status, after.License, after.Hostname));
    }

    /// <summary>Hostnames have no cool-down: the next launch gets the hostname at once.</summary>
    [Fact]
    public async Task Launch_HostnameWasJustGivenBack_GetsIt()
    {
        var fleet = new SimulatedFleet(Clocks.Fast(), licenses: 2, hostnames: 1);
        var first = await fleet.LaunchToServiceAsync();
        var (id, launch) = fleet.Launch();
        await fleet.AskAsync(fleet.Terminate(first));

        var answer = await fleet.AskAsync(launch);

        Assert.Equal((ResultStatus.Completed, "license-002", "hostname-001"), (answer.Status, answer.License, answer.Hostname));
        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet, id);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10_000)]
    public async Task Launch_FewOrManyLicensesInThePool_MakesTheSameCalls(int licenses)
    {
        var fleet = new SimulatedFleet(Clocks.Fast(), licenses: licenses, hostnames: 0);
        fleet.Configure(options => options with { Hostnames = new HostnameOptions(), Dns = null });
        var gate = new CallGate();

        var answer = await fleet.AskAsync(fleet.Launch().Event, gate);

        Assert.Equal((ResultStatus.Completed, "license-001"), (answer.Status, answer.License));
        // Calls: open the record, find and claim the license, close the record.
        Assert.Equal(
            ["UpdateItem", "Query", "TransactWriteItems", "UpdateItem"],
            gate.Calls.Where(call => call.Service == "dynamodb").Select(call => call.Operation));
    }

    [Fact]
    public async Task Launch_TableIsMissing_IsAbandonedAndFailsWithTheReason()
    {
        var fleet = new SimulatedFleet(Clocks.Fast());
        var (id, launch) = fleet.Launch();
        var gate = new CallGate { Before = call => call.Service == "dynamodb" ? AwsFault.DynamoDb("ResourceNotFoundException") : null };

        var error = await Assert.ThrowsAsync<IncompleteException>(() => fleet.AskAsync(launch, gate));

        Assert.Equal("ABANDON", fleet.Cloud.LifecycleActions.Single(a => a.InstanceId == id).Result);
        Assert.Contains("ResourceNotFoundException", error.Message, StringComparison.Ordinal);
        FleetAssert.NothingIsLeftOf(fleet, id);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void Launch_FiftyAtOnceWithFortyLicenses_FortyAreInServiceAndTenLeaveNothing(int hostnames)
    {
        var simulation = new Timeline(seed: hostnames);
        simulation.Run(async () =>
        {
            var fleet = new SimulatedFleet(simulation.Time, new CloudOptions { ElasticIpQuota = 60 }, licenses: 40);
            PoolSeed.Put(fleet.Table, "hostname", hostnames, simulation.Time.GetUtcNow().AddDays(-100), together: true);
            var launches = Enumerable.Range(0, 50).Select(_ => fleet.Launch()).ToList();
            var gates = launches.ConvertAll(_ => new CallGate { Interleaves = true });

            var answers = await Task.WhenAll(launches.Select((launch, i) => fleet.AskAsync(launch.Event, gates[i], seed: i)));

            Assert.Equal(40, answers.Count(answer => answer.Status == ResultStatus.Completed));
            Assert.Equal(10, answers.Count(answer => answer.Status == ResultStatus.Abandoned));
            Assert.Equal(40, answers.Select(answer => answer.License).OfType<string>().Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(40, answers.Select(answer => answer.Hostname).OfType<string>().Distinct(StringComparer.Ordinal).Count());
            // The first winners need three calls, whatever the size of the pool. The others compete for the licenses.
            var calls = gates.ConvertAll(gate => gate.Calls.Count(call => call.Operation is "Query" or "TransactWriteItems"));
            Assert.Equal(3, calls.Min());
            Assert.InRange(calls.Average(), 3, 16);
            await fleet.SettleAsync();
            FleetAssert.AtRest(
                fleet, [.. launches.Where((_, i) => answers[i].Status == ResultStatus.Completed).Select(launch => launch.InstanceId)]);
        });
    }
}
