using System.Net;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using FgtAsg.Aws;

namespace FgtAsg.Tests.Aws;

/// <summary>How the guarded official client reads the responses of SQS, and bodies that do not come from it.</summary>
public sealed class SqsResponseTests
{
    private const string Queue = "https://sqs.eu-central-1.amazonaws.com/123456789012/resume";

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("<html>Please log in</html>")]
    [InlineData("""{"message":"Please log in"}""")]
    [InlineData("""{"MessageId":"m-1"}""")]
    [InlineData("{\"Mess")]
    public async Task Success_BodyIsNotTheOperationsResponse_IsAFailedCall(string body)
    {
        using var sqs = TestClients.Sqs(new FakeService().AnswersOk(body), config => config.MaxErrorRetry = 0);

        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => SendAsync(sqs));

        Assert.Contains("SQS, SendMessage: the response ", error.Message, StringComparison.Ordinal);
        Assert.True(AwsErrors.IsFailedCall(error) && AwsErrors.IsTransient(error) && !AwsErrors.IsRefusal(error));
    }

    [Fact]
    public async Task Send_FirstAnswerIsForeign_IsSentAgain()
    {
        var service = new FakeService()
            .AnswersOk("<html>Please log in</html>")
            .AnswersOk("""{"MessageId":"m-1","MD5OfMessageBody":"6f8f57715090da2632453988d9a1501b"}""");
        using var sqs = TestClients.Sqs(service);

        var sent = await SendAsync(sqs);

        Assert.Equal(("m-1", 2), (sent.MessageId, service.Requests.Count));
    }

    /// <summary>SQS once had the query protocol. The SDK's code is still that protocol's, which is in a header.</summary>
    [Fact]
    public async Task Error_FromTheService_ThrowsTheTypedExceptionWithTheQueryCode()
    {
        var service = new FakeService().Answers(
            HttpStatusCode.BadRequest, """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"Said so."}""");
        service.ResponseHeaders["x-amzn-query-error"] = "AWS.SimpleQueueService.NonExistentQueue;Sender";
        using var sqs = TestClients.Sqs(service);

        var error = await Assert.ThrowsAsync<QueueDoesNotExistException>(() => SendAsync(sqs));

        Assert.Equal(("AWS.SimpleQueueService.NonExistentQueue", "Said so."), (error.ErrorCode, error.Message));
        Assert.True(AwsErrors.IsRefusal(error));
    }

    [Fact]
    public async Task Error_WithoutAMessage_DoesNotQuoteTheBody()
    {
        var service = new FakeService().Answers(
            HttpStatusCode.BadRequest, """{"__type":"InvalidMessageContents","Echo":"the text of the message"}""");
        using var sqs = TestClients.Sqs(service);

        var error = await Assert.ThrowsAsync<InvalidMessageContentsException>(() => SendAsync(sqs));

        Assert.Equal("SQS refused SendMessage: InvalidMessageContents", error.Message);
    }

    private static Task<SendMessageResponse> SendAsync(AmazonSQSClient sqs) =>
        sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Queue, MessageBody = "m" });
}
