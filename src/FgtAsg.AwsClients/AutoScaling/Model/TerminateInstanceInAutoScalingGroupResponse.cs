#nullable disable

using Amazon.Runtime;

namespace Amazon.AutoScaling.Model;

public class TerminateInstanceInAutoScalingGroupResponse : AmazonWebServiceResponse
{
    public Activity Activity { get; set; }
}
