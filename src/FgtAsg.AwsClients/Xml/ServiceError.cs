using System.Xml.Linq;
using Amazon.Runtime;

namespace FgtAsg.AwsClients.Xml;

/// <summary>
/// The error in a body: the query and REST-XML protocols' <c>ErrorResponse/Error</c> with <c>RequestId</c>.
/// </summary>
/// <param name="Messages">What is wrong, one by one, where the service says it so; then <paramref name="Message"/> has all of it too.</param>
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

    /// <summary>The request's id, wherever the dialect has it.</summary>
    public static string? RequestIdOf(XElement root) =>
        root.Child("ResponseMetadata")?.Text("RequestId") ?? root.Text("RequestId");
}
