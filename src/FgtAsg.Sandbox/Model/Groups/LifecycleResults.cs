namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>The results a lifecycle action can be completed with.</summary>
public static class LifecycleResults
{
    public const string Continue = "CONTINUE";

    public const string Abandon = "ABANDON";
}
