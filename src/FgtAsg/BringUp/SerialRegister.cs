using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.BringUp;

/// <summary>Which firewall proved which serial number. Two living firewalls with one serial number have one license.</summary>
internal sealed class SerialRegister(FleetTable table, InstanceRecords records)
{
    public static string KeyOf(string serial) => $"serial#{serial}";

    /// <summary>The firewall that last proved this serial number, and its license; null for none.</summary>
    public async Task<SerialHolder?> FindAsync(string serial, RetryContext retry) =>
        await table.FindAsync(KeyOf(serial), retry) is { } item && InstanceId.TryParse(item.Text("Machine"), out var machine)
            ? new SerialHolder(machine, item.Text("License"))
            : null;

    /// <summary>Notes that this firewall runs with the serial number.</summary>
    /// <returns>False if another living firewall does.</returns>
    public async Task<bool> ClaimAsync(InstanceId id, string serial, string? license, RetryContext retry)
    {
        var isMine = false;
        await retry.WaitUntilAsync($"noting the serial number of {id}", TryAsync);
        return isMine;

        async Task<bool> TryAsync()
        {
            var holder = await FindAsync(serial, retry);
            if (holder is not null && holder.Machine != id && await IsAliveAsync(holder, serial, retry))
            {
                return true;
            }

            var change = new Identity.ItemChange(KeyOf(serial))
                .Set("Kind", "serial")
                .Set("Machine", id.Value)
                .Set("License", license)
                .WhereStill("Machine", holder?.Machine.Value);
            isMine = (await table.UpdateAsync(change.ToUpdate(), retry)).IsDone;
            return isMine;
        }
    }

    /// <summary>A firewall that has gone, or that went back to the warm pool and gave back its license, does not count.</summary>
    private async Task<bool> IsAliveAsync(SerialHolder holder, string serial, RetryContext retry) =>
        await records.FindAsync(holder.Machine, retry) is { IsEndingOrEnded: false } other
        && other.BringUp?.Serial == serial
        && other.License == holder.License;
}

/// <param name="License">The name of its license; null for a firewall without one of the pool.</param>
internal sealed record SerialHolder(InstanceId Machine, string? License);
