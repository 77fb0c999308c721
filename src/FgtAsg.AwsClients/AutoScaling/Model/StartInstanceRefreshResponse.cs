#nullable disable

using Amazon.Runtime;

namespace Amazon.AutoScaling.Model;

public class StartInstanceRefreshResponse : AmazonWebServiceResponse
{
    public string InstanceRefreshId { get; set; }
}
