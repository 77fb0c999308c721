using Amazon.EC2.Model;
using FgtAsg.Aws;

namespace FgtAsg.Fleet;

/// <summary>
/// Detects instances of others: EC2's state-change events report every instance of the region, and few belong to the group. The table is
/// asked first, because it does not count against EC2's limits. EC2 is asked once, and only about an instance without a record: from an
/// adopted group, from Fortinet's function, or from elsewhere.
/// </summary>
internal sealed class ForeignInstances(InstanceFinder instances, InstanceRecords records, string autoScalingGroupName)
{
    /// <summary>A table that does not answer must not delay an answer that EC2 can give too.</summary>
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(5);

    /// <returns>Why to ignore the instance; null if it is the group's or may be.</returns>
    /// <exception cref="Amazon.EC2.AmazonEC2Exception">EC2 does not answer: the event must be delivered again.</exception>
    public async Task<string?> ReasonToIgnoreAsync(InstanceId id, RetryContext retry)
    {
        if (await RecordAsync(id, retry) is { } record)
        {
            return record.AutoScalingGroupName == autoScalingGroupName ? null : $"{id} belongs to {record.AutoScalingGroupName}";
        }

        return await instances.GlimpseAsync(id, retry.CancellationToken) is { } seen
            && TellsItsGroup(seen)
            && ResourceTags.GroupOf(seen) != autoScalingGroupName
            ? $"{id} does not belong to {autoScalingGroupName}"
            : null;
    }

    /// <summary>Null if there is no record, if the table does not answer, or if the record is unreadable.</summary>
    private async Task<InstanceRecord?> RecordAsync(InstanceId id, RetryContext retry)
    {
        try
        {
            return await retry.WithinAsync(LongestRead, retry => records.FindAsync(id, retry));
        }
        catch (Exception e) when (!retry.IsCancellationRequested && (AwsErrors.IsFailure(e) || e is FormatException))
        {
            return null;
        }
    }

    /// <summary>EC2 removes the tags of a terminated instance after a while, so missing tags then say nothing.</summary>
    private static bool TellsItsGroup(Instance instance) =>
        instance.Tags is { Count: > 0 } || InstanceFinder.ReadinessOf(instance.State?.Name) != Readiness.Never;
}
