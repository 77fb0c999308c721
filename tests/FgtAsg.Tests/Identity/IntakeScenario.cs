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
/// A fleet with an empty pool, and what lies in its bucket: mostly the license <c>FGVM01</c>. It is 12:00 on 1 March 2026.
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

    /// <summary>The item of the digest of a license.</summary>
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

    /// <summary>Puts a file, and tells of it.</summary>
    /// <param name="id">Names the file.</param>
    /// <param name="text">All of it; null for a license that no other file is.</param>
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

    /// <summary>An instance of the fleet claims the license.</summary>
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

    /// <summary>The holder gives back what it holds, as its terminate does.</summary>
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

    /// <summary>From when on a license may be given out that is given back now.</summary>
    public string Cooled => Timestamps.NotBefore(Clock.GetUtcNow() + Fleet.Options.Licenses.Cooldown);

    public string? Text(string attribute) => Item?.Text(attribute);

    public bool IsInPool(string id = Id) => ItemOf(id)?.ContainsKey("Pool") == true;

    /// <summary>All items but the instances', each as a line.</summary>
    public string Snapshot() => string.Join('\n', Fleet.Table.Items
        .Where(item => !item["Category"].S.StartsWith("instance#", StringComparison.Ordinal))
        .Select(item => item.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value.S ?? a.Value.N}"))
        .Select(attributes => string.Join(", ", attributes)));
}
