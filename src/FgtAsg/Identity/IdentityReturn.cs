using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>
/// Gives back the license and the hostname, and deletes the DNS record. A failure is reported and does not stop the other steps.
/// </summary>
internal sealed class IdentityReturn(InstanceRecords records, PoolReturns returns, DnsRecords dns)
{
    /// <summary>Limits how long a license waits for a DNS record that cannot be deleted.</summary>
    private static readonly TimeSpan LongestDns = TimeSpan.FromSeconds(15);

    /// <summary>Marks the instance's record as ending, so that no launch can use it.</summary>
    /// <returns>The record, or null and a description of the failure if the table could not be reached.</returns>
    public Task<(InstanceRecord? Record, UnreleasedResource? Unreached)> BeginAsync(InstanceId id, bool hasFailed, RetryContext retry) =>
        // Bounded, because interfaces and addresses must be freed even while the table cannot be reached.
        UnreleasedResource.TryAsync(
            InstanceRecord.KeyOf(id),
            () => retry.WithinAsync(RetryContext.ConsistencyWindow, retry => records.BeginEndAsync(id, hasFailed, retry)));

    /// <summary>Deletes the DNS record, then gives back the license and the hostname even if the deletion failed.</summary>
    /// <returns>The record afterwards (null if it could not be written), and the resources that are left.</returns>
    public async Task<(InstanceRecord? Record, IReadOnlyList<UnreleasedResource> Unreleased)> GiveBackAsync(
        InstanceRecord record, ReturnReason reason, RetryContext retry)
    {
        var unreleased = new List<UnreleasedResource>();
        if (record.Dns is { } written && await DeleteDnsAsync(record, written, retry) is { } left)
        {
            unreleased.Add(left);
        }

        // The sweep does not look for leftovers once the record says Warmed.
        var until = unreleased.Count > 0 && reason == ReturnReason.IntoWarmPool ? ReturnReason.IntoWarmPoolStill : reason;
        var (after, held) = await ReturnAsync(record, until, retry);
        return (after, held is null ? unreleased : [.. unreleased, held]);
    }

    /// <summary>Gives back the license and hostname that the record names, and updates the record.</summary>
    public Task<(InstanceRecord? Record, UnreleasedResource? Held)> ReturnAsync(
        InstanceRecord record, ReturnReason reason, RetryContext retry) =>
        UnreleasedResource.TryAsync($"what {InstanceRecord.KeyOf(record.Id)} holds", () => returns.ReturnAsync(record, reason, retry));

    private Task<UnreleasedResource?> DeleteDnsAsync(InstanceRecord record, DnsRecord written, RetryContext retry) =>
        UnreleasedResource.TryAsync(
            $"the DNS record {written.Name}",
            () => retry.WithinAsync(LongestDns, retry => dns.DeleteAsync(record.Id, written, retry)));
}
