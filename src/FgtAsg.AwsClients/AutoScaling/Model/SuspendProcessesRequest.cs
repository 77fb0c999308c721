#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>Suspends scaling processes of a group until they are resumed.</summary>
public class SuspendProcessesRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }

    /// <summary><c>Launch</c>, <c>Terminate</c>, <c>AZRebalance</c> and so on; null means all.</summary>
    public List<string> ScalingProcesses { get; set; }
}
