using System.Xml.Linq;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.FrontEnd;

namespace FgtAsg.Sandbox.Sns;

/// <summary>The HTTP endpoint of the model's SNS.</summary>
internal sealed class SnsEndpoint(Topics topics) : IServiceEndpoint
{
    private static readonly XNamespace Namespace = "http://sns.amazonaws.com/doc/2010-03-31/";

    public string Service => "sns";

    public Task<ServiceAnswer> AnswerAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(Answer(request.Call));
        }
        catch (AmazonSimpleNotificationServiceException fault)
        {
            return Task.FromResult(ErrorAnswers.Of(request.Call, (int)fault.StatusCode, fault.ErrorCode, fault.Message));
        }
    }

    private ServiceAnswer Answer(ServiceCall call) => call.Action switch
    {
        "CreateTopic" when call.Parameters.Keys.Any(name => name is not ("Action" or "Version" or "Name")) =>
            throw NotSupported.Part(call, "more than a name"),
        "CreateTopic" => QueryAnswers.Of(
            call, Namespace, new XElement(Namespace + "TopicArn", topics.Create(call.Parameters.GetValueOrDefault("Name", "")))),
        "ListTopics" => QueryAnswers.Of(
            call,
            Namespace,
            new XElement(
                Namespace + "Topics",
                topics.Arns.Select(arn => new XElement(Namespace + "member", new XElement(Namespace + "TopicArn", arn))))),
        "Publish" => QueryAnswers.Of(call, Namespace, new XElement(Namespace + "MessageId", topics.Publish(Request(call)).MessageId)),
        _ => throw NotSupported.Operation(call),
    };

    private static PublishRequest Request(ServiceCall call)
    {
        var fields = call.Parameters;
        return new PublishRequest
        {
            TopicArn = fields.GetValueOrDefault("TopicArn"),
            Subject = fields.GetValueOrDefault("Subject"),
            Message = fields.GetValueOrDefault("Message"),
            MessageGroupId = fields.GetValueOrDefault("MessageGroupId"),
            MessageDeduplicationId = fields.GetValueOrDefault("MessageDeduplicationId"),
            MessageAttributes = Attributes(fields),
        };
    }

    private static Dictionary<string, MessageAttributeValue> Attributes(IReadOnlyDictionary<string, string> fields)
    {
        var attributes = new Dictionary<string, MessageAttributeValue>(StringComparer.Ordinal);
        for (var number = 1; fields.TryGetValue($"MessageAttributes.entry.{number}.Name", out var name); number++)
        {
            attributes[name] = new MessageAttributeValue
            {
                DataType = fields[$"MessageAttributes.entry.{number}.Value.DataType"],
                StringValue = fields.GetValueOrDefault($"MessageAttributes.entry.{number}.Value.StringValue"),
            };
        }

        return attributes;
    }
}
