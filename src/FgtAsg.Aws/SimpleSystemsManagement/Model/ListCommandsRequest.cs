#nullable disable

namespace Amazon.SimpleSystemsManagement.Model;

public class ListCommandsRequest : AmazonSimpleSystemsManagementRequest
{
    public string CommandId { get; set; }

    public List<CommandFilter> Filters { get; set; }

    public string InstanceId { get; set; }

    /// <summary>1 to 50.</summary>
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }
}
