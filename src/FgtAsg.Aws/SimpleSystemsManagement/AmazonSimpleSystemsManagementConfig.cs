using Amazon.Pipeline;

namespace Amazon.SimpleSystemsManagement;

/// <inheritdoc/>
public class AmazonSimpleSystemsManagementConfig() : ServiceConfig(Id, "ssm", "2014-11-06")
{
    internal const string Id = "SSM";
}
