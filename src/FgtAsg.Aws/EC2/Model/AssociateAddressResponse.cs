#nullable disable

using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class AssociateAddressResponse : AmazonWebServiceResponse
{
    public string AssociationId { get; set; }
}
