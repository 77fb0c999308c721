using Amazon.DynamoDBv2.Model;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Time;
using FgtAsg.Tests.Identity;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Fleet;

/// <summary>The state machine of an instance record: allowed and refused transitions.</summary>
public sealed class InstanceRecordsTests
{
    private static readonly InstanceId Id = PoolScenario.Instance(1);
    private static readonly DnsRecord Dns = new("Z1", "fgt-001.fw.example.internal", 60, "10.0.2.9", Ipv6: null);

    private readonly VirtualClock _time = Clocks.Fast();
    private readonly PoolScenario _scenario;

    public InstanceRecordsTests()
    {
        _scenario = new PoolScenario(_time);
    }

    [Theory]
    [InlineData(null, "Launching")]
    [InlineData("Launching", "Launching")]
    [InlineData("InService", "InService")]
    [InlineData("Warmed", "Warmed")]
    [InlineData("Terminating", "Terminating")]
    [InlineData("Terminated", "Terminated")]
    [InlineData("Failed", "Failed")]
    public async Task BeginLaunch_FromAnyState_OnlyANewOneBecomesLaunching(string? before, string after)
    {
        Given(before);

        Assert.Equal(
            after, (await _scenario.Records().BeginLaunchAsync(Id, DateTimeOffset.UnixEpoch, _scenario.RetryContext())).State.ToString());
        Assert.Equal(after, Stored());
    }

    [Theory]
    [InlineData("Warmed", "Launching")]
    [InlineData("Returning", "Launching")]
    [InlineData("Launching", "Launching")]
    [InlineData("InService", "InService")]
    [InlineData("Terminating", "Terminating")]
    public async Task LeaveWarmPool_FromAnyState_OnlyAWarmOneBecomesLaunching(string before, string after)
    {
        Given(before);

        Assert.Equal(
            after, (await _scenario.Records().LeaveWarmPoolAsync(Id, DateTimeOffset.UnixEpoch, _scenario.RetryContext())).State.ToString());
        Assert.Equal(after, Stored());
    }

    [Theory]
    [InlineData(false, "Launching", "InService")]
    [InlineData(false, "InService", "InService")]
    [InlineData(true, "Launching", "Warmed")]
    [InlineData(true, "Warmed", "Warmed")]
    public async Task FinishLaunch_WhileLaunchingOrDoneAlready_IsDone(bool intoWarmPool, string before, string after)
    {
        Given(before);

        await _scenario.Records().FinishLaunchAsync(await LaunchAsync(), intoWarmPool, _scenario.RetryContext());

        Assert.Equal(after, Stored());
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(false, "Warmed")]
    [InlineData(false, "Terminating")]
    [InlineData(false, "Terminated")]
    [InlineData(false, "Failed")]
    [InlineData(true, "InService")]
    [InlineData(true, "Terminating")]
    public async Task FinishLaunch_InAnyOtherState_IsRefusedAndChangesNothing(bool intoWarmPool, string? before)
    {
        Given(before);

        await Assert.ThrowsAsync<OvertakenException>(
            async () => await _scenario.Records().FinishLaunchAsync(await LaunchAsync(), intoWarmPool, _scenario.RetryContext()));

        Assert.Equal(before, Stored());
    }

    [Fact]
    public async Task BeginReturn_RecordIsUnchanged_IsReturning()
    {
        await _scenario.Records().BeginLaunchAsync(Id, DateTimeOffset.UnixEpoch, _scenario.RetryContext());
        var seen = await _scenario.RecordAsync(Id);

        Assert.Equal(RecordState.Returning, (await _scenario.Records().BeginReturnAsync(seen, _scenario.RetryContext()))!.State);
        Assert.Equal(RecordState.Returning, (await _scenario.Records().BeginReturnAsync(seen, _scenario.RetryContext()))!.State);
    }

    [Fact]
    public async Task BeginReturn_TakenOutOfThePoolMeanwhile_IsRefused()
    {
        await _scenario.Records().BeginLaunchAsync(Id, DateTimeOffset.UnixEpoch, _scenario.RetryContext());
        await _scenario.Records().FinishLaunchAsync(await LaunchAsync(), intoWarmPool: true, _scenario.RetryContext());
        var seen = await _scenario.RecordAsync(Id);
        _time.Advance(TimeSpan.FromSeconds(30));
        await _scenario.Records().LeaveWarmPoolAsync(Id, DateTimeOffset.UnixEpoch, _scenario.RetryContext());

        Assert.Null(await _scenario.Records().BeginReturnAsync(seen, _scenario.RetryContext()));
        Assert.Equal("Launching", Stored());
    }

    [Fact]
    public async Task FinishLaunch_IntoTheWarmPoolASecondTime_IsRefused()
    {
        await _scenario.Records().BeginLaunchAsync(Id, DateTimeOffset.UnixEpoch, _scenario.RetryContext());
        await _scenario.Records().FinishLaunchAsync(await LaunchAsync(), intoWarmPool: true, _scenario.RetryContext());
        await _scenario.Records().LeaveWarmPoolAsync(Id, DateTimeOffset.UnixEpoch, _scenario.RetryContext());

        await Assert.ThrowsAsync<OvertakenException>(
            async () => await _scenario.Records().FinishLaunchAsync(await LaunchAsync(), intoWarmPool: true, _scenario.RetryContext()));
    }

    [Theory]
    [InlineData("Launching")]
    [InlineData("InService")]
    public async Task NoteDns_WhileLaunchingOrInService_IsStored(string state)
    {
        Given(state);

        await _scenario.Records().NoteDnsAsync(await LaunchAsync(), Dns, _scenario.RetryContext());

        Assert.Equal(Dns, (await _scenario.RecordAsync(Id)).Dns);
    }

    [Theory]
    [InlineData("Terminating")]
    [InlineData("Failed")]
    public async Task NoteDns_InstanceIsEnding_IsRefused(string state)
    {
        Given(state);

        await Assert.ThrowsAsync<OvertakenException>(
            async () => await _scenario.Records().NoteDnsAsync(await LaunchAsync(), Dns, _scenario.RetryContext()));

        Assert.Null((await _scenario.RecordAsync(Id)).Dns);
    }

    [Theory]
    [InlineData(null, false, "Terminating")]
    [InlineData("Launching", false, "Terminating")]
    [InlineData("InService", false, "Terminating")]
    [InlineData("Returning", false, "Terminating")]
    [InlineData("Warmed", false, "Terminating")]
    [InlineData("Terminating", false, "Terminating")]
    [InlineData("Terminated", false, "Terminated")]
    [InlineData("Failed", false, "Failed")]
    [InlineData(null, true, "Failed")]
    [InlineData("Launching", true, "Failed")]
    [InlineData("InService", true, "Failed")]
    [InlineData("Terminating", true, "Terminating")]
    [InlineData("Terminated", true, "Terminated")]
    public async Task BeginEnd_FromAnyState_EndsIt(string? before, bool hasFailed, string after)
    {
        Given(before);

        var record = await _scenario.Records().BeginEndAsync(Id, hasFailed, _scenario.RetryContext());

        Assert.Equal((after, true), (record.State.ToString(), record.IsEndingOrEnded));
        Assert.Equal(after, Stored());
    }

    [Fact]
    public async Task Find_UnknownState_ThrowsWithTheState()
    {
        Given("Sleeping");

        var error = await Assert.ThrowsAsync<FormatException>(() => _scenario.RecordAsync(Id));

        Assert.Equal($"instance#{Id} has the State 'Sleeping', which this function does not know.", error.Message);
    }

    [Fact]
    public async Task BeginLaunch_SecondTime_IsNotNew()
    {
        Assert.True((await BeginAsync(Until(1))).IsNew);
        Assert.False((await BeginAsync(Until(2))).IsNew);
    }

    [Fact]
    public async Task TakeBackLaunch_NoOtherDelivery_DeletesTheRecord()
    {
        var opened = await BeginAsync(Until(1));

        await _scenario.Records().TakeBackLaunchAsync(opened, _scenario.RetryContext());

        Assert.Null(Stored());
    }

    [Fact]
    public async Task TakeBackLaunch_AnotherDeliveryBeganTheLaunchToo_KeepsTheRecord()
    {
        var opened = await BeginAsync(Until(1));
        await BeginAsync(Until(2));

        await _scenario.Records().TakeBackLaunchAsync(opened, _scenario.RetryContext());

        Assert.Equal("Launching", Stored());
    }

    [Theory]
    [InlineData("License")]
    [InlineData("Hostname")]
    [InlineData("Dns")]
    public async Task TakeBackLaunch_RecordHasALicenseHostnameOrDns_KeepsTheRecord(string attribute)
    {
        var opened = await BeginAsync(Until(1));
        var item = new Dictionary<string, AttributeValue>(
            _scenario.Table.Find(InstanceRecord.KeyOf(Id))!, StringComparer.Ordinal)
        { [attribute] = "held".ToAttribute() };
        _scenario.Table.Put(item);

        await _scenario.Records().TakeBackLaunchAsync(opened, _scenario.RetryContext());

        Assert.Equal("Launching", Stored());
    }

    [Fact]
    public async Task ContinueLaunch_EarlierLaunch_IsRefused()
    {
        var records = _scenario.Records();
        var first = await records.BeginLaunchAsync(Id, DateTimeOffset.UnixEpoch, _scenario.RetryContext());
        await records.FinishLaunchAsync(first, intoWarmPool: true, _scenario.RetryContext());
        _time.Advance(TimeSpan.FromSeconds(30));
        var second = await records.LeaveWarmPoolAsync(Id, DateTimeOffset.UnixEpoch, _scenario.RetryContext());

        await Assert.ThrowsAsync<OvertakenException>(() => records.NoteDnsAsync(first, Dns, _scenario.RetryContext()));
        await Assert.ThrowsAsync<OvertakenException>(() => records.FinishLaunchAsync(first, intoWarmPool: false, _scenario.RetryContext()));
        await records.FinishLaunchAsync(second, intoWarmPool: false, _scenario.RetryContext());
        await Assert.ThrowsAsync<OvertakenException>(() => records.FinishLaunchAsync(first, intoWarmPool: false, _scenario.RetryContext()));
        Assert.Null((await _scenario.RecordAsync(Id)).Dns);
    }

    private static DateTimeOffset Until(int minutes) => DateTimeOffset.UnixEpoch + TimeSpan.FromMinutes(minutes);

    private Task<InstanceRecord> BeginAsync(DateTimeOffset workUntil) =>
        _scenario.Records().BeginLaunchAsync(Id, workUntil, _scenario.RetryContext());

    private async Task<InstanceRecord> LaunchAsync() =>
        await _scenario.Records().FindAsync(Id, _scenario.RetryContext())
        ?? new InstanceRecord(Id, null, RecordState.Launching);

    private void Given(string? state)
    {
        if (state is not null)
        {
            _scenario.Table.Put(new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
            {
                ["Category"] = InstanceRecord.KeyOf(Id).ToAttribute(),
                ["State"] = state.ToAttribute(),
            });
        }
    }

    private string? Stored() => _scenario.Table.Find(InstanceRecord.KeyOf(Id))?.Text("State");
}
