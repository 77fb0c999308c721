using System.Reflection;
using Amazon.AutoScaling;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.StepFunctions;

namespace FgtAsg.IntegrationTests.WireFormat;

/// <summary>One operation of a slim client, found by reflection, so that a new one is tested from its first day.</summary>
internal sealed record ClientOperation(string Service, string Name, Type Request, Type Response, MethodInfo Method)
{
    public static IReadOnlyList<ClientOperation> All { get; } =
    [
        .. Of("autoscaling", typeof(IAmazonAutoScaling)),
        .. Of("route53", typeof(IAmazonRoute53)),
        .. Of("sns", typeof(IAmazonSimpleNotificationService)),
        .. Of("stepfunctions", typeof(IAmazonStepFunctions)),
    ];

    /// <summary>Sends the request through the real client; its HTTP layer is the one given.</summary>
    public async Task<AmazonWebServiceResponse> SendAsync(object request, HttpClientFactory http, CancellationToken cancellationToken)
    {
        using AmazonServiceClient client = Service switch
        {
            "autoscaling" => new AmazonAutoScalingClient(Credentials, Configured(new AmazonAutoScalingConfig(), http)),
            "sns" => new AmazonSimpleNotificationServiceClient(Credentials, Configured(new AmazonSimpleNotificationServiceConfig(), http)),
            "stepfunctions" => new AmazonStepFunctionsClient(Credentials, Configured(new AmazonStepFunctionsConfig(), http)),
            _ => new AmazonRoute53Client(Credentials, Configured(new AmazonRoute53Config(), http)),
        };
        var call = (Task)Method.Invoke(client, [request, cancellationToken])!;
        await call;
        return (AmazonWebServiceResponse)call.GetType().GetProperty("Result")!.GetValue(call)!;
    }

    private static readonly BasicAWSCredentials Credentials = new("test", "test");

    private static T Configured<T>(T config, HttpClientFactory http)
        where T : ClientConfig
    {
        config.ServiceURL = "http://127.0.0.1:1";
        config.HttpClientFactory = http;
        config.MaxErrorRetry = 0;
        return config;
    }

    private static IEnumerable<ClientOperation> Of(string service, Type client) =>
        from method in client.GetMethods()
        let parameters = method.GetParameters()
        where parameters.Length == 2 && parameters[0].ParameterType.IsAssignableTo(typeof(AmazonWebServiceRequest))
        select new ClientOperation(
            service, method.Name[..^"Async".Length], parameters[0].ParameterType, method.ReturnType.GetGenericArguments()[0], method);
}
