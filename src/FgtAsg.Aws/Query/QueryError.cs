using System.Xml.Linq;
using Amazon.Runtime;

namespace Amazon.Query;

/// <summary>
/// The error in a body: EC2's <c>Response/Errors/Error</c> with <c>RequestID</c>, or the query protocol's
/// <c>ErrorResponse/Error</c> with <c>RequestId</c>.
/// </summary>
internal sealed record QueryError(string? Code, string? Message, ErrorType? Type, string? RequestId)
{
    public static QueryError? Find(XElement root)
    {
        var error = root.Name.LocalName switch
        {
            "Response" => root.Child("Errors")?.Child("Error"),
            "ErrorResponse" => root.Child("Error"),
            _ => null,
        };
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
        return new QueryError(code, error.Text("Message"), type, RequestIdOf(root));
    }

    /// <summary>The request's id, wherever the dialect has it.</summary>
    public static string? RequestIdOf(XElement root) =>
        root.Text("requestId") ?? root.Child("ResponseMetadata")?.Text("RequestId") ?? root.Text("RequestId") ?? root.Text("RequestID");
}
