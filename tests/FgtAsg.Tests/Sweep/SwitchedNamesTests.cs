using FgtAsg.Configuration;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Sweep;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Sweep;

/// <summary>
/// The setting <c>hostname_tags</c> changes in a running fleet. The sweep changes the firewalls' tags to the configured form.
/// </summary>
public sealed class SwitchedNamesTests
{
    private readonly VirtualClock _time = Clocks.Fast();
    private readonly SimulatedFleet _fleet;

    public SwitchedNamesTests() => _fleet = new SimulatedFleet(_time);

    [Theory]
    [InlineData(nameof(HostnameForm.Short), nameof(HostnameForm.FullyQualified))]
    [InlineData(nameof(HostnameForm.FullyQualified), nameof(HostnameForm.Short))]
    public async Task Sweep_AfterTheSwitch_RenamesEachFirewallOnce(string before, string now)
    {
        _fleet.NameInTags(Enum.Parse<HostnameForm>(before));
        var one = await _fleet.LaunchToServiceAsync();
        var two = await _fleet.LaunchToServiceAsync();
        _fleet.NameInTags(Enum.Parse<HostnameForm>(now));

        var answer = await SweepAsync();
        var again = await SweepAsync();

        Assert.Equal(
            new[] { (one, FindingKind.WrongTags, FindingOutcome.Repaired), (two, FindingKind.WrongTags, FindingOutcome.Repaired) }.Order(),
            answer.Sweep!.Findings.Select(f => (f.InstanceId!, f.Kind, f.Outcome)).Order());
        Assert.Empty(again.Sweep!.Findings);
        FleetAssert.AtRest(_fleet, one, two);
    }

    [Fact]
    public async Task Sweep_OfFirewallsThatHaveAlwaysHadFullNames_FindsNothing()
    {
        _fleet.NameInTags(HostnameForm.FullyQualified);
        var id = await _fleet.LaunchToServiceAsync();

        Assert.Empty((await SweepAsync()).Sweep!.Findings);

        FleetAssert.AtRest(_fleet, id);
    }

    /// <summary>If a person changed the tag Name, the sweep keeps it. The tag Hostname still belongs to the function.</summary>
    [Fact]
    public async Task Sweep_AfterTheSwitch_KeepsANameThatAPersonWrote()
    {
        var id = await _fleet.LaunchToServiceAsync();
        await TagAsync(id, "Name", "the edge in Berlin");
        _fleet.NameInTags(HostnameForm.FullyQualified);

        await SweepAsync();
        var again = await SweepAsync();

        Assert.Equal(("the edge in Berlin", $"hostname-001.{SimulatedFleet.ZoneName}"), (TagOf(id, "Name"), TagOf(id, "Hostname")));
        Assert.Empty(again.Sweep!.Findings);
    }

    [Fact]
    public async Task Sweep_ZoneWasRenamed_UsesTheNewZoneName()
    {
        _fleet.NameInTags(HostnameForm.FullyQualified);
        var id = await _fleet.LaunchToServiceAsync();
        _fleet.Configure(options => options with { Dns = options.Dns! with { ZoneName = "new.internal" } });

        await SweepAsync();

        Assert.Equal(("hostname-001.new.internal", "hostname-001.new.internal"), (TagOf(id, "Name"), TagOf(id, "Hostname")));
    }

    [Fact]
    public async Task Sweep_ZoneWasRemoved_UsesTheHostname()
    {
        _fleet.NameInTags(HostnameForm.FullyQualified);
        var id = await _fleet.LaunchToServiceAsync();
        _fleet.NameInTags(HostnameForm.Short);
        _fleet.Configure(options => options with { Dns = null });

        await SweepAsync();

        FleetAssert.AtRest(_fleet, id);
    }

    [Theory]
    [InlineData("edge", "edge")]
    [InlineData($"edge.{SimulatedFleet.ZoneName}", $"edge.{SimulatedFleet.ZoneName}")]
    [InlineData("hostname-007.corp.example", "hostname-007.corp.example")]
    [InlineData("hostname-007", null)]
    [InlineData($"hostname-007.{SimulatedFleet.ZoneName}", null)]
    public async Task Sweep_FirewallWithoutAName_RemovesPoolNamesAndKeepsOtherNames(string written, string? left)
    {
        var fleet = new SimulatedFleet(_time, licenses: 8);
        fleet.Configure(options => options with { Hostnames = new HostnameOptions() });
        var id = await fleet.LaunchToServiceAsync();
        fleet.NameInTags(HostnameForm.FullyQualified);
        await fleet.Cloud.EC2.CreateTagsAsync(new() { Resources = [id], Tags = [new() { Key = "Hostname", Value = written }] });
        _time.Advance(TimeSpan.FromMinutes(11));
        fleet.Cloud.Tick();

        await fleet.AskAsync("""{"action":"sweep"}""");

        Assert.Equal(left, fleet.Cloud.Instances.Single(i => i.Id == id).Tags.GetValueOrDefault("Hostname"));
    }

    private Task TagAsync(string id, string key, string value) =>
        _fleet.Cloud.EC2.CreateTagsAsync(new() { Resources = [id], Tags = [new() { Key = key, Value = value }] });

    private string? TagOf(string id, string key) => _fleet.Cloud.Instances.Single(i => i.Id == id).Tags.GetValueOrDefault(key);

    private async Task<ResultDocument> SweepAsync()
    {
        _time.Advance(TimeSpan.FromMinutes(11));
        _fleet.Cloud.Tick();
        return await _fleet.AskAsync("""{"action":"sweep"}""");
    }
}
