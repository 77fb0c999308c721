using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;
using static FgtAsg.Tests.Identity.PoolScenario;

namespace FgtAsg.Tests.Identity;

public sealed class PoolReturnsTests
{
    private readonly VirtualClock _time = Clocks.Fast();
    private readonly PoolScenario _pools;

    public PoolReturnsTests()
    {
        _pools = new PoolScenario(_time);
        PoolSeed.Put(_pools.Table, "license", 1, _time.GetUtcNow());
        PoolSeed.Put(_pools.Table, "hostname", 1, _time.GetUtcNow());
    }

    [Fact]
    public async Task Return_ByTheHolder_LicenseCoolsDownAndHostnameIsFreeAtOnce()
    {
        await ClaimBothAsync(Instance(1));
        var gate = new CallGate();

        await _pools.EndAsync(Instance(1), gate);

        Assert.Equal(["UpdateItem", "TransactWriteItems"], gate.Calls.Select(call => call.Operation));
        var license = _pools.Table.Find("license#license-001")!;
        Assert.Equal(
            ("license", "2026-03-01T13:30:00Z", null), (license.Text("Pool"), license.Text("AvailableSince"), license.Text("InstanceId")));
        var hostname = _pools.Table.Find("hostname#hostname-001")!;
        Assert.Equal(
            ("hostname", "2026-03-01T12:00:00Z", null),
            (hostname.Text("Pool"), hostname.Text("AvailableSince"), hostname.Text("InstanceId")));
        var record = await _pools.RecordAsync(Instance(1));
        Assert.Equal((RecordState.Terminated, null, null), (record.State, record.License, record.Hostname));
        Assert.Equal(_time.GetUtcNow().AddDays(14).ToUnixTimeSeconds(), record.ExpiresAt);
    }

    /// <summary>
    /// Rounding up would hide the hostname for up to a second. A launch in that second would get no hostname or be abandoned.
    /// </summary>
    [Fact]
    public async Task Return_InTheMiddleOfASecond_HostnameIsFreeWithinThatSecond()
    {
        _time.Advance(TimeSpan.FromMilliseconds(400));
        await ClaimBothAsync(Instance(1));
        await _pools.EndAsync(Instance(1));

        Assert.Equal("2026-03-01T13:30:01Z", _pools.Table.Find("license#license-001")!.Text("AvailableSince"));
        Assert.Equal("hostname-001", (await _pools.ClaimAsync(Instance(2), demands: Hostname)).Hostname);
    }

    [Fact]
    public async Task Return_AnotherInstanceHoldsTheItems_TakesNothingFromIt()
    {
        await ClaimBothAsync(Instance(1));
        var record = await _pools.RecordAsync(Instance(1));
        await _pools.EndAsync(Instance(1));
        _time.Advance(TimeSpan.FromMinutes(90));
        await ClaimBothAsync(Instance(2));

        // Like a delivery that was suspended all this time.
        var returned = await _pools.Returns().ReturnAsync(record, ReturnReason.Ended, _pools.RetryContext());

        Assert.Equal(RecordState.Terminated, returned.State);
        Assert.Equal(Instance(2).Value, _pools.HolderOf("license#license-001"));
        Assert.Equal(Instance(2).Value, _pools.HolderOf("hostname#hostname-001"));
    }

    [Fact]
    public async Task Return_TableNamesAnotherHolder_TakesNothingFromIt()
    {
        await ClaimBothAsync(Instance(1));
        // Like a license that somebody reassigned by hand.
        Change("license#license-001", item => item["InstanceId"] = Instance(2).Value.ToAttribute());

        Assert.Equal(RecordState.Terminated, (await _pools.EndAsync(Instance(1))).State);

        Assert.Equal(Instance(2).Value, _pools.HolderOf("license#license-001"));
        Assert.DoesNotContain("Pool", _pools.Table.Find("license#license-001")!.Keys);
        Assert.Null(_pools.HolderOf("hostname#hostname-001"));
    }

    [Fact]
    public async Task Return_AnswerIsLost_IsRecognizedAsSuccess()
    {
        await ClaimBothAsync(Instance(1));
        var isLost = false;
        var gate = new CallGate();
        gate.After = call => call.Operation == "TransactWriteItems" && !isLost && (isLost = true) ? AwsFault.Transient(call) : null;

        Assert.Equal(RecordState.Terminated, (await _pools.EndAsync(Instance(1), gate)).State);
        Assert.Null(_pools.HolderOf("license#license-001"));
    }

    [Fact]
    public async Task Return_ItemWasDeletedByHand_GivesBackTheRest()
    {
        await ClaimBothAsync(Instance(1));
        _pools.Table.DeleteItem(new() { TableName = "table", Key = FleetTable.KeyOf("license#license-001") });

        Assert.Equal(RecordState.Terminated, (await _pools.EndAsync(Instance(1))).State);
        Assert.Null(_pools.Table.Find("license#license-001"));
        Assert.Null(_pools.HolderOf("hostname#hostname-001"));
    }

    [Fact]
    public async Task Return_WhileResourcesAreLeft_GivesBackAndStaysTerminating()
    {
        await ClaimBothAsync(Instance(1));
        var record = await _pools.Records().BeginEndAsync(Instance(1), hasFailed: false, _pools.RetryContext());

        await _pools.Returns().ReturnAsync(record, ReturnReason.Ending, _pools.RetryContext());

        Assert.Null(_pools.HolderOf("license#license-001"));
        Assert.Equal(
            (RecordState.Terminating, null),
            ((await _pools.RecordAsync(Instance(1))).State, (await _pools.RecordAsync(Instance(1))).ExpiresAt));
        Assert.Equal(RecordState.Terminated, (await _pools.EndAsync(Instance(1))).State);
    }

    private async Task ClaimBothAsync(InstanceId id)
    {
        var holdings = await _pools.ClaimAsync(id, demands: [License, Hostname]);
        Assert.Equal(("license-001", "hostname-001"), (holdings.License, holdings.Hostname));
    }

    private void Change(string category, Action<Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>> change)
    {
        var item = _pools.Table.Find(category)!.ToDictionary(StringComparer.Ordinal);
        change(item);
        _pools.Table.Put(item);
    }
}
