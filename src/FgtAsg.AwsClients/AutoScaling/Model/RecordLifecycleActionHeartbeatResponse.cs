using Amazon.Runtime;

namespace Amazon.AutoScaling.Model;

public class RecordLifecycleActionHeartbeatResponse : AmazonWebServiceResponse;
