#nullable disable

using Amazon.Runtime;

namespace Amazon.AutoScaling.Model;

public class CancelInstanceRefreshResponse : AmazonWebServiceResponse
{
    public string InstanceRefreshId { get; set; }
}
