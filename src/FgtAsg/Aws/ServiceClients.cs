using Amazon;
using Amazon.AutoScaling;
using Amazon.DynamoDBv2;
using Amazon.EC2;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.StepFunctions;

namespace FgtAsg.Aws;

/// <summary>The clients of all services that the function calls.</summary>
/// <param name="EC2">Made at its first use, or by <see cref="Begin"/>. The official client looks for credentials when it is made.</param>
/// <param name="AutoScaling">Made at once: it is small, and a missing region fails the start instead of an event.</param>
/// <param name="S3">Made at its first use, or by <see cref="Begin"/>.</param>
/// <param name="DynamoDb">Made at its first use, or by <see cref="Begin"/>.</param>
/// <param name="Route53">Made at its first use: most fleets have no DNS zone.</param>
/// <param name="Ssm">Made at its first use, as the two below: most fleets use none of them.</param>
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
    /// <summary>EC2 of any region, by its name; one client for each, made at its first use.</summary>
    public Func<string, IAmazonEC2> EC2In { get; init; } = _ => EC2.Value;

    /// <summary>As the environment says: credentials, region and endpoints.</summary>
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
        return clients with { EC2In = new RegionalClients(clients.EC2, CreateEC2).In };

        IAmazonEC2 CreateEC2(AmazonEC2Config config)
        {
            // Who calls tries again, with pauses that grow while EC2 throttles: more tries of the client's own, a moment later, only add to
            // the calls. One is for a connection that broke.
            config.MaxErrorRetry = 1;
            return new GuardedEC2Client(With(config, http));
        }
    }

    /// <summary>
    /// Begins to make what nearly every event needs at once or a few calls later, beside the wait for the event and its first calls. Nobody
    /// waits for the end of it: a first use that comes before waits for that client alone, and what cannot be made fails there (a Lazy
    /// keeps the failure).
    /// </summary>
    public void Begin()
    {
        // The SDK reads all names of an enumeration, by reflection, when the first of its values comes. This one has over a thousand, and
        // each description of an instance has one: a quarter of a cold launch's work in a native build.
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

/// <summary>
/// How the function talks to DynamoDB: with the same bounds of one attempt and of the SDK's own retries as the other clients have.
/// </summary>
internal static class DynamoDbSettings
{
    public static AmazonDynamoDBConfig Create() => new()
    {
        Timeout = ServiceHttp.AttemptTimeout,
        MaxErrorRetry = 2,
    };
}

/// <summary>
/// A client of EC2 for each region that anybody asks for; that of the function's own region is the one it has. Thread-safe.
/// </summary>
/// <param name="home">The client of the function's own region.</param>
/// <param name="create">Makes a client of another one.</param>
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
                    // Where the environment names an endpoint, the SDK would sign for the region of that one's name, or for its first.
                    AuthenticationRegion = region,
                });
            }

            return client;
        }
    }
}
