#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>Lets a group do again what it was kept from.</summary>
public class ResumeProcessesRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }

    /// <summary>All where null.</summary>
    public List<string> ScalingProcesses { get; set; }
}
