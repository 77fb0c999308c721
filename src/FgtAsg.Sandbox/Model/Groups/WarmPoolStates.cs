namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>How a warm pool keeps its instances.</summary>
public static class WarmPoolStates
{
    public const string Stopped = "Stopped";

    public const string Running = "Running";

    /// <summary>EC2 tells of a hibernated instance as of a stopped one.</summary>
    public const string Hibernated = "Hibernated";
}
