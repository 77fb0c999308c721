using Amazon.EC2.Model;
using FgtAsg.Aws;

namespace FgtAsg.Fleet;

/// <summary>
/// EC2's state-change events tell of every instance of the region, and few are the group's. The table is asked first, which EC2's limits do
/// not touch; only for an instance without a record (of an adopted group, of Fortinet's function, or a stranger) EC2 is, once.
/// </summary>
internal sealed class ForeignInstances(InstanceFinder instances, InstanceRecords records, string autoScalingGroupName)
{
    /// <summary>A table that does not answer must not hold what EC2 tells as well.</summary>
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(5);

    /// <returns>Why nothing is to be done; null where the instance is the group's, or nothing says yet that it is not.</returns>
    /// <exception cref="Amazon.EC2.AmazonEC2Exception">EC2 does not tell: the event must come again.</exception>
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

    /// <summary>Null for none, and for one that the table does not tell, or that cannot be read.</summary>
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

    /// <summary>EC2 takes the tags off a terminated instance after a while: one that has none tells nothing.</summary>
    private static bool TellsItsGroup(Instance instance) =>
        instance.Tags is { Count: > 0 } || InstanceFinder.ReadinessOf(instance.State?.Name) != Readiness.Never;
}
