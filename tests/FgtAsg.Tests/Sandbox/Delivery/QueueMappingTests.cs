using System.Text;
using System.Text.Json;
using Amazon.SQS.Model;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.LambdaHost;
using FgtAsg.Sandbox.Sqs;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.Tests.Sandbox.Delivery;

/// <summary>The mapping with a function that answers at once, so that the clock alone decides what happens.</summary>
public sealed class QueueMappingTests : IAsyncLifetime
{
    private readonly VirtualClock _time = new();
    private readonly Queues _queues;
    private readonly Queue _queue;
    private readonly Queue _dead;
    private readonly List<JsonElement> _events = [];
    private Func<IReadOnlyList<string>, Task<InvocationResult>> _function = _ => Task.FromResult(Answer("null"));
    private QueueMapping? _mapping;

    public QueueMappingTests()
    {
        _queues = new Queues("eu-central-1", "123456789012", _time);
        _dead = _queues.Create("dead");
        _queue = _queues.Create("resume", new QueueOptions { Redrive = new RedrivePolicy(_dead, 2) });
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_mapping is not null)
        {
            await _mapping.DisposeAsync();
        }
    }

    [Fact]
    public void Event_OfAMessage_HasTheFormOfLambda()
    {
        Connect();

        Send("m");

        var record = Assert.Single(Assert.Single(_events).GetProperty("Records").EnumerateArray());
        Assert.Equal(
            """
            {"messageId":"00000000-0000-4000-8000-000000000001","receiptHandle":"resume/00000000-0000-4000-8000-000000000001/1","body":"m",
            "attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1772366400000","ApproximateFirstReceiveTimestamp":"1772366400000"},
            "messageAttributes":{},"md5OfBody":"6f8f57715090da2632453988d9a1501b","eventSource":"aws:sqs",
            "eventSourceARN":"arn:aws:sqs:eu-central-1:123456789012:resume","awsRegion":"eu-central-1"}
            """.ReplaceLineEndings(""),
            record.GetRawText());
        Assert.Empty(_queue.Messages);
    }

    [Fact]
    public void Message_WithADelay_ComesWhenItIsDue()
    {
        Connect();
        Send("m", 90);

        _time.Advance(TimeSpan.FromSeconds(89.9));
        Assert.Empty(_events);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Single(_events);
        Assert.Empty(_queue.Messages);
    }

    [Fact]
    public void Messages_BeforeTheMapping_ComeInBatchesOfTen()
    {
        for (var i = 0; i < 25; i++)
        {
            Send($"m{i}");
        }

        Connect();

        Assert.Equal([10, 10, 5], _events.Select(e => e.GetProperty("Records").GetArrayLength()));
        Assert.Empty(_queue.Messages);
    }

    [Fact]
    public void Batch_WithItemFailures_DeletesTheOthersAndRepeatsThese()
    {
        Send("a");
        Send("b");
        _function = ids => Task.FromResult(Answer($$"""{"batchItemFailures":[{"itemIdentifier":"{{ids[0]}}"}]}"""));
        Connect();

        Assert.Equal("a", Assert.Single(_queue.Messages).Body);
        _function = _ => Task.FromResult(Answer("""{"batchItemFailures":[]}"""));
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.Single(_events);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, _events.Count);
        Assert.Empty(_queue.Messages);
    }

    [Theory]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"of another batch"}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""")]
    [InlineData("""{"batchItemFailures":[{"id":"m"}]}""")]
    [InlineData("""{"batchItemFailures":"m"}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public void Batch_AnswerIsNotUnderstood_FailsAsAWhole(string answer)
    {
        Send("a");
        Send("b");
        _function = _ => Task.FromResult(Answer(answer));
        Connect();

        Assert.Equal(2, _queue.Messages.Count);
        Assert.Equal(2, Assert.Single(_mapping!.Batches).Failed.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"batchItemFailures":null}""")]
    public void Batch_AnswerNamesNoFailures_Succeeds(string answer)
    {
        Send("m");
        _function = _ => Task.FromResult(Answer(answer));
        Connect();

        Assert.Empty(_queue.Messages);
    }

    [Fact]
    public void Function_FailsEachTime_MessageGoesToTheDeadLetters()
    {
        Send("m");
        _function = _ => Task.FromResult(Answer("null") with { FunctionError = "Unhandled" });
        Connect();

        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal((2, 2), (_events.Count, _mapping!.Batches.Count));
        Assert.Empty(_queue.Messages);
        Assert.Equal("m", Assert.Single(_dead.Messages).Body);
    }

    [Fact]
    public void Function_CannotBeInvoked_LeavesTheMessage()
    {
        Send("m");
        _function = _ => throw new FileNotFoundException("The function is not built.");
        Connect();

        Assert.IsType<FileNotFoundException>(Assert.Single(_mapping!.Batches).Error);
        Assert.Single(_queue.Messages);
    }

    [Fact]
    public async Task Batches_BeyondTheConcurrency_WaitForOneToEnd()
    {
        TaskCompletionSource<InvocationResult> end = new();
        _function = _ => end.Task;
        Connect(new QueueMappingOptions { BatchSize = 1, MaxConcurrency = 2 });
        Send("a");
        Send("b");
        Send("c");

        Assert.Equal(2, _events.Count);
        end.SetResult(Answer("null"));
        await _mapping!.DisposeAsync();

        Assert.Equal(3, _events.Count);
    }

    [Fact]
    public async Task Dispose_WhileABatchRuns_LeavesItsMessages()
    {
        Connect(invoke: async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return Answer("null");
        });
        Send("m");

        await _mapping!.DisposeAsync();
        Send("after");

        Assert.Equal(["m", "after"], _queue.Messages.Select(message => message.Body));
        Assert.IsAssignableFrom<OperationCanceledException>(Assert.Single(_mapping.Batches).Error);
    }

    [Fact]
    public void Create_QueueThatHidesNothing_IsRefused()
    {
        _queue.Options = new QueueOptions { VisibilityTimeout = TimeSpan.Zero };

        Assert.Throws<ArgumentException>(() => Connect());
    }

    private void Connect(
        QueueMappingOptions? options = null, Func<ReadOnlyMemory<byte>, CancellationToken, Task<InvocationResult>>? invoke = null) =>
        _mapping = new QueueMapping(_queue, invoke ?? InvokeAsync, options ?? new QueueMappingOptions(), _time);

    private Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var received = JsonElement.Parse(payload.Span);
        _events.Add(received);
        var records = received.GetProperty("Records").EnumerateArray();
        return _function([.. records.Select(record => record.GetProperty("messageId").GetString()!)]);
    }

    private void Send(string body, int delay = 0) =>
        _queues.Send(new SendMessageRequest { QueueUrl = _queue.Url, MessageBody = body, DelaySeconds = delay });

    private static InvocationResult Answer(string text) => new() { RequestId = "r", Payload = Encoding.UTF8.GetBytes(text) };
}
