using Amazon.AutoScaling.Model;

namespace FgtAsg.Tests.Aws;

public sealed class SigningTests
{
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
