using System.Xml;
using System.Xml.Linq;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using FgtAsg.AwsClients.Xml;

namespace FgtAsg.Aws;

/// <summary>EC2's dialect of the query protocol. A response's root names its operation; an error is <c>Response/Errors/Error</c>.</summary>
internal sealed class EC2ResponseFormat : IResponseFormat
{
    // The body is untrusted: with DTDs prohibited, no entity can expand or load anything.
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <remarks>
    /// The root element identifies responses of the describe operations too. Their members cannot: the SDK reads an empty list and an
    /// absent one as null.
    /// </remarks>
    public bool IsResponse(string operation, byte[] body)
    {
        try
        {
            using var stream = new MemoryStream(body);
            using var xml = XmlReader.Create(stream, Settings);
            return xml.MoveToContent() == XmlNodeType.Element && xml.LocalName == operation + "Response";
        }
        catch (XmlException)
        {
            return false;
        }
    }

    public byte[]? FindError(string operation, IWebResponseData response, byte[] body)
    {
        try
        {
            using var stream = new MemoryStream(body);
            using var xml = XmlReader.Create(stream, Settings);
            var root = XElement.Load(xml);
            var code = root.Name.LocalName == "Response" ? root.Child("Errors")?.Child("Error")?.Text("Code") : null;
            return string.IsNullOrEmpty(code) ? null : body;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public string? FindMissing(AmazonWebServiceResponse response) => response switch
    {
        AllocateAddressResponse { AllocationId: null or "" } => nameof(AllocateAddressResponse.AllocationId),
        AllocateAddressResponse { PublicIp: null or "" } => nameof(AllocateAddressResponse.PublicIp),
        AssociateAddressResponse { AssociationId: null or "" } => nameof(AssociateAddressResponse.AssociationId),
        AttachNetworkInterfaceResponse { AttachmentId: null or "" } => nameof(AttachNetworkInterfaceResponse.AttachmentId),
        CreateNetworkInterfaceResponse { NetworkInterface: null or { NetworkInterfaceId: null or "" } } =>
            nameof(NetworkInterface.NetworkInterfaceId),
        CreateSnapshotResponse { Snapshot: null or { SnapshotId: null or "" } } => nameof(Snapshot.SnapshotId),
        _ => null,
    };
}
