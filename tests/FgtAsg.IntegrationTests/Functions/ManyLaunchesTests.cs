using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>Many launches at once, which compete for the track file.</summary>
[Collection(Alone.Name)]
public sealed class ManyLaunchesTests : FleetTest
{
    [Fact]
    [Trait(Category.Name, Category.Full)]
    public async Task Launch_TwentyAtOnce_AllAreTrackedWithoutLeaksOrLocks()
    {
        var fleet = await StartFleetAsync(
            options: new FleetOptions { MaxConcurrency = 20, FunctionTimeout = TimeSpan.FromMinutes(3), RetryDelays = [] });

        var ids = fleet.Launch(20);
        await fleet.WhenAtRestAsync(Timeout);

        Assert.Equal(20, fleet.Members.Count(m => m.LifecycleState == LifecycleStates.InService));
        var trackFile = await fleet.ReadTrackFileAsync(Timeout);
        Assert.Equal(ids.Order(StringComparer.Ordinal), trackFile.Content!.Select(e => e.Key).Order(StringComparer.Ordinal));
        Assert.Equal(40, OwnInterfaces(fleet).Count());
        Assert.Equal(20, OwnAddresses(fleet).Count());
        await AssertInvariantsAsync(fleet);
    }
}
