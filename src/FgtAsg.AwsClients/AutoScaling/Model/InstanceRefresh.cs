#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>EC2 Auto Scaling's own replacement of a group's instances.</summary>
public class InstanceRefresh
{
    public string AutoScalingGroupName { get; set; }

    /// <summary>UTC; null while it is under way.</summary>
    public DateTime? EndTime { get; set; }

    public string InstanceRefreshId { get; set; }

    /// <summary>How many are still to be replaced; warming ones count.</summary>
    public int? InstancesToUpdate { get; set; }

    /// <summary>0 to 100.</summary>
    public int? PercentageComplete { get; set; }

    /// <summary>UTC; null while it is pending.</summary>
    public DateTime? StartTime { get; set; }

    public InstanceRefreshStatus Status { get; set; }

    /// <summary>Why it failed, or what it waits for; null where the service has nothing to say.</summary>
    public string StatusReason { get; set; }
}
