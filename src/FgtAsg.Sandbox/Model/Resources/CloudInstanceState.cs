namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>EC2's instance states; the value is the code of <c>instanceState</c>.</summary>
public enum CloudInstanceState
{
    Pending = 0,
    Running = 16,
    ShuttingDown = 32,
    Terminated = 48,
    Stopping = 64,
    Stopped = 80,
}
