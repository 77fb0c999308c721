#nullable disable

using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

public class SendCommandResponse : AmazonWebServiceResponse
{
    public Command Command { get; set; }
}
