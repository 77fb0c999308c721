using System.Net;
using FgtAsg.Fleet;
using FgtAsg.Simulation.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>
/// A track file that S3 does not give out: what the tags, the attachments and the invocation itself know is freed all the same, and
/// the event comes again for the entry.
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
    public async Task Terminate_TrackFileUnreadable_FreesTheRestAndComesAgainForTheEntry(string code)
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
        // An undo waits for the track file and releases at the same time: a clock that one flow alone moves would give it all of the time.
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
    public async Task Launch_OutageForEver_IsKeptWhileTheHookWaitsAndLeavesNothingWhenItEnds()
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
        return new CallGate { Interleaves = interleaves, Before = call => call.Operation == "GetObject" ? AwsFault.S3(code, status) : null };
    }
}
