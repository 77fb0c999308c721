using Amazon.DynamoDBv2;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.LambdaRuntime.Logging;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Sandbox.DynamoDb.Operations;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.LambdaRuntime;

namespace FgtAsg.Tests.Identity;

/// <summary>A table with pools, and processes that claim from them.</summary>
internal sealed class PoolScenario(TimeProvider time, TimeSpan indexLag = default)
{
    public static readonly PoolDemand License = new(PoolKind.License, WhenExhausted.Abandon);
    public static readonly PoolDemand Hostname = new(PoolKind.Hostname, WhenExhausted.Continue);

    public TableModel Table { get; } = new(new TableModelOptions { Name = "table", TimeProvider = time, IndexReadLag = indexLag });

    public StringWriter Log { get; } = new();

    public LicenseOptions Licenses { get; } = new() { IsNeeded = true };

    public static InstanceId Instance(int number) => InstanceId.Parse($"i-{number:x17}");

    public RetryContext RetryContext() => new(time, new Random(1), NoHeartbeat.Instance, CancellationToken.None);

    public InstanceRecords Records(CallGate? gate = null) => new(TableOf(gate), "fleet", time);

    public PoolClaims Claims(CallGate? gate = null, int seed = 1) => new(
        TableOf(gate),
        "fleet",
        new NothingUnread(),
        new FleetMetrics(LambdaLogging.Create(new FakeEnvironment(), Log, time).Metrics, "fleet"),
        time,
        new Random(seed));

    public PoolReturns Returns(CallGate? gate = null) => new(TableOf(gate), Licenses, time);

    /// <summary>Begins the launch of an instance and claims for it.</summary>
    public async Task<Holdings> ClaimAsync(InstanceId id, CallGate? gate = null, int seed = 1, params IReadOnlyList<PoolDemand> demands)
    {
        gate ??= new CallGate();
        var record = await Records(gate).BeginLaunchAsync(id, DateTimeOffset.UnixEpoch, RetryContext());
        return await Claims(gate, seed).ClaimAsync(record, demands, RetryContext());
    }

    public async Task<InstanceRecord> RecordAsync(InstanceId id) => (await Records().FindAsync(id, RetryContext()))!;

    /// <summary>Ends the instance, which gives back its license and hostname.</summary>
    public async Task<InstanceRecord> EndAsync(InstanceId id, CallGate? gate = null)
    {
        var record = await Records(gate).BeginEndAsync(id, hasFailed: false, RetryContext());
        return await Returns(gate).ReturnAsync(record, ReturnReason.Ended, RetryContext());
    }

    public string? HolderOf(string category) => Table.Find(category)?.Text("InstanceId");

    private FleetTable TableOf(CallGate? gate) =>
        new(new Lazy<IAmazonDynamoDB>(new DynamoDbClient(Table, gate ?? new CallGate())), "table");

    private sealed class NothingUnread : IUnreadItems
    {
        public Task ReadAsync(RetryContext retry) => Task.CompletedTask;
    }
}
