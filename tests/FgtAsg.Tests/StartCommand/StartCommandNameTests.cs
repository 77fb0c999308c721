using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Simulation.World;

namespace FgtAsg.Tests.StartCommand;

/// <summary>The name of the firewall in a command.</summary>
public sealed class StartCommandNameTests
{
    private readonly StartCommandScenario _scenario = new();

    private SimulatedFleet Fleet => _scenario.Fleet;

    /// <summary>
    /// The command has the firewall's hostname, independent of the form in its tags. A firewall whose tags have the previously configured
    /// form counts as named.
    /// </summary>
    [Theory]
    [InlineData(nameof(HostnameForm.FullyQualified), nameof(HostnameForm.FullyQualified))]
    [InlineData(nameof(HostnameForm.Short), nameof(HostnameForm.FullyQualified))]
    [InlineData(nameof(HostnameForm.FullyQualified), nameof(HostnameForm.Short))]
    public async Task Start_TagsHaveEitherForm_SendsTheHostnameAtOnce(string tagged, string configured)
    {
        Fleet.NameInTags(Enum.Parse<HostnameForm>(tagged));
        var id = await _scenario.LaunchAsync();
        Fleet.NameInTags(Enum.Parse<HostnameForm>(configured));
        var gate = new CallGate();

        var answer = await Fleet.AskAsync(StartCommandScenario.Running(id), gate);

        Assert.Equal((ResultStatus.Completed, "hostname-001"), (answer.Status, answer.Hostname));
        Assert.InRange(gate.Calls.Count(call => call.Operation == "DescribeInstances"), 1, 2);
        _scenario.AssertOneCommand(id, "hostname-001");
    }

    /// <summary>The name in the tags is in a zone that the settings no longer have. The firewall's record still has the zone.</summary>
    [Fact]
    public async Task Start_TagsHaveAFullNameAndDnsIsGone_SendsTheHostname()
    {
        Fleet.NameInTags(HostnameForm.FullyQualified);
        var id = await _scenario.LaunchAsync();
        Fleet.NameInTags(HostnameForm.Short);
        Fleet.Configure(options => options with { Dns = null });

        Assert.Equal("hostname-001", (await Fleet.AskAsync(StartCommandScenario.Running(id))).Hostname);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("edge-1", null, "edge-1")]
    [InlineData("edge-1", "fw-9", "fw-9")]
    [InlineData("x; reboot", "$(id)", null)]
    public async Task Start_WithoutAHostnamePool_UsesTheNameInTheTags(string? name, string? hostname, string? expected)
    {
        Fleet.Configure(options => options with { Hostnames = new HostnameOptions() });
        var id = await _scenario.LaunchAsync();
        foreach (var (key, value) in new[] { ("Name", name), ("Hostname", hostname) }.Where(tag => tag.Item2 is not null))
        {
            await Fleet.Cloud.EC2.CreateTagsAsync(new() { Resources = [id], Tags = [new() { Key = key, Value = value }] });
        }

        var answer = await Fleet.AskAsync(StartCommandScenario.Running(id));

        Assert.Equal(expected ?? id, answer.Hostname);
        _scenario.AssertOneCommand(id, expected ?? id);
    }

    [Fact]
    public async Task Start_PoolIsEmpty_UsesTheInstanceId()
    {
        Fleet.Table.Items.Select(item => item["Category"].S)
            .Where(key => key.StartsWith("hostname#", StringComparison.Ordinal))
            .ToList()
            .ForEach(key => Fleet.Table.DeleteItem(
                new() { TableName = SimulatedFleet.TableName, Key = new() { ["Category"] = new() { S = key } } }));
        var id = await _scenario.LaunchAsync();

        Assert.Equal(id, (await Fleet.AskAsync(StartCommandScenario.Running(id))).Hostname);
        _scenario.AssertOneCommand(id, id);
    }
}
