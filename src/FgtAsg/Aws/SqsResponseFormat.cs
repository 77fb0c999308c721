using Amazon.Runtime;
using Amazon.SQS.Model;

namespace FgtAsg.Aws;

/// <summary>The members that responses of SQS always have.</summary>
/// <remarks>
/// The official client takes a foreign JSON object, such as a proxy's answer, for a success. The message would be lost without an error.
/// </remarks>
internal sealed class SqsResponseFormat() : JsonResponseFormat("SQS")
{
    public override string? FindMissing(AmazonWebServiceResponse response) => response switch
    {
        SendMessageResponse { MessageId: null or "" } => nameof(SendMessageResponse.MessageId),
        SendMessageResponse { MD5OfMessageBody: null or "" } => nameof(SendMessageResponse.MD5OfMessageBody),
        _ => null,
    };
}
