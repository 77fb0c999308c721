using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>Takes back license, hostname and DNS record. What fails is reported, and does not keep the rest from being freed.</summary>
internal sealed class IdentityReturn(InstanceRecords records, PoolReturns returns, DnsRecords dns)
{
    /// <summary>A license must not wait longer for a DNS record that cannot be deleted.</summary>
    private static readonly TimeSpan LongestDns = TimeSpan.FromSeconds(15);

    /// <summary>Closes the instance's record to every launch.</summary>
    /// <returns>The record; null where the table could not be reached, and what says so.</returns>
    public Task<(InstanceRecord? Record, UnreleasedResource? Unreached)> BeginAsync(InstanceId id, bool hasFailed, RetryContext retry) =>
        // Bounded: interfaces and addresses are to be freed also while the table cannot be reached.
        UnreleasedResource.TryAsync(
            InstanceRecord.KeyOf(id),
            () => retry.WithinAsync(RetryContext.ConsistencyWindow, retry => records.BeginEndAsync(id, hasFailed, retry)));

    /// <summary>Deletes the DNS record, and gives back license and hostname whatever came of that.</summary>
    /// <returns>The record after it, null where it could not be written; and what is left.</returns>
    public async Task<(InstanceRecord? Record, IReadOnlyList<UnreleasedResource> Unreleased)> GiveBackAsync(
        InstanceRecord record, ReturnReason reason, RetryContext retry)
    {
        var unreleased = new List<UnreleasedResource>();
        if (record.Dns is { } written && await DeleteDnsAsync(record, written, retry) is { } left)
        {
            unreleased.Add(left);
        }

        // Once the record says Warmed, no sweep looks for what is left.
        var until = unreleased.Count > 0 && reason == ReturnReason.IntoWarmPool ? ReturnReason.IntoWarmPoolStill : reason;
        var (after, held) = await ReturnAsync(record, until, retry);
        return (after, held is null ? unreleased : [.. unreleased, held]);
    }

    /// <summary>Gives back what the record says is held, and moves the record on.</summary>
    public Task<(InstanceRecord? Record, UnreleasedResource? Held)> ReturnAsync(
        InstanceRecord record, ReturnReason reason, RetryContext retry) =>
        UnreleasedResource.TryAsync($"what {InstanceRecord.KeyOf(record.Id)} holds", () => returns.ReturnAsync(record, reason, retry));

    private Task<UnreleasedResource?> DeleteDnsAsync(InstanceRecord record, DnsRecord written, RetryContext retry) =>
        UnreleasedResource.TryAsync(
            $"the DNS record {written.Name}",
            () => retry.WithinAsync(LongestDns, retry => dns.DeleteAsync(record.Id, written, retry)));
}
