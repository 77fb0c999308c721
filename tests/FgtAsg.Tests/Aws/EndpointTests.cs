using Amazon;
using Amazon.AutoScaling;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace FgtAsg.Tests.Aws;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("us-east-1", "ec2.us-east-1.amazonaws.com")]
    [InlineData("eu-central-1", "ec2.eu-central-1.amazonaws.com")]
    [InlineData("cn-north-1", "ec2.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-gov-west-1", "ec2.us-gov-west-1.amazonaws.com")]
    [InlineData("us-iso-east-1", "ec2.us-iso-east-1.c2s.ic.gov")]
    [InlineData("us-isob-east-1", "ec2.us-isob-east-1.sc2s.sgov.gov")]
    [InlineData("xx-future-9", "ec2.xx-future-9.amazonaws.com")]
    public async Task Call_InARegion_GoesToThePartitionsHost(string region, string host)
    {
        var service = new FakeService().AnswersOk(Bodies.NoAddresses);
        using var ec2 = TestClients.EC2(service, config => config.RegionEndpoint = RegionEndpoint.GetBySystemName(region));

        await ec2.DescribeAddressesAsync(new DescribeAddressesRequest(), CancellationToken.None);

        Assert.Equal($"https://{host}/", service.Requests.Single().Url);
    }

    [Theory]
    [InlineData("us-east-1", true, false, "ec2-fips.us-east-1.amazonaws.com")]
    [InlineData("us-east-1", false, true, "ec2.us-east-1.api.aws")]
    [InlineData("us-east-1", true, true, "ec2-fips.us-east-1.api.aws")]
    [InlineData("us-gov-east-1", true, false, "ec2.us-gov-east-1.amazonaws.com")]
    [InlineData("cn-north-1", false, true, "ec2.cn-north-1.api.amazonwebservices.com.cn")]
    public void Endpoint_WithFipsOrDualStack_IsTheirs(string region, bool fips, bool dualStack, string host)
    {
        var config = new AmazonEC2Config
        {
            IgnoreConfiguredEndpointUrls = true,
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
        };

        Assert.Equal($"https://{host}", EndpointOf(config));
    }

    [Fact]
    public void Endpoint_WithFipsAndACustomEndpoint_IsRefused()
    {
        var ec2 = new AmazonEC2Config { ServiceURL = "http://127.0.0.1:5000", UseFIPSEndpoint = true };
        var autoScaling = new AmazonAutoScalingConfig { ServiceURL = "http://127.0.0.1:5000", UseFIPSEndpoint = true };

        Assert.Throws<AmazonClientException>(() => EndpointOf(ec2));
        var exception = Assert.Throws<AmazonClientException>(() => EndpointOf(autoScaling));

        Assert.Contains("AWS_USE_FIPS_ENDPOINT", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithServiceUrl_GoesThereAndIsSignedForTheAuthenticationRegion()
    {
        var service = new FakeService().AnswersOk(Bodies.NoAddresses);
        using var ec2 = TestClients.EC2(service, config =>
        {
            config.ServiceURL = "http://127.0.0.1:5000";
            config.AuthenticationRegion = "eu-west-3";
        });

        await ec2.DescribeAddressesAsync(new DescribeAddressesRequest(), CancellationToken.None);

        var request = service.Requests.Single();
        Assert.Equal("http://127.0.0.1:5000/", request.Url);
        Assert.Contains("/eu-west-3/ec2/aws4_request", request.Authorization, StringComparison.Ordinal);
    }

    private static string EndpointOf(ClientConfig config) =>
        config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new DescribeAddressesRequest())).URL.TrimEnd('/');
}
