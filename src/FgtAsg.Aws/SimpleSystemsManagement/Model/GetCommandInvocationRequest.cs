#nullable disable

namespace Amazon.SimpleSystemsManagement.Model;

public class GetCommandInvocationRequest : AmazonSimpleSystemsManagementRequest
{
    public string CommandId { get; set; }

    public string InstanceId { get; set; }
}
