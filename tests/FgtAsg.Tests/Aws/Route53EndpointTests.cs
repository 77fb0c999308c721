using Amazon;
using Amazon.Runtime;

namespace FgtAsg.Tests.Aws;

public sealed class Route53EndpointTests
{
    [Theory]
    [InlineData("us-east-1", "route53.amazonaws.com", "us-east-1")]
    [InlineData("eu-central-1", "route53.amazonaws.com", "us-east-1")]
    [InlineData("cn-north-1", "route53.amazonaws.com.cn", "cn-northwest-1")]
    [InlineData("us-gov-east-1", "route53.us-gov.amazonaws.com", "us-gov-west-1")]
    [InlineData("us-iso-west-1", "route53.c2s.ic.gov", "us-iso-east-1")]
    [InlineData("us-isob-east-1", "route53.sc2s.sgov.gov", "us-isob-east-1")]
    public async Task Call_InARegion_GoesToThePartitionsHostSignedForItsRegion(string region, string host, string signingRegion)
    {
        var request = await SendAsync(config => config.RegionEndpoint = RegionEndpoint.GetBySystemName(region));

        Assert.StartsWith($"https://{host}/2013-04-01/", request.Url, StringComparison.Ordinal);
        Assert.Contains($"/{signingRegion}/route53/aws4_request", request.Authorization, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu-central-1", true, false, "route53-fips.amazonaws.com")]
    [InlineData("eu-central-1", false, true, "route53.global.api.aws")]
    [InlineData("eu-central-1", true, true, "route53-fips.global.api.aws")]
    [InlineData("us-gov-west-1", true, false, "route53.us-gov.amazonaws.com")]
    [InlineData("us-gov-west-1", false, true, "route53.us-gov.api.aws")]
    [InlineData("cn-north-1", false, true, "route53.global.api.amazonwebservices.com.cn")]
    public async Task Call_WithFipsOrDualStack_GoesToThatHost(string region, bool fips, bool dualStack, string host)
    {
        var request = await SendAsync(config =>
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
            config.UseFIPSEndpoint = fips;
            config.UseDualstackEndpoint = dualStack;
        });

        Assert.StartsWith($"https://{host}/2013-04-01/", request.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithServiceUrl_GoesThereAndIsSignedForTheAuthenticationRegion()
    {
        var request = await SendAsync(config =>
        {
            config.ServiceURL = "http://127.0.0.1:5000/base/";
            config.AuthenticationRegion = "eu-west-3";
        });

        Assert.Equal("http://127.0.0.1:5000/base/2013-04-01/hostedzone/Z1/rrset/", request.Url);
        Assert.Contains("/eu-west-3/route53/aws4_request", request.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithServiceUrlAndFips_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<AmazonClientException>(() => SendAsync(config =>
        {
            config.ServiceURL = "http://127.0.0.1:5000";
            config.UseFIPSEndpoint = true;
        }));

        Assert.Contains("AWS_USE_FIPS_ENDPOINT", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<ReceivedRequest> SendAsync(Action<Amazon.Route53.AmazonRoute53Config> configure)
    {
        var service = new FakeService().AnswersOk(Bodies.Changed);
        using var route53 = TestClients.Route53(service, configure);
        await route53.ChangeResourceRecordSetsAsync(Dns.Request(), CancellationToken.None);
        return service.Requests.Single();
    }
}
