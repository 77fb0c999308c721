using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.Sqs;

namespace FgtAsg.Tests.Sandbox.Sqs;

/// <summary>
/// Calls the model's queues over HTTP with the official client, which checks the digests. <see cref="QueueTests"/> have the rules.
/// </summary>
public sealed class SqsEndpointTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(30));
    private readonly Queues _queues = new("us-east-1", "123456789012", TimeProvider.System);
    private AwsFrontEnd _frontEnd = null!;
    private AmazonSQSClient _client = null!;

    public async Task InitializeAsync()
    {
        _frontEnd = await AwsFrontEnd.StartAsync(new AwsFrontEndOptions { Services = [new SqsEndpoint(_queues)] }, _limit.Token);
        _client = new AmazonSQSClient(
            new BasicAWSCredentials("test", "test"),
            new AmazonSQSConfig { ServiceURL = _frontEnd.Endpoint.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _frontEnd.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task Message_SentReceivedHiddenAndDeleted_IsGone()
    {
        _queues.Create("resume");
        var url = (await _client.GetQueueUrlAsync("resume", _limit.Token)).QueueUrl;
        var sent = await _client.SendMessageAsync(
            new SendMessageRequest { QueueUrl = url, MessageBody = "größer", DelaySeconds = 0 }, _limit.Token);

        var received = await _client.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = url,
                MaxNumberOfMessages = 10,
                MessageSystemAttributeNames = ["ApproximateReceiveCount"],
            },
            _limit.Token);

        var message = Assert.Single(received.Messages);
        Assert.Equal((sent.MessageId, "größer"), (message.MessageId, message.Body));
        Assert.Equal([KeyValuePair.Create("ApproximateReceiveCount", "1")], message.Attributes);
        await _client.ChangeMessageVisibilityAsync(url, message.ReceiptHandle, 600, _limit.Token);
        var hiddenFor = _queues.Create("resume").NextVisible!.Value - TimeProvider.System.GetUtcNow();
        Assert.InRange(hiddenFor, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10));
        await _client.DeleteMessageAsync(url, message.ReceiptHandle, _limit.Token);
        Assert.Empty(_queues.Create("resume").Messages);
        Assert.Empty((await _client.ReceiveMessageAsync(url, _limit.Token)).Messages ?? []);
    }

    [Fact]
    public async Task Send_ToAnUnknownQueue_ThrowsTheTypedExceptionWithTheQueryCode()
    {
        var refusal = await Assert.ThrowsAsync<QueueDoesNotExistException>(
            () => _client.SendMessageAsync("https://sqs.us-east-1.amazonaws.com/123456789012/none", "m", _limit.Token));

        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", refusal.ErrorCode);
    }

    [Fact]
    public async Task Send_InvalidRequest_HasTheCodeOfTheModel()
    {
        var url = _queues.Create("resume").Url;
        var delayed = new SendMessageRequest { QueueUrl = url, MessageBody = "m", DelaySeconds = 901 };

        var delay = await Assert.ThrowsAsync<AmazonSQSException>(() => _client.SendMessageAsync(delayed, _limit.Token));
        var contents = await Assert.ThrowsAsync<InvalidMessageContentsException>(
            () => _client.SendMessageAsync(url, "\u0001", _limit.Token));

        Assert.Equal(("InvalidParameterValue", "InvalidMessageContents"), (delay.ErrorCode, contents.ErrorCode));
    }

    [Fact]
    public async Task Call_OperationThatIsNotModeled_IsRefusedByName()
    {
        var refusal = await Assert.ThrowsAsync<AmazonSQSException>(
            () => _client.PurgeQueueAsync(_queues.Create("resume").Url, _limit.Token));

        Assert.Equal(("NotImplemented", "Not supported here: PurgeQueue of sqs."), (refusal.ErrorCode, refusal.Message));
    }
}
