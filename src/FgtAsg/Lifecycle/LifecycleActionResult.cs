namespace FgtAsg.Lifecycle;

/// <summary>Auto Scaling's names for what becomes of the instance.</summary>
internal static class LifecycleActionResult
{
    public const string Continue = "CONTINUE";
    public const string Abandon = "ABANDON";
}
