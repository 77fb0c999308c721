using Amazon.Runtime;

namespace Amazon.AutoScaling.Model;

public class UpdateAutoScalingGroupResponse : AmazonWebServiceResponse;
