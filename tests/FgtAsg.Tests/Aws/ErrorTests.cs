using System.Net;
using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.Runtime;

namespace FgtAsg.Tests.Aws;

/// <summary>Error responses and invalid responses of the XML protocols, as the slim clients read them.</summary>
public sealed class ErrorTests
{
    [Fact]
    public async Task AutoScalingError_KnownCode_ThrowsTheTypedException()
    {
        var service = new FakeService().Answers(
            HttpStatusCode.BadRequest, Bodies.QueryError("ValidationError", message: "No active Lifecycle Action found"));
        using var autoScaling = TestClients.AutoScaling(service);

        var exception = await Assert.ThrowsAsync<AmazonAutoScalingException>(
            () => autoScaling.CompleteLifecycleActionAsync(new CompleteLifecycleActionRequest(), CancellationToken.None));

        Assert.Equal("ValidationError", exception.ErrorCode);
        Assert.Equal("No active Lifecycle Action found", exception.Message);
        Assert.Equal(ErrorType.Sender, exception.ErrorType);
        Assert.Equal("r-q", exception.RequestId);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway, "<html><body><h1>Bad gateway</h1></body></html>", "<h1>Bad gateway</h1>")]
    [InlineData(HttpStatusCode.Forbidden, "access denied by the proxy", "access denied by the proxy")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "", "no body")]
    [InlineData(HttpStatusCode.BadRequest, "<ErrorResponse><Error><Code>Inva", "<Code>Inva")]
    [InlineData(HttpStatusCode.BadRequest, "<ErrorResponse><Error/></ErrorResponse>", "<Error/>")]
    [InlineData(
        HttpStatusCode.BadRequest,
        "<!DOCTYPE r [<!ENTITY e 'x'>]><ErrorResponse><Error><Code>&e;</Code></Error></ErrorResponse>",
        "DOCTYPE")]
    public async Task Error_NotFromTheService_IsTypedAndQuotesTheBody(HttpStatusCode status, string body, string expected)
    {
        var exception = await FailureAsync(status, body);

        Assert.Null(exception.ErrorCode);
        Assert.Equal(status, exception.StatusCode);
        Assert.Contains($"HTTP {(int)status}", exception.Message, StringComparison.Ordinal);
        Assert.Contains("DescribeAutoScalingGroups", exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorMessage_LongBody_IsShortened()
    {
        var exception = await FailureAsync(HttpStatusCode.BadGateway, new string('x', 100_000));

        Assert.InRange(exception.Message.Length, 300, 500);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Please log in</body></html>")]
    [InlineData("{}")]
    [InlineData("<DescribeAutoScalingGroupsResponse><DescribeAutoScalingGroupsResult>")]
    [InlineData("<DescribeAutoScalingInstancesResponse/>")]
    public async Task Success_BodyIsNotTheOperationsXml_ThrowsUnmarshallingException(string body)
    {
        var service = new FakeService().AnswersOk(body);
        using var autoScaling = TestClients.AutoScaling(service);

        var exception = await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => autoScaling.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest(), CancellationToken.None));

        Assert.Contains("Auto Scaling, DescribeAutoScalingGroups", exception.Message, StringComparison.Ordinal);
        Assert.Equal(body, exception.ResponseBody);
        Assert.Equal(HttpStatusCode.OK, exception.StatusCode);
    }

    [Theory]
    [InlineData("MaxSize", "one")]
    [InlineData("MaxSize", "99999999999")]
    [InlineData("CreatedTime", "yesterday")]
    [InlineData("CapacityRebalance", "perhaps")]
    public async Task Success_ValueHasTheWrongType_ThrowsUnmarshallingException(string member, string value)
    {
        var groups = $"<AutoScalingGroups><member><{member}>{value}</{member}></member></AutoScalingGroups>";
        var result = $"<DescribeAutoScalingGroupsResult>{groups}</DescribeAutoScalingGroupsResult>";
        var body = $"<DescribeAutoScalingGroupsResponse>{result}</DescribeAutoScalingGroupsResponse>";
        using var autoScaling = TestClients.AutoScaling(new FakeService().AnswersOk(body));

        var exception = await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => autoScaling.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest(), CancellationToken.None));

        Assert.Contains(member, exception.ResponseBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Success_BodyIsAnError_ThrowsTheTypedException()
    {
        var exception = await FailureAsync(HttpStatusCode.OK, Bodies.QueryError("Blocked"));

        Assert.Equal("Blocked", exception.ErrorCode);
    }

    private static async Task<AmazonAutoScalingException> FailureAsync(HttpStatusCode status, string body)
    {
        using var autoScaling = TestClients.AutoScaling(new FakeService().Answers(status, body, "text/html"));
        return await Assert.ThrowsAsync<AmazonAutoScalingException>(
            () => autoScaling.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest(), CancellationToken.None));
    }
}
