using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using Moq;
using Filter = Amazon.EC2.Model.Filter;

namespace FgtAsg.Tests.Aws;

public sealed class PagingTests
{
    [Fact]
    public async Task EnumerateInstances_OverTwoPages_AsksForTheSecondWithTheFirstsToken()
    {
        var service = new FakeService()
            .AnswersOk(InstancesPage("<nextToken>page-2</nextToken>", "i-1", "i-2"))
            .AnswersOk(InstancesPage("<nextToken/>", "i-3"));
        using var ec2 = TestClients.EC2(service);
        var request = new DescribeInstancesRequest { MaxResults = 5, Filters = [new Filter { Name = "vpc-id", Values = ["vpc-1"] }] };

        var ids = new List<string?>();
        await foreach (var instance in ec2.EnumerateInstancesAsync(request, CancellationToken.None))
        {
            ids.Add(instance.InstanceId);
        }

        Assert.Equal(["i-1", "i-2", "i-3"], ids);
        Assert.Equal(2, service.Requests.Count);
        Assert.False(service.Requests[0].Form.ContainsKey("NextToken"));
        Assert.Equal("page-2", service.Requests[1].Form["NextToken"]);
        Assert.Equal("5", service.Requests[1].Form["MaxResults"]);
        Assert.Equal("vpc-1", service.Requests[1].Form["Filter.1.Value.1"]);
        Assert.Null(request.NextToken);
    }

    [Fact]
    public async Task EnumerateInstances_WithNoneFound_IsEmpty()
    {
        var ec2 = new Mock<IAmazonEC2>(MockBehavior.Strict);
        ec2.Setup(client => client.DescribeInstancesAsync(It.IsAny<DescribeInstancesRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new DescribeInstancesResponse());

        Assert.Empty(await ToListAsync(ec2.Object.EnumerateInstancesAsync(new DescribeInstancesRequest(), CancellationToken.None)));
    }

    [Fact]
    public async Task EnumerateNetworkInterfaces_OverTwoPages_KeepsTheFilters()
    {
        var requests = new List<DescribeNetworkInterfacesRequest>();
        var ec2 = new Mock<IAmazonEC2>(MockBehavior.Strict);
        ec2.Setup(client => client.DescribeNetworkInterfacesAsync(Capture.In(requests), It.IsAny<CancellationToken>()))
            .ReturnsAsync((DescribeNetworkInterfacesRequest request, CancellationToken _) => request.NextToken is null
                ? new DescribeNetworkInterfacesResponse
                {
                    NetworkInterfaces = [new NetworkInterface { NetworkInterfaceId = "eni-1" }],
                    NextToken = "2",
                }
                : new DescribeNetworkInterfacesResponse { NetworkInterfaces = [new NetworkInterface { NetworkInterfaceId = "eni-2" }] });
        var filters = new List<Filter> { new() { Name = "tag-key", Values = ["fgt-asg:group"] } };

        var found = await ToListAsync(ec2.Object.EnumerateNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { Filters = filters }, CancellationToken.None));

        Assert.Equal(["eni-1", "eni-2"], found.Select(item => item.NetworkInterfaceId));
        Assert.Equal([null, "2"], requests.Select(request => request.NextToken));
        Assert.All(requests, request => Assert.Same(filters, request.Filters));
    }

    [Fact]
    public async Task EnumerateAutoScalingGroups_OverTwoPages_KeepsTheNames()
    {
        var requests = new List<DescribeAutoScalingGroupsRequest>();
        var autoScaling = new Mock<IAmazonAutoScaling>(MockBehavior.Strict);
        autoScaling.Setup(client => client.DescribeAutoScalingGroupsAsync(Capture.In(requests), It.IsAny<CancellationToken>()))
            .ReturnsAsync((DescribeAutoScalingGroupsRequest request, CancellationToken _) => request.NextToken is null
                ? new DescribeAutoScalingGroupsResponse
                {
                    AutoScalingGroups = [new AutoScalingGroup { AutoScalingGroupName = "a" }],
                    NextToken = "2",
                }
                : new DescribeAutoScalingGroupsResponse { AutoScalingGroups = [new AutoScalingGroup { AutoScalingGroupName = "b" }] });

        var found = await ToListAsync(autoScaling.Object.EnumerateAutoScalingGroupsAsync(
            new DescribeAutoScalingGroupsRequest { AutoScalingGroupNames = ["a", "b"] }, CancellationToken.None));

        Assert.Equal(["a", "b"], found.Select(item => item.AutoScalingGroupName));
        Assert.All(requests, request => Assert.Equal(["a", "b"], request.AutoScalingGroupNames));
    }

    private static string InstancesPage(string token, params string[] ids) =>
        $"""
        <DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><reservationSet>
        {string.Concat(ids.Select(id => $"<item><instancesSet><item><instanceId>{id}</instanceId></item></instancesSet></item>"))}
        </reservationSet>{token}</DescribeInstancesResponse>
        """;

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
