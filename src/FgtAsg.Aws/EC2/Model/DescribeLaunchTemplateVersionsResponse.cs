#nullable disable

using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class DescribeLaunchTemplateVersionsResponse : AmazonWebServiceResponse
{
    public List<LaunchTemplateVersion> LaunchTemplateVersions { get; set; }

    public string NextToken { get; set; }
}
