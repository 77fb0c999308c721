using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>Firewalls with fully qualified hostnames in their tags: launch, termination, and return to the warm pool.</summary>
public sealed class FullNameTests
{
    private const string FullName = $"hostname-001.{SimulatedFleet.ZoneName}";

    private readonly SimulatedFleet _fleet = new(Clocks.Fast());

    public FullNameTests() => _fleet.NameInTags(HostnameForm.FullyQualified);

    [Fact]
    public async Task Launch_Firewall_TagsTheFullNameAndHoldsTheHostname()
    {
        var (id, launch) = _fleet.Launch();

        var answer = await _fleet.AskAsync(launch);

        Assert.Equal((ResultStatus.Completed, "hostname-001"), (answer.Status, answer.Hostname));
        Assert.Equal((FullName, FullName, "license-001"), (TagOf(id, "Name"), TagOf(id, "Hostname"), TagOf(id, "License")));
        Assert.Equal("hostname-001", PoolAssert.RecordOf(_fleet, id).Text("Hostname"));
        Assert.Equal(id, _fleet.Table.Find("hostname#hostname-001")!.Text("InstanceId"));
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Launch_SameEventTwice_KeepsTheTags()
    {
        var (id, launch) = _fleet.Launch();
        await _fleet.AskAsync(launch);

        Assert.Equal((ResultStatus.Completed, "hostname-001"), await AnsweredAsync(launch));

        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    /// <summary>After the record is closed, a launch writes no tags. The sweep changes them.</summary>
    [Fact]
    public async Task Launch_RepeatedAfterTheFormChanged_LeavesTheTagsToTheSweep()
    {
        var (id, launch) = _fleet.Launch();
        await _fleet.AskAsync(launch);
        _fleet.NameInTags(HostnameForm.Short);

        Assert.Equal((ResultStatus.Completed, "hostname-001"), await AnsweredAsync(launch));

        Assert.Equal((FullName, FullName), (TagOf(id, "Name"), TagOf(id, "Hostname")));
    }

    [Fact]
    public async Task Launch_FormChangedAfterTheProcessDied_IsFinishedInTheNewForm()
    {
        _fleet.NameInTags(HostnameForm.Short);
        var (id, launch) = _fleet.Launch();
        var gate = new CallGate();
        gate.After = call => call.Operation == "CreateTags" ? gate.Die() : null;
        await FleetFaults.DeliverOnceAsync(_fleet, launch, gate);
        Assert.Equal("hostname-001", TagOf(id, "Hostname"));
        _fleet.NameInTags(HostnameForm.FullyQualified);

        await _fleet.AskAsync(launch);

        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Terminate_Firewall_LeavesNothing()
    {
        var id = await _fleet.LaunchToServiceAsync();

        var answer = await _fleet.AskAsync(_fleet.Terminate(id));

        Assert.Equal((ResultStatus.Completed, "hostname-001"), (answer.Status, answer.Hostname));
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Theory]
    [InlineData(nameof(HostnameForm.FullyQualified), nameof(HostnameForm.FullyQualified))]
    [InlineData(nameof(HostnameForm.FullyQualified), nameof(HostnameForm.Short))]
    [InlineData(nameof(HostnameForm.Short), nameof(HostnameForm.FullyQualified))]
    public async Task Terminate_IntoTheWarmPool_RemovesTheNameTagsInEitherForm(string before, string now)
    {
        _fleet.NameInTags(Enum.Parse<HostnameForm>(before));
        var id = await InServiceAsync();
        _fleet.NameInTags(Enum.Parse<HostnameForm>(now));

        var answer = await _fleet.AskAsync(Return(id));

        Assert.Equal((ResultStatus.Completed, "hostname-001"), (answer.Status, answer.Hostname));
        await _fleet.SettleAsync();
        PoolAssert.AtRest(_fleet, inService: [], warm: [id]);
    }

    [Fact]
    public async Task Terminate_IntoTheWarmPoolAfterDnsWasSwitchedOff_RemovesTheFullName()
    {
        var id = await InServiceAsync();
        _fleet.NameInTags(HostnameForm.Short);
        _fleet.Configure(options => options with { Dns = null });

        await _fleet.AskAsync(Return(id));

        await _fleet.SettleAsync();
        PoolAssert.AtRest(_fleet, inService: [], warm: [id]);
    }

    [Theory]
    [InlineData("edge")]
    [InlineData("hostname-001.corp.example")]
    [InlineData($"hostname-002.{SimulatedFleet.ZoneName}")]
    public async Task Terminate_IntoTheWarmPool_KeepsNamesFromPeople(string name)
    {
        var id = await InServiceAsync();
        await _fleet.Cloud.EC2.CreateTagsAsync(new() { Resources = [id], Tags = [new() { Key = "Name", Value = name }] });

        await _fleet.AskAsync(Return(id));

        Assert.Equal((name, null, null), (TagOf(id, "Name"), TagOf(id, "Hostname"), TagOf(id, "License")));
    }

    /// <summary>
    /// EC2 refuses to remove the tags, and the event is delivered again after the setting changed. The license and hostname are given
    /// back already, so only the tags name the instance's hostname.
    /// </summary>
    [Fact]
    public async Task Terminate_IntoTheWarmPoolAndUntaggingFails_NextDeliveryRemovesTheTags()
    {
        var id = await InServiceAsync();
        var returned = Return(id);
        var refusing = new CallGate { Before = call => call.Operation == "DeleteTags" ? AwsFault.Fatal(call) : null };
        await FleetFaults.DeliverOnceAsync(_fleet, returned, refusing);
        Assert.Equal((FullName, null), (TagOf(id, "Hostname"), PoolAssert.RecordOf(_fleet, id).Text("Hostname")));
        _fleet.NameInTags(HostnameForm.Short);

        await _fleet.DeliverAsync(returned);

        await _fleet.SettleAsync();
        PoolAssert.AtRest(_fleet, inService: [], warm: [id]);
    }

    [Fact]
    public async Task Fleet_InAndOutOfTheWarmPoolAgain_TagsTheNextFullName()
    {
        var id = await InServiceAsync();
        await _fleet.AskAsync(Return(id));
        await _fleet.SettleAsync();
        Assert.Equal(id, _fleet.Cloud.LaunchInstances(SimulatedFleet.GroupName).Single());

        var answer = await _fleet.AskAsync(_fleet.Take(SimulatedFleet.LaunchHook, id));

        Assert.Equal("hostname-002", answer.Hostname);
        Assert.Equal($"hostname-002.{SimulatedFleet.ZoneName}", TagOf(id, "Name"));
        await _fleet.SettleAsync();
        PoolAssert.AtRest(_fleet, inService: [id], warm: []);
    }

    private async Task<(ResultStatus Status, string? Hostname)> AnsweredAsync(string json)
    {
        var answer = await _fleet.AskAsync(json);
        return (answer.Status, answer.Hostname);
    }

    /// <summary>In service, in a group with a warm pool.</summary>
    private async Task<string> InServiceAsync()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var warmPool = new WarmPoolSpecification { MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true };
        _fleet.Cloud.PutWarmPool(SimulatedFleet.GroupName, warmPool);
        await _fleet.SettleAsync();
        return id;
    }

    private string Return(string id)
    {
        _fleet.Cloud.ScaleIn(id);
        return _fleet.Take(SimulatedFleet.TerminateHook, id);
    }

    private string? TagOf(string id, string key) => _fleet.Cloud.Instances.Single(i => i.Id == id).Tags.GetValueOrDefault(key);
}
