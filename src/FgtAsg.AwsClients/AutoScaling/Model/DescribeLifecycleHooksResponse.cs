#nullable disable

using Amazon.Runtime;

namespace Amazon.AutoScaling.Model;

public class DescribeLifecycleHooksResponse : AmazonWebServiceResponse
{
    public List<LifecycleHook> LifecycleHooks { get; set; }
}
