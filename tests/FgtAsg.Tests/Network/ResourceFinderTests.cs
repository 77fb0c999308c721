using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Network;
using FgtAsg.Tests.Support;
using Moq;

namespace FgtAsg.Tests.Network;

public sealed class ResourceFinderTests
{
    private readonly Mock<IAmazonEC2> _ec2 = new(MockBehavior.Strict);
    private readonly List<DescribeNetworkInterfacesRequest> _requests = [];
    private readonly RetryContext _retry = new(Clocks.Fast(), new Random(1), NoHeartbeat.Instance, CancellationToken.None);

    private ResourceFinder Finder => new(new Lazy<IAmazonEC2>(_ec2.Object), Given.ResourceTags);

    [Fact]
    public async Task ByIdAsync_MoreIdsThanOneFilterAccepts_AsksInChunks()
    {
        Answer(_ => new DescribeNetworkInterfacesResponse());

        Assert.Empty(await Finder.ByIdAsync([.. Enumerable.Range(0, 401).Select(i => $"eni-{i}")], _retry));

        Assert.Equal([200, 200, 1], _requests.Select(r => r.Filters.Single().Values.Count));
    }

    [Fact]
    public async Task ByIdAsync_NoIds_MakesNoCall() => Assert.Empty(await Finder.ByIdAsync([], _retry));

    [Fact]
    public async Task AttachedAsync_SeveralPages_GivesAll()
    {
        Answer(request => request.NextToken switch
        {
            null => new DescribeNetworkInterfacesResponse { NetworkInterfaces = [Given.Interface("eni-1")], NextToken = "more" },
            _ => new DescribeNetworkInterfacesResponse { NetworkInterfaces = [Given.Interface("eni-2")], NextToken = "" },
        });

        var found = await Finder.AttachedAsync(Given.Id, _retry);

        Assert.Equal(["eni-1", "eni-2"], found.Select(i => i.NetworkInterfaceId));
    }

    [Fact]
    public async Task FindAsync_InterfaceIsFoundInSeveralWays_IsReturnedOnce()
    {
        Answer(_ => new DescribeNetworkInterfacesResponse { NetworkInterfaces = [Given.Interface("eni-1")] });
        _ec2.Setup(e => e.DescribeAddressesAsync(It.IsAny<DescribeAddressesRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new DescribeAddressesResponse());

        var found = await Finder.FindAsync(Given.Id, ["eni-1"], _retry);

        Assert.Single(found.NetworkInterfaces);
        Assert.Empty(found.Addresses);
        Assert.Equal(
            ["attachment.instance-id", "network-interface-id", "tag:fgt-asg:group", "tag:fgt-asg:instance-id"],
            _requests.SelectMany(r => r.Filters).Select(f => f.Name).Order());
    }

    private void Answer(Func<DescribeNetworkInterfacesRequest, DescribeNetworkInterfacesResponse> answer) => _ec2
        .Setup(e => e.DescribeNetworkInterfacesAsync(It.IsAny<DescribeNetworkInterfacesRequest>(), It.IsAny<CancellationToken>()))
        .Callback((DescribeNetworkInterfacesRequest request, CancellationToken _) => _requests.Add(request))
        .ReturnsAsync((DescribeNetworkInterfacesRequest request, CancellationToken _) => answer(request));
}
