using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class AgingTests
{
    [Fact]
    public async Task Age_OneHour_MovesPastTimesAndNotDueTimes()
    {
        var time = Clocks.Fast();
        var fleet = new SimulatedFleet(time);
        var id = await fleet.LaunchToServiceAsync();
        fleet.Cloud.TerminateInstance(id);
        var due = fleet.Cloud.NextDue;
        var before = fleet.Cloud.Instances.Single();
        var attached = fleet.Cloud.NetworkInterfaces.Select(i => i.Attachment!.AttachTime).ToList();

        fleet.Cloud.Age(TimeSpan.FromHours(1));

        var after = fleet.Cloud.Instances.Single();
        Assert.Equal(before.LaunchTime.AddHours(-1), after.LaunchTime);
        Assert.Equal(fleet.Cloud.NetworkInterfaces.Select(i => i.Attachment!.AttachTime), attached.Select(at => at.AddHours(-1)));
        Assert.Equal($"User initiated ({time.GetUtcNow().AddHours(-1):yyyy-MM-dd HH:mm:ss} GMT)", after.StateTransitionReason);
        Assert.Equal(due, fleet.Cloud.NextDue);
        Assert.Equal(CloudInstanceState.ShuttingDown, after.State);
    }
}
