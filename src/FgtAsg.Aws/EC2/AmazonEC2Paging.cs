using System.Runtime.CompilerServices;
using Amazon.EC2.Model;

namespace Amazon.EC2;

/// <summary>All pages of a describe call, one item after the other.</summary>
/// <remarks>
/// Written against <see cref="IAmazonEC2"/> alone, so that mocks page too, and so that this file also goes with the official package, whose
/// own paginators hang on its client. The request given is not changed.
/// </remarks>
public static class AmazonEC2Paging
{
    /// <summary>The instances that match, of all reservations. Each page is asked for when the one before is used up.</summary>
    public static async IAsyncEnumerable<Instance> EnumerateInstancesAsync(
        this IAmazonEC2 ec2, DescribeInstancesRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ec2);
        ArgumentNullException.ThrowIfNull(request);
        var nextToken = request.NextToken;
        do
        {
            var response = await ec2.DescribeInstancesAsync(Page(request, nextToken), cancellationToken);
            foreach (var instance in (response.Reservations ?? []).SelectMany(reservation => reservation.Instances ?? []))
            {
                yield return instance;
            }

            nextToken = response.NextToken;
        }
        while (!string.IsNullOrEmpty(nextToken));
    }

    /// <summary>The interfaces that match. Each page is asked for when the one before is used up.</summary>
    public static async IAsyncEnumerable<NetworkInterface> EnumerateNetworkInterfacesAsync(
        this IAmazonEC2 ec2,
        DescribeNetworkInterfacesRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ec2);
        ArgumentNullException.ThrowIfNull(request);
        var nextToken = request.NextToken;
        do
        {
            var response = await ec2.DescribeNetworkInterfacesAsync(Page(request, nextToken), cancellationToken);
            foreach (var networkInterface in response.NetworkInterfaces ?? [])
            {
                yield return networkInterface;
            }

            nextToken = response.NextToken;
        }
        while (!string.IsNullOrEmpty(nextToken));
    }

    private static DescribeInstancesRequest Page(DescribeInstancesRequest request, string? nextToken) => new()
    {
        DryRun = request.DryRun,
        Filters = request.Filters,
        InstanceIds = request.InstanceIds,
        MaxResults = request.MaxResults,
        NextToken = nextToken,
    };

    private static DescribeNetworkInterfacesRequest Page(DescribeNetworkInterfacesRequest request, string? nextToken) => new()
    {
        DryRun = request.DryRun,
        Filters = request.Filters,
        MaxResults = request.MaxResults,
        NetworkInterfaceIds = request.NetworkInterfaceIds,
        NextToken = nextToken,
    };
}
