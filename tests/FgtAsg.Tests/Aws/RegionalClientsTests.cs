using Amazon;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using FgtAsg.Aws;

namespace FgtAsg.Tests.Aws;

/// <summary>The clients read environment variables, which are shared by the whole process.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class RegionalClientsTests : IDisposable
{
    private const string Endpoint = "AWS_ENDPOINT_URL";

    private readonly string? _before = Environment.GetEnvironmentVariable(Endpoint);
    private readonly AmazonEC2Client _home;
    private readonly RegionalClients _clients;

    public RegionalClientsTests()
    {
        Environment.SetEnvironmentVariable(Endpoint, null);
        _home = new AmazonEC2Client(new AnonymousAWSCredentials(), RegionEndpoint.EUCentral1);
        _clients = new RegionalClients(new Lazy<IAmazonEC2>(_home), config => new GuardedEC2Client(new AnonymousAWSCredentials(), config));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Endpoint, _before);
        _home.Dispose();
    }

    [Theory]
    [InlineData("eu-west-1", "https://ec2.eu-west-1.amazonaws.com")]
    [InlineData("cn-north-1", "https://ec2.cn-north-1.amazonaws.com.cn")]
    // A region that this version of the SDK does not know.
    [InlineData("eu-north-9", "https://ec2.eu-north-9.amazonaws.com")]
    public void In_AnotherRegion_CallsThatRegionAndSignsForIt(string region, string url)
    {
        var config = (ClientConfig)_clients.In(region).Config;

        var parameters = new ServiceOperationEndpointParameters(new DescribeVolumesRequest());
        Assert.Equal(url, config.DetermineServiceOperationEndpoint(parameters).URL.TrimEnd('/'));
        Assert.Equal((region, region), (config.RegionEndpoint.SystemName, config.AuthenticationRegion));
    }

    [Fact]
    public void In_TheFunctionsOwnRegion_ReturnsTheExistingClient() => Assert.Same(_home, _clients.In("eu-central-1"));

    [Fact]
    public void In_TheSameRegionTwice_ReturnsTheSameClient() => Assert.Same(_clients.In("eu-west-1"), _clients.In("eu-west-1"));
}
