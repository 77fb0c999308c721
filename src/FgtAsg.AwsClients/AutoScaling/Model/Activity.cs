#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>A scaling activity of a group: a launch or a termination.</summary>
public class Activity
{
    public string ActivityId { get; set; }

    public string AutoScalingGroupName { get; set; }

    public string Cause { get; set; }

    public string Description { get; set; }

    /// <summary>UTC; null while the activity is in progress.</summary>
    public DateTime? EndTime { get; set; }

    /// <summary>0 to 100.</summary>
    public int? Progress { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? StartTime { get; set; }

    public ScalingActivityStatusCode StatusCode { get; set; }

    public string StatusMessage { get; set; }
}
