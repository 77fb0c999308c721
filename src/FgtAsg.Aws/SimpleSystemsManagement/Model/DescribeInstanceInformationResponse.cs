#nullable disable

using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

public class DescribeInstanceInformationResponse : AmazonWebServiceResponse
{
    public List<InstanceInformation> InstanceInformationList { get; set; }

    public string NextToken { get; set; }
}
