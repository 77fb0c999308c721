namespace FgtAsg.Sandbox.Model;

/// <summary>Where an instance comes from and goes to: the values of Origin and Destination in Auto Scaling's events.</summary>
public static class LifecyclePlaces
{
    public const string Ec2 = "EC2";

    public const string AutoScalingGroup = "AutoScalingGroup";

    public const string WarmPool = "WarmPool";
}
