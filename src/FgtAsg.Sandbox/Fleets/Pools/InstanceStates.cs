namespace FgtAsg.Sandbox.Fleets.Pools;

/// <summary>The states of an instance's item.</summary>
public static class InstanceStates
{
    public const string Launching = "Launching";

    public const string InService = "InService";

    public const string Returning = "Returning";

    public const string Warmed = "Warmed";

    public const string Terminating = "Terminating";

    public const string Terminated = "Terminated";

    public const string Failed = "Failed";
}
