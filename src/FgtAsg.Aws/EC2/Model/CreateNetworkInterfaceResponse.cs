#nullable disable

using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class CreateNetworkInterfaceResponse : AmazonWebServiceResponse
{
    public string ClientToken { get; set; }

    public NetworkInterface NetworkInterface { get; set; }
}
