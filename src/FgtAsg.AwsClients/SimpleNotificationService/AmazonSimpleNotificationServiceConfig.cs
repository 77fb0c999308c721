using FgtAsg.AwsClients.Pipeline;

namespace Amazon.SimpleNotificationService;

/// <inheritdoc/>
public class AmazonSimpleNotificationServiceConfig() : ServiceConfig(Id, "sns", "2010-03-31")
{
    internal const string Id = "SNS";
}
