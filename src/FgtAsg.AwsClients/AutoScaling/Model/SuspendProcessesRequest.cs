#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>Keeps a group from doing something, until it is resumed.</summary>
public class SuspendProcessesRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }

    /// <summary><c>Launch</c>, <c>Terminate</c>, <c>AZRebalance</c> and so on; all where null.</summary>
    public List<string> ScalingProcesses { get; set; }
}
