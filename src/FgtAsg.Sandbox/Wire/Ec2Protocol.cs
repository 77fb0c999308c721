using System.Xml.Linq;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Wire;

/// <summary>The <c>ec2</c> protocol: flat lists in requests, <c>item</c> elements in responses.</summary>
internal sealed class Ec2Protocol : IWireProtocol
{
    public static readonly XNamespace Namespace = "http://ec2.amazonaws.com/doc/2016-11-15/";

    private Ec2Protocol()
    {
    }

    public static Ec2Protocol Instance { get; } = new();

    public IReadOnlyDictionary<string, WireOperation> Operations => Ec2Operations.All;

    public string ContentType => "text/xml;charset=UTF-8";

    public string ListMember => "";

    public ServiceFault InvalidParameter(string message) => new(
        message.EndsWith("not recognized", StringComparison.Ordinal) ? "UnknownParameter" : "InvalidParameterValue", message);

    public XElement Answer(string action, string requestId, IEnumerable<XElement> members) =>
        new(Namespace + $"{action}Response", new XElement(Namespace + "requestId", requestId), members);

    public XElement Error(string requestId, ServiceFault fault) => new(
        "Response",
        new XElement("Errors", new XElement("Error", new XElement("Code", fault.Code), new XElement("Message", fault.Message))),
        new XElement("RequestID", requestId));
}
