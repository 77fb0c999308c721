using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.IntegrationTests.Functions;

public sealed class HostnameSeedingTests(SandboxFixture sandbox) : PoolFleetTest(sandbox)
{
    [SandboxFact]
    public async Task Seed_AgainAndFurther_AddsWhatIsMissingAndTouchesNothingElse()
    {
        var fleet = await StartPoolFleetAsync(licenses: 1, hostnames: 0);
        Assert.Equal("of 3 hostnames from fgt-001 on, 3 were added and 0 were there", await SeedAsync(fleet, 3));
        var (id, launched) = await LaunchWithPoolsAsync(fleet);
        var held = Text(launched, "hostname")!;
        var before = (await fleet.ReadTableAsync(Timeout)).Hostnames;

        Assert.Equal("of 3 hostnames from fgt-001 on, 0 were added and 3 were there", await SeedAsync(fleet, 3));
        Assert.Equal(before, (await fleet.ReadTableAsync(Timeout)).Hostnames);

        Assert.Equal("of 120 hostnames from fgt-001 on, 117 were added and 3 were there", await SeedAsync(fleet, 120));
        var after = (await fleet.ReadTableAsync(Timeout)).Hostnames;
        Assert.Equal(Enumerable.Range(1, 120).Select(i => PoolItems.NameOf(PoolItems.Hostnames, i)), after.Select(item => item.Id));
        Assert.Equal(before, after.Take(3));
        Assert.Equal(held, Assert.Single(after, item => item.InstanceId == id).Id);
        await AssertInvariantsAsync(fleet);
    }

    private async Task<string?> SeedAsync(Fleet fleet, int count)
    {
        var request = JsonNode.Parse(SampleEvents.Read("seed-hostnames.json", fleet, ""))!;
        request["count"] = count;
        var (result, answer) = await InvokeAsync(fleet, request.ToJsonString());
        Assert.True(answer is not null, result.ErrorMessage);
        Assert.Equal(("completed", "seed"), (Text(answer, "status"), Text(answer, "action")));
        return Text(answer, "reason");
    }
}
