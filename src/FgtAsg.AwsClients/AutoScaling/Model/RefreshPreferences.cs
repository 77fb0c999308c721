#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>The preferences of an instance refresh.</summary>
public class RefreshPreferences
{
    /// <summary>Needs a desired configuration, which the request type here does not have.</summary>
    public bool? AutoRollback { get; set; }

    /// <summary>In seconds; null means the group's default instance warm-up, or else its health check grace period.</summary>
    public int? InstanceWarmup { get; set; }

    /// <summary>100 to 200, at most 100 more than the minimum.</summary>
    public int? MaxHealthyPercentage { get; set; }

    /// <summary>0 to 100; null means 90.</summary>
    public int? MinHealthyPercentage { get; set; }

    public ScaleInProtectedInstances ScaleInProtectedInstances { get; set; }

    /// <summary>Skips instances that already match the launch template.</summary>
    public bool? SkipMatching { get; set; }

    public StandbyInstances StandbyInstances { get; set; }
}
