using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Identity;

/// <summary>
/// A fleet with an empty license pool and files in its bucket, mostly the license <c>FGVM01</c>. It is 12:00 UTC on 1 March 2026.
/// </summary>
internal sealed class IntakeScenario
{
    public const string Id = "FGVM01";
    public const string Holder = "i-0123456789abcdef0";

    public VirtualClock Clock { get; } = Clocks.Fast();

    public SimulatedFleet Fleet { get; }

    public IntakeScenario() => Fleet = new SimulatedFleet(Clock, licenses: 0, hostnames: 9);

    public IReadOnlyDictionary<string, AttributeValue>? Item => ItemOf(Id);

    public IReadOnlyDictionary<string, AttributeValue>? ItemOf(string id) => Fleet.Table.Find($"license#{id}");

    /// <summary>The table item of the license's digest.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? DigestItemOf(string text) =>
        Fleet.Table.Find(LicenseDigest.KeyOf(PoolSeed.DigestOf(text)));

    public static string KeyOf(string id) => $"licenses/{id}.lic";

    public static JsonObject Created(string key) => Record("ObjectCreated:Put", key);

    public static JsonObject Removed(string key) => Record("ObjectRemoved:Delete", key);

    public static JsonObject Record(string name, string key) => new()
    {
        ["eventSource"] = "aws:s3",
        ["eventName"] = name,
        ["s3"] = new JsonObject
        {
            ["bucket"] = new JsonObject { ["name"] = SimulatedFleet.BucketName },
            ["object"] = new JsonObject { ["key"] = Uri.EscapeDataString(key) },
        },
    };

    public static string Event(params JsonObject[] records) =>
        new JsonObject { ["Records"] = new JsonArray([.. records.Select(record => record.DeepClone())]) }.ToJsonString();

    public Task<ResultDocument> TellAsync(params JsonObject[] records) => Fleet.AskAsync(Event(records));

    /// <summary>Puts a file and sends its event.</summary>
    /// <param name="text">The file's content. Null stands for a license that no other file contains.</param>
    public Task<ResultDocument> PutAsync(string id = Id, string? text = null)
    {
        Fleet.Bucket.Put(KeyOf(id), text ?? LicenseText.Of(id));
        return TellAsync(Created(KeyOf(id)));
    }

    public Task<ResultDocument> RemoveAsync(string id = Id)
    {
        Fleet.Bucket.Delete(KeyOf(id));
        return TellAsync(Removed(KeyOf(id)));
    }

    /// <summary>Claims the license for an instance of the fleet.</summary>
    public void Claim(string id = Id, string holder = Holder)
    {
        var item = new Dictionary<string, AttributeValue>(ItemOf(id)!, StringComparer.Ordinal)
        {
            ["InstanceId"] = holder.ToAttribute(),
            ["AutoScalingGroupName"] = "fleet".ToAttribute(),
            ["ClaimedAt"] = Timestamps.Of(Clock.GetUtcNow()).ToAttribute(),
        };
        item.Remove("Pool");
        item.Remove("AvailableSince");
        Fleet.Table.Put(item);
    }

    /// <summary>Gives back the license, as the holder's termination does.</summary>
    public async Task ReleaseAsync(string license = Id, string holder = Holder)
    {
        var id = InstanceId.Parse(holder);
        Fleet.Table.Put(new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            ["Category"] = InstanceRecord.KeyOf(id).ToAttribute(),
            ["Kind"] = "instance".ToAttribute(),
            ["State"] = nameof(RecordState.Terminating).ToAttribute(),
            ["License"] = license.ToAttribute(),
        });
        var table = new FleetTable(new Lazy<IAmazonDynamoDB>(new DynamoDbClient(Fleet.Table, new CallGate())), SimulatedFleet.TableName);
        var retry = new RetryContext(Clock, new Random(1), NoHeartbeat.Instance, CancellationToken.None);
        var record = await new InstanceRecords(table, "fleet", Clock).FindAsync(id, retry);
        await new PoolReturns(table, new LicenseOptions(), Clock).ReturnAsync(record!, ReturnReason.Ended, retry);
    }

    /// <inheritdoc cref="PoolSeed.LeaveUnread"/>
    public void AsAnEarlierVersionHadIt() => PoolSeed.LeaveUnread(Fleet.Table);

    /// <summary>The time from which a license that is given back now is free again.</summary>
    public string Cooled => Timestamps.NotBefore(Clock.GetUtcNow() + Fleet.Options.Licenses.Cooldown);

    public string? Text(string attribute) => Item?.Text(attribute);

    public bool IsInPool(string id = Id) => ItemOf(id)?.ContainsKey("Pool") == true;

    /// <summary>All items except instance records, one per line.</summary>
    public string Snapshot() => string.Join('\n', Fleet.Table.Items
        .Where(item => !item["Category"].S.StartsWith("instance#", StringComparison.Ordinal))
        .Select(item => item.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value.S ?? a.Value.N}"))
        .Select(attributes => string.Join(", ", attributes)));
}
