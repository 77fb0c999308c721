using Amazon.Runtime;

namespace Amazon.AutoScaling;

public class AmazonAutoScalingRequest : AmazonWebServiceRequest;
