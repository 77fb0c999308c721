using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Fleets.Invariants;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Tests.Sandbox.Fleets;

public sealed class FleetEnvironmentTests
{
    private static readonly FleetNetwork Network = FleetNetwork.Create(new Cloud(new CloudOptions(), TimeProvider.System), ["a"]);

    [Fact]
    public void Of_DefaultOptions_NamesTheTableAndNoPools()
    {
        var environment = FleetEnvironment.Of(
            new FleetOptions(), Network, "bucket", "table", zoneId: null, new Dictionary<string, string>());

        Assert.Equal(
            ["asg_name", "dynamodb_table_name", "network_interfaces", "s3_bucket_name"], environment.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("table", environment["dynamodb_table_name"]);
    }

    [Fact]
    public void Of_Pools_SwitchesThemOnAndPassesSettingsThrough()
    {
        var options = new FleetOptions
        {
            NeedLicense = true,
            Hostnames = true,
            DnsZoneName = "fleet.internal",
            Environment = new Dictionary<string, string> { ["license_cooldown_minutes"] = "1", ["hostname_exhausted"] = "abandon" },
        };

        var environment = FleetEnvironment.Of(options, Network, "bucket", "table", "Z1", new Dictionary<string, string>());

        Assert.Equal(
            ("true", "true", "Z1", "fleet.internal", "mgmt", "1"),
            (environment["need_license"],
                environment["hostname_pool"],
                environment["dns_zone_id"],
                environment["dns_zone_name"],
                environment["dns_interface"],
                environment["license_cooldown_minutes"]));
        Assert.Equal(
            new PoolRules { LicenseRequired = true, HostnameRequired = true, ZoneName = "fleet.internal", DnsDeviceIndex = 2 },
            PoolRules.From(environment));
    }

    [Theory]
    [InlineData("""{"a":{"device_index":1},"b":{"device_index":3,"mgmt_intf":true}}""", null, "b", 3)]
    [InlineData("""{"a":{"device_index":1},"b":{"device_index":3}}""", null, "a", 1)]
    [InlineData("""{"a":{"device_index":1},"mgmt":{"device_index":3}}""", "a", "a", 1)]
    public void Of_DnsInterface_IsTheNamedOrTheManagementOrTheFirstOne(string interfaces, string? named, string expected, int index)
    {
        var options = new FleetOptions { DnsZoneName = "z", DnsInterface = named, NetworkInterfaces = _ => interfaces };

        var environment = FleetEnvironment.Of(options, Network, "bucket", "table", "Z1", new Dictionary<string, string>());

        Assert.Equal((expected, index), (environment["dns_interface"], PoolRules.From(environment).DnsDeviceIndex));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("short", false)]
    [InlineData("fqdn", true)]
    public void Rules_HostnameTags_DecideWhetherTagsHaveFullNames(string? setting, bool areFull)
    {
        var environment = new Dictionary<string, string> { ["dns_zone_name"] = "fleet.internal." };
        if (setting is not null)
        {
            environment["hostname_tags"] = setting;
        }

        Assert.Equal(new PoolRules { FullNamesInTags = areFull, ZoneName = "fleet.internal" }, PoolRules.From(environment));
    }

    [Fact]
    public void Rules_ExhaustedPoolsAreAllowed_RequireNothing()
    {
        var rules = PoolRules.From(new Dictionary<string, string>
        {
            ["need_license"] = "true",
            ["license_exhausted"] = "continue",
            ["hostname_pool"] = "true",
        });

        Assert.Equal(new PoolRules(), rules);
    }
}
