using System.Net;
using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;

namespace FgtAsg.Tests.Aws;

public sealed class ErrorTests
{
    [Fact]
    public async Task EC2Error_BecomesTheTypedException()
    {
        var exception = await EC2FailureAsync(
            HttpStatusCode.BadRequest, Bodies.EC2Error("InvalidNetworkInterfaceID.NotFound", "It is not there."));

        Assert.Equal("InvalidNetworkInterfaceID.NotFound", exception.ErrorCode);
        Assert.Equal("It is not there.", exception.Message);
        Assert.Equal(ErrorType.Sender, exception.ErrorType);
        Assert.Equal(HttpStatusCode.BadRequest, exception.StatusCode);
        Assert.Equal("r-e", exception.RequestId);
    }

    [Fact]
    public async Task EC2ServerError_IsTheReceivers()
    {
        var exception = await EC2FailureAsync(HttpStatusCode.InternalServerError, Bodies.EC2Error("InternalError"));

        Assert.Equal("InternalError", exception.ErrorCode);
        Assert.Equal(ErrorType.Receiver, exception.ErrorType);
    }

    [Fact]
    public async Task AutoScalingError_BecomesTheTypedException()
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
    [InlineData(HttpStatusCode.BadRequest, "<Response><Errors><Error><Code>Inva", "<Code>Inva")]
    [InlineData(HttpStatusCode.BadRequest, "<Response><Errors/></Response>", "<Errors/>")]
    [InlineData(
        HttpStatusCode.BadRequest,
        "<!DOCTYPE r [<!ENTITY e 'x'>]><Response><Errors><Error><Code>&e;</Code></Error></Errors></Response>",
        "DOCTYPE")]
    public async Task ErrorThatIsNotTheServices_IsStillTypedAndSaysWhatCame(HttpStatusCode status, string body, string expected)
    {
        var exception = await EC2FailureAsync(status, body);

        Assert.Null(exception.ErrorCode);
        Assert.Equal(status, exception.StatusCode);
        Assert.Contains($"HTTP {(int)status}", exception.Message, StringComparison.Ordinal);
        Assert.Contains("DescribeAddresses", exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorMessage_OfALongBody_IsShort()
    {
        var exception = await EC2FailureAsync(HttpStatusCode.BadGateway, new string('x', 100_000));

        Assert.InRange(exception.Message.Length, 300, 500);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Please log in</body></html>")]
    [InlineData("{}")]
    [InlineData("<DescribeAddressesResponse><addressesSet><item>")]
    [InlineData("<DescribeInstancesResponse/>")]
    public async Task Success_ThatIsNotTheOperationsXml_IsAnUnmarshallingException(string body)
    {
        var service = new FakeService().AnswersOk(body);
        using var ec2 = TestClients.EC2(service);

        var exception = await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => ec2.DescribeAddressesAsync(new DescribeAddressesRequest(), CancellationToken.None));

        Assert.Contains("EC2, DescribeAddresses", exception.Message, StringComparison.Ordinal);
        Assert.Equal(body, exception.ResponseBody);
        Assert.Equal(HttpStatusCode.OK, exception.StatusCode);
    }

    [Theory]
    [InlineData("deviceIndex", "one")]
    [InlineData("deviceIndex", "99999999999")]
    [InlineData("attachTime", "yesterday")]
    [InlineData("deleteOnTermination", "perhaps")]
    public async Task Success_WithAValueOfTheWrongType_IsAnUnmarshallingException(string member, string value)
    {
        var item = $"<item><attachment><{member}>{value}</{member}></attachment></item>";
        var set = $"<networkInterfaceSet>{item}</networkInterfaceSet>";
        var body = $"<DescribeNetworkInterfacesResponse>{set}</DescribeNetworkInterfacesResponse>";
        using var ec2 = TestClients.EC2(new FakeService().AnswersOk(body));

        var exception = await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest(), CancellationToken.None));

        Assert.Contains(member, exception.ResponseBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Success_ThatCarriesAnError_IsTheTypedException()
    {
        var exception = await EC2FailureAsync(HttpStatusCode.OK, Bodies.EC2Error("Blocked"));

        Assert.Equal("Blocked", exception.ErrorCode);
    }

    private static async Task<AmazonEC2Exception> EC2FailureAsync(HttpStatusCode status, string body)
    {
        using var ec2 = TestClients.EC2(new FakeService().Answers(status, body, "text/html"));
        return await Assert.ThrowsAsync<AmazonEC2Exception>(
            () => ec2.DescribeAddressesAsync(new DescribeAddressesRequest(), CancellationToken.None));
    }
}
