using Amazon.EC2.Model;
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>The Amazon EC2 operations that a firewall's life needs, named as the AWS SDK for .NET names them.</summary>
/// <remarks>
/// Once the retries are used up, a call fails with <see cref="AmazonEC2Exception"/> where the service refused it (<c>ErrorCode</c> says
/// why); with <see cref="AmazonUnmarshallingException"/> where a success cannot be read; with <see cref="TimeoutException"/> where no
/// complete answer came within <c>ClientConfig.Timeout</c>; with <see cref="HttpRequestException"/> or <see cref="IOException"/> where the
/// connection failed. In the last three cases the call may have taken effect.
/// </remarks>
public interface IAmazonEC2 : IAmazonService, IDisposable
{
    /// <summary>
    /// A new Elastic IP. The service has no client token for it, so a repeated call allocates another address; the client never repeats
    /// it after an answer that did not come.
    /// </summary>
    Task<AllocateAddressResponse> AllocateAddressAsync(AllocateAddressRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives an Elastic IP to a private address of an interface.</summary>
    Task<AssociateAddressResponse> AssociateAddressAsync(AssociateAddressRequest request, CancellationToken cancellationToken = default);

    /// <summary>Attaches asynchronously: the attachment is <c>attaching</c>, then <c>attached</c>.</summary>
    Task<AttachNetworkInterfaceResponse> AttachNetworkInterfaceAsync(
        AttachNetworkInterfaceRequest request, CancellationToken cancellationToken = default);

    /// <summary>A new interface in a subnet, <c>available</c> and not attached.</summary>
    Task<CreateNetworkInterfaceResponse> CreateNetworkInterfaceAsync(
        CreateNetworkInterfaceRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Begins a snapshot of a volume. The service has no client token for it, so a repeated call makes another one; the client never repeats it after an
    /// answer that did not come.
    /// </summary>
    Task<CreateSnapshotResponse> CreateSnapshotAsync(CreateSnapshotRequest request, CancellationToken cancellationToken = default);

    /// <summary>Adds tags, or overwrites their values.</summary>
    Task<CreateTagsResponse> CreateTagsAsync(CreateTagsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a detached interface.</summary>
    Task<DeleteNetworkInterfaceResponse> DeleteNetworkInterfaceAsync(
        DeleteNetworkInterfaceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a snapshot; the service refuses one that an image uses.</summary>
    Task<DeleteSnapshotResponse> DeleteSnapshotAsync(DeleteSnapshotRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes tags off, whatever their values or only where they have the given ones.</summary>
    Task<DeleteTagsResponse> DeleteTagsAsync(DeleteTagsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Elastic IPs by allocation, address or filter; one answer, without pages.</summary>
    Task<DescribeAddressesResponse> DescribeAddressesAsync(DescribeAddressesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Images by id, owner or filter.</summary>
    Task<DescribeImagesResponse> DescribeImagesAsync(DescribeImagesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Instances by id or filter; terminated ones stay listed for about an hour.</summary>
    Task<DescribeInstancesResponse> DescribeInstancesAsync(DescribeInstancesRequest request, CancellationToken cancellationToken = default);

    /// <summary>A launch template's versions, the newest first.</summary>
    Task<DescribeLaunchTemplateVersionsResponse> DescribeLaunchTemplateVersionsAsync(
        DescribeLaunchTemplateVersionsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Interfaces by id or filter.</summary>
    Task<DescribeNetworkInterfacesResponse> DescribeNetworkInterfacesAsync(
        DescribeNetworkInterfacesRequest request, CancellationToken cancellationToken = default);

    /// <summary>The regions of the partition; one answer, without pages.</summary>
    Task<DescribeRegionsResponse> DescribeRegionsAsync(DescribeRegionsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Snapshots by id, owner or filter. They show late, and what they show may lag.</summary>
    Task<DescribeSnapshotsResponse> DescribeSnapshotsAsync(DescribeSnapshotsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Volumes by id or filter.</summary>
    Task<DescribeVolumesResponse> DescribeVolumesAsync(DescribeVolumesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Detaches asynchronously; the interface is <c>available</c> once done.</summary>
    Task<DetachNetworkInterfaceResponse> DetachNetworkInterfaceAsync(
        DetachNetworkInterfaceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes an Elastic IP off its interface.</summary>
    Task<DisassociateAddressResponse> DisassociateAddressAsync(
        DisassociateAddressRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes one attribute: the service refuses more than one a call.</summary>
    Task<ModifyNetworkInterfaceAttributeResponse> ModifyNetworkInterfaceAttributeAsync(
        ModifyNetworkInterfaceAttributeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives a disassociated Elastic IP back.</summary>
    Task<ReleaseAddressResponse> ReleaseAddressAsync(ReleaseAddressRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonEC2Config();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials? awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonEC2Config config
            ? throw new AmazonClientException($"The configuration must be an {nameof(AmazonEC2Config)}.")
            : awsCredentials is null ? new AmazonEC2Client(config) : new AmazonEC2Client(awsCredentials, config);
}
