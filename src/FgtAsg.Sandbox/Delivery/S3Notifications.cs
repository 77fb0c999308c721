using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.S3;

namespace FgtAsg.Sandbox.Delivery;

/// <summary>
/// Tells a function of the objects that come to a bucket and go from it, as S3 does: what a rule matches joins the other events of the
/// function's delivery. The <c>s3:TestEvent</c> of a new configuration is not sent: S3 sends it to topics and queues, not to functions.
/// </summary>
public sealed class S3Notifications(EventDelivery delivery, IReadOnlyList<S3NotificationRule> rules, CloudOptions cloud)
{
    public void Receive(ObjectChange change)
    {
        foreach (var rule in rules.Where(rule => rule.IsMatch(change)))
        {
            var cloudEvent = S3Messages.ToCloudEvent(change, cloud);
            delivery.Accept(
                cloudEvent,
                rule.Form == S3NotificationForm.EventBridge ? cloudEvent.ToJson() : S3Messages.ToNotification(change, rule.ConfigurationId, cloud));
        }
    }
}
