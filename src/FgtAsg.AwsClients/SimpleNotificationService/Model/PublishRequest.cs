#nullable disable

namespace Amazon.SimpleNotificationService.Model;

public class PublishRequest : AmazonSimpleNotificationServiceRequest
{
    /// <summary>At most 256 KB in UTF-8, with its attributes.</summary>
    public string Message { get; set; }

    /// <summary>Attributes for the filter policies of subscriptions.</summary>
    public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; }

    /// <summary>For a FIFO topic.</summary>
    public string MessageDeduplicationId { get; set; }

    /// <summary>For a FIFO topic.</summary>
    public string MessageGroupId { get; set; }

    /// <summary>The subject of an e-mail: at most 100 characters of ASCII, no control characters.</summary>
    public string Subject { get; set; }

    public string TopicArn { get; set; }
}
