using System.Xml.Linq;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Wire;

/// <summary>
/// The <c>query</c> protocol: list items are called <c>member</c> in both directions. A response has a result wrapper and metadata.
/// </summary>
internal sealed class AutoScalingProtocol : IWireProtocol
{
    public static readonly XNamespace Namespace = "http://autoscaling.amazonaws.com/doc/2011-01-01/";

    private AutoScalingProtocol()
    {
    }

    public static AutoScalingProtocol Instance { get; } = new();

    public IReadOnlyDictionary<string, WireOperation> Operations => AutoScalingOperations.All;

    public string ContentType => "text/xml";

    public string ListMember => "member.";

    public ServiceFault InvalidParameter(string message) => new("ValidationError", message);

    public XElement Answer(string action, string requestId, IEnumerable<XElement> members) => new(
        Namespace + $"{action}Response",
        new XElement(Namespace + $"{action}Result", members),
        new XElement(Namespace + "ResponseMetadata", new XElement(Namespace + "RequestId", requestId)));

    public XElement Error(string requestId, ServiceFault fault) => new(
        Namespace + "ErrorResponse",
        new XElement(
            Namespace + "Error",
            new XElement(Namespace + "Type", (int)fault.StatusCode >= 500 ? "Receiver" : "Sender"),
            new XElement(Namespace + "Code", fault.Code),
            new XElement(Namespace + "Message", fault.Message)),
        new XElement(Namespace + "RequestId", requestId));
}
