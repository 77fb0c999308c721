namespace FgtAsg.Lifecycle;

/// <summary>Auto Scaling's names for where an instance comes from and where it goes.</summary>
internal static class LifecyclePlaces
{
    /// <summary>Started anew, or ended.</summary>
    public const string EC2 = "EC2";

    /// <summary>In service; from here to here where its root volume is replaced.</summary>
    public const string AutoScalingGroup = "AutoScalingGroup";

    public const string WarmPool = "WarmPool";
}
