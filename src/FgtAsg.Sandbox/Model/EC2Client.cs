using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Model.Describing;
using FgtAsg.Sandbox.Model.Disks;
using FgtAsg.Sandbox.Model.Instances;
using FgtAsg.Sandbox.Model.Networking;
using FgtAsg.Sandbox.Model.State;
using FgtAsg.Sandbox.Model.Tags;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.Model;

/// <summary>An SDK client for a region's EC2.</summary>
/// <param name="gate">The gate that every call passes; null for none.</param>
public sealed class EC2Client(Cloud cloud, ICallGate? gate = null)
    : AmazonEC2Client(OfflineClients.Credentials, OfflineClients.In<AmazonEC2Config>(cloud.Options.Region))
{
    private readonly SdkCalls _calls = new("ec2", gate, cloud.Limits);

    public override Task<AllocateAddressResponse> AllocateAddressAsync(
        AllocateAddressRequest request, CancellationToken cancellationToken = default) =>
        Call(Addresses.Allocate, request, cancellationToken);

    public override Task<AssociateAddressResponse> AssociateAddressAsync(
        AssociateAddressRequest request, CancellationToken cancellationToken = default) =>
        Call(AddressAssociations.Associate, request, cancellationToken);

    public override Task<AttachNetworkInterfaceResponse> AttachNetworkInterfaceAsync(
        AttachNetworkInterfaceRequest request, CancellationToken cancellationToken = default) =>
        Call(InterfaceAttachments.Attach, request, cancellationToken);

    public override Task<CreateNetworkInterfaceResponse> CreateNetworkInterfaceAsync(
        CreateNetworkInterfaceRequest request, CancellationToken cancellationToken = default) =>
        Call(InterfaceCreation.Create, request, cancellationToken);

    public override Task<CreateSnapshotResponse> CreateSnapshotAsync(
        CreateSnapshotRequest request, CancellationToken cancellationToken = default) =>
        Call(Snapshots.Create, request, cancellationToken);

    public override Task<CreateTagsResponse> CreateTagsAsync(CreateTagsRequest request, CancellationToken cancellationToken = default) =>
        Call(Tagging.Create, request, cancellationToken);

    public override Task<DeleteNetworkInterfaceResponse> DeleteNetworkInterfaceAsync(
        DeleteNetworkInterfaceRequest request, CancellationToken cancellationToken = default) =>
        Call(InterfaceChanges.Delete, request, cancellationToken);

    public override Task<DeleteSnapshotResponse> DeleteSnapshotAsync(
        DeleteSnapshotRequest request, CancellationToken cancellationToken = default) =>
        Call(Snapshots.Delete, request, cancellationToken);

    public override Task<DeleteTagsResponse> DeleteTagsAsync(DeleteTagsRequest request, CancellationToken cancellationToken = default) =>
        Call(Tagging.Delete, request, cancellationToken);

    public override Task<DescribeAddressesResponse> DescribeAddressesAsync(
        DescribeAddressesRequest request, CancellationToken cancellationToken = default) =>
        Call(AddressDescribe.Describe, request, cancellationToken);

    public override Task<DescribeImagesResponse> DescribeImagesAsync(
        DescribeImagesRequest request, CancellationToken cancellationToken = default) =>
        Call(DiskDescribe.Images, request, cancellationToken);

    public override Task<DescribeInstancesResponse> DescribeInstancesAsync(
        DescribeInstancesRequest request, CancellationToken cancellationToken = default) =>
        Call(InstanceDescribe.Describe, request, cancellationToken);

    public override Task<DescribeLaunchTemplateVersionsResponse> DescribeLaunchTemplateVersionsAsync(
        DescribeLaunchTemplateVersionsRequest request, CancellationToken cancellationToken = default) =>
        Call(LaunchTemplateDescribe.Versions, request, cancellationToken);

    public override Task<DescribeNetworkInterfacesResponse> DescribeNetworkInterfacesAsync(
        DescribeNetworkInterfacesRequest request, CancellationToken cancellationToken = default) =>
        Call(InterfaceDescribe.Describe, request, cancellationToken);

    public override Task<DescribeRegionsResponse> DescribeRegionsAsync(
        DescribeRegionsRequest request, CancellationToken cancellationToken = default) =>
        Call(RegionDescribe.Describe, request, cancellationToken);

    public override Task<DescribeSnapshotsResponse> DescribeSnapshotsAsync(
        DescribeSnapshotsRequest request, CancellationToken cancellationToken = default) =>
        Call(DiskDescribe.Snapshots, request, cancellationToken);

    public override Task<DescribeVolumesResponse> DescribeVolumesAsync(
        DescribeVolumesRequest request, CancellationToken cancellationToken = default) =>
        Call(DiskDescribe.Volumes, request, cancellationToken);

    public override Task<DetachNetworkInterfaceResponse> DetachNetworkInterfaceAsync(
        DetachNetworkInterfaceRequest request, CancellationToken cancellationToken = default) =>
        Call(InterfaceAttachments.Detach, request, cancellationToken);

    public override Task<DisassociateAddressResponse> DisassociateAddressAsync(
        DisassociateAddressRequest request, CancellationToken cancellationToken = default) =>
        Call(AddressAssociations.Disassociate, request, cancellationToken);

    public override Task<ModifyNetworkInterfaceAttributeResponse> ModifyNetworkInterfaceAttributeAsync(
        ModifyNetworkInterfaceAttributeRequest request, CancellationToken cancellationToken = default) =>
        Call(InterfaceChanges.Modify, request, cancellationToken);

    public override Task<ReleaseAddressResponse> ReleaseAddressAsync(
        ReleaseAddressRequest request, CancellationToken cancellationToken = default) =>
        Call(Addresses.Release, request, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => OfflineClients.Close(pipeline);

    private Task<TResponse> Call<TRequest, TResponse>(
        Func<CloudState, TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse =>
        _calls.RunAsync(
            request,
            asked => cloud.Answer(
                state => operation(state, asked),
                // EC2's errors do not contain an error type.
                static (fault, requestId) => new AmazonEC2Exception(
                    fault.Message, ErrorType.Unknown, fault.Code, requestId, fault.StatusCode)),
            cancellationToken);
}
