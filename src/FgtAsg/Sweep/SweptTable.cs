using Amazon.DynamoDBv2.Model;
using FgtAsg.Fleet;
using FgtAsg.Identity;

namespace FgtAsg.Sweep;

/// <summary>The table's instance records, licenses and held items.</summary>
/// <param name="Records">By instance, including those of other groups that share the table.</param>
/// <param name="Held">The licenses and hostnames with a holder.</param>
/// <param name="Unreadable">Records that this function did not write, with the reason why they cannot be read.</param>
internal sealed record SweptTable(
    IReadOnlyDictionary<InstanceId, InstanceRecord> Records,
    IReadOnlyList<HeldItem> Held,
    IReadOnlyDictionary<InstanceId, string> Unreadable)
{
    public const string Filter = "#Kind = :instance OR #Kind = :license OR attribute_exists(#InstanceId)";

    private const string RecordPrefix = "instance#";

    /// <summary>By name, including those of other buckets.</summary>
    public IReadOnlyDictionary<string, LicenseItem> Licenses { get; init; } = new Dictionary<string, LicenseItem>(StringComparer.Ordinal);

    public static Dictionary<string, AttributeValue> FilterValues => new(StringComparer.Ordinal)
    {
        [":instance"] = "instance".ToAttribute(),
        [":license"] = PoolKind.License.Pool.ToAttribute(),
    };

    public static SweptTable From(IEnumerable<IReadOnlyDictionary<string, AttributeValue>> items)
    {
        var records = new Dictionary<InstanceId, InstanceRecord>();
        var unreadable = new Dictionary<InstanceId, string>();
        var held = new List<HeldItem>();
        var licenses = new Dictionary<string, LicenseItem>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var category = item.Text(FleetTable.Key) ?? "";
            if (category.StartsWith(RecordPrefix, StringComparison.Ordinal)
                && InstanceId.TryParse(category[RecordPrefix.Length..], out var id))
            {
                try
                {
                    records[id] = InstanceRecord.From(id, item);
                }
                catch (FormatException e)
                {
                    unreadable[id] = e.Message;
                }
            }

            if (PoolKind.License.IsKey(category))
            {
                var name = PoolKind.License.NameOf(category);
                licenses[name] = LicenseItem.From(name, item);
            }

            if (PoolKind.All.FirstOrDefault(kind => kind.IsKey(category)) is { } kind
                && InstanceId.TryParse(item.Text("InstanceId"), out var holder))
            {
                var claimedAt = Timestamps.Parse(item.Text("ClaimedAt"));
                held.Add(new HeldItem(kind, kind.NameOf(category), holder, item.Text("AutoScalingGroupName"), claimedAt));
            }
        }

        return new SweptTable(records, held, unreadable) { Licenses = licenses };
    }
}

/// <summary>A license or hostname with a holder.</summary>
/// <param name="AutoScalingGroupName">The group whose function gave it out; null if the item does not say.</param>
/// <param name="ClaimedAt">Null if the item does not say.</param>
internal sealed record HeldItem(PoolKind Kind, string Name, InstanceId Holder, string? AutoScalingGroupName, DateTimeOffset? ClaimedAt)
{
    public string Category => Kind.KeyOf(Name);
}
