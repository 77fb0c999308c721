using System.Xml.Linq;
using Amazon.Runtime;

namespace FgtAsg.AwsClients.Xml;

/// <summary>The error in a body of the query and REST-XML protocols: <c>ErrorResponse/Error</c> with <c>RequestId</c>.</summary>
/// <param name="Messages">The individual problems, if the service lists them; <paramref name="Message"/> also contains all of them.</param>
internal sealed record ServiceError(string? Code, string? Message, ErrorType? Type, string? RequestId, List<string>? Messages = null)
{
    public static ServiceError? Find(XElement root)
    {
        var error = root.Name.LocalName == "ErrorResponse" ? root.Child("Error") : null;
        if (error?.Text("Code") is not { Length: > 0 } code)
        {
            return null;
        }

        ErrorType? type = error.Text("Type") switch
        {
            "Sender" => ErrorType.Sender,
            "Receiver" => ErrorType.Receiver,
            _ => null,
        };
        return new ServiceError(code, error.Text("Message"), type, RequestIdOf(root));
    }

    /// <summary>The request's id. Its position depends on the protocol.</summary>
    public static string? RequestIdOf(XElement root) =>
        root.Child("ResponseMetadata")?.Text("RequestId") ?? root.Text("RequestId");
}
