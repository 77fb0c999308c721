using System.Net;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Describing;
using FgtAsg.Sandbox.Model.Disks;
using FgtAsg.Sandbox.Model.Networking;

namespace FgtAsg.Sandbox.Model;

/// <summary>The model's EC2 as the SDK's interface. Every call is done when it returns.</summary>
internal sealed class Ec2Adapter(Cloud cloud) : IAmazonEC2
{
    private readonly AmazonEC2Config _config = new();

    public IClientConfig Config => _config;

    public Task<AllocateAddressResponse> AllocateAddressAsync(AllocateAddressRequest request, CancellationToken cancellationToken = default) =>
        Call(Addresses.Allocate, request, cancellationToken);

    public Task<AssociateAddressResponse> AssociateAddressAsync(
        AssociateAddressRequest request, CancellationToken cancellationToken = default) =>
        Call(AddressAssociations.Associate, request, cancellationToken);

    public Task<AttachNetworkInterfaceResponse> AttachNetworkInterfaceAsync(
        AttachNetworkInterfaceRequest request, CancellationToken cancellationToken = default) =>
        Call(InterfaceAttachments.Attach, request, cancellationToken);

    public Task<CreateNetworkInterfaceResponse> CreateNetworkInterfaceAsync(
        CreateNetworkInterfaceRequest request, CancellationToken cancellationToken = default) =>
        Call(InterfaceCreation.Create, request, cancellationToken);

    public Task<CreateSnapshotResponse> CreateSnapshotAsync(CreateSnapshotRequest request, CancellationToken cancellationToken = default) =>
        Call(Snapshots.Create, request, cancellationToken);

    public Task<CreateTagsResponse> CreateTagsAsync(CreateTagsRequest request, CancellationToken cancellationToken = default) =>
        Call(Tagging.Create, request, cancellationToken);

    public Task<DeleteNetworkInterfaceResponse> DeleteNetworkInterfaceAsync(
        DeleteNetworkInterfaceRequest request, CancellationToken cancellationToken = default) =>
        Call(InterfaceChanges.Delete, request, cancellationToken);

    public Task<DeleteSnapshotResponse> DeleteSnapshotAsync(DeleteSnapshotRequest request, CancellationToken cancellationToken = default) =>
        Call(Snapshots.Delete, request, cancellationToken);

    public Task<DeleteTagsResponse> DeleteTagsAsync(DeleteTagsRequest request, CancellationToken cancellationToken = default) =>
        Call(Tagging.Delete, request, cancellationToken);

    public Task<DescribeAddressesResponse> DescribeAddressesAsync(
        DescribeAddressesRequest request, CancellationToken cancellationToken = default) =>
        Call(AddressDescribe.Describe, request, cancellationToken);

    public Task<DescribeImagesResponse> DescribeImagesAsync(DescribeImagesRequest request, CancellationToken cancellationToken = default) =>
        Call(DiskDescribe.Images, request, cancellationToken);

    public Task<DescribeInstancesResponse> DescribeInstancesAsync(
        DescribeInstancesRequest request, CancellationToken cancellationToken = default) =>
        Call(InstanceDescribe.Describe, request, cancellationToken);

    public Task<DescribeLaunchTemplateVersionsResponse> DescribeLaunchTemplateVersionsAsync(
        DescribeLaunchTemplateVersionsRequest request, CancellationToken cancellationToken = default) =>
        Call(LaunchTemplateDescribe.Versions, request, cancellationToken);

    public Task<DescribeNetworkInterfacesResponse> DescribeNetworkInterfacesAsync(
        DescribeNetworkInterfacesRequest request, CancellationToken cancellationToken = default) =>
        Call(InterfaceDescribe.Describe, request, cancellationToken);

    public Task<DescribeRegionsResponse> DescribeRegionsAsync(DescribeRegionsRequest request, CancellationToken cancellationToken = default) =>
        Call(RegionDescribe.Describe, request, cancellationToken);

    public Task<DescribeSnapshotsResponse> DescribeSnapshotsAsync(DescribeSnapshotsRequest request, CancellationToken cancellationToken = default) =>
        Call(DiskDescribe.Snapshots, request, cancellationToken);

    public Task<DescribeVolumesResponse> DescribeVolumesAsync(DescribeVolumesRequest request, CancellationToken cancellationToken = default) =>
        Call(DiskDescribe.Volumes, request, cancellationToken);

    public Task<DetachNetworkInterfaceResponse> DetachNetworkInterfaceAsync(
        DetachNetworkInterfaceRequest request, CancellationToken cancellationToken = default) =>
        Call(InterfaceAttachments.Detach, request, cancellationToken);

    public Task<DisassociateAddressResponse> DisassociateAddressAsync(
        DisassociateAddressRequest request, CancellationToken cancellationToken = default) =>
        Call(AddressAssociations.Disassociate, request, cancellationToken);

    public Task<ModifyNetworkInterfaceAttributeResponse> ModifyNetworkInterfaceAttributeAsync(
        ModifyNetworkInterfaceAttributeRequest request, CancellationToken cancellationToken = default) =>
        Call(InterfaceChanges.Modify, request, cancellationToken);

    public Task<ReleaseAddressResponse> ReleaseAddressAsync(ReleaseAddressRequest request, CancellationToken cancellationToken = default) =>
        Call(Addresses.Release, request, cancellationToken);

    public void Dispose()
    {
        // Nothing is held: the region outlives its clients.
    }

    private Task<TResponse> Call<TRequest, TResponse>(
        Func<CloudState, TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse =>
        SdkCall.Run(
            cloud,
            state => operation(state, request),
            (fault, requestId) => new AmazonEC2Exception(
                fault.Message,
                fault.StatusCode >= HttpStatusCode.InternalServerError ? ErrorType.Receiver : ErrorType.Sender,
                fault.Code,
                requestId,
                fault.StatusCode),
            cancellationToken);
}
