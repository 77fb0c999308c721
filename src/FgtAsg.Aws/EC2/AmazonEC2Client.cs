using Amazon.EC2.Model;
using Amazon.Pipeline;
using Amazon.Query;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.EC2;

/// <summary>
/// The client on the SDK's own pipeline: its credential chain, signing, endpoints, retries and logging. Safe to share between threads.
/// </summary>
public class AmazonEC2Client : AmazonServiceClient, IAmazonEC2
{
    private static readonly ServiceMetadata Metadata = new(AmazonEC2Config.Id);

    public AmazonEC2Client()
        : this(new AmazonEC2Config())
    {
    }

    public AmazonEC2Client(RegionEndpoint region)
        : this(new AmazonEC2Config { RegionEndpoint = region })
    {
    }

    public AmazonEC2Client(AmazonEC2Config config)
        : base(config)
    {
    }

    public AmazonEC2Client(AWSCredentials credentials)
        : this(credentials, new AmazonEC2Config())
    {
    }

    public AmazonEC2Client(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonEC2Config { RegionEndpoint = region })
    {
    }

    public AmazonEC2Client(AWSCredentials credentials, AmazonEC2Config clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => Metadata;

    public Task<AllocateAddressResponse> AllocateAddressAsync(
        AllocateAddressRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2Operations.AllocateAddress, request, cancellationToken);

    public Task<AssociateAddressResponse> AssociateAddressAsync(
        AssociateAddressRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2Operations.AssociateAddress, request, cancellationToken);

    public Task<AttachNetworkInterfaceResponse> AttachNetworkInterfaceAsync(
        AttachNetworkInterfaceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2Operations.AttachNetworkInterface, request, cancellationToken);

    public Task<CreateNetworkInterfaceResponse> CreateNetworkInterfaceAsync(
        CreateNetworkInterfaceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2Operations.CreateNetworkInterface, request, cancellationToken);

    public Task<CreateSnapshotResponse> CreateSnapshotAsync(
        CreateSnapshotRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2DiskOperations.CreateSnapshot, request, cancellationToken);

    public Task<CreateTagsResponse> CreateTagsAsync(CreateTagsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2Operations.CreateTags, request, cancellationToken);

    public Task<DeleteNetworkInterfaceResponse> DeleteNetworkInterfaceAsync(
        DeleteNetworkInterfaceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2Operations.DeleteNetworkInterface, request, cancellationToken);

    public Task<DeleteSnapshotResponse> DeleteSnapshotAsync(
        DeleteSnapshotRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2DiskOperations.DeleteSnapshot, request, cancellationToken);

    public Task<DeleteTagsResponse> DeleteTagsAsync(DeleteTagsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2Operations.DeleteTags, request, cancellationToken);

    public Task<DescribeAddressesResponse> DescribeAddressesAsync(
        DescribeAddressesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2Operations.DescribeAddresses, request, cancellationToken);

    public Task<DescribeImagesResponse> DescribeImagesAsync(
        DescribeImagesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2DiskOperations.DescribeImages, request, cancellationToken);

    public Task<DescribeInstancesResponse> DescribeInstancesAsync(
        DescribeInstancesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2Operations.DescribeInstances, request, cancellationToken);

    public Task<DescribeLaunchTemplateVersionsResponse> DescribeLaunchTemplateVersionsAsync(
        DescribeLaunchTemplateVersionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2Operations.DescribeLaunchTemplateVersions, request, cancellationToken);

    public Task<DescribeNetworkInterfacesResponse> DescribeNetworkInterfacesAsync(
        DescribeNetworkInterfacesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2Operations.DescribeNetworkInterfaces, request, cancellationToken);

    public Task<DescribeRegionsResponse> DescribeRegionsAsync(
        DescribeRegionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2DiskOperations.DescribeRegions, request, cancellationToken);

    public Task<DescribeSnapshotsResponse> DescribeSnapshotsAsync(
        DescribeSnapshotsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2DiskOperations.DescribeSnapshots, request, cancellationToken);

    public Task<DescribeVolumesResponse> DescribeVolumesAsync(
        DescribeVolumesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2DiskOperations.DescribeVolumes, request, cancellationToken);

    public Task<DetachNetworkInterfaceResponse> DetachNetworkInterfaceAsync(
        DetachNetworkInterfaceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2Operations.DetachNetworkInterface, request, cancellationToken);

    public Task<DisassociateAddressResponse> DisassociateAddressAsync(
        DisassociateAddressRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2Operations.DisassociateAddress, request, cancellationToken);

    public Task<ModifyNetworkInterfaceAttributeResponse> ModifyNetworkInterfaceAttributeAsync(
        ModifyNetworkInterfaceAttributeRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2Operations.ModifyNetworkInterfaceAttribute, request, cancellationToken);

    public Task<ReleaseAddressResponse> ReleaseAddressAsync(ReleaseAddressRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(EC2Operations.ReleaseAddress, request, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServiceDefaults.Customize(pipeline, Config);

    private Task<TResponse> CallAsync<TRequest, TResponse>(
        QueryOperation<TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : AmazonEC2Request
        where TResponse : AmazonWebServiceResponse, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        return InvokeAsync<TResponse>(request, operation.Options(), cancellationToken);
    }
}
