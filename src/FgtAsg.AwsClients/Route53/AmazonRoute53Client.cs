using Amazon.Route53.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using FgtAsg.AwsClients.Operations;
using FgtAsg.AwsClients.Pipeline;

namespace Amazon.Route53;

/// <summary>
/// A client on the SDK's own pipeline: credential chain, signing, endpoints, retries and logging are the SDK's. Thread-safe.
/// </summary>
public class AmazonRoute53Client : AmazonServiceClient, IAmazonRoute53
{
    private static readonly ServiceMetadata Metadata = new(AmazonRoute53Config.Id);

    public AmazonRoute53Client()
        : this(new AmazonRoute53Config())
    {
    }

    public AmazonRoute53Client(RegionEndpoint region)
        : this(new AmazonRoute53Config { RegionEndpoint = region })
    {
    }

    public AmazonRoute53Client(AmazonRoute53Config config)
        : base(config)
    {
    }

    public AmazonRoute53Client(AWSCredentials credentials)
        : this(credentials, new AmazonRoute53Config())
    {
    }

    public AmazonRoute53Client(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonRoute53Config { RegionEndpoint = region })
    {
    }

    public AmazonRoute53Client(AWSCredentials credentials, AmazonRoute53Config clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => Metadata;

    public virtual Task<ChangeResourceRecordSetsResponse> ChangeResourceRecordSetsAsync(
        ChangeResourceRecordSetsRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InvokeAsync<ChangeResourceRecordSetsResponse>(request, ChangeResourceRecordSets.Options(), cancellationToken);
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServiceDefaults.Customize(pipeline, Config);
}
