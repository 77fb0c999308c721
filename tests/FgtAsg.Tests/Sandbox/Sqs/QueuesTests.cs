using Amazon.SQS;
using Amazon.SQS.Model;
using FgtAsg.Sandbox.Sqs;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.Tests.Sandbox.Sqs;

/// <summary>The operations on queues, and what SQS refuses.</summary>
public sealed class QueuesTests
{
    private readonly VirtualClock _time = new();
    private readonly Queues _queues;

    public QueuesTests() => _queues = new Queues("eu-central-1", "123456789012", _time);

    [Fact]
    public void Create_SameName_IsTheSameQueue()
    {
        var queue = _queues.Create("resume");

        Assert.Same(queue, _queues.Create("resume"));
        Assert.Equal(
            ("https://sqs.eu-central-1.amazonaws.com/123456789012/resume", "arn:aws:sqs:eu-central-1:123456789012:resume"),
            (queue.Url, queue.Arn));
        Assert.Equal(queue.Url, _queues.GetUrl(new GetQueueUrlRequest { QueueName = "resume" }).QueueUrl);
    }

    [Fact]
    public void Create_InChina_HasItsPartition()
    {
        var queue = new Queues("cn-north-1", "123456789012", _time).Create("resume");

        Assert.Equal(
            ("https://sqs.cn-north-1.amazonaws.com.cn/123456789012/resume", "arn:aws-cn:sqs:cn-north-1:123456789012:resume"),
            (queue.Url, queue.Arn));
    }

    [Fact]
    public void Send_WithADelay_TellsWhenItIsDue()
    {
        var queue = _queues.Create("resume");
        List<QueuedMessage> told = [];
        _queues.Sent += told.Add;

        var sent = _queues.Send(new SendMessageRequest { QueueUrl = queue.Url, MessageBody = "m", DelaySeconds = 90 });

        var message = Assert.Single(told);
        Assert.Equal((sent.MessageId, queue.Url, "m"), (message.Id, message.QueueUrl, message.Body));
        Assert.Equal((VirtualClock.Start.AddSeconds(90), TimeSpan.FromSeconds(90)), (message.Due, message.Delay));
        Assert.Equal("6f8f57715090da2632453988d9a1501b", sent.MD5OfMessageBody);
        Assert.Equal([message], _queues.Messages);
    }

    [Fact]
    public void Send_WithoutADelay_HasTheDelayOfTheQueue()
    {
        var queue = _queues.Create("slow", new QueueOptions { Delay = TimeSpan.FromSeconds(5) });

        _queues.Send(new SendMessageRequest { QueueUrl = queue.Url, MessageBody = "m" });
        _queues.Send(new SendMessageRequest { QueueUrl = queue.Url, MessageBody = "m", DelaySeconds = 0 });

        Assert.Equal([TimeSpan.FromSeconds(5), TimeSpan.Zero], _queues.Messages.Select(message => message.Delay));
    }

    [Theory]
    [InlineData("", 0, "MissingParameter")]
    [InlineData("m", -1, "InvalidParameterValue")]
    [InlineData("m", 901, "InvalidParameterValue")]
    [InlineData("m\u0001", 0, "InvalidMessageContents")]
    [InlineData("m\uFFFF", 0, "InvalidMessageContents")]
    public void Send_InvalidRequest_IsRefused(string body, int delay, string code)
    {
        var queue = _queues.Create("resume");

        Assert.Equal(code, CodeOf(() => _queues.Send(Request(queue.Url, body, delay))));
        Assert.Empty(_queues.Messages);
    }

    [Fact]
    public void Send_SizeInBytes_IsAtMostOneMebibyte()
    {
        var queue = _queues.Create("resume");
        var largest = new string('ü', 512 * 1024);

        _queues.Send(Request(queue.Url, largest));

        Assert.Equal("InvalidParameterValue", CodeOf(() => _queues.Send(Request(queue.Url, largest + "m"))));
        Assert.Single(_queues.Messages);
    }

    [Theory]
    [InlineData("https://sqs.eu-central-1.amazonaws.com/123456789012/other")]
    [InlineData("resume")]
    [InlineData("")]
    public void Send_ToAnUnknownQueue_IsRefused(string url)
    {
        _queues.Create("resume");

        var refusal = Assert.Throws<QueueDoesNotExistException>(() => _queues.Send(Request(url)));

        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", refusal.ErrorCode);
    }

    [Fact]
    public void Receive_InvalidRequest_IsRefused()
    {
        var queue = _queues.Create("resume");

        Assert.Equal(
            ["InvalidParameterValue", "InvalidParameterValue", "InvalidParameterValue", "MissingParameter", "ReceiptHandleIsInvalid"],
            [
                CodeOf(() => _queues.Receive(new ReceiveMessageRequest { QueueUrl = queue.Url, MaxNumberOfMessages = 0 })),
                CodeOf(() => _queues.Receive(new ReceiveMessageRequest { QueueUrl = queue.Url, MaxNumberOfMessages = 11 })),
                CodeOf(() => _queues.Receive(new ReceiveMessageRequest { QueueUrl = queue.Url, VisibilityTimeout = 43201 })),
                CodeOf(() => _queues.ChangeVisibility(new ChangeMessageVisibilityRequest { QueueUrl = queue.Url, ReceiptHandle = "r" })),
                CodeOf(() => _queues.Delete(new DeleteMessageRequest { QueueUrl = queue.Url, ReceiptHandle = "r" })),
            ]);
    }

    /// <summary>Ignoring these would look like support.</summary>
    [Fact]
    public void Call_OptionThatIsNotModeled_IsRefusedByName()
    {
        var queue = _queues.Create("resume");
        var grouped = Request(queue.Url);
        grouped.MessageGroupId = "g";

        var group = Assert.Throws<NotSupportedException>(() => _queues.Send(grouped));
        var wait = Assert.Throws<NotSupportedException>(
            () => _queues.Receive(new ReceiveMessageRequest { QueueUrl = queue.Url, WaitTimeSeconds = 20 }));

        Assert.Equal(
            ("not supported here: MessageGroupId of SendMessageRequest", "not supported here: WaitTimeSeconds of ReceiveMessageRequest"),
            (group.Message, wait.Message));
    }

    private static SendMessageRequest Request(string url, string body = "m", int? delay = null) =>
        new() { QueueUrl = url, MessageBody = body, DelaySeconds = delay };

    private static string CodeOf(Func<object> call) => Assert.ThrowsAny<AmazonSQSException>(call).ErrorCode;
}
