using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Tests.Sandbox.LambdaHost;

namespace FgtAsg.Tests.Sandbox.Delivery;

public sealed class EventDeliveryTests : IDisposable
{
    private readonly ScriptedFunction _function = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));

    public void Dispose()
    {
        _function.Dispose();
        _limit.Dispose();
    }

    [PythonFact]
    public async Task Receive_MatchingEvent_IsDeliveredWithItsEnvelope()
    {
        await using var host = _function.Host();
        var delivery = new EventDelivery(host, EventRule.ForGroup("fleet"));

        delivery.Receive(Event("aws.autoscaling", "EC2 Instance-launch Lifecycle Action", """{"AutoScalingGroupName":"fleet"}"""));
        delivery.Receive(Event("aws.autoscaling", "EC2 Instance-launch Lifecycle Action", """{"AutoScalingGroupName":"other"}"""));
        await delivery.WhenIdleAsync(_limit.Token);

        var record = Assert.Single(delivery.Records);
        Assert.NotNull(record.Result);
        Assert.Contains(
            "\"AutoScalingGroupName\":\"fleet\"",
            System.Text.Encoding.UTF8.GetString(record.Result.Payload.Span),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receive_NotAutomatic_KeepsEventsPending()
    {
        await using var host = _function.Host();
        var delivery = new EventDelivery(host, [new EventRule()], automatic: false);
        var first = Event("aws.ec2", "a", "{}");
        var second = Event("aws.ec2", "b", "{}");

        delivery.Receive(first);
        delivery.Receive(second);

        Assert.Equal([first, second], delivery.Pending);
        Assert.Equal([first, second], delivery.TakePending());
        Assert.Empty(delivery.Pending);
        Assert.Empty(delivery.Records);
    }

    [PythonFact]
    public async Task Automatic_SwitchedOn_DeliversPendingEventsInOrder()
    {
        await using var host = _function.Host(options => options with { AsynchronousRetryDelays = [] });
        var delivery = new EventDelivery(host, [new EventRule()], automatic: false);
        delivery.Receive(Event("aws.ec2", "a", "{}"));
        delivery.Receive(Event("aws.ec2", "b", "{}"));

        delivery.Automatic = true;
        await delivery.WhenIdleAsync(_limit.Token);

        Assert.Equal(["a", "b"], delivery.Records.Select(record => record.Event.DetailType));
        Assert.All(delivery.Records, record => Assert.NotNull(record.Result));
    }

    [Fact]
    public async Task Deliver_FunctionNotBuilt_ThrowsAndIsRecorded()
    {
        await using var host = _function.Host(options => options with { FunctionAssembly = _function.PathBeside("missing") });
        var delivery = new EventDelivery(host, []);

        var failure = await Assert.ThrowsAsync<FileNotFoundException>(
            () => delivery.DeliverAsync(Event("aws.ec2", "a", "{}"), _limit.Token));

        Assert.StartsWith("The function is not built", failure.Message, StringComparison.Ordinal);
        Assert.Same(failure, Assert.Single(delivery.Records).Error);
    }

    [Theory]
    [InlineData("aws.ec2", "EC2 Instance State-change Notification", """{"state":"terminated"}""", true)]
    [InlineData("aws.ec2", "EC2 Instance State-change Notification", """{"state":"running"}""", false)]
    [InlineData("aws.ec2", "EC2 Instance State-change Notification", "{}", false)]
    [InlineData("aws.autoscaling", "EC2 Instance Launch Successful", """{"AutoScalingGroupName":"fleet"}""", true)]
    [InlineData("aws.autoscaling", "EC2 Instance Launch Successful", """{"AutoScalingGroupName":"fleet2"}""", false)]
    [InlineData("aws.s3", "Object Created", "{}", false)]
    public void ForGroup_AnyEvent_MatchesLikeTheDeployedRules(string source, string detailType, string detail, bool expected)
    {
        Assert.Equal(expected, EventRule.ForGroup("fleet").Any(rule => rule.IsMatch(Event(source, detailType, detail))));
    }

    private static CloudEvent Event(string source, string detailType, string detail) => new()
    {
        Id = Guid.NewGuid().ToString(),
        Source = source,
        DetailType = detailType,
        Time = DateTimeOffset.UnixEpoch,
        AccountId = "123456789012",
        Region = "eu-central-1",
        Resources = [],
        Detail = detail,
    };
}
