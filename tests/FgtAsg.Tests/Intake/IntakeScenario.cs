using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Answers;
using FgtAsg.Configuration;
using FgtAsg.Pools;
using FgtAsg.Records;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Intake;

/// <summary>A fleet, and what S3 tells it of the licence <c>FGVM01</c>. It is 12:00 on 1 March 2026; the event of sequencer 3 is of 11:03.</summary>
internal sealed class IntakeScenario
{
    public const string Id = "FGVM01";
    public const string Category = "license#FGVM01";
    public const string Holder = "i-0123456789abcdef0";

    public VirtualClock Clock { get; } = Clocks.Fast();

    public SimulatedFleet Fleet { get; }

    public IntakeScenario() => Fleet = new SimulatedFleet(Clock);

    public IReadOnlyDictionary<string, AttributeValue>? Item => Fleet.Table.Find(Category);

    public static string KeyOf(string id) => $"licenses/{id}.lic";

    public static JsonObject Created(int sequencer, long size = 1000, string id = Id) => Record("ObjectCreated:Put", sequencer, KeyOf(id), size);

    public static JsonObject Removed(int sequencer, string id = Id) => Record("ObjectRemoved:Delete", sequencer, KeyOf(id), size: null);

    public static JsonObject Record(string name, int sequencer, string key, long? size)
    {
        var item = new JsonObject
        {
            ["key"] = Uri.EscapeDataString(key),
            ["sequencer"] = sequencer.ToString("X4", CultureInfo.InvariantCulture),
        };
        if (size is not null)
        {
            item["size"] = size;
        }

        return new JsonObject
        {
            ["eventSource"] = "aws:s3",
            ["eventName"] = name,
            ["eventTime"] = TimeOf(sequencer),
            ["s3"] = new JsonObject { ["bucket"] = new JsonObject { ["name"] = "fleet-bucket" }, ["object"] = item },
        };
    }

    public static string TimeOf(int sequencer) =>
        Timestamps.Of(VirtualClock.Start.AddHours(-1).AddMinutes(sequencer));

    public static string Event(params JsonObject[] records) =>
        new JsonObject { ["Records"] = new JsonArray([.. records.Select(record => record.DeepClone())]) }.ToJsonString();

    public Task<Answer> TakeAsync(params JsonObject[] records) => Fleet.AskAsync(Event(records));

    /// <summary>The file as S3 has it now.</summary>
    public void Store(string id = Id, int size = 1000) => Fleet.Bucket.Put(KeyOf(id), new string('x', size));

    /// <summary>An instance of the fleet claims the licence.</summary>
    public void Claim()
    {
        var item = new Dictionary<string, AttributeValue>(Item!, StringComparer.Ordinal)
        {
            ["InstanceId"] = Holder.ToAttribute(),
            ["AutoScalingGroupName"] = "fleet".ToAttribute(),
            ["ClaimedAt"] = Timestamps.Of(Clock.GetUtcNow()).ToAttribute(),
        };
        item.Remove("Pool");
        item.Remove("AvailableSince");
        Fleet.Table.Put(item);
    }

    /// <summary>The holder gives back what it holds, as its terminate does.</summary>
    public async Task ReleaseAsync()
    {
        var id = InstanceId.Parse(Holder);
        Fleet.Table.Put(new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            ["Category"] = InstanceRecord.KeyOf(id).ToAttribute(),
            ["Kind"] = "instance".ToAttribute(),
            ["State"] = nameof(RecordState.Terminating).ToAttribute(),
            ["License"] = Id.ToAttribute(),
        });
        var table = new FleetTable(new Lazy<IAmazonDynamoDB>(new DynamoDbClient(Fleet.Table, new CallGate())), SimulatedFleet.TableName);
        var patience = new FgtAsg.Lifecycle.Patience(Clock, new Random(1), FgtAsg.Lifecycle.NoHeartbeat.Instance, CancellationToken.None);
        var record = await new InstanceRecords(table, "fleet", Clock).FindAsync(id, patience, CancellationToken.None);
        await new PoolReturns(table, new LicenseOptions(), Clock).ReturnAsync(record!, ReturnReason.Ended, patience, CancellationToken.None);
    }

    public string? Text(string attribute) => Item?.Text(attribute);
}
