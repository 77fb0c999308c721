using Amazon.Route53;
using Amazon.Route53.Model;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Sweep;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Sweep;

/// <summary>
/// Findings that the sweep must not repair: a person made the change, the instance is at work, or a person has to repair it.
/// </summary>
public sealed class SweepCareTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(11);

    private readonly VirtualClock _time = Clocks.Fast();

    /// <summary>A fleet without pools. Tags with these names come from users (cost allocation, the launch template).</summary>
    [Theory]
    [InlineData("License", "BYOL")]
    [InlineData("Hostname", "edge")]
    public async Task Sweep_OfAFleetWithoutPools_LeavesTheUsersTagsAlone(string key, string value)
    {
        var fleet = WithoutPools();
        var id = await fleet.LaunchToServiceAsync();
        await TagAsync(fleet, id, key, value);
        Pass(fleet, Long);

        await fleet.AskAsync("""{"action":"sweep"}""");

        Assert.Equal(value, TagsOf(fleet, id).GetValueOrDefault(key));
    }

    [Fact]
    public async Task Sweep_OfAWarmPoolWithoutPools_LeavesTheUsersTagsAlone()
    {
        var fleet = WithoutPools();
        fleet.Cloud.PutWarmPool(SimulatedFleet.GroupName, new WarmPoolSpecification { MinSize = 1, MaxGroupPreparedCapacity = 0 });
        await fleet.SettleAsync();
        var member = fleet.Cloud.Groups[0].Members.Single();
        Assert.Equal("Warmed:Stopped", member.LifecycleState);
        await TagAsync(fleet, member.InstanceId, "License", "BYOL");
        Pass(fleet, Long);

        await fleet.AskAsync("""{"action":"sweep"}""");

        Assert.Equal("BYOL", TagsOf(fleet, member.InstanceId).GetValueOrDefault("License"));
    }

    /// <summary>An interface that is left alone with a warning is not repaired, so every sweep reports it again.</summary>
    [Fact]
    public async Task Sweep_InterfaceOfADeadInstanceOnAnotherMachine_IsNotReportedAsRepaired()
    {
        var fleet = new SimulatedFleet(_time);
        var id = await fleet.LaunchToServiceAsync();
        await fleet.KeepInterfacesAsync(id);
        var kept = fleet.OwnInterfaces.Single(i => i.Tags["fgt-asg:interface"] == "internal").Id;
        var other = fleet.Cloud.RunInstance(fleet.GroupSubnet);
        fleet.Cloud.TerminateInstance(id);
        Pass(fleet, Long);
        await fleet.Cloud.EC2.AttachNetworkInterfaceAsync(new() { NetworkInterfaceId = kept, InstanceId = other, DeviceIndex = 1 });
        Pass(fleet, Long);
        await fleet.AskAsync("""{"action":"sweep"}""");
        Pass(fleet, Long);

        var again = await fleet.AskAsync("""{"action":"sweep"}""");

        Assert.Contains(fleet.OwnInterfaces, i => i.Id == kept);
        Assert.DoesNotContain(again.Sweep!.Findings, finding => finding.Outcome == FindingOutcome.Repaired);
    }

    /// <summary>
    /// With a policy that requires tags, EC2 refuses a call for a resource that was deleted, here by another sweep.
    /// </summary>
    [Fact]
    public async Task Sweep_TwoAtOnceUnderATagPolicy_ASurplusInterfaceIsDeletedByOneOfThem_AndNoneFails()
    {
        var fleet = new SimulatedFleet(_time, new CloudOptions { AuthorizesByTag = true });
        var id = await fleet.LaunchToServiceAsync();
        var surplus = fleet.Cloud.CreateForeignInterface(
            fleet.ExternalSubnet,
            fleet.OwnInterfaces.Single(i => i.Tags["fgt-asg:interface"] == "external").Tags.ToDictionary(StringComparer.Ordinal));
        Pass(fleet, Long);
        var isMet = false;
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation == "DeleteNetworkInterface" && !isMet)
            {
                isMet = true;
                Task.Run(() => fleet.AskAsync("""{"action":"sweep"}""")).GetAwaiter().GetResult();
            }

            return null;
        };

        var answer = await fleet.AskAsync("""{"action":"sweep"}""", gate);

        Assert.True(isMet);
        Assert.DoesNotContain(fleet.OwnInterfaces, i => i.Id == surplus);
        Assert.Equal(ResultStatus.Completed, answer.Status);
        FleetAssert.AtRest(fleet, id);
    }

    /// <summary>
    /// The last step of a return writes the tags and DNS records of a firewall at work again. If it runs after the firewall's end, the zone
    /// would keep the record forever.
    /// </summary>
    [Fact]
    public async Task Return_EndsAfterTheInstanceEnded_LeavesNoDnsRecord()
    {
        var fleet = new SimulatedFleet(_time);
        var id = await fleet.LaunchToServiceAsync();
        fleet.Cloud.PutWarmPool(
            SimulatedFleet.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true });
        fleet.Cloud.ScaleIn(id);
        var returning = fleet.Take(SimulatedFleet.TerminateHook, id);
        var (isOut, hasEnded) = (false, false);
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation == "DeleteTags" && !isOut)
            {
                isOut = true;
                Now(async () =>
                {
                    await fleet.AskAsync(returning);
                    await fleet.SettleAsync();
                    Assert.Equal([id], fleet.Cloud.LaunchInstances(SimulatedFleet.GroupName));
                    await fleet.AskAsync(fleet.Take(SimulatedFleet.LaunchHook, id));
                    await fleet.SettleAsync();
                });
            }
            else if (isOut
                && !hasEnded
                && call.Request is ChangeResourceRecordSetsRequest { ChangeBatch.Changes: [{ } change, ..] }
                && change.Action == ChangeAction.UPSERT)
            {
                hasEnded = true;
                Now(async () =>
                {
                    fleet.Cloud.DeleteWarmPool(SimulatedFleet.GroupName);
                    await fleet.AskAsync(fleet.Terminate(id));
                    await fleet.SettleAsync();
                });
            }

            return null;
        };

        await FleetFaults.DeliverOnceAsync(fleet, returning, gate);
        await fleet.SettleAsync();
        Pass(fleet, Long);
        await fleet.AskAsync("""{"action":"sweep"}""");

        Assert.True(isOut && hasEnded, $"{isOut} {hasEnded}");
        Assert.Empty(fleet.Zone.AddressTexts);
    }

    /// <summary>A person removes a firewall's Elastic IP. The sweep must keep reporting this.</summary>
    [Fact]
    public async Task Sweep_FirewallLostItsElasticIp_ReportsItEachTime()
    {
        var fleet = new SimulatedFleet(_time);
        await fleet.LaunchToServiceAsync();
        var address = fleet.OwnAddresses.Single();
        await fleet.Cloud.EC2.DisassociateAddressAsync(new() { AssociationId = address.AssociationId });
        Pass(fleet, Long);
        await fleet.AskAsync("""{"action":"sweep"}""");
        Pass(fleet, Long);

        var again = await fleet.AskAsync("""{"action":"sweep"}""");

        Assert.NotEmpty(again.Sweep!.Findings);
    }

    /// <summary>The same for an Elastic IP.</summary>
    [Fact]
    public async Task Sweep_TwoAtOnceUnderATagPolicy_ASurplusAddressIsReleasedByOneOfThem_AndNoneFails()
    {
        var fleet = new SimulatedFleet(_time, new CloudOptions { AuthorizesByTag = true });
        var id = await fleet.LaunchToServiceAsync();
        fleet.Cloud.AllocateForeignAddress(fleet.OwnAddresses.Single().Tags.ToDictionary(StringComparer.Ordinal));
        Pass(fleet, Long);
        var isMet = false;
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation == "ReleaseAddress" && !isMet)
            {
                isMet = true;
                Now(() => fleet.AskAsync("""{"action":"sweep"}"""));
            }

            return null;
        };

        var answer = await fleet.AskAsync("""{"action":"sweep"}""", gate);

        Assert.True(isMet);
        Assert.Equal(ResultStatus.Completed, answer.Status);
        FleetAssert.AtRest(fleet, id);
    }

    /// <summary>A firewall that found the pool empty (hostname_exhausted: continue) keeps the name in its launch template's tags.</summary>
    [Fact]
    public async Task Sweep_OfAFirewallWithoutANameFromThePool_LeavesTheUsersHostnameTagAlone()
    {
        var fleet = new SimulatedFleet(_time, hostnames: 0);
        var id = await fleet.LaunchToServiceAsync();
        await TagAsync(fleet, id, "Hostname", "edge");
        Pass(fleet, Long);

        await fleet.AskAsync("""{"action":"sweep"}""");

        Assert.Equal("edge", TagsOf(fleet, id).GetValueOrDefault("Hostname"));
    }

    /// <summary>
    /// A return has just begun, and DescribeAutoScalingInstances still shows the instance in service. The sweep must not claim the
    /// license again.
    /// </summary>
    [Fact]
    public async Task Sweep_WhileAReturnIsAtWork_AndAutoScalingsDescribesLag_DoesNotTakeTheLicenseBackOutOfThePool()
    {
        var fleet = new SimulatedFleet(_time);
        var id = await fleet.LaunchToServiceAsync();
        fleet.Cloud.PutWarmPool(
            SimulatedFleet.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true });
        Pass(fleet, Long);
        fleet.Cloud.ScaleIn(id);
        var returning = fleet.Take(SimulatedFleet.TerminateHook, id);
        ResultDocument? swept = null;
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation == "TransactWriteItems" && swept is null)
            {
                var lagging = new CallGate
                {
                    Answered = answer =>
                    {
                        if (answer is Amazon.AutoScaling.Model.DescribeAutoScalingInstancesResponse { AutoScalingInstances: { } members })
                        {
                            members.ForEach(member => member.LifecycleState = "InService");
                        }
                    },
                };
                Now(async () => swept = await fleet.AskAsync("""{"action":"sweep"}""", lagging));
            }

            return null;
        };

        await FleetFaults.DeliverOnceAsync(fleet, returning, gate);
        await fleet.SettleAsync();

        Assert.NotNull(swept);
        Assert.True(swept.Sweep!.Findings.Count == 0, string.Join("; ", swept.Sweep.Findings));
        Assert.Null(fleet.Table.Find("license#license-001")!.GetValueOrDefault("InstanceId"));
    }

    private static void Now(Func<Task> work) => Task.Run(work).GetAwaiter().GetResult();

    private static Task TagAsync(SimulatedFleet fleet, string id, string key, string value) =>
        fleet.Cloud.EC2.CreateTagsAsync(new() { Resources = [id], Tags = [new() { Key = key, Value = value }] });

    private static IReadOnlyDictionary<string, string> TagsOf(SimulatedFleet fleet, string id) =>
        fleet.Cloud.Instances.Single(i => i.Id == id).Tags;

    private SimulatedFleet WithoutPools()
    {
        var fleet = new SimulatedFleet(_time);
        fleet.Configure(options => options with { Licenses = new LicenseOptions(), Hostnames = new HostnameOptions(), Dns = null });
        return fleet;
    }

    private void Pass(SimulatedFleet fleet, TimeSpan time)
    {
        _time.Advance(time);
        fleet.Cloud.Tick();
    }
}
