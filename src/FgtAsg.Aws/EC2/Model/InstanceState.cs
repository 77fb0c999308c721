#nullable disable

namespace Amazon.EC2.Model;

public class InstanceState
{
    /// <summary>
    /// The low byte is the state: 0 pending, 16 running, 32 shutting-down, 48 terminated, 64 stopping, 80 stopped. The high byte is
    /// Amazon's own.
    /// </summary>
    public int? Code { get; set; }

    public InstanceStateName Name { get; set; }
}
