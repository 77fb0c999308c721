using System.Net;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace FgtAsg.Tests.Aws;

/// <summary>The JSON protocols' answers that are no success.</summary>
public sealed class JsonErrorTests
{
    [Theory]
    [InlineData("""{"__type":"InvalidInstanceId","message":"Said so."}""", "InvalidInstanceId")]
    [InlineData("""{"__type":"com.amazonaws.ssm#InvalidInstanceId","Message":"Said so."}""", "InvalidInstanceId")]
    [InlineData("""{"__type":"InvalidInstanceId:http://internal.amazon.com/coral/","message":"Said so."}""", "InvalidInstanceId")]
    [InlineData("""{"code":"InvalidInstanceId","message":"Said so."}""", "InvalidInstanceId")]
    public async Task Error_InTheBody_HasTheBareCode(string body, string code)
    {
        var exception = await FailureAsync(HttpStatusCode.BadRequest, body);

        Assert.Equal((code, "Said so.", HttpStatusCode.BadRequest), (exception.ErrorCode, exception.Message, exception.StatusCode));
        Assert.Equal(ErrorType.Sender, exception.ErrorType);
    }

    [Theory]
    [InlineData("x-amzn-ErrorType", "InvocationDoesNotExist:http://internal.amazon.com/coral/", "InvocationDoesNotExist")]
    [InlineData("x-amzn-query-error", "InvocationDoesNotExist;Sender", "InvocationDoesNotExist")]
    public async Task Error_InAHeader_ComesBeforeTheBodys(string header, string value, string code)
    {
        var service = new FakeService().Answers(HttpStatusCode.BadRequest, () => new StringContent("""{"__type":"Other"}"""));
        service.ResponseHeaders[header] = value;
        service.ResponseHeaders["x-amzn-RequestId"] = "r-7";
        using var ssm = TestClients.Ssm(service);

        var exception = await Assert.ThrowsAsync<AmazonSimpleSystemsManagementException>(() => InvocationAsync(ssm));

        Assert.Equal((code, $"SSM refused GetCommandInvocation: {code}", "r-7"), (exception.ErrorCode, exception.Message, exception.RequestId));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway, "<html>Bad gateway</html>")]
    [InlineData(HttpStatusCode.BadRequest, "[1]")]
    [InlineData(HttpStatusCode.BadRequest, "{\"__type\":7}")]
    [InlineData(HttpStatusCode.BadRequest, "{\"__type\"")]
    public async Task ErrorThatIsNotTheServices_HasNoCodeAndSaysWhatCame(HttpStatusCode status, string body)
    {
        using var stepFunctions = TestClients.StepFunctions(
            new FakeService().Answers(status, body, "application/x-amz-json-1.0"), config => config.MaxErrorRetry = 0);

        var exception = await Assert.ThrowsAsync<AmazonStepFunctionsException>(
            () => stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest(), CancellationToken.None));

        Assert.Null(exception.ErrorCode);
        Assert.Contains($"HTTP {(int)status}", exception.Message, StringComparison.Ordinal);
        Assert.Contains(body, exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Systems Manager repeats a command's parameters, which may be secret.</summary>
    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.BadRequest)]
    public async Task UnreadableAnswer_OfAServiceThatRepeatsSecrets_IsNotQuoted(HttpStatusCode status)
    {
        using var ssm = TestClients.Ssm(
            new FakeService().Answers(status, """{"Command":{"Parameters":{"password":["s3cr3t"]}"""), config => config.MaxErrorRetry = 0);

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => InvocationAsync(ssm));

        Assert.DoesNotContain("s3cr3t", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", (exception as AmazonUnmarshallingException)?.ResponseBody ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Please log in</html>")]
    [InlineData("[]")]
    [InlineData("""{"Status":7}""")]
    [InlineData("")]
    public async Task Success_ThatIsNotTheOperationsJson_IsAnUnmarshallingException(string body)
    {
        using var ssm = TestClients.Ssm(new FakeService().AnswersOk(body), config => config.MaxErrorRetry = 0);

        var exception = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => InvocationAsync(ssm));

        Assert.Contains("SSM, GetCommandInvocation", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest)]
    [InlineData("InternalServerError", HttpStatusCode.InternalServerError)]
    public async Task PassingError_IsAskedAgain(string code, HttpStatusCode status)
    {
        var service = new FakeService().Answers(status, $$"""{"__type":"{{code}}"}""").AnswersOk("{}");
        using var ssm = TestClients.Ssm(service);

        await InvocationAsync(ssm);

        Assert.Equal(2, service.Requests.Count);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("name", 2)]
    public async Task StartExecution_WhoseAnswerIsLost_IsSentAgainOnlyWithAName(string? name, int requests)
    {
        var service = new FakeService()
            .Answers(HttpStatusCode.InternalServerError, "{}")
            .AnswersOk("""{"executionArn":"arn:1","startDate":1770091445.123}""");
        using var stepFunctions = TestClients.StepFunctions(service);

        var start = () => stepFunctions.StartExecutionAsync(new StartExecutionRequest { Name = name }, CancellationToken.None);

        if (name is null)
        {
            await Assert.ThrowsAsync<AmazonStepFunctionsException>(start);
        }
        else
        {
            Assert.Equal(new DateTime(2026, 2, 3, 4, 4, 5, 123, DateTimeKind.Utc), (await start()).StartDate);
        }

        Assert.Equal(requests, service.Requests.Count);
    }

    private static Task<GetCommandInvocationResponse> InvocationAsync(AmazonSimpleSystemsManagementClient ssm) =>
        ssm.GetCommandInvocationAsync(new GetCommandInvocationRequest { CommandId = "c", InstanceId = "i" }, CancellationToken.None);

    private static async Task<AmazonSimpleSystemsManagementException> FailureAsync(HttpStatusCode status, string body)
    {
        using var ssm = TestClients.Ssm(
            new FakeService().Answers(status, body, "application/x-amz-json-1.1"), config => config.MaxErrorRetry = 0);
        return await Assert.ThrowsAsync<AmazonSimpleSystemsManagementException>(() => InvocationAsync(ssm));
    }
}
