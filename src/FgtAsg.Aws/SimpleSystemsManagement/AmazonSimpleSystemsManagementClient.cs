using Amazon.Pipeline;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleSystemsManagement.Model;

namespace Amazon.SimpleSystemsManagement;

/// <summary>
/// The client on the SDK's own pipeline: its credential chain, signing, endpoints, retries and logging. Safe to share between threads.
/// </summary>
public class AmazonSimpleSystemsManagementClient : AmazonServiceClient, IAmazonSimpleSystemsManagement
{
    private static readonly ServiceMetadata Metadata = new(AmazonSimpleSystemsManagementConfig.Id);

    public AmazonSimpleSystemsManagementClient()
        : this(new AmazonSimpleSystemsManagementConfig())
    {
    }

    public AmazonSimpleSystemsManagementClient(RegionEndpoint region)
        : this(new AmazonSimpleSystemsManagementConfig { RegionEndpoint = region })
    {
    }

    public AmazonSimpleSystemsManagementClient(AmazonSimpleSystemsManagementConfig config)
        : base(config)
    {
    }

    public AmazonSimpleSystemsManagementClient(AWSCredentials credentials)
        : this(credentials, new AmazonSimpleSystemsManagementConfig())
    {
    }

    public AmazonSimpleSystemsManagementClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonSimpleSystemsManagementConfig { RegionEndpoint = region })
    {
    }

    public AmazonSimpleSystemsManagementClient(AWSCredentials credentials, AmazonSimpleSystemsManagementConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => Metadata;

    public Task<DescribeInstanceInformationResponse> DescribeInstanceInformationAsync(
        DescribeInstanceInformationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InvokeAsync<DescribeInstanceInformationResponse>(request, SystemsManagementOperations.DescribeInstanceInformation.Options(), cancellationToken);
    }

    public Task<GetCommandInvocationResponse> GetCommandInvocationAsync(
        GetCommandInvocationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InvokeAsync<GetCommandInvocationResponse>(request, SystemsManagementOperations.GetCommandInvocation.Options(), cancellationToken);
    }

    public Task<ListCommandsResponse> ListCommandsAsync(
        ListCommandsRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InvokeAsync<ListCommandsResponse>(request, SystemsManagementOperations.ListCommands.Options(), cancellationToken);
    }

    public Task<SendCommandResponse> SendCommandAsync(
        SendCommandRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InvokeAsync<SendCommandResponse>(request, SystemsManagementOperations.SendCommand.Options(), cancellationToken);
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServiceDefaults.Customize(pipeline, Config);
}
