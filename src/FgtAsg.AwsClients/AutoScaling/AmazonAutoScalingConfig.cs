using FgtAsg.AwsClients.Pipeline;

namespace Amazon.AutoScaling;

/// <inheritdoc/>
public class AmazonAutoScalingConfig() : ServiceConfig(Id, "autoscaling", "2011-01-01")
{
    internal const string Id = "Auto Scaling";
}
