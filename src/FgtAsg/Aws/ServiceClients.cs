using Amazon;
using Amazon.AutoScaling;
using Amazon.DynamoDBv2;
using Amazon.EC2;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Amazon.StepFunctions;

namespace FgtAsg.Aws;

/// <summary>The clients of all services that the function calls.</summary>
/// <param name="EC2">
/// Created at its first use or by <see cref="Begin"/>. The official client looks for credentials when it is created.
/// </param>
/// <param name="AutoScaling">Created at once: it is small, and a missing region then fails the start instead of an event.</param>
/// <param name="S3">Created at its first use or by <see cref="Begin"/>.</param>
/// <param name="DynamoDb">Created at its first use or by <see cref="Begin"/>.</param>
/// <param name="Route53">Created at its first use: most fleets have no DNS zone.</param>
/// <param name="Ssm">Created at its first use, like the two below: most fleets use none of them.</param>
internal sealed record ServiceClients(
    Lazy<IAmazonEC2> EC2,
    IAmazonAutoScaling AutoScaling,
    Lazy<IAmazonS3> S3,
    Lazy<IAmazonDynamoDB> DynamoDb,
    Lazy<IAmazonRoute53> Route53,
    Lazy<IAmazonSimpleSystemsManagement> Ssm,
    Lazy<IAmazonSimpleNotificationService> Sns,
    Lazy<IAmazonStepFunctions> StepFunctions)
{
    /// <summary>Created at its first use: only a bring-up of FortiOS sends messages.</summary>
    public Lazy<IAmazonSQS> Sqs { get; init; } = new(() => throw new InvalidOperationException("There is no client of SQS."));

    /// <summary>The EC2 client of a region, by the region's name. Each is created at its first use.</summary>
    public Func<string, IAmazonEC2> EC2In { get; init; } = _ => EC2.Value;

    /// <summary>Creates the clients with the credentials, region and endpoints of the environment.</summary>
    public static ServiceClients Create()
    {
        var http = new ServiceHttp();
        var clients = new ServiceClients(
            new Lazy<IAmazonEC2>(() => CreateEC2(new AmazonEC2Config())),
            new AmazonAutoScalingClient(new AmazonAutoScalingConfig { HttpClientFactory = http }),
            new Lazy<IAmazonS3>(() => new AmazonS3Client(With(S3Settings.Create(), http))),
            new Lazy<IAmazonDynamoDB>(() => new AmazonDynamoDBClient(With(DynamoDbSettings.Create(), http))),
            new Lazy<IAmazonRoute53>(() => new AmazonRoute53Client(new AmazonRoute53Config { HttpClientFactory = http })),
            new Lazy<IAmazonSimpleSystemsManagement>(
                () => new GuardedSystemsManagerClient(With(new AmazonSimpleSystemsManagementConfig(), http))),
            new Lazy<IAmazonSimpleNotificationService>(
                () => new AmazonSimpleNotificationServiceClient(new AmazonSimpleNotificationServiceConfig { HttpClientFactory = http })),
            new Lazy<IAmazonStepFunctions>(
                () => new AmazonStepFunctionsClient(new AmazonStepFunctionsConfig { HttpClientFactory = http })));
        return clients with
        {
            // A message that is sent twice does no harm, so the client may retry.
            Sqs = new Lazy<IAmazonSQS>(() => new GuardedSqsClient(With(new AmazonSQSConfig(), http))),
            EC2In = new RegionalClients(clients.EC2, CreateEC2).In,
        };

        IAmazonEC2 CreateEC2(AmazonEC2Config config)
        {
            // The caller retries, with pauses that grow while EC2 throttles. Quick retries by the client would only add calls. The one
            // retry is for a broken connection.
            config.MaxErrorRetry = 1;
            return new GuardedEC2Client(With(config, http));
        }
    }

    /// <summary>
    /// Starts to create the clients that nearly every event needs, in parallel to the wait for the event and its first calls. Nothing waits
    /// for the end. An early first use waits for its client only, and a failure is thrown there (a Lazy keeps it).
    /// </summary>
    public void Begin()
    {
        // The SDK reads all names of an enumeration by reflection when its first value arrives. This one has over a thousand, and each
        // description of an instance has a value. That was a quarter of a cold launch's work in a native build.
        _ = Task.Run(() => InstanceType.FindValue(InstanceType.C6inXlarge.Value));
        _ = Task.Run(() => EC2.Value);
        _ = Task.Run(() => DynamoDb.Value);
        _ = Task.Run(() => S3.Value);
    }

    private static TConfig With<TConfig>(TConfig config, ServiceHttp http)
        where TConfig : ClientConfig
    {
        config.HttpClientFactory = http;
        return config;
    }
}

/// <summary>The settings of the DynamoDB client: the same timeout of one attempt and number of retries as for most clients.</summary>
internal static class DynamoDbSettings
{
    public static AmazonDynamoDBConfig Create() => new()
    {
        Timeout = ServiceHttp.AttemptTimeout,
        MaxErrorRetry = 2,
    };
}

/// <summary>The EC2 client of each region. The function's own region uses the existing client. Thread-safe.</summary>
/// <param name="home">The client of the function's own region.</param>
/// <param name="create">Creates a client for another region.</param>
internal sealed class RegionalClients(Lazy<IAmazonEC2> home, Func<AmazonEC2Config, IAmazonEC2> create)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, IAmazonEC2> _clients = new(StringComparer.Ordinal);

    public IAmazonEC2 In(string region)
    {
        if (region == home.Value.Config.RegionEndpoint?.SystemName)
        {
            return home.Value;
        }

        lock (_lock)
        {
            if (!_clients.TryGetValue(region, out var client))
            {
                _clients[region] = client = create(new AmazonEC2Config
                {
                    RegionEndpoint = RegionEndpoint.GetBySystemName(region),
                    // Otherwise, with an endpoint from the environment, the SDK would sign for the region in that endpoint's name, or for
                    // its first.
                    AuthenticationRegion = region,
                });
            }

            return client;
        }
    }
}
