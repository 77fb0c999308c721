using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using FgtAsg.AwsClients.Query;
using FgtAsg.AwsClients.Xml;

namespace FgtAsg.AwsClients.Operations;

/// <summary>Writes the request of each operation. The names are those of the API reference.</summary>
internal static class NotificationOperations
{
    private static readonly QueryService Service = new(
        new XmlService(
            AmazonSimpleNotificationServiceConfig.Id,
            ServiceError.Find,
            static failure => new AmazonSimpleNotificationServiceException(
                failure.Message, failure.Inner, failure.Type, failure.Code, failure.RequestId, failure.StatusCode)),
        Version: "2010-03-31");

    public static readonly QueryOperation<PublishRequest, PublishResponse> Publish = new(
        Service,
        "Publish",
        static (request, form) =>
        {
            form.Add("Message", request.Message);
            form.AddMap("MessageAttributes", request.MessageAttributes, static (value, item) =>
            {
                item.Add("DataType", value.DataType);
                item.Add("StringValue", value.StringValue);
            });
            form.Add("MessageDeduplicationId", request.MessageDeduplicationId);
            form.Add("MessageGroupId", request.MessageGroupId);
            form.Add("Subject", request.Subject);
            form.Add("TopicArn", request.TopicArn);
        },
        static xml => new PublishResponse { MessageId = xml.Text("MessageId"), SequenceNumber = xml.Text("SequenceNumber") });
}
