using System.Net;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace FgtAsg.Tests.Aws;

/// <summary>Error responses and invalid responses of the JSON protocols, as the slim client reads them.</summary>
public sealed class JsonErrorTests
{
    [Theory]
    [InlineData("""{"__type":"ExecutionDoesNotExist","message":"Said so."}""", "ExecutionDoesNotExist")]
    [InlineData("""{"__type":"com.amazonaws.swf#ExecutionDoesNotExist","Message":"Said so."}""", "ExecutionDoesNotExist")]
    [InlineData("""{"__type":"ExecutionDoesNotExist:http://internal.amazon.com/coral/","message":"Said so."}""", "ExecutionDoesNotExist")]
    [InlineData("""{"code":"ExecutionDoesNotExist","message":"Said so."}""", "ExecutionDoesNotExist")]
    public async Task Error_CodeInTheBody_IsReadWithoutItsNamespace(string body, string code)
    {
        var exception = await FailureAsync(new FakeService().Answers(HttpStatusCode.BadRequest, body));

        Assert.Equal((code, "Said so.", HttpStatusCode.BadRequest), (exception.ErrorCode, exception.Message, exception.StatusCode));
        Assert.Equal(ErrorType.Sender, exception.ErrorType);
    }

    [Theory]
    [InlineData("x-amzn-ErrorType", "InvalidArn:http://internal.amazon.com/coral/", "InvalidArn")]
    [InlineData("x-amzn-query-error", "InvalidArn;Sender", "InvalidArn")]
    public async Task Error_CodeInAHeader_TakesPrecedenceOverTheBody(string header, string value, string code)
    {
        var service = new FakeService().Answers(HttpStatusCode.BadRequest, () => new StringContent("""{"__type":"Other"}"""));
        service.ResponseHeaders[header] = value;
        service.ResponseHeaders["x-amzn-RequestId"] = "r-7";

        var exception = await FailureAsync(service);

        Assert.Equal(
            (code, $"SFN refused DescribeExecution: {code}", "r-7"), (exception.ErrorCode, exception.Message, exception.RequestId));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway, "<html>Bad gateway</html>")]
    [InlineData(HttpStatusCode.BadRequest, "[1]")]
    [InlineData(HttpStatusCode.BadRequest, "{\"__type\":7}")]
    [InlineData(HttpStatusCode.BadRequest, "{\"__type\"")]
    public async Task Error_NotFromTheService_HasNoCodeAndQuotesTheBody(HttpStatusCode status, string body)
    {
        var exception = await FailureAsync(new FakeService().Answers(status, body, "application/x-amz-json-1.0"));

        Assert.Null(exception.ErrorCode);
        Assert.Contains($"HTTP {(int)status}", exception.Message, StringComparison.Ordinal);
        Assert.Contains(body, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Please log in</html>")]
    [InlineData("[]")]
    [InlineData("""{"status":7}""")]
    [InlineData("")]
    public async Task Success_BodyIsNotTheOperationsJson_ThrowsUnmarshallingException(string body)
    {
        using var stepFunctions = TestClients.StepFunctions(new FakeService().AnswersOk(body), config => config.MaxErrorRetry = 0);

        var exception = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => ExecutionAsync(stepFunctions));

        Assert.Contains("SFN, DescribeExecution", exception.Message, StringComparison.Ordinal);
    }

    private static Task<DescribeExecutionResponse> ExecutionAsync(AmazonStepFunctionsClient stepFunctions) =>
        stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = "arn:1" }, CancellationToken.None);

    private static async Task<AmazonStepFunctionsException> FailureAsync(FakeService service)
    {
        using var stepFunctions = TestClients.StepFunctions(service, config => config.MaxErrorRetry = 0);
        return await Assert.ThrowsAsync<AmazonStepFunctionsException>(() => ExecutionAsync(stepFunctions));
    }
}
