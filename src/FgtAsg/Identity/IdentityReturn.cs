using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>Takes back licence, hostname and DNS record. What fails is reported, and does not keep the rest from being freed.</summary>
internal sealed class IdentityReturn(InstanceRecords records, PoolReturns returns, DnsRecords dns)
{
    /// <summary>A licence must not wait longer for a DNS record that cannot be deleted.</summary>
    private static readonly TimeSpan LongestDns = TimeSpan.FromSeconds(15);

    /// <summary>Closes the instance's record to every launch.</summary>
    /// <returns>The record; null where the table could not be reached, and the leftover that says so.</returns>
    public async Task<(InstanceRecord? Record, UnreleasedResource? Unreached)> BeginAsync(
        InstanceId id, bool hasFailed, RetryContext patience, CancellationToken cancellationToken)
    {
        try
        {
            // Bounded: interfaces and addresses are to be freed also while the table cannot be reached.
            var record = await patience.WithinAsync(
                RetryContext.ConsistencyWindow, token => records.BeginEndAsync(id, hasFailed, patience, token), cancellationToken);
            return (record, null);
        }
        catch (Exception e) when (IsFailure(e))
        {
            return (null, new UnreleasedResource(InstanceRecord.KeyOf(id), AwsErrors.Describe(e)));
        }
    }

    /// <summary>Deletes the DNS record, and gives back licence and hostname whatever came of that.</summary>
    /// <returns>The record after it, null where it could not be written; and what is left.</returns>
    public async Task<(InstanceRecord? Record, IReadOnlyList<UnreleasedResource> Unreleased)> GiveBackAsync(
        InstanceRecord record, ReturnReason reason, RetryContext patience, CancellationToken cancellationToken)
    {
        var leftovers = new List<UnreleasedResource>();
        if (record.Dns is { } written && await DeleteDnsAsync(record, written, patience, cancellationToken) is { } leftover)
        {
            leftovers.Add(leftover);
        }

        // Once the record says Warmed, no sweep looks for what is left.
        var until = leftovers.Count > 0 && reason == ReturnReason.IntoWarmPool ? ReturnReason.IntoWarmPoolStill : reason;
        var (after, held) = await ReturnAsync(record, until, patience, cancellationToken);
        return (after, held is null ? leftovers : [.. leftovers, held]);
    }

    /// <summary>Gives back what the record says is held, and moves the record on.</summary>
    public async Task<(InstanceRecord? Record, UnreleasedResource? Held)> ReturnAsync(
        InstanceRecord record, ReturnReason reason, RetryContext patience, CancellationToken cancellationToken)
    {
        try
        {
            return (await returns.ReturnAsync(record, reason, patience, cancellationToken), null);
        }
        catch (Exception e) when (IsFailure(e))
        {
            return (null, new UnreleasedResource($"what {InstanceRecord.KeyOf(record.Id)} holds", AwsErrors.Describe(e)));
        }
    }

    private async Task<UnreleasedResource?> DeleteDnsAsync(InstanceRecord record, DnsRecord written, RetryContext patience, CancellationToken cancellationToken)
    {
        try
        {
            await patience.WithinAsync(
                LongestDns,
                async token =>
                {
                    await dns.DeleteAsync(record.Id, written, patience, token);
                    return true;
                },
                cancellationToken);
            return null;
        }
        catch (Exception e) when (IsFailure(e))
        {
            return new UnreleasedResource($"the DNS record {written.Name}", AwsErrors.Describe(e));
        }
    }

    private static bool IsFailure(Exception e) =>
        AwsErrors.IsFailedCall(e) || e is OutOfTimeException or OperationCanceledException or FormatException or InvalidOperationException;
}
