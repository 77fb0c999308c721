using FgtAsg.AwsClients.Endpoints;
using FgtAsg.AwsClients.Pipeline;

namespace Amazon.StepFunctions;

/// <inheritdoc/>
public class AmazonStepFunctionsConfig() : ServiceConfig(Id, "states", "2016-11-23", new StepFunctionsEndpointProvider())
{
    internal const string Id = "SFN";
}
