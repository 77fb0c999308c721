using System.Net;
using FgtAsg.Fleet;
using FgtAsg.Simulation.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>
/// S3 does not return the track file. The function still frees the resources that it knows from tags, attachments and the invocation
/// itself. The event is delivered again for the entry in the file.
/// </summary>
public sealed class UnreadableTrackFileTests
{
    private const string Denied = "AccessDenied";
    private const string NoBucket = "NoSuchBucket";
    private const string Outage = "ServiceUnavailable";

    private readonly SimulatedFleet _fleet = new(Clocks.Fast());

    [Theory]
    [InlineData(Denied)]
    [InlineData(NoBucket)]
    [InlineData(Outage)]
    public async Task Terminate_TrackFileUnreadable_FreesTheRestAndFailsTheInvocation(string code)
    {
        var stays = await _fleet.LaunchToServiceAsync();
        var id = await _fleet.LaunchToServiceAsync();
        await _fleet.KeepInterfacesAsync(id);
        var terminate = _fleet.Terminate(id);

        var failure = await Assert.ThrowsAsync<IncompleteException>(() => _fleet.AskAsync(terminate, Unreadable(code)));

        Assert.Equal(ResultStatus.Failed, failure.Result.Status);
        Assert.Equal("CONTINUE", failure.Result.LifecycleActionResult);
        Assert.Contains("track", failure.Result.Reason, StringComparison.Ordinal);
        Assert.Contains(code, failure.Result.Reason, StringComparison.Ordinal);
        FleetAssert.NothingIsLeftOf(_fleet, id);
        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(terminate)).Status);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, stays);
    }

    [Theory]
    [InlineData(Denied)]
    [InlineData(NoBucket)]
    [InlineData(Outage)]
    public async Task Terminate_TrackFileUnreadableForEver_LeavesNoAddressAndNoInterface(string code)
    {
        var id = await _fleet.LaunchToServiceAsync();
        await _fleet.KeepInterfacesAsync(id);
        var gate = Unreadable(code);

        Assert.NotNull(await _fleet.DeliverAsync(_fleet.Terminate(id), gate));

        await _fleet.SettleAsync(gate);
        Assert.Empty(_fleet.Cloud.Groups[0].Members);
        FleetAssert.NothingIsLeftOf(_fleet, id);
    }

    [Theory]
    [InlineData(Denied)]
    [InlineData(NoBucket)]
    public void Launch_TrackFileUnreadableForEver_IsAbandonedAndLeavesNothing(string code)
    {
        // The undo waits for the track file and releases resources at the same time. If one flow alone moved the clock, waiting would use
        // up the time of the release.
        var simulation = new Timeline(seed: 1);
        simulation.Run(async () =>
        {
            var fleet = new SimulatedFleet(simulation.Time);
            var (id, launch) = fleet.Launch();
            var gate = Unreadable(code, interleaves: true);

            var failure = await Assert.ThrowsAsync<IncompleteException>(() => fleet.AskAsync(launch, gate));

            Assert.Equal(ResultStatus.Failed, failure.Result.Status);
            Assert.Equal("ABANDON", failure.Result.LifecycleActionResult);
            FleetAssert.NothingIsLeftOf(fleet, id);
            await fleet.SettleAsync(gate);
            Assert.Empty(fleet.Cloud.Groups[0].Members);
            FleetAssert.NothingIsLeftOf(fleet, id);
        });
    }

    [Fact]
    public async Task Launch_S3OutageForEver_IsKeptWhileTheHookWaitsAndLeavesNothingAfterwards()
    {
        var (id, launch) = _fleet.Launch();
        var gate = Unreadable(Outage);

        var failure = await Assert.ThrowsAsync<IncompleteException>(() => _fleet.AskAsync(launch, gate));

        Assert.Null(failure.Result.LifecycleActionResult);
        Assert.Equal(2, _fleet.OwnInterfaces.Count());
        await _fleet.PassAsync(TimeSpan.FromHours(1));
        await _fleet.SettleAsync(gate);
        Assert.Empty(_fleet.Cloud.Groups[0].Members);
        FleetAssert.NothingIsLeftOf(_fleet, id);
    }

    private static CallGate Unreadable(string code, bool interleaves = false)
    {
        var status = code switch
        {
            Denied => HttpStatusCode.Forbidden,
            NoBucket => HttpStatusCode.NotFound,
            _ => HttpStatusCode.ServiceUnavailable,
        };
        return new CallGate
        {
            Interleaves = interleaves,
            Before = call => call.Operation == "GetObject" ? AwsFault.S3(code, status) : null,
        };
    }
}
