namespace Amazon.AutoScaling.Model;

public class InstanceReusePolicy
{
    public bool? ReuseOnScaleIn { get; set; }
}
