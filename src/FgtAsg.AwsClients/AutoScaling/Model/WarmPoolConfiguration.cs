#nullable disable

namespace Amazon.AutoScaling.Model;

public class WarmPoolConfiguration
{
    public InstanceReusePolicy InstanceReusePolicy { get; set; }

    public int? MaxGroupPreparedCapacity { get; set; }

    public int? MinSize { get; set; }

    public WarmPoolState PoolState { get; set; }

    public WarmPoolStatus Status { get; set; }
}
