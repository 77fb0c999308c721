#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>An instance refresh: EC2 Auto Scaling replaces the instances of a group.</summary>
public class InstanceRefresh
{
    public string AutoScalingGroupName { get; set; }

    /// <summary>UTC; null while the refresh is in progress.</summary>
    public DateTime? EndTime { get; set; }

    public string InstanceRefreshId { get; set; }

    /// <summary>The number of instances that still have to be replaced, including those that are warming up.</summary>
    public int? InstancesToUpdate { get; set; }

    /// <summary>0 to 100.</summary>
    public int? PercentageComplete { get; set; }

    /// <summary>UTC; null while the refresh is pending.</summary>
    public DateTime? StartTime { get; set; }

    public InstanceRefreshStatus Status { get; set; }

    /// <summary>Why the refresh failed, or what it waits for; null if the service gives no reason.</summary>
    public string StatusReason { get; set; }
}
