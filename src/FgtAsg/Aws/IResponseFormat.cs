using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace FgtAsg.Aws;

/// <summary>Tells the responses of one service from whatever else may come over the wire, a proxy's page for example.</summary>
internal interface IResponseFormat
{
    /// <summary>Whether a body with a successful status is the operation's.</summary>
    bool IsResponse(string operation, byte[] body);

    /// <summary>The service's error, as the SDK shall read it; null where the body has none.</summary>
    byte[]? FindError(string operation, IWebResponseData response, byte[] body);

    /// <summary>
    /// The member that each response of its kind has, and this one has not; null where all are there. The SDK reads a body without the
    /// operation's elements as an empty success.
    /// </summary>
    string? FindMissing(AmazonWebServiceResponse response);
}
