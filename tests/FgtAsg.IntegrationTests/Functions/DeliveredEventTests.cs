using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Faults;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>A failed event is delivered again, as EventBridge and Lambda do.</summary>
public sealed class DeliveredEventTests : PoolFleetTest
{
    [Fact]
    public async Task Sweep_DeliveredAsEventBridgeDoes_IsRepeatedUntilAllIsRepaired()
    {
        var fleet = await StartPoolFleetAsync();
        var id = await LaunchIntoServiceAsync(fleet);
        fleet.TerminateInConsole(id);
        await fleet.WhenAtRestAsync(Timeout);
        fleet.Delivery.TakePending();
        await fleet.AgeAsync(TimeSpan.FromHours(1), Timeout);
        fleet.Aws.Faults.Add("ec2", "ReleaseAddress", FaultEffect.ErrorBefore(403, "UnauthorizedOperation", "Not now."), times: 1);

        var delivery = await fleet.SweepAsync(Timeout);

        Assert.Equal([false, true], delivery.Result!.Attempts.Select(attempt => attempt.Succeeded));
        Assert.Equal("Incomplete", delivery.Result.Attempts[0].ErrorType);
        await AssertInvariantsAsync(fleet);
    }
}
