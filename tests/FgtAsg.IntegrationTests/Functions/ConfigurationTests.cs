using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.IntegrationTests.Functions;

public sealed class ConfigurationTests : FleetTest
{
    [Fact]
    public async Task Init_BrokenEnvironment_ReportsEveryErrorAtOnce()
    {
        var fleet = await StartFleetAsync(options: new FleetOptions
        {
            AutomaticDelivery = false,
            NetworkInterfaces = _ => """{"trust":{"device_index":1,"colour":"red"}}""",
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["asg_name"] = "", ["need_license"] = "yes" },
        });

        var (result, _) = await InvokeAsync(fleet, "{}");

        Assert.Equal("InvalidConfiguration", result.ErrorType);
        Assert.All(
            ["network_interfaces.trust.colour", "network_interfaces.trust.subnet_id_map", "asg_name is missing", "need_license is 'yes'"],
            part => Assert.Contains(part, result.ErrorMessage, StringComparison.Ordinal));
    }
}
