#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>How fast, and what counts, in an instance refresh.</summary>
public class RefreshPreferences
{
    /// <summary>Needs a desired configuration, which the request here does not have.</summary>
    public bool? AutoRollback { get; set; }

    /// <summary>In seconds; the group's default instance warm-up, or else its health check grace period, where null.</summary>
    public int? InstanceWarmup { get; set; }

    /// <summary>100 to 200, at most 100 more than the minimum.</summary>
    public int? MaxHealthyPercentage { get; set; }

    /// <summary>0 to 100; 90 where null.</summary>
    public int? MinHealthyPercentage { get; set; }

    public ScaleInProtectedInstances ScaleInProtectedInstances { get; set; }

    /// <summary>Instances that are as the launch template has them already are left alone.</summary>
    public bool? SkipMatching { get; set; }

    public StandbyInstances StandbyInstances { get; set; }
}
