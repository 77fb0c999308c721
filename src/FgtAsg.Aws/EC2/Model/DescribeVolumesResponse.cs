#nullable disable

using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class DescribeVolumesResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<Volume> Volumes { get; set; }
}
