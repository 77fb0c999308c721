#nullable disable

using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class AttachNetworkInterfaceResponse : AmazonWebServiceResponse
{
    public string AttachmentId { get; set; }

    public int? NetworkCardIndex { get; set; }
}
