using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.IntegrationTests.Sandbox;

public sealed class ForeignResourcesTests
{
    private readonly Cloud _cloud = new(new CloudOptions(), TimeProvider.System);

    [Fact]
    public void Create_InterfacesAndAddresses_AreNamedAsDecoys()
    {
        Create();

        string[] names = ["decoy of another group", "decoy without a group"];
        Assert.Equal(names, _cloud.NetworkInterfaces.Select(i => i.Tags["Name"]).Order(StringComparer.Ordinal));
        Assert.Equal(names, _cloud.Addresses.Select(a => a.Tags["Name"]).Order(StringComparer.Ordinal));
        Assert.All(_cloud.NetworkInterfaces, i => Assert.StartsWith("A decoy:", i.Description, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Changes_OneChanged_NamesOnlyThat()
    {
        var foreign = Create();
        Assert.Empty(foreign.Changes());
        var changed = _cloud.NetworkInterfaces[0].Id;

        await _cloud.EC2.CreateTagsAsync(new() { Resources = [changed], Tags = [new() { Key = "Name", Value = "mine" }] });

        Assert.StartsWith(changed, Assert.Single(foreign.Changes()), StringComparison.Ordinal);
    }

    private ForeignResources Create() =>
        ForeignResources.Create(_cloud, FleetNetwork.Create(_cloud, ["a"]).Subnets["trust"].Values.First());
}
