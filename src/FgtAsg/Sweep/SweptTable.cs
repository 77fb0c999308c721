using Amazon.DynamoDBv2.Model;
using FgtAsg.Pools;
using FgtAsg.Records;

namespace FgtAsg.Sweep;

/// <summary>The table's items, as far as an instance is behind them.</summary>
/// <param name="Records">By instance; other groups' among them, which share the table.</param>
/// <param name="Held">Licences and hostnames that somebody holds.</param>
/// <param name="Unreadable">Records that somebody else wrote, and why they cannot be read.</param>
internal sealed record SweptTable(
    IReadOnlyDictionary<InstanceId, InstanceRecord> Records, IReadOnlyList<HeldItem> Held, IReadOnlyDictionary<InstanceId, string> Unreadable)
{
    public const string Filter = "#Kind = :instance OR attribute_exists(#InstanceId)";

    private const string RecordPrefix = "instance#";

    public static Dictionary<string, AttributeValue> FilterValues => new(StringComparer.Ordinal) { [":instance"] = "instance".ToAttribute() };

    public static SweptTable From(IEnumerable<IReadOnlyDictionary<string, AttributeValue>> items)
    {
        var records = new Dictionary<InstanceId, InstanceRecord>();
        var unreadable = new Dictionary<InstanceId, string>();
        var held = new List<HeldItem>();
        foreach (var item in items)
        {
            var category = item.Text(FleetTable.Key) ?? "";
            if (category.StartsWith(RecordPrefix, StringComparison.Ordinal) && InstanceId.TryParse(category[RecordPrefix.Length..], out var id))
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
            else if (PoolKind.All.FirstOrDefault(kind => kind.IsKey(category)) is { } kind && InstanceId.TryParse(item.Text("InstanceId"), out var holder))
            {
                held.Add(new HeldItem(kind, kind.NameOf(category), holder, item.Text("AutoScalingGroupName"), Timestamps.Parse(item.Text("ClaimedAt"))));
            }
        }

        return new SweptTable(records, held, unreadable);
    }
}
