#nullable disable

namespace Amazon.AutoScaling.Model;

public class SuspendedProcess
{
    public string ProcessName { get; set; }

    public string SuspensionReason { get; set; }
}
