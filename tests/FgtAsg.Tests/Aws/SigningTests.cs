using Amazon.AutoScaling.Model;
using Amazon.EC2.Model;

namespace FgtAsg.Tests.Aws;

public sealed class SigningTests
{
    [Fact]
    public async Task EC2Call_IsAFormPostSignedForServiceAndRegion()
    {
        var service = new FakeService().AnswersOk(Bodies.NoAddresses);
        using var ec2 = TestClients.EC2(service);

        await ec2.DescribeAddressesAsync(new DescribeAddressesRequest(), CancellationToken.None);

        var request = service.Requests.Single();
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/", request.Authorization, StringComparison.Ordinal);
        Assert.Contains("/eu-central-1/ec2/aws4_request", request.Authorization, StringComparison.Ordinal);
        Assert.Equal("DescribeAddresses", request.Form["Action"]);
        Assert.Equal("2016-11-15", request.Form["Version"]);
        Assert.Contains("EC2", string.Join(' ', request.Headers.GetValues("User-Agent")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AutoScalingCall_IsAFormPostSignedForServiceAndRegion()
    {
        var service = new FakeService().AnswersOk(Bodies.Completed);
        using var autoScaling = TestClients.AutoScaling(service);

        var response = await autoScaling.CompleteLifecycleActionAsync(new CompleteLifecycleActionRequest(), CancellationToken.None);

        var request = service.Requests.Single();
        Assert.Equal("https://autoscaling.eu-central-1.amazonaws.com/", request.Url);
        Assert.Contains("/eu-central-1/autoscaling/aws4_request", request.Authorization, StringComparison.Ordinal);
        Assert.Equal("2011-01-01", request.Form["Version"]);
        Assert.Equal("r-4", response.ResponseMetadata.RequestId);
    }
}
