#nullable disable

namespace Amazon.SimpleSystemsManagement.Model;

public class DescribeInstanceInformationRequest : AmazonSimpleSystemsManagementRequest
{
    public List<InstanceInformationStringFilter> Filters { get; set; }

    /// <summary>5 to 50.</summary>
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }
}
