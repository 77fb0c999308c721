namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>Where an instance comes from and goes to: the values of Origin and Destination in Auto Scaling's events.</summary>
public static class LifecyclePlaces
{
    public const string Ec2 = "EC2";

    public const string AutoScalingGroup = "AutoScalingGroup";

    public const string WarmPool = "WarmPool";
}
