using System.Runtime.CompilerServices;
using Amazon.AutoScaling.Model;

namespace Amazon.AutoScaling;

/// <summary>All pages of a describe call, one item after the other.</summary>
/// <remarks>
/// Written against <see cref="IAmazonAutoScaling"/> alone, so that mocks page too, and so that this file also goes with the official
/// package, whose own paginators hang on its client. The request given is not changed.
/// </remarks>
public static class AmazonAutoScalingPaging
{
    /// <summary>The groups that match. Each page is asked for when the one before is used up.</summary>
    public static async IAsyncEnumerable<AutoScalingGroup> EnumerateAutoScalingGroupsAsync(
        this IAmazonAutoScaling autoScaling,
        DescribeAutoScalingGroupsRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(autoScaling);
        ArgumentNullException.ThrowIfNull(request);
        var nextToken = request.NextToken;
        do
        {
            var response = await autoScaling.DescribeAutoScalingGroupsAsync(Page(request, nextToken), cancellationToken);
            foreach (var group in response.AutoScalingGroups ?? [])
            {
                yield return group;
            }

            nextToken = response.NextToken;
        }
        while (!string.IsNullOrEmpty(nextToken));
    }

    private static DescribeAutoScalingGroupsRequest Page(DescribeAutoScalingGroupsRequest request, string? nextToken) => new()
    {
        AutoScalingGroupNames = request.AutoScalingGroupNames,
        Filters = request.Filters,
        IncludeInstances = request.IncludeInstances,
        MaxRecords = request.MaxRecords,
        NextToken = nextToken,
    };
}
