using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using FgtAsg.Aws;
using FgtAsg.Events;

namespace FgtAsg.BringUp;

/// <summary>Sends the delayed message of the next turn. A message that comes twice does no harm, because each turn is done once.</summary>
internal sealed class WakeUps(Lazy<IAmazonSQS> sqs, string queueUrl)
{
    public Task SendAsync(LaunchAction launch, string round, long turn, TimeSpan delay, RetryContext retry) => retry.CallAsync(
        string.Create(CultureInfo.InvariantCulture, $"sending the message of turn {turn} of {launch.Action.InstanceId}"),
        token => sqs.Value.SendMessageAsync(
            new SendMessageRequest
            {
                QueueUrl = queueUrl,
                MessageBody = BringUpEvents.Write(new LaunchResumed(launch, turn) { Round = round }),
                DelaySeconds = (int)Math.Ceiling(delay.TotalSeconds),
            },
            token),
        RetryRule.None);
}
