using Amazon.SQS;
using Amazon.SQS.Model;
using FgtAsg.Sandbox.Sqs;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.Tests.Sandbox.Sqs;

/// <summary>What becomes of a message: hidden, handed out again, given up, expired.</summary>
public sealed class QueueTests
{
    private readonly VirtualClock _time = new();
    private readonly Queues _queues;
    private readonly Queue _queue;

    public QueueTests()
    {
        _queues = new Queues("eu-central-1", "123456789012", _time);
        _queue = _queues.Create("resume");
    }

    [Fact]
    public void Receive_DelayedMessage_IsHandedOutWhenItIsDue()
    {
        Send("late", 90);
        Send("now");

        Assert.Equal(["now"], Bodies(_queue.Receive(10)));
        _time.Advance(TimeSpan.FromSeconds(89));
        Assert.Equal(["now"], Bodies(_queue.Receive(10)));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["late"], Bodies(_queue.Receive(10)));
    }

    [Fact]
    public void Receive_NotDeletedInTime_ComesAgainWithAnotherReceipt()
    {
        Send("m");

        var first = Assert.Single(_queue.Receive(1));
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.Empty(_queue.Receive(1));
        _time.Advance(TimeSpan.FromSeconds(1));
        var second = Assert.Single(_queue.Receive(1));

        Assert.Equal((first.Id, 1, 2), (second.Id, first.ReceiveCount, second.ReceiveCount));
        Assert.Equal(VirtualClock.Start, second.FirstReceivedAt);
        Assert.NotEqual(first.ReceiptHandle, second.ReceiptHandle);
    }

    [Fact]
    public void Receive_MoreThanAsked_LeavesTheRestVisible()
    {
        Send("a");
        Send("b");
        Send("c");

        Assert.Equal(["a", "b"], Bodies(_queue.Receive(2)));
        Assert.Equal(["c"], Bodies(_queue.Receive(2)));
    }

    [Fact]
    public void Delete_OldReceipt_DeletesNothing()
    {
        Send("m");
        var first = Assert.Single(_queue.Receive(1));
        _time.Advance(TimeSpan.FromSeconds(30));
        var second = Assert.Single(_queue.Receive(1));

        _queue.Delete(first.ReceiptHandle);
        Assert.Single(_queue.Messages);
        _queue.Delete(second.ReceiptHandle);
        _queue.Delete(second.ReceiptHandle);
        Assert.Empty(_queue.Messages);
    }

    [Fact]
    public void Delete_VisibleAgain_DeletesIt()
    {
        Send("m");
        var received = Assert.Single(_queue.Receive(1));
        _time.Advance(TimeSpan.FromMinutes(1));

        _queue.Delete(received.ReceiptHandle);

        Assert.Empty(_queue.Receive(1));
    }

    [Fact]
    public void Delete_ReceiptOfAnotherQueue_IsRefused()
    {
        Send("m");
        var received = Assert.Single(_queue.Receive(1));

        Assert.Throws<ReceiptHandleIsInvalidException>(() => _queues.Create("other").Delete(received.ReceiptHandle));
    }

    [Fact]
    public void ChangeVisibility_ToZero_ShowsItAtOnce()
    {
        Send("m");
        var received = Assert.Single(_queue.Receive(1));

        _queue.ChangeVisibility(received.ReceiptHandle, TimeSpan.Zero);

        Assert.Equal(2, Assert.Single(_queue.Receive(1)).ReceiveCount);
    }

    [Fact]
    public void ChangeVisibility_Longer_CountsFromNow()
    {
        Send("m");
        var received = Assert.Single(_queue.Receive(1));
        _time.Advance(TimeSpan.FromSeconds(20));

        _queue.ChangeVisibility(received.ReceiptHandle, TimeSpan.FromSeconds(100));

        Assert.Equal(VirtualClock.Start.AddSeconds(120), _queue.NextVisible);
    }

    [Fact]
    public void ChangeVisibility_VisibleAgain_IsRefused()
    {
        Send("m");
        var received = Assert.Single(_queue.Receive(1));
        _time.Advance(TimeSpan.FromSeconds(30));

        var refusal = Assert.Throws<AmazonSQSException>(() => _queue.ChangeVisibility(received.ReceiptHandle, TimeSpan.FromSeconds(1)));

        Assert.Equal("InvalidParameterValue", refusal.ErrorCode);
    }

    [Fact]
    public void Receive_TooOften_MovesItToTheDeadLetters()
    {
        var dead = _queues.Create("dead");
        _queue.Options = new QueueOptions { Redrive = new RedrivePolicy(dead, 2) };
        Send("m");

        for (var i = 0; i < 2; i++)
        {
            Assert.Single(_queue.Receive(1));
            _time.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Empty(dead.Messages);
        Assert.Empty(_queue.Receive(1));
        Assert.Empty(_queue.Messages);
        var given = Assert.Single(dead.Receive(1));
        Assert.Equal(("m", _queue.Arn, 3), (given.Body, given.DeadLetterSourceArn, given.ReceiveCount));
    }

    /// <summary>A message of a dead-letter queue expires by the time when it was first sent.</summary>
    [Fact]
    public void Messages_OlderThanTheRetention_AreGone()
    {
        var dead = _queues.Create("dead", new QueueOptions { Retention = TimeSpan.FromMinutes(1) });
        _queue.Options = new QueueOptions { Redrive = new RedrivePolicy(dead, 1) };
        Send("m");
        Assert.Single(_queue.Receive(1));
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Empty(_queue.Receive(1));

        Assert.Single(dead.Messages);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Empty(dead.Messages);
    }

    private void Send(string body, int delay = 0) =>
        _queues.Send(new SendMessageRequest { QueueUrl = _queue.Url, MessageBody = body, DelaySeconds = delay });

    private static IEnumerable<string> Bodies(IEnumerable<QueuedMessage> messages) => messages.Select(message => message.Body);
}
