#nullable disable

using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

public class ListCommandsResponse : AmazonWebServiceResponse
{
    public List<Command> Commands { get; set; }

    public string NextToken { get; set; }
}
