using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>
/// Restores what a new record does not know: the instance's tags name a license or hostname that it holds already, because its former
/// record was lost. Without that, the launch would claim a second one. Makes no call for an instance without such tags.
/// </summary>
internal sealed class LostHoldings(FleetTable table, HostnameTag names)
{
    /// <param name="instance">EC2's description of the instance.</param>
    /// <param name="record">The record of the launch.</param>
    public async Task<InstanceRecord> RestoreAsync(InstanceRecord record, Instance instance, RetryContext retry)
    {
        foreach (var key in ShownHoldings.KeysIn(instance, names))
        {
            var kind = PoolKind.All.First(kind => kind.IsKey(key));
            if (record.State != RecordState.Launching || record.HeldOf(kind) is not null)
            {
                continue;
            }

            var name = kind.NameOf(key);
            var restored = await table.TransactAsync(
                $"restoring {key} of {record.Id}",
                [
                    // Only the holder's own item. Anybody can write a tag.
                    new ItemChange(key).Set("InstanceId", record.Id.Value).WhereStill("InstanceId", record.Id.Value).ToUpdate(),
                    new ItemChange(InstanceRecord.KeyOf(record.Id))
                        .Set(kind.RecordAttribute, name)
                        .Set(InstanceRecord.RestoredAttribute, "true")
                        .WhereStill("State", nameof(RecordState.Launching))
                        .WhereStill(kind.RecordAttribute, (string?)null)
                        .ToUpdate(),
                ],
                retry);
            record = restored.IsDone ? record.Holding(kind, name) with { IsRestored = true } : record;
        }

        return record;
    }
}
