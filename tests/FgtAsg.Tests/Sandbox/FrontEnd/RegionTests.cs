using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Tests.Sandbox.FrontEnd;

/// <summary>One endpoint serves all regions. The region in a call's signature selects the cloud that answers.</summary>
public sealed class RegionTests : IAsyncLifetime
{
    private const string Home = "us-east-1";
    private const string Other = "eu-west-1";

    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60), TimeProvider.System);
    private LocalAws _aws = null!;

    public async Task InitializeAsync() => _aws = await LocalAws.StartAsync(
        new LocalAwsOptions { Cloud = new CloudOptions { Region = Home, OtherRegions = [Other] } }, _limit.Token);

    public async Task DisposeAsync()
    {
        await _aws.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task Volumes_InTwoRegions_AreListedOnlyInTheirOwn()
    {
        var home = _aws.Model.Clouds[Home].CreateVolume();
        var other = _aws.Model.Clouds[Other].CreateVolume();

        Assert.Same(_aws.Cloud, _aws.Model.Clouds[Home]);
        Assert.NotEqual(home, other);
        Assert.Equal([home], await VolumesAsync(Home));
        Assert.Equal([other], await VolumesAsync(Other));
        Assert.Equal([Home, Other], _aws.Calls.Snapshot().Select(call => call.Region));
    }

    [Fact]
    public async Task Call_RegionIsNotEnabled_IsRefused() => Assert.Equal(
        "AuthFailure", (await Assert.ThrowsAsync<AmazonEC2Exception>(() => VolumesAsync("ap-east-1"))).ErrorCode);

    [Fact]
    public async Task Fault_InOneRegion_DoesNotAffectOthers()
    {
        _aws.Faults.Add(new FaultRule { Where = call => call.Region == Other, Effect = FaultEffect.ErrorBefore(400, "NotToday") });

        Assert.Empty(await VolumesAsync(Home));
        Assert.Equal("NotToday", (await Assert.ThrowsAsync<AmazonEC2Exception>(() => VolumesAsync(Other))).ErrorCode);
    }

    private async Task<IEnumerable<string>> VolumesAsync(string region)
    {
        using var ec2 = new AmazonEC2Client(
            new BasicAWSCredentials("test", "test"),
            new AmazonEC2Config { ServiceURL = _aws.Endpoint.ToString(), AuthenticationRegion = region, MaxErrorRetry = 0 });
        var volumes = (await ec2.DescribeVolumesAsync(new DescribeVolumesRequest(), _limit.Token)).Volumes ?? [];
        return volumes.Select(volume => volume.VolumeId);
    }
}
