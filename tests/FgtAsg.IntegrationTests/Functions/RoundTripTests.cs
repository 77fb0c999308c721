using System.Text;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.FrontEnd.Rounds;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Processes;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>
/// Counts the calls of a scale event, and its rounds: the longest chain of calls that wait for each other. The process is cold, nothing
/// else runs, and the fleet already has a firewall in service.
/// </summary>
[Collection(Alone.Name)]
public sealed class RoundTripTests : PoolFleetTest
{
    private static readonly FleetOptions TwoInterfacesLicenseAndHostname = new()
    {
        AutomaticDelivery = false,
        NeedLicense = true,
        Hostnames = true,
        NetworkInterfaces = network => network.ToAddedInterfaceSettings(),
    };

    [Fact]
    public async Task Launch_TwoInterfacesOneElasticIpLicenseAndHostname_AtMost22CallsAnd10Rounds()
    {
        var fleet = await StartFleetInServiceAsync();
        var (_, launch) = await LaunchOneAsync(fleet);

        var calls = await CountAsync(fleet, launch);

        AssertAtMost(22, 10, calls);
    }

    [Fact]
    public async Task Terminate_TwoInterfacesOneElasticIpLicenseAndHostname_AtMost16CallsAnd7Rounds()
    {
        var fleet = await StartFleetInServiceAsync();
        var id = await LaunchIntoServiceAsync(fleet);
        var terminate = await TerminateAsync(fleet, id);

        var calls = await CountAsync(fleet, terminate);

        AssertAtMost(16, 7, calls);
    }

    private async Task<Fleet> StartFleetInServiceAsync()
    {
        var fleet = await StartPoolFleetAsync(options: TwoInterfacesLicenseAndHostname);
        await LaunchIntoServiceAsync(fleet);
        return fleet;
    }

    /// <summary>The calls of one invocation in a new process.</summary>
    private async Task<IReadOnlyList<RecordedCall>> CountAsync(Fleet fleet, CloudEvent cloudEvent)
    {
        await EndEnvironmentsAsync(fleet);
        fleet.Aws.Calls.Clear();
        fleet.Aws.Lockstep = new Lockstep(isBusy: () => ProcessActivity.IsAny(fleet.Function.ProcessIds));
        var (result, answer) = await InvokeAsync(fleet, cloudEvent);
        fleet.Aws.Lockstep = null;
        var calls = fleet.Aws.Calls.Snapshot();
        Assert.True(result.ColdStart);
        Assert.Equal("completed", Text(answer, "status"));
        await AssertInvariantsAsync(fleet);
        return calls;
    }

    private async Task EndEnvironmentsAsync(Fleet fleet)
    {
        fleet.Function.KillEnvironments();
        while (fleet.Function.ProcessIds.Count > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Timeout);
        }
    }

    private static void AssertAtMost(int mostCalls, int mostRounds, IReadOnlyList<RecordedCall> calls)
    {
        var rounds = calls.Max(call => call.Round);
        Assert.True(
            calls.Count <= mostCalls && rounds <= mostRounds,
            $"{calls.Count} calls in {rounds} rounds; at most {mostCalls} in {mostRounds} are allowed:\n{Table(calls)}");
    }

    private static string Table(IEnumerable<RecordedCall> calls) => calls
        .OrderBy(call => call.Round).ThenBy(call => call.Sequence)
        .Aggregate(
            new StringBuilder("round  call\n"),
            (text, call) => text.AppendLine(null, $"{call.Round,5}  {call.Service}:{call.Action} {call.ErrorCode}"))
        .ToString();
}
