using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.S3;

namespace FgtAsg.Sandbox.Delivery;

/// <summary>
/// Notifies a function about created and removed objects of a bucket, as S3 does. A matching change joins the other events of the
/// function's delivery. The <c>s3:TestEvent</c> of a new configuration is not sent, because S3 sends it to topics and queues but not to
/// functions.
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
                rule.Form == S3NotificationForm.EventBridge
                    ? cloudEvent.ToJson()
                    : S3Messages.ToNotification(change, rule.ConfigurationId, cloud));
        }
    }
}
