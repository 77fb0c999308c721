using System.Net;
using Amazon.Runtime;

namespace FgtAsg.AwsClients.Pipeline;

/// <summary>The parts of a service's exception.</summary>
internal readonly record struct ServiceFailure(
    string Message,
    Exception? Inner,
    ErrorType Type,
    string? Code,
    string? RequestId,
    HttpStatusCode StatusCode,
    List<string>? Messages = null)
{
    public static ErrorType TypeOf(HttpStatusCode status) => (int)status switch
    {
        >= 500 => ErrorType.Receiver,
        >= 400 => ErrorType.Sender,
        _ => ErrorType.Unknown,
    };
}
