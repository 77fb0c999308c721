using System.Xml.Linq;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;
using FgtAsg.AwsClients.Pipeline;
using FgtAsg.AwsClients.Xml;

namespace FgtAsg.AwsClients.Operations;

/// <summary>Route 53's errors and the SDK's exceptions for them.</summary>
internal static class Route53Errors
{
    private const string InvalidChangeBatch = "InvalidChangeBatch";

    /// <summary>
    /// Reads the usual <c>ErrorResponse</c>. A refused batch may also have an element with the error's own name:
    /// <c>InvalidChangeBatch/Messages/Message</c>.
    /// </summary>
    public static ServiceError? Find(XElement root)
    {
        if (root.Name.LocalName != InvalidChangeBatch)
        {
            return ServiceError.Find(root);
        }

        var messages = root.Items("Messages");
        var message = messages is null ? root.Text("Message") : string.Join("; ", messages);
        return new ServiceError(InvalidChangeBatch, message, ErrorType.Sender, ServiceError.RequestIdOf(root), messages);
    }

    public static AmazonRoute53Exception ToException(ServiceFailure failure)
    {
        var (message, inner, type, code, requestId, status, messages) = failure;
        return code switch
        {
            InvalidChangeBatch => new InvalidChangeBatchException(message, inner, type, code, requestId, status) { Messages = messages },
            "NoSuchHostedZone" => new NoSuchHostedZoneException(message, inner, type, code, requestId, status),
            "PriorRequestNotComplete" => new PriorRequestNotCompleteException(message, inner, type, code, requestId, status),
            "ThrottlingException" => new ThrottlingException(message, inner, type, code, requestId, status),
            _ => new AmazonRoute53Exception(message, inner, type, code, requestId, status),
        };
    }
}
