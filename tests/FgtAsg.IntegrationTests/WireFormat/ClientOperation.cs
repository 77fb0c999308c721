using System.Reflection;
using Amazon.AutoScaling;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.StepFunctions;

namespace FgtAsg.IntegrationTests.WireFormat;

/// <summary>One operation of a slim client. Reflection finds the operations, so that new ones are tested too.</summary>
internal sealed record ClientOperation(string Service, string Name, Type Request, Type Response, MethodInfo Method)
{
    private static readonly BasicAWSCredentials Credentials = new("test", "test");

    public static IReadOnlyList<ClientOperation> All { get; } =
    [
        .. Of("autoscaling", typeof(IAmazonAutoScaling)),
        .. Of("route53", typeof(IAmazonRoute53)),
        .. Of("sns", typeof(IAmazonSimpleNotificationService)),
        .. Of("stepfunctions", typeof(IAmazonStepFunctions)),
    ];

    /// <summary>Sends the request through the real client with the given HTTP layer.</summary>
    public async Task<AmazonWebServiceResponse> SendAsync(object request, HttpClientFactory http, CancellationToken cancellationToken)
    {
        var config = ConfigOf(Service);
        config.ServiceURL = "http://127.0.0.1:1";
        config.HttpClientFactory = http;
        config.MaxErrorRetry = 0;
        using AmazonServiceClient client = config switch
        {
            AmazonAutoScalingConfig autoScaling => new AmazonAutoScalingClient(Credentials, autoScaling),
            AmazonSimpleNotificationServiceConfig sns => new AmazonSimpleNotificationServiceClient(Credentials, sns),
            AmazonStepFunctionsConfig stepFunctions => new AmazonStepFunctionsClient(Credentials, stepFunctions),
            _ => new AmazonRoute53Client(Credentials, (AmazonRoute53Config)config),
        };
        var call = (Task)Method.Invoke(client, [request, cancellationToken])!;
        await call;
        return (AmazonWebServiceResponse)call.GetType().GetProperty("Result")!.GetValue(call)!;
    }

    /// <param name="service">The service's name in botocore.</param>
    public static ClientConfig ConfigOf(string service) => service switch
    {
        "autoscaling" => new AmazonAutoScalingConfig(),
        "sns" => new AmazonSimpleNotificationServiceConfig(),
        "stepfunctions" => new AmazonStepFunctionsConfig(),
        _ => new AmazonRoute53Config(),
    };

    private static IEnumerable<ClientOperation> Of(string service, Type client) =>
        from method in client.GetMethods()
        let parameters = method.GetParameters()
        where parameters.Length == 2 && parameters[0].ParameterType.IsAssignableTo(typeof(AmazonWebServiceRequest))
        select new ClientOperation(
            service, method.Name[..^"Async".Length], parameters[0].ParameterType, method.ReturnType.GetGenericArguments()[0], method);
}
