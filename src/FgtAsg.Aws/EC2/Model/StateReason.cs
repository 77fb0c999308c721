#nullable disable

namespace Amazon.EC2.Model;

public class StateReason
{
    public string Code { get; set; }

    public string Message { get; set; }
}
