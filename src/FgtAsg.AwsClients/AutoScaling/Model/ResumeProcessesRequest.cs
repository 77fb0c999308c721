#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>Resumes suspended scaling processes of a group.</summary>
public class ResumeProcessesRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }

    /// <summary>Null means all processes.</summary>
    public List<string> ScalingProcesses { get; set; }
}
