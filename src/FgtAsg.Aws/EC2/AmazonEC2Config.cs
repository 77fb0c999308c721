using Amazon.Pipeline;

namespace Amazon.EC2;

/// <inheritdoc/>
public class AmazonEC2Config() : ServiceConfig(Id, "ec2", "2016-11-15")
{
    internal const string Id = "EC2";
}
